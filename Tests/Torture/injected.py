"""Errors of single system calls, put in by strace: each write, sync, close, rename and link of an output fails once."""

import os
import re
import shutil

import judging
import materials
import writers
from campaign import kind
from runner import quoted

CALLS = [
    "write",
    "pwrite64",
    "writev",
    "fsync",
    "fdatasync",
    "close",
    "rename",
    "renameat",
    "renameat2",
    "linkat",
    "ftruncate",
    "openat",
]
ERRORS = {
    "openat": ["EACCES", "ENOSPC"],
    "linkat": ["EIO"],
    "rename": ["EIO"],
    "renameat": ["EIO"],
    "renameat2": ["EIO"],
}
SMALL = [
    writers.Writer(
        "cluster",
        tuple("cluster accounts.csv -c a,b,c -k 2 --threads 1 --assignments A.csv --model M.json -o R.txt".split()),
        ("A.csv", "M.json", "R.txt"),
    ),
    writers.Writer(
        "weigh", tuple("weigh offers.csv --methods entropy --as W.csv -o R.txt".split()), ("W.csv", "R.txt")
    ),
    writers.Writer("inspect", ("inspect", "accounts.csv", "-o", "I.json", "--format", "json"), ("I.json",)),
    writers.Writer("generate", tuple("generate table.csv --accounts 40 -o G.csv".split()), ("G.csv",)),
    writers.Writer(
        "rank",
        tuple("rank offers.csv --weighting equal --methods wsm --threads 1 -o R.csv --format csv".split()),
        ("R.csv",),
    ),
]


def observed(bench, writer, folder):
    """The calls of an undisturbed run that touch outputs: (name, which of that name, whether it is the folder)."""
    log = os.path.join(folder, "..", os.path.basename(folder) + ".log")
    inputs = set(judging.listing(folder)) - set(writer.outputs)
    names = ",".join(CALLS)
    bench.shell(
        f"strace -f -y -o {quoted(log)} -e trace={names} {bench.program.command(*writer.words)}", folder, seconds=60
    )
    counts, found = {}, []
    with open(log, errors="replace") as file:
        lines = file.read().split("\n")
    os.remove(log)
    placed = False
    first = lines[0].split(" ", 1)[0] if lines else ""
    for line in lines:
        match = re.match(r"(\d+) +(\w+)\((.*)", line)
        if not match or match.group(2) not in CALLS:
            continue
        thread, call, rest = match.groups()
        counts[(thread, call)] = counts.get((thread, call), 0) + 1
        if thread != first or not _of_output(call, rest, folder, inputs, writer.outputs):
            continue
        # Once the first file is in its place, what is closed was written and synced before.
        placed = placed or (call.startswith(("rename", "linkat")) and _names(rest)[-1] in writer.outputs)
        if call == "close" and placed:
            continue
        found.append((call, counts[(thread, call)], bool(re.match(r"\d+<" + re.escape(folder) + ">", rest))))
    return found


def _names(rest):
    """The names of the files among the arguments of a call."""
    return [os.path.basename(path) for path in re.findall(r'"([^"]*)"', rest)] or [""]


def _of_output(call, rest, folder, inputs, outputs):
    """Whether a call is about an output, the file beside it, or the folder that holds it."""
    if call == "openat":
        path = re.search(r'"([^"]*)"', rest)
        name = os.path.basename(path.group(1)) if path else ""
        return any(flag in rest for flag in ("O_CREAT", "O_TMPFILE")) and name not in inputs
    if call.startswith("rename") or call == "linkat":
        return any(name in rest for name in outputs)
    place = re.match(r"\d+<([^>]*)>", rest)
    if not place or not place.group(1).startswith(folder):
        return False
    return os.path.basename(place.group(1)) not in inputs


@kind("injected", "every write, sync, close, rename and link of an output fails once, by strace")
def injected(bench):
    if not shutil.which("strace"):
        bench.skipped = "strace is not installed"
        return
    cases = []
    for writer in SMALL:
        for old in (True, False):
            with bench.folder() as folder:
                writer.lay(folder, bench.program, old)
                if bench.shell("strace -o /dev/null true", folder).status != 0:
                    bench.skipped = "strace may not trace here"
                    return
                calls = observed(bench, writer, os.path.realpath(folder))
            bench.expect(
                any(call in ("write", "pwrite64") for call, _, _ in calls),
                f"{writer.name}: no write was seen",
                None,
            )
            for call, count, place in calls:
                cases += [(writer, old, call, count, place, error) for error in ERRORS.get(call, ["ENOSPC", "EIO"])]
    if bench.short:
        bench.chance("choice").shuffle(cases)
        cases = cases[:60]
    whole = {writer.name: writers.complete(bench, writer)[0] for writer in SMALL}
    bench.each([(bench, whole[case[0].name], *case) for case in cases], judged)


def judged(bench, whole, writer, old, call, count, place, error):
    with bench.folder() as folder:
        writer.lay(folder, bench.program, old)
        before = set(judging.listing(folder))
        what = f"{writer.name}, {call} number {count} fails with {error}, old files {old}"
        run = bench.shell(
            f"strace -f -o /dev/null -e inject={call}:error={error}:when={count} "
            f"{bench.program.command(*writer.words)}",
            folder,
            seconds=60,
        )
        wrong = judging.fault_of(run, "text", {0, 74})
        bench.expect(wrong is None, f"{what}: {wrong}", run)
        found = writers.states(writer, folder, whole, old)
        bench.expect(set(found.values()) in ({"old"}, {"new"}), f"{what}: {found}, exit {run.status}", run)
        if run.status == 74 and not place:
            bench.expect(set(found.values()) == {"old"}, f"{what}: exit 74, but the outputs are new", run)
        # There may be another way to put a file in its place, and then all is well.
        if run.status == 0 and not (call in ("linkat", "openat", "renameat2") or place):
            bench.fault(f"{what}: exit 0", run)
        if run.status == 0:
            bench.expect(set(found.values()) == {"new"}, f"{what}: exit 0, but the outputs are old", run)
        left = writers.rests(folder, before, writer)
        bench.expect(not left, f"{what}: left over {left}", run)
