"""What every assault shares: a folder for each case, seeded chance, counting, and the record of faults."""

import contextlib
import os
import random
import shutil
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor

KINDS = {}

# Faults of one kind are all kept in the folder of failures; so many are shown.
SHOWN = 12
# A failing case is kept with its files when they are no larger than this.
KEPT_BYTES = 8 << 20


def kind(name, purpose):
    """Registers an assault: a function of a `Bench`."""

    def register(function):
        KINDS[name] = (purpose, function)
        return function

    return register


class Bench:
    """One kind at work. Cases may run on several threads."""

    def __init__(self, name, program, seed, short, kept, workers):
        self.name, self.program, self.seed, self.short = name, program, seed, short
        self.kept, self.workers = kept, workers
        self.runs = 0
        self.faults = []
        self.skipped = None
        self._lock = threading.Lock()

    def chance(self, *key):
        """A generator of its own for each case, so that one case can be repeated without the others."""
        return random.Random("/".join(str(part) for part in (self.seed, self.name, *key)))

    def many(self, full, short):
        return short if self.short else full

    @contextlib.contextmanager
    def folder(self):
        path = tempfile.mkdtemp(prefix="torture-", dir=os.environ.get("TORTURE_TMP"))
        try:
            yield path
        finally:
            shutil.rmtree(path, ignore_errors=True)

    def each(self, cases, function):
        """Calls the function for every case, on all workers; cases are tuples of arguments."""
        cases = list(cases)
        with ThreadPoolExecutor(self.workers) as pool:
            for _ in pool.map(lambda case: self._guarded(function, case), cases):
                pass

    def _guarded(self, function, case):
        try:
            function(*case)
        except Exception as error:  # A defect of the campaign must not pass for a success of the program.
            self.fault(f"the campaign itself failed on {case!r:.200}: {error!r}", None)

    def call(self, *arguments, **rest):
        with self._lock:
            self.runs += 1
        return self.program.call(*arguments, **rest)

    def shell(self, script, folder, **rest):
        with self._lock:
            self.runs += 1
        return self.program.shell(script, folder, **rest)

    def expect(self, holds, sentence, run, keep=True):
        """Records a fault unless the condition holds."""
        if not holds:
            self.fault(sentence, run, keep)
        return bool(holds)

    def fault(self, sentence, run, keep=True):
        with self._lock:
            number = len(self.faults) + 1
            command = f"cd {run.folder} && {run.script}" if run else ""
            said = f" [said: {run.sentence()}]" if run and run.sentence() else ""
            place = os.path.join(self.kept, f"{self.name}-{number}")
            self.faults.append(f"{sentence}{said}")
            if run:
                os.makedirs(place, exist_ok=True)
                if keep and _size(run.folder) <= KEPT_BYTES:
                    shutil.copytree(
                        run.folder,
                        os.path.join(place, "files"),
                        symlinks=True,
                        dirs_exist_ok=True,
                        ignore=_irregular,
                    )
                    command = f"cd {place}/files && {run.script}"
                with open(os.path.join(place, "command.sh"), "w", errors="surrogateescape") as file:
                    file.write(f"# {self.name}, seed {self.seed}: {sentence}\n{command}\n")
            if number <= SHOWN:
                shown = f"  fault {self.name}-{number}: {sentence}{said}\n      {command}"
                print(shown.encode("utf-8", "backslashreplace").decode("utf-8"), flush=True)
            elif number == SHOWN + 1:
                print(f"  … more faults of {self.name} are in {self.kept}", flush=True)


def _irregular(folder, names):
    """What cannot be copied: pipes, sockets and devices."""
    return [
        name
        for name in names
        if not (os.path.isfile(p := os.path.join(folder, name)) or os.path.isdir(p) or os.path.islink(p))
    ]


def _size(folder):
    total = 0
    for place, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += os.lstat(os.path.join(place, name)).st_size
    return total


def perform(names, program, seed, short, kept, workers):
    """Runs the kinds one after the other: how many held, how many failed."""
    passed = failed = 0
    for name in names:
        bench = Bench(name, program, seed, short, kept, workers)
        began = time.monotonic()
        KINDS[name][1](bench)
        if bench.skipped is None and bench.runs == 0:
            bench.fault("no run was made, so nothing was tested", None)
        took = time.monotonic() - began
        note = f", not done here: {bench.skipped}" if bench.skipped else ""
        print(f"{name:<12} {bench.runs:>6} runs  {len(bench.faults):>4} faults  {took:6.1f} s{note}", flush=True)
        if bench.faults:
            failed += 1
        else:
            passed += 1
    return passed, failed
