"""Runs the program under test as a shell would, and measures what it took."""

import os
import select
import shlex
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass

# What no run may pass: 20 s, and 2 GB of memory. The limit on the address space keeps a fault from taking the machine.
SECONDS = 20.0
PEAK = 2 << 30
ADDRESS_SPACE = 8 << 20  # in kB, as `ulimit -v` counts

# A machine that does other work gives a run less than a processor; such a run may last this long by the clock.
PATIENCE = 90.0
# Of what was printed no more than this is looked at.
PRINTED = 64 << 20


@dataclass(frozen=True)
class Run:
    """How one run ended. `status` is negative for a signal, as in `subprocess`."""

    script: str
    folder: str
    status: int
    output: bytes
    message: bytes
    seconds: float
    processor: float  # seconds of computing, of all its threads
    peak: int
    hung: bool

    def sentence(self):
        """What the program said about it: its own line, else the first one."""
        lines = self.message.decode("utf-8", "replace").strip().split("\n")
        return next((line for line in lines if line.startswith("pondera: ")), lines[0])[:240]


def quoted(*arguments):
    """Arguments as one piece of shell; bytes that are not UTF-8 come as surrogates."""
    return " ".join(shlex.quote(os.fsdecode(argument)) for argument in arguments)


class Program:
    """A built `pondera`."""

    def __init__(self, path):
        self.path = os.path.abspath(path)

    def command(self, *arguments):
        return quoted(self.path, *arguments)

    def call(self, *arguments, folder, before="", after="", **rest):
        """Runs the program with these arguments; `before` and `after` are shell around it: limits and redirections."""
        return self.shell(f"{before} exec {self.command(*arguments)} {after}".strip(), folder, **rest)

    def shell(self, script, folder, stdin=b"", seconds=SECONDS, moment=None, variables=None):
        """Runs a piece of shell. With `moment`, (seconds, signal), a signal is sent to it then."""
        environment = {
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "LANG": "C.UTF-8",
            "HOME": folder,
            "TMPDIR": folder,
            "SWIFT_BACKTRACE": "enable=no",
        }
        environment.update(variables or {})
        limited = f"ulimit -v {ADDRESS_SPACE}; {script}"
        temporary = tempfile.TemporaryFile
        with temporary() as source, temporary() as sink, temporary() as complaints:
            source.write(stdin)
            source.seek(0)
            began = time.monotonic()
            process = subprocess.Popen(
                ["bash", "-c", os.fsencode(limited)],
                stdin=source,
                stdout=sink,
                stderr=complaints,
                cwd=folder,
                env=environment,
                start_new_session=True,
            )
            status, usage, hung = _wait(process, began, seconds, moment)
            took = time.monotonic() - began
            sink.seek(0)
            complaints.seek(0)
            return Run(
                script,
                folder,
                status,
                sink.read(PRINTED),
                complaints.read(PRINTED),
                took,
                usage.ru_utime + usage.ru_stime,
                usage.ru_maxrss << 10,
                hung,
            )


def _wait(process, began, seconds, moment):
    """Waits, sends the signal at its moment, and ends what does not end: (status, usage, whether it hung)."""
    descriptor = os.pidfd_open(process.pid)
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    hung = False
    try:
        if moment is not None and not poll.poll(moment[0] * 1000):
            signal.pidfd_send_signal(descriptor, moment[1])
        deadline = began + seconds
        while not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
            if _starved(process.pid, began) and time.monotonic() - began < PATIENCE:
                deadline = time.monotonic() + 1
                continue
            hung = True
            break
    finally:
        os.close(descriptor)
        # What the shell started beside the program ends with it: the group is of this run alone.
        try:
            if hung:
                os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    _, status, usage = os.wait4(process.pid, 0)
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage, hung


def _starved(pid, began):
    """Whether a run that should compute has had little of the processors."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
    except OSError:
        return False
    used = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    runnable = fields[0] == "R"
    return runnable and used < 0.6 * (time.monotonic() - began)
