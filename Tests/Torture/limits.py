"""Few descriptors, no threads, little memory: no crash and no hang."""

import os
import shutil
import tempfile

import judging
import materials
from campaign import kind

COMMANDS = [
    f"cluster {materials.BUYERS} -c 6-14 -k 4 --model M.json --assignments A.csv",
    f"explore {materials.BUYERS} -c 6-14 -k 2 --pairs 3",
    f"compare {materials.BUYERS} --with {materials.SEGMENTS}",
    f"rank {materials.MACHINES} --weights {materials.SEGMENTS}",
    f"weigh {materials.MACHINES}",
    "weigh --judgments judgments.csv",
    "inspect accounts.csv",
    "verify --method topsis",
    "generate table.csv --accounts 2000 -o G.csv",
    "cluster accounts.csv -c a,b,c -k 2 --method mixture",
]
# The loader says 127 when it cannot even map the libraries.
STARTED = judging.ALLOWED | {127}


@kind("descriptors", "ulimit -n of 3 to 9: no crash")
def descriptors(bench):
    def one(command, count):
        with bench.folder() as folder:
            materials.lay(folder)
            run = bench.call(*command.split(), folder=folder, before=f"ulimit -n {count};")
            # Before the program's own first line the loader may fail; from then on there is a sentence.
            wrong = judging.fault_of(run, "text", STARTED)
            loader = run.status == 127 and b"error while loading" in run.message
            bench.expect(wrong is None or loader, f"ulimit -n {count}, {command.split()[0]}: {wrong}", run)

    bench.each([(command, count) for command in COMMANDS for count in bench.many((3, 4, 5, 6, 7, 9), (4, 5))], one)


@kind("memory", "ulimit -v of 150 to 900 MB: a result or a sentence")
def memory(bench):
    def one(command, megabytes):
        with bench.folder() as folder:
            materials.lay(folder)
            run = bench.call(*command.split(), folder=folder, before=f"ulimit -v {megabytes * 1000};")
            loader = run.status == 127 and b"error while loading" in run.message
            wrong = judging.fault_of(run, "text", STARTED)
            bench.expect(wrong is None or loader, f"ulimit -v {megabytes} MB, {command.split()[0]}: {wrong}", run)

    sizes = bench.many((150, 200, 250, 300, 400, 600, 900), (200, 300))
    bench.each([(command, size) for command in COMMANDS for size in sizes], one)


def unprivileged(bench):
    """A folder that nobody may use, or the reason why there is none."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        return None, "setpriv and root are needed"
    folder = tempfile.mkdtemp(prefix="torture-")
    os.chmod(folder, 0o777)
    materials.lay(folder)
    for name in os.listdir(folder):
        os.chmod(os.path.join(folder, name), 0o644)
    shutil.copy(materials.BUYERS, folder)
    shutil.copy(bench.program.path, os.path.join(folder, "pondera"))
    os.chmod(os.path.join(folder, "pondera"), 0o755)
    run = bench.shell("exec setpriv --reuid=65534 --regid=65534 --clear-groups ./pondera --version", folder)
    return (folder, None) if run.status == 0 else (None, "the program may not be run by nobody")


@kind("processes", "ulimit -u: without another thread the work is done by one")
def processes(bench):
    folder, reason = unprivileged(bench)
    if folder is None:
        bench.skipped = reason
        return
    commands = [
        "cluster heavy-equipment-buyers.csv -c 6-14 -k 4 --threads 8",
        "explore heavy-equipment-buyers.csv -c 6-14 -k 2 --pairs 3",
        "inspect accounts.csv",
        "rank offers.csv --weighting equal",
        "cluster accounts.csv -c a,b,c -k 2 --threads 2",
        "rank heavy-equipment-buyers.csv -c 6-14 --names account_id --weighting critic --methods wsm",
    ]
    try:
        for command in commands[: bench.many(6, 3)]:
            for count in bench.many((1, 2, 3, 5), (2,)):
                run = bench.shell(
                    f"exec setpriv --reuid=65534 --regid=65534 --clear-groups bash -c "
                    f"'ulimit -u {count}; exec ./pondera {command}'",
                    folder,
                )
                wrong = judging.fault_of(run, "text", {0})
                bench.expect(wrong is None, f"ulimit -u {count}, {command}: {wrong}", run, keep=False)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
