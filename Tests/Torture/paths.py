"""Inputs as outputs, two outputs on one path, links, folders that are missing, and names that are not UTF-8."""

import os
import shutil

import judging
import materials
from campaign import kind

# A command, the input that its output falls on, and the option that names the output.
COLLISIONS = [
    ("inspect accounts.csv", "accounts.csv", "-o"),
    ("cluster accounts.csv -c a,b,c -k 2", "accounts.csv", "-o"),
    ("cluster accounts.csv -c a,b,c -k 2", "accounts.csv", "--assignments"),
    ("cluster accounts.csv -c a,b,c -k 2", "accounts.csv", "--model"),
    ("explore accounts.csv -c a,b,c -k 2 --pairs 2", "accounts.csv", "-o"),
    ("compare accounts.csv -c a,b,c --with table.csv", "table.csv", "-o"),
    ("compare accounts.csv -c a,b,c --with-column s --model model.json", "model.json", "-o"),
    ("rank offers.csv --weighting equal", "offers.csv", "-o"),
    ("rank offers.csv --weights weights.csv", "weights.csv", "-o"),
    ("rank offers.csv --weights weights.csv --sizes sizes.csv", "sizes.csv", "-o"),
    ("rank --input-json case.json", "case.json", "-o"),
    ("sort offers.csv --profiles profiles.csv --weighting equal", "profiles.csv", "-o"),
    ("weigh offers.csv", "offers.csv", "--as"),
    ("weigh --judgments judgments.csv", "judgments.csv", "-o"),
    ("weigh --best-worst bestworst.csv", "bestworst.csv", "--as"),
    ("weigh --comparisons comparisons.csv", "comparisons.csv", "--as"),
    ("weigh --segments table.csv", "table.csv", "--as"),
    ("weigh offers.csv --input-json case.json", "case.json", "--as"),
    ("generate table.csv --accounts 5", "table.csv", "-o"),
    ("verify case.json", "case.json", "-o"),
]
NAMES = ["same", "dotted", "absolute", "symlink", "hardlink", "chain", "stdin"]


@kind("collisions", "an output that is an input, by name and by links: exit 64 and the input untouched")
def collisions(bench):
    def one(command, name, option, way):
        with bench.folder() as folder:
            materials.lay(folder, bench.program)
            path = os.path.join(folder, name)
            before = judging.content(path)
            target, words, after = name, command.split(), ""
            if way == "dotted":
                os.mkdir(os.path.join(folder, "d"))
                target = f"d/../{name}"
            elif way == "absolute":
                target = path
            elif way in ("symlink", "chain"):
                os.symlink(name, os.path.join(folder, "link1"))
                os.symlink("link1", os.path.join(folder, "link"))
                target = "link1" if way == "symlink" else "link"
            elif way == "hardlink":
                os.link(path, os.path.join(folder, "link"))
                target = "link"
            elif way == "stdin":
                if words[1] != name or words[0] == "verify":
                    return
                words[1] = "-"
                after = f"< {name}"
            run = bench.call(*words, option, target, folder=folder, after=after)
            what = f"{command}, {option} on {name} ({way})"
            bench.expect(judging.content(path) == before, f"{what}: the input is lost", run)
            wrong = judging.fault_of(run, "text", {64})
            bench.expect(wrong is None, f"{what}: {wrong}", run)

    bench.each(
        [
            (*case, way)
            for case in COLLISIONS
            for way in NAMES
            if not bench.short or way in ("same", "symlink", "hardlink")
        ],
        one,
    )


TWICE = [
    ("cluster accounts.csv -c a,b,c -k 2", ["--assignments", "--model", "-o"]),
    ("weigh offers.csv", ["--as", "-o"]),
]


@kind("twice", "two outputs on one path: exit 64 and nothing written")
def twice(bench):
    cases = []
    for command, options in TWICE:
        pairs = [(a, b) for i, a in enumerate(options) for b in options[i + 1 :]] + (
            [tuple(options)] if len(options) > 2 else []
        )
        cases += [
            (command, pair, way) for pair in pairs for way in ("same", "dotted", "symlink", "hardlink", "dash")
        ]

    def one(command, pair, way):
        with bench.folder() as folder:
            materials.lay(folder)
            names = ["out"] * len(pair)
            if way == "dotted":
                names[-1] = "./out"
            elif way == "dash":
                names = ["-"] * len(pair)
            elif way in ("symlink", "hardlink"):
                with open(os.path.join(folder, "out"), "w") as file:
                    file.write("old\n")
                (os.symlink if way == "symlink" else os.link)(
                    "out" if way == "symlink" else os.path.join(folder, "out"), os.path.join(folder, "other")
                )
                names[-1] = "other"
            before = {name: judging.content(os.path.join(folder, name)) for name in judging.listing(folder)}
            words = [word for option, name in zip(pair, names) for word in (option, name)]
            run = bench.call(*command.split(), *words, folder=folder)
            what = f"{command.split()[0]} {' '.join(words)} ({way})"
            wrong = judging.fault_of(run, "text", {64})
            bench.expect(wrong is None, f"{what}: {wrong}", run)
            after = {name: judging.content(os.path.join(folder, name)) for name in judging.listing(folder)}
            bench.expect(before == after, f"{what}: files were written or changed", run)

    bench.each(cases, one)


