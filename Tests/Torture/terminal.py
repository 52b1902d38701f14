"""Interrupts in a terminal: the line is ended, nothing of the progress stays, the settings are as before."""

import os
import pty
import re
import select
import signal
import termios
import time

import materials
import writers
from campaign import kind
from runner import Run, quoted

COMMANDS = [
    f"generate {materials.SEGMENTS} --accounts 30000000 -o out.csv",
    f"explore {materials.BUYERS} -c 6-14 --pairs 4000 -o out.csv --format csv",
    f"cluster {materials.BUYERS} -c 6-14 --method consensus --restarts 400 -k 4 -o out.csv --format csv",
    "benchmark --max-accounts 1000000 --repeats 3 -o out.csv --format csv",
]
# What may stay on the screen: the echo of the key, and a sentence.
SAID = r"(\^C)?(pondera: .*)?\s*"


def screen(data):
    """The lines a terminal would show after these bytes, and the column of the cursor."""
    lines, column = [""], 0
    for piece in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|.", data, re.DOTALL):
        if piece == "\r":
            column = 0
        elif piece == "\n":
            lines.append("")
            column = 0
        elif piece.startswith("\x1b["):
            if piece.endswith("K"):
                lines[-1] = "" if piece[2:-1] == "2" else lines[-1][:column]
        elif piece >= " ":
            lines[-1] = lines[-1][:column].ljust(column) + piece + lines[-1][column + 1 :]
            column += 1
    return lines, column


def drained(master, seconds):
    """What the terminal was sent until it is closed, or for so long."""
    data = b""
    deadline = time.monotonic() + seconds
    while (rest := deadline - time.monotonic()) > 0:
        if not select.select([master], [], [], rest)[0]:
            break
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        data += piece
    return data


def session(program, words, folder, pause, sent):
    """Runs a command in a terminal of its own and interrupts it: a run, and the settings before and after."""
    child, master = pty.fork()
    if child == 0:
        try:
            os.chdir(folder)
            os.environ.update(TMPDIR=folder, LANG="C.UTF-8", TERM="xterm", SWIFT_BACKTRACE="enable=no")
            os.execv(program.path, [program.path, *words])
        finally:
            os._exit(127)
    settings = termios.tcgetattr(master)
    began = time.monotonic()
    data = drained(master, pause)
    if sent == signal.SIGINT:
        os.write(master, b"\x03")
    else:
        os.kill(child, sent)
    data += drained(master, 20)
    after = termios.tcgetattr(master)
    hung = os.waitpid(child, os.WNOHANG)
    if hung[0] == 0:
        time.sleep(0.5)
        hung = os.waitpid(child, os.WNOHANG)
    if hung[0] == 0:
        os.kill(child, signal.SIGKILL)
        hung = os.waitpid(child, 0)
        status = None
    else:
        status = os.waitstatus_to_exitcode(hung[1])
    os.close(master)
    script = f"{quoted(program.path, *words)}  # in a terminal, {sent.name} after {pause:.2f} s"
    run = Run(script, folder, status or 0, data, b"", time.monotonic() - began, 0.0, 0, status is None)
    return run, settings == after


@kind("terminal", "interrupts in a terminal: line ended, no rest of the progress, settings as before")
def terminal(bench):
    writers.big(bench.program)
    for number in range(bench.many(24, 6)):
        chance = bench.chance(number)
        words = COMMANDS[number % len(COMMANDS)].split()
        sent = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP][number // len(COMMANDS) % 3]
        pause = chance.uniform(0.3, 2.5)
        with bench.folder() as folder:
            bench.runs += 1
            run, same = session(bench.program, words, folder, pause, sent)
            what = f"{words[0]}, {sent.name} after {pause:.1f} s"
            if run.hung:
                bench.fault(f"{what}: does not end", run)
                continue
            bench.expect(run.status in (-sent, 0), f"{what}: exit {run.status}", run)
            bench.expect(same, f"{what}: the settings of the terminal were changed", run)
            if run.status == 0:
                # It was done before: the echo of the key is not its own.
                continue
            lines, column = screen(run.output.decode("utf-8", "replace"))
            bench.expect(column == 0, f"{what}: the line is not ended, {lines[-1]!r}", run)
            rest = [line for line in lines if not re.fullmatch(SAID, line)]
            bench.expect(not rest, f"{what}: on the screen stays {rest!r:.120}", run)
            left = [name for name in os.listdir(folder) if name != "out.csv"]
            bench.expect(not left, f"{what}: left over {left}", run)
            bench.expect(
                not os.path.exists(os.path.join(folder, "out.csv")),
                f"{what}: an output is there",
                run,
            )
