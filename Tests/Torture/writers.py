"""The commands that write files, and what a folder may hold after one was disturbed."""

import os
from dataclasses import dataclass

import judging
import materials

OLD = b"what was here before\n"


@dataclass(frozen=True)
class Writer:
    name: str
    words: tuple
    outputs: tuple
    repeatable: bool = True  # whether the same call writes the same bytes

    def lay(self, folder, program, old):
        """The inputs, and with `old` a former version of every output."""
        materials.lay(folder, program)
        if "big.csv" in self.words:
            os.symlink(big(program), os.path.join(folder, "big.csv"))
        if old:
            for name in self.outputs:
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(OLD)

    def written(self, folder):
        return {name: judging.content(os.path.join(folder, name)) for name in self.outputs}


CLUSTER = Writer(
    "cluster",
    tuple(
        (
            f"cluster {materials.BUYERS} -c 6-14 -k 4 --id account_id --threads 1 --format json"
            " --assignments A.csv --model M.json -o R.json"
        ).split()
    ),
    ("A.csv", "M.json", "R.json"),
)
RANK = Writer(
    "rank",
    tuple("rank big.csv -c 2-10 --weighting equal --methods wsm -o R.csv --format csv --threads 1".split()),
    ("R.csv",),
)
WEIGH = Writer(
    "weigh", tuple(f"weigh {materials.MACHINES} --as W.csv -o R.json --format json".split()), ("W.csv", "R.json")
)
GENERATE = Writer("generate", tuple(f"generate {materials.SEGMENTS} --accounts 60000 -o G.csv".split()), ("G.csv",))
BENCHMARK = Writer(
    "benchmark",
    tuple("benchmark --accounts 3e4 --repeats 1 --threads 1 -o B.json --format json".split()),
    ("B.json",),
    repeatable=False,
)
EXPLORE = Writer(
    "explore",
    tuple(f"explore {materials.BUYERS} -c 6-14 -k 2-3 --pairs 3 --threads 1 -o E.csv --format csv".split()),
    ("E.csv",),
)
INSPECT = Writer("inspect", tuple("inspect big.csv -o I.json --format json".split()), ("I.json",))
ALL = [CLUSTER, RANK, WEIGH, GENERATE, BENCHMARK, EXPLORE, INSPECT]

_BIG = {}
_COMPLETE = {}


def big(program):
    """A file of 100,000 accounts, made once."""
    if program.path not in _BIG:
        import tempfile

        folder = tempfile.mkdtemp(prefix="torture-")
        run = program.call(
            "generate",
            materials.SEGMENTS,
            "--accounts",
            "100000",
            "--integers",
            "-o",
            "big.csv",
            folder=folder,
            seconds=120,
        )
        if run.status != 0:
            raise RuntimeError(f"the program cannot generate accounts: {run.sentence()}")
        _BIG[program.path] = os.path.join(folder, "big.csv")
    return _BIG[program.path]


def forget():
    """Removes what was made once."""
    import shutil

    for path in _BIG.values():
        shutil.rmtree(os.path.dirname(path), ignore_errors=True)
    _BIG.clear()


def complete(bench, writer):
    """What an undisturbed call writes, and how long it takes; made once a writer."""
    key = (bench.program.path, writer)
    if key not in _COMPLETE:
        with bench.folder() as folder:
            writer.lay(folder, bench.program, False)
            run = bench.call(*writer.words, folder=folder, seconds=60)
            wrong = judging.fault_of(run, "text", {0})
            bench.expect(wrong is None, f"{writer.name} undisturbed: {wrong}", run)
            _COMPLETE[key] = (writer.written(folder), run.seconds)
    return _COMPLETE[key]


def states(writer, folder, whole, old):
    """Each output as 'old', 'new' or what is wrong with it."""
    found = {}
    for name, data in writer.written(folder).items():
        before = OLD if old else None
        if data == before:
            found[name] = "old"
        elif data is not None and (
            data == whole[name]
            if writer.repeatable
            else data.endswith(b"}\n") and not judging.malformed(data, judging.shape_of(name))
        ):
            found[name] = "new"
        else:
            found[name] = "gone" if data is None else "half-written"
    return found


def rests(folder, before, writer):
    """What is in a folder and was neither there before nor is an output."""
    return [name for name in judging.listing(folder) if name not in before and name not in writer.outputs]
