"""The faults of numbers, of size and of the machine that were found once, with variations."""

import os
import random
import re
import shutil
import subprocess

import judging
import limits
import materials
from campaign import kind
from faults_of_files import put


def _rows(header, *columns):
    return header + "\n" + "".join(",".join(map(str, row)) + "\n" for row in zip(*columns))


def _constant(value, count=15):
    return _rows("a,b", [i % 5 + 1 for i in range(count)], [value] * count)


def _four(value):
    chance = random.Random(4)
    return _rows("a,b,c,d", *[[chance.randint(1, 9) if j != 1 else value for _ in range(24)] for j in range(4)])


def _expect_right(bench, files, command, shapes=("text", "json", "csv"), allowed=(0, 65)):
    """All formats: the same allowed status."""
    statuses = {}
    with bench.folder() as folder:
        put(folder, **files)
        for shape in shapes:
            run = bench.call(*command.split(), *(["--format", shape] if shape else []), folder=folder)
            wrong = judging.fault_of(run, shape or "text", set(allowed))
            bench.expect(wrong is None, f"{command} as {shape}: {wrong}", run)
            statuses[shape] = run.status
        bench.expect(
            len(set(statuses.values())) == 1, f"{command}: the exit status hangs on the format, {statuses}", run
        )
    return statuses


@kind("fault-05", "ratings that cannot be squared end in a sentence")
def huge_ratings(bench):
    for value in ("1e154", "1e200", "1e300", "-1e180"):
        files = {
            "one_csv": _rows("a,b", [1, 2, 3, 4, 5] * 3, [value] + [i % 3 + 1 for i in range(14)]),
            "constant_csv": _constant(value),
            "auto_csv": _four(value),
        }
        for command in (
            "explore one.csv -c a,b -k 2 --pairs 2 --scaling standardize",
            "explore constant.csv -c a,b -k 2 --pairs 5",
            "cluster constant.csv -c a,b -k 2 --validate",
            "cluster auto.csv",
            "cluster auto.csv -k 3 --method trimmed",
        ):
            _expect_right(bench, files, command, ("text",) if bench.short else ("text", "json"))


@kind("fault-06", "numbers that are not finite: the same status in every format, and never 70")
def not_finite(bench):
    chance = random.Random(6)
    huge = _rows(
        "name,a,b,c,d",
        [f"n{i}" for i in range(20)],
        [chance.randint(1, 9) for _ in range(20)],
        ["1e153"] * 20,
        *[[chance.randint(1, 9) for _ in range(20)] for _ in range(2)],
    )
    judgments = (
        ",p,f,s,i,x\np,1,3,1/2,5,1/2e-300\nf,1/3,1,0.25,2,0.25e-300\ns,2,4,1,7,1e-300\ni,0.2,,1/7,1,1/7e-300\n"
    )
    files = {
        "inspect_csv": "a\n1e308\n1e308\n1\n",
        "constant_csv": _constant("1e200"),
        "log_csv": "a,b\n1,1e160\n2,1\n3,2\n4,5\n5,1\n9,9\n",
        "huge_csv": huge,
        "judgments_csv": judgments,
        "offers_csv": "name,a,b\nx,1.7e308,1\ny,1.7e308,2\nz,1,3\n",
    }
    for command in (
        "inspect inspect.csv",
        "cluster constant.csv -c a,b -k 2",
        "cluster log.csv -c a,b -k 2 --transform log1p --scaling standardize",
        "cluster huge.csv -c a,c,d -k 3 --weight b",
        "weigh --judgments judgments.csv",
        "rank offers.csv --weighting equal --methods edas",
        "rank offers.csv --weighting equal",
    ):
        _expect_right(bench, files, command)
    with bench.folder() as folder:
        put(folder, inspect_csv="a\n1e308\n1e308\n1e308\n")
        run = bench.call("inspect", "inspect.csv", "--format", "json", folder=folder)
        mean = judging.parsed(run.output)["columns"][0]["mean"] if run.status == 0 else None
        bench.expect(
            mean is not None and abs(mean / 1e308 - 1) < 1e-12,
            f"the mean of 1e308 three times is given as {mean}",
            run,
        )


