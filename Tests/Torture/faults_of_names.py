"""The faults of names, links and readers that were found once, each with its smallest input and variations."""

import os

import judging
import materials
from campaign import kind
from faults_of_files import FOUR, put


@kind("fault-13", "names of files that are not UTF-8 are opened and written as they are")
def broken_names(bench):
    for raw in (b"a\xff.csv", b"\xfe\xff", b"caf\xe9.csv"):
        name = os.fsdecode(raw)
        with bench.folder() as folder:
            put(folder, accounts_csv=FOUR)
            run = bench.call("inspect", "accounts.csv", "-o", name, folder=folder)
            bench.expect(
                run.status == 0 and judging.listing(folder) == sorted(["accounts.csv", name]),
                f"-o {ascii(raw)}: exit {run.status}, the folder holds {judging.listing(folder)!a}",
                run,
            )
        with bench.folder() as folder:
            with open(os.path.join(folder, name), "w") as file:
                file.write(FOUR)
            run = bench.call("inspect", name, folder=folder)
            bench.expect(run.status == 0, f"reading {ascii(raw)}: exit {run.status}", run)


@kind("fault-14", "verify --list shows no escapes of a case file and notices a full disk")
def raw_list(bench):
    case = materials.CASE_TEXT.replace("two-by-three", "id\\u001b[2J\\u001b]0;owned\\u0007\\u009b1m\\u202e")
    for words, after, allowed in (
        (["--list", "case.json"], "", {0, 65}),
        (["case.json"], "", {0, 1, 65}),
        (["--list"], "> /dev/full", {74}),
        ([], "> /dev/full", {74}),
    ):
        with bench.folder() as folder:
            put(folder, case_json=case)
            run = bench.call("verify", *words, folder=folder, after=after)
            shown = (run.output + run.message).decode("utf-8", "replace")
            raw = [sign for sign in shown if sign in "\x1b\x07\x9b\u202e"]
            bench.expect(
                not raw and judging.fault_of(run, "text", allowed) is None,
                f"verify {' '.join(words)} {after}: exit {run.status}, raw signs {raw!a}",
                run,
            )


@kind("fault-15", "saved models by pipe, by '-' and under any name are read as models")
def models_by_pipe(bench):
    commands = [
        ("compare accounts.csv -c a,b,c --with-column s --model {}", "compare"),
        ("rank offers.csv --weights {}", "rank"),
        ("weigh --segments {}", "weigh"),
    ]
    for command, _ in commands:
        for given, after in (
            ("<(cat model.json)", ""),
            ("-", "< model.json"),
            ("/dev/stdin", "< model.json"),
            ("renamed", ""),
        ):
            with bench.folder() as folder:
                materials.lay(folder, bench.program)
                os.link(os.path.join(folder, "model.json"), os.path.join(folder, "renamed"))
                run = bench.shell(f"exec {bench.program.command()} {command.format(given)} {after}", folder)
                bench.expect(run.status == 0, f"{command.format(given)} {after}: exit {run.status}", run)
        with bench.folder() as folder:
            materials.lay(folder, bench.program)
            run = bench.call(*command.format("/dev/null").split(), folder=folder)
            wrong = judging.fault_of(run, "text", {65})
            bench.expect(
                wrong is None and b"permission" not in run.message, f"{command} on /dev/null: {wrong}", run
            )


@kind("fault-17", "a link that leads nowhere or in a circle is refused as an output")
def dangling(bench):
    for target in ("not-there", "loop", "no/not-there"):
        for option in (
            "inspect accounts.csv -o",
            "cluster accounts.csv -c a,b -k 2 --model",
            "weigh accounts.csv --as",
        ):
            with bench.folder() as folder:
                put(folder, accounts_csv=FOUR)
                os.symlink(target, os.path.join(folder, "loop"))
                run = bench.call(*option.split(), "loop", folder=folder)
                kept = os.path.islink(os.path.join(folder, "loop"))
                bench.expect(
                    judging.fault_of(run, "text", {64, 74}) is None and kept and len(judging.listing(folder)) == 2,
                    f"{option} a link to {target}: exit {run.status}, link kept {kept}, {judging.listing(folder)}",
                    run,
                )
