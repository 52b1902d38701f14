"""Where things are, and what has to be there before anything is measured."""
import datetime
import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

PEERS = Path(__file__).resolve().parent
ROOT = PEERS.parent.parent


@dataclass(frozen=True)
class Place:
    """The paths that jobs use, and what the machine lets us measure."""

    benchmarks: Path  # Benchmarks/
    build: Path  # .build/peers, where everything that is made lies
    data: Path
    python: Path  # of the peers' virtual environment
    ours: Path  # PonderaSide
    pondera: Path  # the program
    rscript: str | None  # Rscript with data.table, else None

    def data_file(self, name, rows):
        """A generated file; made on first use, the same bytes on every machine."""
        path = self.data / f"{name.partition('.')[0]}_{rows}.{name.partition('.')[2]}"
        if not path.exists():
            run([self.python, PEERS / "make_data.py", "--out", self.data, "--rows", str(rows), "--file", name])
        return path


def run(command, **settings):
    """Runs a command that must succeed."""
    subprocess.run([str(part) for part in command], check=True, **settings)


def prepare(threads):
    if sys.version_info < (3, 11):
        sys.exit(f"bench.py: this is Python {platform.python_version()}; Python 3.11 or later is needed.")
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    if threads > processors:
        sys.exit(f"bench.py: {threads} threads are asked for, and this process may use {processors} processors.")
    build = ROOT / ".build" / "peers"
    data = Path(os.environ.get("PEERS_DATA", build / "data"))
    data.mkdir(parents=True, exist_ok=True)
    build.mkdir(parents=True, exist_ok=True)
    binaries = build_ours()
    return Place(
        benchmarks=PEERS.parent, build=build, data=data, python=virtual_environment(build),
        ours=binaries / "PonderaSide", pondera=ROOT / ".build" / "release" / "pondera", rscript=find_r())


def build_ours():
    """Builds both of our programs; returns the folder of PonderaSide."""
    swift = os.environ.get("SWIFT", "swift")
    common = ["-c", "release", *os.environ.get("PEERS_SWIFT_FLAGS", "").split()]
    print("Building Pondera …", flush=True)
    run([swift, "build", "--package-path", ROOT, "--product", "pondera", *common], stdout=subprocess.DEVNULL)
    nested = [swift, "build", "--package-path", PEERS.parent, "--scratch-path", ROOT / ".build" / "benchmarks", *common]
    run([*nested, "--product", "PonderaSide"], stdout=subprocess.DEVNULL)
    shown = subprocess.run([str(part) for part in [*nested, "--show-bin-path"]], check=True, capture_output=True, text=True)
    return Path(shown.stdout.strip())


def virtual_environment(build):
    """The peers' Python, installed when it is not there or when the pins have changed."""
    given = os.environ.get("PEERS_VENV")
    if given:
        return Path(given) / "bin" / "python"
    folder = build / "venv"
    stamp = folder / "installed.txt"
    files = [PEERS / "requirements.txt", PEERS / "requirements-bare.txt"]
    pins = "".join(file.read_text() for file in files)
    if not stamp.exists() or stamp.read_text() != pins:
        print("Installing the peers …", flush=True)
        try:
            run([sys.executable, "-m", "venv", "--clear", folder])
        except subprocess.CalledProcessError:
            # Debian keeps a part of Python's own venv in a package of its own.
            install_from_apt(["python3-venv"])
            run([sys.executable, "-m", "venv", "--clear", folder])
        install = [folder / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check"]
        run([*install, "-r", files[0]])
        run([*install, "--no-deps", "-r", files[1]])
        stamp.write_text(pins)
    return folder / "bin" / "python"


def find_r():
    """Rscript with data.table. R itself is never installed; its package is, where that needs no question."""
    rscript = shutil.which("Rscript")
    if not rscript:
        print("There is no R here, so its reader is left out.", flush=True)
        return None
    test = [rscript, "-e", "library(data.table)"]
    if subprocess.run(test, capture_output=True).returncode != 0:
        install_from_apt(["r-cran-data.table"])
    if subprocess.run(test, capture_output=True).returncode != 0:
        print("R has no data.table here, so its reader is left out.", flush=True)
        return None
    return rscript


def install_from_apt(packages):
    """Installs where that needs neither a password nor an answer; else says what is missing and goes on."""
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (root and not shutil.which("sudo")):
        print(f"Missing: {' '.join(packages)}.", flush=True)
        return
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = [*root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if subprocess.run(command, env=settings, stdout=subprocess.DEVNULL).returncode != 0:
        print(f"apt-get could not install {' '.join(packages)}.", flush=True)


def jobs_of_ours(place):
    """The jobs that our side can do as it is now."""
    shown = subprocess.run([str(place.ours), "jobs"], check=True, capture_output=True, text=True)
    return set(shown.stdout.split())


def describe(place):
    """Facts without which a time says little: machine, versions, date. A list of (label, text)."""
    packages = [
        "scikit-learn", "scikit-learn-intelex", "faiss-cpu", "polars", "pandas", "pyarrow", "numpy", "pymcdm", "scikit-criteria",
        "pyDecision"]
    code = "import importlib.metadata as m, sys; print('; '.join(f'{n} {m.version(n)}' for n in sys.argv[1:]))"
    shown = subprocess.run([str(place.python), "-c", code, *packages], capture_output=True, text=True)
    ours = subprocess.run([str(place.pondera), "--version"], capture_output=True, text=True).stdout.strip()
    commit = subprocess.run(["git", "-C", str(ROOT), "describe", "--always", "--dirty"], capture_output=True, text=True)
    swift = subprocess.run([os.environ.get("SWIFT", "swift"), "--version"], capture_output=True, text=True)
    python = subprocess.run([str(place.python), "--version"], capture_output=True, text=True)
    return [
        ("Date", datetime.date.today().isoformat()),
        ("Machine", f"{processor()}, {os.cpu_count()} processors, {memory() / 2**30:.1f} GB, {system()}"),
        ("Pondera", f"{ours} ({commit.stdout.strip() or 'no commit'})"),
        ("Peers", shown.stdout.strip() or "versions unknown"),
        ("Languages", f"{(swift.stdout + swift.stderr).splitlines()[0].strip()}; {python.stdout.strip()}"),
    ]


def processor():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def memory():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def system():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform()