@kind("fault-07", "little memory: no command spins, and none is aborted without a sentence")
def short_memory(bench):
    def one(command, megabytes):
        with bench.folder() as folder:
            materials.lay(folder)
            run = bench.call(*command.split(), folder=folder, before=f"ulimit -v {megabytes * 1000};")
            wrong = judging.fault_of(run, "text", limits.STARTED)
            bench.expect(
                wrong is None or run.status == 127, f"ulimit -v {megabytes} MB, {command.split()[0]}: {wrong}", run
            )

    bench.each(
        [(command, size) for command in limits.COMMANDS[:5] for size in bench.many((150, 250, 300, 400), (300,))],
        one,
    )


def incomplete(count, share, seed):
    """Judgments with empty cells: what is asked for is connected by the cells beside the diagonal."""
    chance = random.Random(seed)
    names = [f"c{i}" for i in range(count)]
    rows = []
    for i in range(count):
        rows.append(
            [
                (
                    "1"
                    if i == j
                    else (
                        str(chance.choice([1, 2, 3, 5, 7, 9]))
                        if j == i + 1 or (j > i and chance.random() > share)
                        else ""
                    )
                )
                for j in range(count)
            ]
        )
    return "," + ",".join(names) + "\n" + "".join(f"{name},{','.join(row)}\n" for name, row in zip(names, rows))


@kind("fault-09", "judgments with empty cells: 40 criteria in under 5 s")
def incomplete_judgments(bench):
    def one(count, share):
        with bench.folder() as folder:
            put(folder, j_csv=incomplete(count, share, count))
            run = bench.call("weigh", "--judgments", "j.csv", "--format", "json", folder=folder, seconds=30)
            wrong = judging.fault_of(run, "json", {0, 65})
            bench.expect(
                wrong is None and (min(run.seconds, run.processor) < 5 or count > 40),
                f"{count} criteria, {share:.0%} empty: {wrong or f'{run.seconds:.1f} s'}",
                run,
            )

    bench.each([(30, 0.33), (40, 0.33), (40, 0.8)] + bench.many([(25, 0.9), (60, 0.33), (100, 0.5)], []), one)


def wide(columns):
    names = ",".join(f"c{i}" for i in range(columns))
    return f"name,{names}\n" + "".join(
        f"n{row}," + ",".join(str((i * row) % 7 + 1) for i in range(columns)) + "\n" for row in range(6)
    )


@kind("fault-10", "tables of thousands of columns: bounded memory and time, or a sentence")
def wide_tables(bench):
    cases = [("rank wide.csv --weighting critic", 20000), ("weigh wide.csv --methods critic", 20000)]
    cases += bench.many(
        [
            ("rank wide.csv --weighting equal", 100000),
            ("weigh wide.csv --outcome c3", 100000),
            ("inspect wide.csv", 100000),
            ("weigh --judgments wide.csv", 20000),
            ("weigh --comparisons wide.csv", 20000),
            ("cluster wide.csv -k 2", 20000),
        ],
        [],
    )

    def one(command, columns):
        with bench.folder() as folder:
            put(folder, wide_csv=wide(columns))
            run = bench.call(*command.split(), folder=folder)
            wrong = judging.fault_of(run, "text", {0, 64, 65})
            bench.expect(wrong is None, f"{command}, {columns} columns: {wrong}", run, keep=False)

    bench.each(cases, one)