OUTPUTS = [
    ("inspect accounts.csv", "-o"),
    ("cluster accounts.csv -c a,b,c -k 2", "--model"),
    ("cluster accounts.csv -c a,b,c -k 2", "-o"),
    ("cluster accounts.csv -c a,b,c -k 2", "--assignments"),
    ("weigh offers.csv", "--as"),
    ("generate table.csv --accounts 5", "-o"),
    ("rank offers.csv --weighting equal", "-o"),
]


@kind("links", "links as outputs: one to a file is followed and stays, dangling and looping ones are refused")
def links(bench):
    def one(command, option, way):
        with bench.folder() as folder:
            materials.lay(folder)
            os.mkdir(os.path.join(folder, "d"))
            link = os.path.join(folder, "link")
            target = {
                "file": "d/old",
                "dangling": "not-there",
                "deep": "no/not-there",
                "loop": "link",
                "folder": "d",
            }[way]
            if way == "file":
                with open(os.path.join(folder, target), "w") as file:
                    file.write("old\n")
            os.symlink(target, link)
            before = judging.listing(folder), judging.listing(os.path.join(folder, "d"))
            run = bench.call(*command.split(), option, "link", folder=folder)
            what = f"{command.split()[0]} {option} on a link ({way})"
            bench.expect(os.path.islink(link) and os.readlink(link) == target, f"{what}: the link is gone", run)
            if way == "file":
                bench.expect(
                    run.status == 0 and judging.content(link) != b"old\n",
                    f"{what}: not followed, exit {run.status}",
                    run,
                )
            else:
                wrong = judging.fault_of(run, "text", {64, 74})
                bench.expect(wrong is None, f"{what}: {wrong}", run)
            after = judging.listing(folder), judging.listing(os.path.join(folder, "d"))
            bench.expect(before == after, f"{what}: the folder changed from {before} to {after}", run)

    bench.each([(*case, way) for case in OUTPUTS for way in ("file", "dangling", "deep", "loop", "folder")], one)


@kind("missing", "outputs in folders that are not there: 74 and nothing written, before the work")
def missing(bench):
    def one(command, options):
        with bench.folder() as folder:
            materials.lay(folder)
            before = {name: judging.content(os.path.join(folder, name)) for name in judging.listing(folder)}
            run = bench.call(*command.split(), *options.split(), folder=folder)
            wrong = judging.fault_of(run, "text", {64, 66, 74})
            bench.expect(wrong is None, f"{command.split()[0]} {options}: {wrong}", run)
            after = {name: judging.content(os.path.join(folder, name)) for name in judging.listing(folder)}
            bench.expect(before == after, f"{command.split()[0]} {options}: files were written", run)

    cluster, weigh = "cluster accounts.csv -c a,b,c -k 2", "weigh offers.csv --methods entropy"
    bench.each(
        [
            (cluster, "--model no/M.json -o R.txt"),
            (cluster, "--model M.json -o no/R.txt"),
            (cluster, "--assignments A.csv --model no/M.json"),
            (cluster, "--assignments no/A.csv --model M.json -o R.txt"),
            (weigh, "--as W.csv -o no/R.txt"),
            (weigh, "--as no/W.csv -o R.txt"),
            ("inspect accounts.csv", "-o no/R.txt"),
            ("inspect accounts.csv", "-o accounts.csv/R.txt"),
            ("generate table.csv --accounts 5", "-o no/G.csv"),
            ("explore accounts.csv -c a,b,c -k 2 --pairs 2", "-o no/E.txt"),
            (weigh, "--as . -o R.txt"),
        ],
        one,
    )


ODD = [
    b"a\xff.csv",
    b"\xc3.csv",
    b"a\xed\xa0\x80.csv",
    b"\x80\x81",
    b"new\nline.csv",
    b"esc\x1b[2J.csv",
    b"quo'te\".csv",
    "emoji \U0001f600.csv".encode(),
    "bidi\u202e.csv".encode(),
    b"n" * 250 + b".csv",
    b"-dash.csv",
    b"e\xcc\x81.csv",
    b"\xc3\xa9.csv",
    b" ",
    b"a\\b.csv",
]


@kind("names", "names of files that are not UTF-8 and other odd ones: opened and written as they are")
def names(bench):
    def one(name, way):
        odd = os.fsdecode(name)
        with bench.folder() as folder:
            materials.lay(folder)
            shown = ascii(name)
            if way == "input":
                shutil.copy(os.path.join(folder, "accounts.csv"), os.path.join(folder, odd))
                before = judging.listing(folder)
                run = bench.call("inspect", "./" + odd if odd.startswith("-") else odd, folder=folder)
                bench.expect(judging.listing(folder) == before, f"input {shown}: another file was made", run)
            else:
                option = "--assignments" if way == "assignments" else "-o"
                words = (
                    ["cluster", "accounts.csv", "-c", "a,b,c", "-k", "2"]
                    if way == "assignments"
                    else ["inspect", "accounts.csv"]
                )
                before = judging.listing(folder)
                run = bench.call(*words, option, "./" + odd if odd.startswith("-") else odd, folder=folder)
                new = [made for made in judging.listing(folder) if made not in before]
                bench.expect(new == [odd], f"{option} {shown}: made {new!a}", run)
            wrong = judging.fault_of(run, "text", {0})
            bench.expect(wrong is None, f"{way} {shown}: {wrong}", run)

    bench.each([(name, way) for name in ODD for way in ("input", "output", "assignments")], one)
