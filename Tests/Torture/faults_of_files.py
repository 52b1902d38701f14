"""The faults of files that were found once, each with its smallest input and variations."""

import os
import signal

import judging
import materials
import signals
import writers
from campaign import kind

FOUR = "id,a,b\n1,1,9\n2,2,8\n3,9,1\n4,8,2\n"


def put(folder, **texts):
    """Writes small files; an underscore stands for the dot before the ending."""
    for name, text in texts.items():
        data = text if isinstance(text, bytes) else text.encode()
        with open(os.path.join(folder, name.replace("_", ".")), "wb") as file:
            file.write(data)


@kind("fault-01", "standard output closed: the report is not written into the model or the assignments")
def closed_output(bench):
    def one(number, option, outside):
        with bench.folder() as folder:
            put(folder, accounts_csv=FOUR)
            whole = bench.call(
                "cluster", "accounts.csv", "-c", "a,b", "-k", "2", option, "whole", "-o", "r", folder=folder
            )
            run = bench.call(
                "cluster",
                "accounts.csv",
                "-c",
                "a,b",
                "-k",
                "2",
                *outside,
                option,
                "out",
                folder=folder,
                after=">&-",
            )
            out, right = (judging.content(os.path.join(folder, name)) for name in ("out", "whole"))
            bench.expect(
                whole.status == 0 and (run.status, out) in ((0, right), (74, None)),
                f"{option} with standard output closed: exit {run.status}, and the file is not what it should be",
                run,
            )

    bench.each(
        [
            (number, option, outside)
            for number in range(4)
            for option in ("--model", "--assignments")
            for outside in ([], ["--threads", "1"], ["--format", "json"])
        ],
        one,
    )


@kind("fault-02", "an output that is the input is refused, and so are two outputs on one path")
def output_is_input(bench):
    cases = [("inspect in.csv -o {}", way) for way in ("name", "symlink", "hardlink")]
    cases += [
        (f"cluster in.csv -c a,b -k 2 {option} {{}}", way)
        for option in ("-o", "--assignments", "--model")
        for way in ("name", "symlink", "hardlink")
    ]
    cases += [
        ("rank in.csv --weighting equal -o {}", "name"),
        ("weigh in.csv --as {}", "name"),
        ("generate in.csv --accounts 3 -o {}", "name"),
    ]

    def one(command, way):
        with bench.folder() as folder:
            put(folder, in_csv=FOUR)
            path = os.path.join(folder, "in.csv")
            if way == "symlink":
                os.symlink("in.csv", os.path.join(folder, "out"))
            elif way == "hardlink":
                os.link(path, os.path.join(folder, "out"))
            run = bench.call(*command.format("in.csv" if way == "name" else "out").split(), folder=folder)
            bench.expect(
                judging.content(path) == FOUR.encode() and judging.fault_of(run, "text", {64}) is None,
                f"{command} ({way}): exit {run.status}, input kept: {judging.content(path) == FOUR.encode()}",
                run,
            )

    bench.each(cases, one)
    for options in (
        "--assignments X --model X",
        "--assignments X -o X",
        "--model X -o X",
        "--assignments - --model - -o -",
    ):
        with bench.folder() as folder:
            put(folder, in_csv=FOUR)
            run = bench.call(*f"cluster in.csv -c a,b -k 2 {options}".split(), folder=folder)
            bench.expect(
                judging.fault_of(run, "text", {64}) is None and judging.listing(folder) == ["in.csv"],
                f"{options}: exit {run.status}, the folder holds {judging.listing(folder)}",
                run,
            )


@kind("fault-03", "interrupts leave no hidden file; nor does a limit on the size of files")
def hidden_files(bench):
    def one(number, sent):
        with bench.folder() as folder:
            moment = bench.chance(number).uniform(0.2, 1.2)
            run = bench.call(
                "generate",
                materials.SEGMENTS,
                "--accounts",
                "30000000",
                "-o",
                "G.csv",
                folder=folder,
                moment=(moment, sent),
                seconds=30,
            )
            bench.expect(
                run.status == -sent and not judging.listing(folder),
                f"{sent.name} after {moment:.2f} s: exit {run.status}, left over {judging.listing(folder)}",
                run,
                keep=False,
            )

    bench.each([(number, sent) for number in range(bench.many(4, 1)) for sent in signals.POLITE], one)
    with bench.folder() as folder:
        run = bench.call(
            "generate",
            materials.SEGMENTS,
            "--accounts",
            "300000",
            "-o",
            "G.csv",
            folder=folder,
            before="ulimit -f 1000;",
        )
        bench.expect(
            judging.fault_of(run, "text", {74}) is None and not judging.listing(folder),
            f"RLIMIT_FSIZE: exit {run.status}, left over {judging.listing(folder)}",
            run,
        )
    with bench.folder() as folder:
        run = bench.call(
            "benchmark",
            "--accounts",
            "1e6",
            "--repeats",
            "3",
            folder=folder,
            moment=(2.0, signal.SIGTERM),
            seconds=30,
        )
        bench.expect(not judging.listing(folder), f"benchmark leaves {judging.listing(folder)}", run, keep=False)