@kind("fault-11", "huge values of options are refused and corrupt nothing")
def huge_options(bench):
    accounts = _rows("a,b", [1, 2, 9, 8, 1, 2, 9, 8, 1, 9, 7, 3], [9, 8, 1, 2, 8, 9, 2, 1, 7, 3, 1, 9])
    cases = [
        (f"cluster a.csv -c a,b -k 2 --restarts {value}", {})
        for value in ("2305843009213693952", "1000000000", "9223372036854775807")
    ]
    cases += [
        ("explore a.csv -c a,b -k 2 --pairs 3 --restarts 9223372036854775807", {}),
        ("explore a.csv -c a,b -k 2 --pairs 9223372036854775807", {}),
        ("compare a.csv -c a --with-column b --restarts 2305843009213693952", {}),
        ("cluster a.csv -c a,b -k 2", {"COLUMNS": "9223372036854775807"}),
        ("cluster a.csv -c a,b -k 2", {"COLUMNS": "-1"}),
        ("inspect a.csv", {"COLUMNS": "9223372036854775807"}),
        ("cluster --help", {"COLUMNS": "9223372036854775807"}),
    ]
    for command, variables in cases:
        with bench.folder() as folder:
            put(folder, a_csv=accounts)
            run = bench.call(*command.split(), folder=folder, variables=variables)
            wrong = judging.fault_of(run, "text", {0} if variables else {64})
            bench.expect(wrong is None, f"{command} {variables}: {wrong}", run)


@kind("fault-12", "explore without BLAS and LAPACK says what is missing")
def without_blas(bench):
    libraries = [
        path
        for name in ("libblas.so.3", "liblapack.so.3", "libopenblas.so.0")
        if os.path.exists(path := f"/usr/lib/x86_64-linux-gnu/{name}")
    ]
    if (
        os.geteuid() != 0
        or not libraries
        or subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode
    ):
        bench.skipped = "libraries may not be hidden here"
        return
    hiding = "; ".join(f"mount --bind /dev/null $(readlink -f {path})" for path in libraries)
    for shape in ("text", "json"):
        with bench.folder() as folder:
            command = bench.program.command(
                "explore", materials.BUYERS, "-c", "6-14", "-k", "2-3", "--pairs", "5", "--format", shape
            )
            run = bench.shell(f"exec unshare -m sh -c '{hiding}; exec {command}'", folder, seconds=60)
            wrong = judging.fault_of(run, shape, {0, 69})
            said = re.search(rb"LAPACK|BLAS", run.output + run.message)
            bench.expect(
                wrong is None and said,
                f"explore without BLAS as {shape}: {wrong or 'not a word of it'}, exit {run.status}",
                run,
            )


@kind("fault-20", "no thread can be made: the work is done by one")
def no_thread(bench):
    if not shutil.which("strace"):
        bench.skipped = "strace is not installed"
        return
    for rest in ("--threads 8", "--threads 2", "", "--method mixture"):
        with bench.folder() as folder:
            command = bench.program.command(
                "cluster", materials.BUYERS, "-c", "6-14", "-k", "4", *rest.split(), "--format", "json"
            )
            run = bench.shell(f"exec strace -f -o /dev/null -e inject=clone3,clone:error=EAGAIN {command}", folder)
            wrong = judging.fault_of(run, "json", {0})
            bench.expect(wrong is None, f"cluster {rest} when no thread can be made: {wrong}", run)
    with bench.folder() as folder:
        materials.lay(folder)
        run = bench.call("cluster", "accounts.csv", "-c", "a,b,c", "-k", "2", folder=folder, before="ulimit -n 5;")
        wrong = judging.fault_of(run)
        bench.expect(wrong is None, f"ulimit -n 5: {wrong}", run)


@kind("fault-21", "the dependency is pinned, for this commit and every later build of it")
def pinned(bench):
    with bench.folder() as folder:
        run = bench.shell(f"exec {os.path.join(materials.REPOSITORY, '.ci', 'check-dependencies')}", folder)
        bench.expect(run.status == 0, f"the check of dependencies fails, exit {run.status}", run)
