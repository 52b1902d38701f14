"""The same bytes for 1 and for 8 threads."""

import os

import judging
import materials
from campaign import kind

COMMANDS = [
    "cluster {buyers} -c 6-14 -k 4 --id account_id --assignments out-a.csv --model out-m.json",
    "cluster {buyers} -c 6-14 -k 3 --method trimmed",
    "cluster {buyers} -c 6-14 -k 3 --method kmedoids --restarts 2",
    "cluster {buyers} -c 6-14 -k 3 --method mixture --restarts 2",
    "cluster {buyers} -c 6-14 -k 4 --response center --scaling standardize",
    "cluster accounts.csv -c a,b,c -k 2 --method ward --pictures",
    "cluster accounts.csv -c a,b,c -k 2 --method consensus",
    "cluster accounts.csv -c a,b,c -k 2 --validate",
    "cluster accounts.csv -c a,b,c -k 2 --method latent-class",
    "cluster accounts.csv -c a,b,c -k 2 --method gower --categories s",
    "cluster accounts.csv -c a,b,c -k 2 --max-size 60%",
    "explore {buyers} -c 6-14 -k 2-3 --pairs 4",
    "explore accounts.csv -c a,b,c -k 2-3 --pairs 10 --pictures --methods ward,kmedians",
    "compare {buyers} -c 6-14 --with-column believed_segment",
    "compare {buyers} --with {segments} --id account_id",
    "rank {machines} --weights {segments}",
    "rank {machines} --weights {segments} --methods wsm,topsis --robustness --gaia --draws 2000",
    "rank {buyers} -c 6-14 --names account_id --weighting critic --methods topsis,vikor,promethee2,wsm",
    "rank {buyers} -c 6-14 --names account_id --weighting entropy --methods edas,codas,mabac",
    "sort {buyers} -c 4-5 --names account_id --profiles sorted.csv --weighting equal",
]


@kind("threads", "1 and 8 threads give the same bytes")
def threads(bench):
    cases = [(command, shape) for command in COMMANDS for shape in ("json", "text", "csv")]
    if bench.short:
        cases = [(command, bench.chance(command).choice(["json", "text", "csv"])) for command in COMMANDS]

    def one(command, shape):
        words = command.format(
            buyers=materials.BUYERS, segments=materials.SEGMENTS, machines=materials.MACHINES
        ).split()
        seen = []
        with bench.folder() as folder:
            materials.lay(folder)
            with open(os.path.join(folder, "sorted.csv"), "w") as file:
                file.write("category,revenue_keur,margin_percent\nA,900,20\nB,400,12\nC,,\n")
            for count in ("1", "8"):
                run = bench.call(*words, "--format", shape, "--threads", count, folder=folder, seconds=60)
                wrong = judging.fault_of(run, shape, {0})
                if not bench.expect(wrong is None, f"{wrong}", run):
                    return
                written = [judging.content(os.path.join(folder, name)) for name in ("out-a.csv", "out-m.json")]
                seen.append((run.output, written))
            bench.expect(seen[0] == seen[1], "1 and 8 threads give different bytes", run)

    bench.each(cases, one)
