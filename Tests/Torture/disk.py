"""Full disks: a small file system at many sizes, and /dev/full."""

import os
import subprocess

import judging
import materials
import writers
from campaign import kind
from signals import writers_judged

SMALL = [writers.CLUSTER, writers.WEIGH, writers.GENERATE, writers.RANK, writers.INSPECT, writers.EXPLORE]


def mounted(folder, pages):
    """Mounts a file system of so many pages on a folder; whether that was allowed."""
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={pages * 4}k,nr_inodes=40", "torture", folder], capture_output=True
    )
    return made.returncode == 0


@kind("disk", "a file system that is full after so many pages: exit 74, old files kept, nothing left over")
def disk(bench):
    with bench.folder() as folder:
        place = os.path.join(folder, "disk")
        os.mkdir(place)
        if os.geteuid() != 0 or not mounted(place, 4):
            bench.skipped = "no file system may be mounted"
            return
        subprocess.run(["umount", place], check=True)

    def one(writer, pages, old):
        whole, _ = writers.complete(bench, writer)
        with bench.folder() as folder:
            place = os.path.join(folder, "disk")
            os.mkdir(place)
            if not mounted(place, pages + (len(writer.outputs) if old else 0)):
                raise RuntimeError("mount failed")
            try:
                if old:
                    for name in writer.outputs:
                        with open(os.path.join(place, name), "wb") as file:
                            file.write(writers.OLD)
                words = [_placed(writer, word) for word in writer.words]
                writer.lay(folder, bench.program, False)
                run = bench.call(*words, folder=folder, seconds=60)
                writers_judged(
                    bench,
                    writer,
                    place,
                    set(),
                    whole,
                    old,
                    run,
                    f"{writer.name}, a disk of {pages} pages, old {old}",
                )
            finally:
                subprocess.run(["umount", "-l", place], check=False)

    cases = []
    for writer in SMALL:
        whole, _ = writers.complete(bench, writer)
        pages = sum(-(-len(data or b"") // 4096) for data in whole.values())
        chance = bench.chance(writer.name)
        sizes = {1, 2, 3, pages // 2, pages - 1, pages, pages + 1} | {
            chance.randint(1, pages + 1) for _ in range(bench.many(8, 0))
        }
        cases += [(writer, size, chance.random() < 0.5) for size in sorted(sizes) if size > 0]
    bench.each(cases, one)


def _placed(writer, word):
    return os.path.join("disk", word) if word in writer.outputs else word


FULL = [
    "inspect accounts.csv",
    "cluster accounts.csv -c a,b,c -k 2",
    "explore accounts.csv -c a,b,c -k 2 --pairs 2",
    "compare accounts.csv -c a,b,c --with-column s",
    "rank offers.csv --weighting equal",
    "weigh offers.csv",
    "sort offers.csv --profiles profiles.csv --weighting equal",
    "verify case.json",
    "verify --list",
    "generate table.csv --accounts 9",
    "benchmark --accounts 1e3 --repeats 1",
    "--help",
    "cluster --help",
    "--version",
]


def _is_about_itself(command):
    """Help, version and lists of cases, which have no -o of their own or need none."""
    return command.startswith("-") or command.endswith(("--help", "--list"))


@kind("full", "standard output on a full device, and outputs on it: exit 74 and a sentence")
def full(bench):
    def one(command, way):
        with bench.folder() as folder:
            materials.lay(folder)
            words = command.split()
            if way == "-o":
                run = bench.call(*words, "-o", "/dev/full", folder=folder)
            else:
                run = bench.call(*words, folder=folder, after="> /dev/full")
            wrong = judging.fault_of(run, "text", {74})
            bench.expect(wrong is None, f"{command} on /dev/full: {wrong}", run)

    ways = [(command, way) for command in FULL for way in ("stdout", "-o")]
    bench.each([(command, way) for command, way in ways if way == "stdout" or not _is_about_itself(command)], one)
    for writer in (writers.CLUSTER, writers.WEIGH):
        words = list(writer.words)
        del words[words.index("-o") : words.index("-o") + 2]
        with bench.folder() as folder:
            writer.lay(folder, bench.program, True)
            before = set(judging.listing(folder))
            run = bench.call(*words, folder=folder, after="> /dev/full")
            bench.expect(
                judging.fault_of(run, "text", {74}) is None, f"{writer.name} > /dev/full: exit {run.status}", run
            )
            found = {data for name, data in writer.written(folder).items()}
            bench.expect(
                found == {writers.OLD},
                f"{writer.name} > /dev/full: an old file was replaced although it failed",
                run,
            )
            left = writers.rests(folder, before, writer)
            bench.expect(not left, f"{writer.name} > /dev/full: left over {left}", run)
