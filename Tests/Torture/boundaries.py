"""Numbers at the borders of what can be computed with, through every method the program names."""

import os
import re

import judging
import materials
from campaign import kind

VALUES = [
    "1e-320",
    "5e-324",
    "2.3e-308",
    "1e-154",
    "-0.0",
    "0",
    "1e16",
    "1e77",
    "1e100",
    "1e150",
    "1e153",
    "1e154",
    "1e155",
    "1e200",
    "1e300",
    "1.7e308",
    "-1e155",
    "-1.7e308",
]
ROWS = 14


def methods(program, command, folder):
    """The methods of a command, as its help names them."""
    run = program.call(command, "--help", folder=folder, variables={"COLUMNS": "400"})
    text = " ".join(run.output.decode().split())
    found = re.search(r"Methods: ([a-z0-9, -]+)\.", text) or re.search(r"The method: ([a-z0-9, -]+)\.", text)
    if not found:
        raise RuntimeError(f"the help of {command} names no methods")
    return found.group(1).split(", ")


def columns(chance, value, way):
    """Three columns: one constant, one with a single value, all of boundary values, or their sums."""
    rows = [[str(chance.randint(1, 9)) for _ in range(3)] for _ in range(ROWS)]
    for at, row in enumerate(rows):
        if way == "constant":
            row[1] = value
        elif way == "sparse" and at % 5 == 0:
            row[1] = value
        elif way == "sums":
            row[chance.randrange(3)] = value if at % 3 else "-" + value.lstrip("-")
        elif way == "mixed":
            row[:] = [chance.choice(VALUES + ["1", "2"]) for _ in range(3)]
    if way == "single":
        rows[3][1] = value
    return rows


WAYS = ["constant", "single", "sparse", "sums", "mixed"]


def _tables(folder, rows, chance):
    """The rows as accounts, as offers and (for three of them) as judgments, weights and boundaries."""
    texts = {
        "accounts.csv": "id,a,b,c,s\n"
        + "".join(f"k{i},{','.join(row)},{'xy'[i % 2]}\n" for i, row in enumerate(rows)),
        "offers.csv": "name,a,b,c\n" + "".join(f"k{i},{','.join(row)}\n" for i, row in enumerate(rows[:8])),
        "weights.csv": "segment,a,b,c\n" + "".join(f"{n},{','.join(row)}\n" for n, row in zip("xy", rows[3:])),
        "profiles.csv": "category,a,b,c\nA," + ",".join(rows[3]) + "\nB," + ",".join(rows[4]) + "\nC,,,\n",
        "judgments.csv": ",a,b,c\n"
        + "".join(
            f"{n},{','.join(cell if i != j else '1' for j, cell in enumerate(row))}\n"
            for i, (n, row) in enumerate(zip("abc", rows[2:]))
        ),
        "bestworst.csv": "criterion,best,worst\n"
        + "".join(f"{n},{row[0]},{row[1]}\n" for n, row in zip("abc", rows[2:])),
    }
    for name, text in texts.items():
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)


def _commands(bench, folder):
    found = {command: methods(bench.program, command, folder) for command in ("cluster", "rank", "weigh", "sort")}
    commands = [
        ["cluster", "accounts.csv", "-c", "a,b,c", "-k", "3", "--method", name] for name in found["cluster"]
    ]
    commands += [["rank", "offers.csv", "--weighting", "equal", "--methods", name] for name in found["rank"]]
    commands += [["weigh", "offers.csv", "--methods", name] for name in found["weigh"]]
    commands += [
        ["sort", "offers.csv", "--profiles", "profiles.csv", "--weighting", "equal", "--methods", name]
        for name in found["sort"]
    ]
    commands += [
        words.split()
        for words in (
            "inspect accounts.csv",
            "cluster accounts.csv",
            "cluster accounts.csv -c a,b,c -k 2 --validate",
            "cluster accounts.csv -c a,b,c -k 2 --transform log1p --scaling standardize",
            "cluster accounts.csv -c a,c -k 2 --weight b",
            "cluster accounts.csv -c a,b,c -k 2 --scaling range --pictures",
            "explore accounts.csv -c a,b,c -k 2-3 --pairs 3",
            "explore accounts.csv -c a,b,c -k 2 --pairs 2 --scaling standardize --pictures",
            "compare accounts.csv -c a,b,c --with-column s",
            "compare accounts.csv -c a,b,c --with weights.csv",
            "rank offers.csv --weights weights.csv --methods wsm --robustness --draws 100 --gaia",
            "weigh --judgments judgments.csv",
            "weigh --best-worst bestworst.csv",
            "weigh accounts.csv --outcome a",
            "weigh --segments weights.csv",
            "generate weights.csv --segments-in-rows --accounts 9",
            "rank offers.csv --weighting critic",
        )
    ]
    return commands


@kind(
    "boundaries",
    "numbers from 1e-320 to 1.7e308 through every method of cluster, rank, weigh and sort, in all formats",
)
def boundaries(bench):
    with bench.folder() as folder:
        commands = _commands(bench, folder)
    cases = [(command, value, way) for command in commands for value in VALUES for way in WAYS]
    bench.chance("choice").shuffle(cases)
    cases = cases[: bench.many(2500, 150)]
    # However few are run, every method is among them.
    seen = {" ".join(command) for command, _, _ in cases}
    cases += [(command, "1e200", "constant") for command in commands if " ".join(command) not in seen]

    def one(words, value, way):
        chance = bench.chance(" ".join(words), value, way)
        with bench.folder() as folder:
            _tables(folder, columns(chance, value, way), chance)
            statuses = {}
            shapes = [""] if words[0] == "generate" else ["json", chance.choice(["text", "csv"])]
            for shape in shapes:
                run = bench.call(*words, *(["--format", shape] if shape else []), folder=folder)
                wrong = judging.fault_of(run, shape or "csv")
                bench.expect(wrong is None, f"{value} {way}: {wrong}", run)
                statuses[shape] = run.status
            bench.expect(
                len(set(statuses.values())) == 1,
                f"{value} {way}: the exit status hangs on the format, {statuses}",
                run,
            )

    bench.each(cases, one)
