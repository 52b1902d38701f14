"""Inputs without an end, and files too large to be what they are named as: bounded memory and a sentence."""

import os

import judging
import materials
from campaign import kind

READERS = [
    "inspect {}",
    "cluster {} -k 2",
    "explore {} -c 1-2 --pairs 2",
    "rank {} --weighting equal",
    "rank offers.csv --weights {}",
    "weigh {}",
    "weigh --judgments {}",
    "weigh --comparisons {}",
    "weigh --best-worst {}",
    "weigh --segments {}",
    "compare accounts.csv -c a,b,c --with {}",
    "compare accounts.csv -c a,b,c --with-column s --model {}",
    "generate {} --accounts 5",
    "sort offers.csv --weighting equal --profiles {}",
    "rank --input-json {}",
    "verify {}",
    "rank offers.csv --weights weights.csv --sizes {}",
]
DEVICES = ["/dev/zero", "/dev/urandom", "/proc/self/pagemap"]
# What a pipe brings without end.
ENDLESS = {
    "rows": "yes 1,2",
    "letters": "yes aaaaaaaaaaaa,b",
    "one line": "yes 1 | tr '\\n' ','",
    "quote": "(printf '\"'; yes)",
    "brackets": "yes '[' | tr -d '\\n'",
    "zeros": "cat /dev/zero",
}
SPARSE = [
    "compare accounts.csv -c a,b,c --with-column s --model {}",
    "rank offers.csv --weights {}",
    "weigh --segments {}",
    "verify {}",
    "inspect {}",
    "rank --input-json {}",
]


@kind("endless", "devices, pipes without end and sparse files of 5 GB: refused in time, under 2 GB")
def endless(bench):
    def judge(what, run):
        wrong = judging.fault_of(run, "text", {64, 65, 66, 74})
        bench.expect(wrong is None, f"{what}: {wrong}", run, keep=False)

    def device(command, path):
        with bench.folder() as folder:
            materials.lay(folder, bench.program)
            judge(f"{command.format(path)}", bench.call(*command.format(path).split(), folder=folder))

    def pipe(command, name):
        with bench.folder() as folder:
            materials.lay(folder, bench.program)
            parts = command.split("{}")
            script = f"exec {bench.program.command(*parts[0].split())} <({ENDLESS[name]}) {parts[1]}"
            judge(f"{command}, endless {name}", bench.shell(script, folder))

    def sparse(command, name):
        with bench.folder() as folder:
            materials.lay(folder, bench.program)
            with open(os.path.join(folder, name), "wb") as file:
                file.write(b"{" if name.endswith("json") else b"a,b\n")
                file.truncate(5 << 30)
            judge(f"{command.format(name)}, 5 GB", bench.call(*command.format(name).split(), folder=folder))

    readers = READERS if not bench.short else READERS[:2] + READERS[4:5] + READERS[11:12] + READERS[15:16]
    bench.each([(command, path) for command in readers for path in DEVICES[: bench.many(3, 2)]], device)
    bench.each([(command, name) for command in SPARSE for name in ("sparse.json", "sparse.csv")], sparse)
    names = list(ENDLESS) if not bench.short else ["rows", "zeros"]
    piped = [command for command in (READERS if not bench.short else ["inspect {}", "verify {}"])]
    bench.each(
        [
            (command, name)
            for command in piped
            for name in (names if command == "inspect {}" else names[:1] + names[-1:])
        ],
        pipe,
    )