@kind("fault-04", "weigh --as and the three files of cluster are all or none")
def all_or_none(bench):
    offers = "name,a,b\nx,1,2\ny,2,1\nz,3,5\n"
    cases = [
        ("weigh offers.csv --methods entropy --as W.csv -o no/R.txt", ""),
        ("weigh offers.csv --methods entropy --as W.csv", "> /dev/full"),
        ("weigh offers.csv --methods entropy --as W.csv -o no/R.txt --format json", ""),
        ("cluster accounts.csv -c a,b -k 2 --model W.csv -o no/R.txt", ""),
        ("cluster accounts.csv -c a,b -k 2 --model W.csv", "> /dev/full"),
        ("cluster accounts.csv -c a,b -k 2 --assignments W.csv", "> /dev/full"),
    ]
    for command, after in cases:
        for old in (True, False):
            with bench.folder() as folder:
                put(folder, offers_csv=offers, accounts_csv=FOUR)
                if old:
                    put(folder, W_csv=writers.OLD)
                run = bench.call(*command.split(), folder=folder, after=after)
                found = judging.content(os.path.join(folder, "W.csv"))
                bench.expect(
                    judging.fault_of(run, "text", {74, 66}) is None and found == (writers.OLD if old else None),
                    f"{command} {after}: exit {run.status}, and the other file was written",
                    run,
                )
    for number in range(1, 5):
        for call in ("rename", "renameat2", "linkat"):
            _broken_commit(bench, call, number)


def _broken_commit(bench, call, number):
    with bench.folder() as folder:
        put(folder, accounts_csv=FOUR)
        command = bench.program.command(
            *"cluster accounts.csv -c a,b -k 2 --assignments A.csv --model M.json -o R.txt".split()
        )
        run = bench.shell(f"strace -f -o /dev/null -e inject={call}:error=EIO:when={number} {command}", folder)
        made = sorted(set(judging.listing(folder)) - {"accounts.csv"})
        whole = {0: [["A.csv", "M.json", "R.txt"]], 74: [[]]}.get(run.status, [])
        bench.expect(
            made in whole or run.status == 127,
            f"{call} number {number} fails: exit {run.status}, and there are {made}",
            run,
        )


@kind("fault-08", "a pipe or device without an end, and a model of 5 GB, end in a sentence and little memory")
def without_end(bench):
    def one(command):
        with bench.folder() as folder:
            put(folder, accounts_csv="id,a,b,s\n1,1,9,x\n2,2,8,x\n3,9,1,y\n4,8,2,y\n")
            with open(os.path.join(folder, "sparse.json"), "wb") as file:
                file.truncate(5 << 30)
            run = bench.call(*command.split(), folder=folder)
            wrong = judging.fault_of(run, "text", {64, 65, 66, 74})
            bench.expect(wrong is None, f"{command}: {wrong}", run, keep=False)

    bench.each(
        [
            (command,)
            for command in (
                "inspect /dev/zero",
                "cluster /dev/zero -k 2",
                "rank /dev/urandom --weighting equal",
                "weigh --judgments /dev/zero",
                "compare accounts.csv -c a,b --with-column s --model sparse.json",
                "compare accounts.csv -c a,b --with-column s --model /dev/zero",
                "inspect /proc/self/pagemap",
                "generate /dev/zero --accounts 2",
            )
        ],
        one,
    )


@kind("fault-16", "errors of close and sync are errors")
def close_and_sync(bench):
    import injected

    writer = injected.SMALL[0]
    with bench.folder() as folder:
        writer.lay(folder, bench.program, True)
        calls = injected.observed(bench, writer, os.path.realpath(folder))
    whole, _ = writers.complete(bench, writer)
    chosen = [call for call in calls if call[0] in ("close", "fsync", "fdatasync") and not call[2]]
    bench.expect(any(call[0] in ("fsync", "fdatasync") for call in chosen), "no output is synced", None)
    bench.expect(
        any(call[0] == "close" for call in chosen), "no output is closed before it is put in its place", None
    )
    bench.each(
        [(bench, whole, writer, True, call, count, place, "ENOSPC") for call, count, place in chosen],
        injected.judged,
    )
