"""Runs both sides: long-lived ones that take turns, and whole processes measured from outside."""
import json
import os
import subprocess
import sys
import time
from pathlib import Path

PAUSE = 0.3  # seconds between turns, in which the threads of the side before go to sleep


def thread_settings(threads):
    """The environment in which a peer uses so many threads."""
    names = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "POLARS_MAX_THREADS", "ARROW_NUM_THREADS"]
    return {**os.environ, **{name: str(threads) for name in names}}


def busy_seconds():
    """Processor seconds that the whole machine has used so far; None where the system does not tell."""
    try:
        ticks = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    except OSError:
        return None
    return (sum(ticks) - ticks[3] - ticks[4]) / os.sysconf("SC_CLK_TCK")


def own_seconds(pid):
    """Processor seconds of a running process."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def others(busy_before, own, wall):
    """How many processors the rest of the machine used meanwhile: above 0.2 a time is not to be trusted."""
    after = busy_seconds()
    if after is None or busy_before is None or wall < 0.05:
        return None
    return round(max(0.0, after - busy_before - own) / wall, 2)


class Side:
    """A process that has prepared a job and does one repeat whenever it is asked."""

    def __init__(self, name, command, threads):
        self.name = name
        self.process = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=sys.stderr, text=True,
            env=thread_settings(threads))
        self._answer()

    def ask(self, **request):
        """One repeat: what the side answers, and how busy the rest of the machine was."""
        time.sleep(PAUSE)
        busy, own, start = busy_seconds(), own_seconds(self.process.pid), time.perf_counter()
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        answer = self._answer()
        wall = time.perf_counter() - start
        answer["others"] = others(busy, own_seconds(self.process.pid) - own, wall)
        return answer

    def _answer(self):
        # Libraries may write lines of their own; an answer is an object.
        for line in self.process.stdout:
            if line.startswith("{"):
                return json.loads(line)
        raise RuntimeError(f"{self.name} ended with status {self.process.wait()}")

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def whole_process(command, threads):
    """Runs a command once: wall-clock seconds, peak memory, and the JSON that it printed last."""
    busy, start = busy_seconds(), time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=thread_settings(threads))
    output = process.stdout.read().decode()
    # wait4 tells what this child used; getrusage(RUSAGE_CHILDREN) would tell of the largest child so far.
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"{' '.join(str(part) for part in command)} ended with status {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return {
        "seconds": seconds, "peakBytes": usage.ru_maxrss * unit,
        "others": others(busy, usage.ru_utime + usage.ru_stime, seconds), "printed": last_json(output),
    }


def last_json(output):
    """The JSON that a program printed: all of it, or its last line."""
    for text in (output, output.strip().rpartition("\n")[2]):
        try:
            return json.loads(text)
        except ValueError:
            continue
    return None
