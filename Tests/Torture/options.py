"""Extreme values for every option that takes a number, as the help of each command names them."""

import re

import judging
import materials
from campaign import kind

VALUES = [
    "-1",
    "0",
    "1",
    "2147483647",
    "2147483648",
    "4294967296",
    "1000000000",
    "9007199254740993",
    "2305843009213693952",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "18446744073709551616",
    "1e308",
    "1e-320",
    "1e400",
    "nan",
    "inf",
    "-inf",
    "",
    "1.5",
    "0x10",
    "٣",
    "1,2,1e308",
    "1-1000000000",
]
# How the value of an option is called in the help where it is a number or holds one.
NUMERIC = {"n", "number", "share", "points", "from-to", "n|auto", "n|n%", "shares"}
BASES = {
    "explore": "explore accounts.csv -c a,b,c -k 2 --pairs 2",
    "cluster": "cluster accounts.csv -c a,b,c -k 2",
    "compare": "compare accounts.csv -c a,b,c --with-column s",
    "rank": "rank offers.csv --weighting equal --robustness --draws 50",
    "sort": "sort offers.csv --profiles profiles.csv --weighting equal",
    "generate": "generate table.csv --accounts 5 -o /dev/null",
    "benchmark": "benchmark --accounts 1e3 --repeats 1",
}
# What these ask for may be days of work; they run for a while and are then stopped, their memory looked at.
LONG = {
    ("generate", "--accounts"),
    ("benchmark", "--accounts"),
    ("benchmark", "--max-accounts"),
    ("benchmark", "--repeats"),
}
MORE = [
    "cluster accounts.csv -c a,b,c -k 2 --min-sum c={}",
    "cluster accounts.csv -c a,b,c -k 2 --method trimmed --trim {}",
    "rank offers.csv --weighting equal --methods vikor --set vikor.v={}",
    "rank offers.csv --weights a={},b=1,c=1",
    "rank offers.csv --weighting equal --shares logit:{}",
    "rank offers.csv --weights weights.csv --sizes x={},y=1",
    "weigh --scores a={},b=1,c=2",
    "weigh --points a={},b=1",
    "weigh --best-worst bestworst.csv --set bwm.{}=1",
    "sort offers.csv --profiles profiles.csv --weighting equal --set electre-tri-b.lambda={}",
    "benchmark --accounts 1e3 --repeats 1 --predict {}",
    "cluster accounts.csv -c {} -k 2",
    "cluster accounts.csv -c 1-{} -k 2",
    "rank offers.csv --weighting equal --methods electre3 --set electre3.alpha={}",
]


def numeric_options(program, command, folder):
    """The options of a command that take a number."""
    run = program.call(command, "--help", folder=folder, variables={"COLUMNS": "400"})
    found = re.findall(r"^\s+(?:-\w, )?(--?[\w-]+)(?:, --[\w-]+)* <([^>]+)>", run.output.decode(), re.MULTILINE)
    return [option for option, value in found if value in NUMERIC]


@kind("options", "extreme values for every numeric option")
def options(bench):
    cases = []
    with bench.folder() as folder:
        for command, base in BASES.items():
            found = numeric_options(bench.program, command, folder)
            bench.expect(found or command == "sort", f"the help of {command} names no option with a number", None)
            cases += [(base.split(), option, value) for option in found for value in VALUES]
    cases += [
        ([part if "{}" not in part else part.replace("{}", value) for part in more.split()], None, value)
        for more in MORE
        for value in VALUES
    ]
    cases += [("cluster accounts.csv -c a,b,c -k 2".split(), "COLUMNS", value) for value in VALUES]
    if bench.short:
        bench.chance("choice").shuffle(cases)
        first = [case for case in cases if case[2] in ("9223372036854775807", "2305843009213693952")]
        cases = (first + [case for case in cases if case not in first])[:160]

    def one(words, option, value):
        with bench.folder() as folder:
            materials.lay(folder)
            long = (words[0], option) in LONG
            given = (
                words
                if option in (None, "COLUMNS")
                else _without(words, option) + [f"{option}={value}" if len(option) > 2 else option + value]
            )
            run = bench.call(
                *given,
                folder=folder,
                seconds=2 if long else 20,
                variables={"COLUMNS": value} if option == "COLUMNS" else None,
            )
            if long and run.hung and run.peak < 2 << 30:
                return
            wrong = judging.fault_of(run, "text", {0, 64, 65})
            bench.expect(wrong is None, f"{words[0]} {option or ''} {value!r}: {wrong}", run)

    bench.each(cases, one)


def _without(words, option):
    """The command without the option it has already."""
    if option not in words:
        return words
    at = words.index(option)
    return words[:at] + words[at + 2 :]
