"""The faults of signs that were found once: what is shown raw, and what is changed."""

import csv
import io
import os

import judging
import materials
import terminal
from campaign import kind
from faults_of_files import put

INVISIBLE = ["\u200b", "\u200c", "\u200d", "\u2060", "\u2063", "\u3164", "\u00ad", "\U000e0041", "\ufeff", "\u180e"]
ESCAPES = ["\x1b]0;owned\x07", "\x9b1m", "\x1b[2J", "\u202e", "\u2066", "\x7f"]


@kind(
    "fault-18",
    "invisible signs are shown as what they are, C1 and bidi escaped in JSON, and CSV to a terminal is visible",
)
def invisible(bench):
    def text(sign, shape):
        with bench.folder() as folder:
            put(folder, o_csv=f"name,x\na{sign}b,1\nab,2\n")
            run = bench.call(
                "rank", "o.csv", "--weighting", "equal", "--methods", "wsm", "--format", shape, folder=folder
            )
            bench.expect(
                judging.fault_of(run, shape) is None and sign.encode() not in run.output + run.message,
                f"{sign!a} raw in {shape}, exit {run.status}",
                run,
            )

    def data(sign):
        with bench.folder() as folder:
            put(folder, o_csv=f"name,x\nA{sign}B,1\nC,2\n")
            run = bench.call(
                "rank", "o.csv", "--weighting", "equal", "--methods", "wsm", "--format", "json", folder=folder
            )
            bench.expect(
                judging.fault_of(run, "json") is None and sign.encode() not in run.output,
                f"{sign!a} raw in JSON, exit {run.status}",
                run,
            )
            if run.status == 0:
                names = judging.parsed(run.output)["alternatives"]
                bench.expect(f"A{sign}B" in names, f"{sign!a} is not in the JSON when read: {names!a}", run)

    bench.each([(sign, shape) for sign in INVISIBLE for shape in ("text", "markdown")], text)
    bench.each([(sign,) for sign in ESCAPES if sign.isascii() is False or sign == "\x7f"], data)
    for sign in ESCAPES:
        with bench.folder() as folder:
            put(folder, o_csv=f"name,x\nA{sign}B,1\nC,2\n")
            words = "rank o.csv --weighting equal --methods wsm --format csv".split()
            bench.runs += 1
            run, _ = terminal.session(bench.program, words, folder, 3.0, terminal.signal.SIGTERM)
            bench.expect(
                run.status == 0 and sign.encode() not in run.output,
                f"{sign!a} raw on a terminal, exit {run.status}",
                run,
            )


@kind("fault-19", "CSV is data: identifiers come back unchanged, and a value like a formula is told of")
def formulas(bench):
    names = ["=x1", "-y 2", "+33 6 12", "@z", "plain", "'quoted", "\tq", "=1+1", "-5"]
    table = "id,a,b\n" + "".join(f"{name},{i % 3 * 4 + 1},{9 - i % 3 * 4}\n" for i, name in enumerate(names))
    with bench.folder() as folder:
        put(folder, accounts_csv=table)
        run = bench.call(
            *"cluster accounts.csv -c a,b --id id -k 2 --assignments A.csv -o /dev/null".split(), folder=folder
        )
        rows = list(
            csv.reader(io.StringIO((judging.content(os.path.join(folder, "A.csv")) or b"").decode(), newline=""))
        )
        found = [row[0] for row in rows[1:]]
        bench.expect(
            run.status == 0 and [name.strip() for name in names] == [name.strip() for name in found],
            f"identifiers come back as {found}",
            run,
        )
        told = bench.call(
            *"cluster accounts.csv -c a,b --id id -k 2 --assignments A.csv --format json".split(), folder=folder
        )
        codes = (
            [entry["message"] for entry in judging.parsed(told.output).get("diagnostics", [])]
            if told.status == 0
            else []
        )
        bench.expect(
            any("formula" in message for message in codes) or b"formula" in told.message,
            "no finding tells of values that begin like a formula",
            told,
        )
    with bench.folder() as folder:
        put(folder, offers_csv="name,a,b\n-y 2,1,2\n=k,2,1\nplain,3,3\n")
        run = bench.call(*"rank offers.csv --weighting equal --methods wsm --format csv".split(), folder=folder)
        bench.expect(
            run.status == 0 and b"'-y 2" not in run.output and b"'=k" not in run.output, "rank changes names", run
        )
    with bench.folder() as folder:
        put(folder, segments_csv="criterion,=1+1,s2\na,3,1\nb,2,2\n")
        run = bench.call(*"generate segments.csv --accounts 40".split(), folder=folder)
        rows = list(csv.reader(io.StringIO(run.output.decode("utf-8", "replace"), newline="")))
        believed = {row[-1] for row in rows[1:] if row}
        bench.expect(run.status == 0 and believed <= {"=1+1", "s2"}, f"generate writes segments as {believed}", run)
