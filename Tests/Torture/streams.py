"""Closed standard streams, and files that come by pipe or standard input."""

import itertools
import os

import judging
import materials
from campaign import kind

WRITERS = [
    ("cluster accounts.csv -c a,b,c -k 2 --model M.json --assignments A.csv", ("M.json", "A.csv")),
    ("cluster accounts.csv -c a,b,c -k 2 --threads 1 --model M.json", ("M.json",)),
    ("cluster accounts.csv -c a,b,c -k 2 --threads 1 --assignments A.csv --format json", ("A.csv",)),
    ("weigh offers.csv --methods entropy --as W.csv", ("W.csv",)),
    ("cluster accounts.csv -c a,b,c -k 2 --model M.json -o R.txt", ("M.json", "R.txt")),
    ("generate table.csv --accounts 30 -o G.csv", ("G.csv",)),
    ("inspect accounts.csv -o I.txt", ("I.txt",)),
    ("rank offers.csv --weighting equal --methods wsm -o K.csv --format csv", ("K.csv",)),
]


@kind("streams", "standard streams closed, in all combinations: files whole or not there")
def streams(bench):
    whole = {}
    for command, outputs in WRITERS:
        with bench.folder() as folder:
            materials.lay(folder)
            bench.call(*command.split(), folder=folder)
            whole[command] = {name: judging.content(os.path.join(folder, name)) for name in outputs}

    def one(command, outputs, closed):
        closing = " ".join(("<&-", ">&-", "2>&-")[number] for number in closed)
        with bench.folder() as folder:
            materials.lay(folder)
            before = set(judging.listing(folder))
            run = bench.call(*command.split(), folder=folder, after=closing)
            found = {name: judging.content(os.path.join(folder, name)) for name in outputs}
            what = f"{command} {closing}"
            if run.status == 0:
                bench.expect(found == whole[command], f"{what}: exit 0 and the files are wrong", run)
            else:
                bench.expect(run.status == 74, f"{what}: exit {run.status}", run)
                bench.expect(set(found.values()) == {None}, f"{what}: exit 74 and files are there", run)
            left = [name for name in judging.listing(folder) if name not in before and name not in outputs]
            bench.expect(not left, f"{what}: left over {left}", run)

    closings = [closed for count in (1, 2, 3) for closed in itertools.combinations(range(3), count)]
    rounds = bench.many(3, 1)
    bench.each(
        [(command, outputs, closed) for command, outputs in WRITERS for closed in closings for _ in range(rounds)],
        one,
    )


# A command and the file in it that comes otherwise.
FED = [
    ("inspect accounts.csv", "accounts.csv"),
    ("cluster accounts.csv -c a,b,c -k 2", "accounts.csv"),
    ("compare accounts.csv -c a,b,c --with-column s --model model.json", "model.json"),
    ("compare accounts.csv -c a,b,c --with table.csv", "table.csv"),
    ("rank offers.csv --weights weights.csv", "weights.csv"),
    ("rank offers.csv --weights model.json", "model.json"),
    ("rank offers.csv --weighting equal", "offers.csv"),
    ("weigh --segments model.json", "model.json"),
    ("weigh --segments table.csv", "table.csv"),
    ("weigh --judgments judgments.csv", "judgments.csv"),
    ("weigh --comparisons comparisons.csv", "comparisons.csv"),
    ("weigh --best-worst bestworst.csv", "bestworst.csv"),
    ("sort offers.csv --profiles profiles.csv --weighting equal", "profiles.csv"),
    ("rank --input-json case.json", "case.json"),
    ("verify case.json", "case.json"),
    ("generate table.csv --accounts 5", "table.csv"),
    ("rank offers.csv --weights weights.csv --sizes sizes.csv", "sizes.csv"),
]


@kind("pipes", "models, tables and cases by pipe, by name without ending and as '-': read as by name")
def pipes(bench):
    def one(command, name, way):
        with bench.folder() as folder:
            materials.lay(folder, bench.program)
            expected = bench.call(*command.split(), folder=folder)
            words, after = command.split(), ""
            at = words.index(name)
            os.rename(os.path.join(folder, name), os.path.join(folder, "fed"))
            if way == "dash":
                words[at], after = "-", "< fed"
            elif way == "device":
                words[at], after = "/dev/stdin", "< fed"
            elif way == "plain":
                words[at] = "fed"
            if way == "pipe":
                quoted = [bench.program.command(*words[:at]), "<(cat fed)", *words[at + 1 :]]
                run = bench.shell("exec " + " ".join(quoted), folder)
            elif way == "fifo":
                words[at] = "fifo"
                os.mkfifo(os.path.join(folder, "fifo"))
                run = bench.shell("(cat fed > fifo &) ; exec " + bench.program.command(*words), folder)
            else:
                run = bench.call(*words, folder=folder, after=after)
            what = f"{command}, {name} by {way}"
            bench.expect(
                expected.status == run.status == 0, f"{what}: exit {run.status}, by name {expected.status}", run
            )
            wrong = judging.fault_of(run)
            bench.expect(wrong is None, f"{what}: {wrong}", run)

    bench.each(
        [
            (*case, way)
            for case in FED
            for way in ("dash", "pipe", "device", "plain", "fifo")
            if not (way == "dash" and case[0].startswith("verify"))
        ],
        one,
    )
