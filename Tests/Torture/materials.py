"""The files that people feed, small, and the commands that read them."""

import json
import os
import random

REPOSITORY = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
DATASETS = os.path.join(REPOSITORY, "datasets")
BUYERS = os.path.join(DATASETS, "heavy-equipment-buyers", "heavy-equipment-buyers.csv")
SEGMENTS = os.path.join(DATASETS, "heavy-equipment-segments", "heavy-equipment-segments.csv")
MACHINES = os.path.join(DATASETS, "heavy-equipment-machines", "heavy-equipment-machines.csv")


def accounts(rows=24, seed=1):
    chance = random.Random(seed)
    lines = ["id,a,b,c,group,s"]
    for row in range(rows):
        high = row % 2
        ratings = [chance.randint(7, 10) if (j + high) % 2 else chance.randint(1, 4) for j in range(3)]
        lines.append(f"k{row}," + ",".join(map(str, ratings)) + f",g{row // 3},{'xy'[high]}")
    return "\n".join(lines) + "\n"


OFFERS = """name,a,b,c
direction,max,min,max
unit,km,EUR,h
indifference,1,5,0.5
preference,2,10,1
veto,6,60,4
low,0,0,0
high,10,100,9
first,5,40,7
second,7,60,2.5
third,2,20,4
fourth,9,85,8
"""
JUDGMENTS = ",a,b,c\na,1,3,1/2\nb,1/3,1,0.25\nc,2,4,1\n"
COMPARISONS = ",a,b,c\na,0.5,1,0\nb,0,0.5,0\nc,1,1,0.5\n"
BEST_WORST = "criterion,best,worst\na,2,4\nb,1,8\nc,8,1\n"
TABLE = "criterion,x,y\na,9,2\nb,3,8\nc,5,5\n"
WEIGHTS = "segment,a,b,c\nx,9,3,5\ny,2,8,5\n"
SIZES = "segment,size\nx,40\ny,60\n"
PROFILES = "category,a,b,c\nA,7,30,6\nB,4,60,3\nC,,,\n"
CASE = {
    "schema": "mcda-oracle/1",
    "id": "two-by-three",
    "method": "TOPSIS",
    "family": "ranking",
    "parameters": {"normalisation": "vector"},
    "input": {
        "matrix": [[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]],
        "directions": ["max", "max", "max"],
        "weights": [0.3, 0.4, 0.3],
    },
    "expected": {"ranking": [3, 2, 1, 4], "betterIs": "higher"},
    "tolerance": {"scores": 1e-9},
    "sources": ["our own"],
}
CASE_TEXT = json.dumps(CASE, indent=1) + "\n"

FILES = {
    "accounts.csv": accounts(),
    "offers.csv": OFFERS,
    "judgments.csv": JUDGMENTS,
    "comparisons.csv": COMPARISONS,
    "bestworst.csv": BEST_WORST,
    "table.csv": TABLE,
    "weights.csv": WEIGHTS,
    "sizes.csv": SIZES,
    "profiles.csv": PROFILES,
    "case.json": CASE_TEXT,
}

# Each kind of file with the commands that read it; {} stands for the mutated file.
READERS = {
    "accounts.csv": [
        "inspect {}",
        "cluster {} -c a,b,c -k 2",
        "cluster {}",
        "cluster {} -k 2 --scaling standardize --validate",
        "cluster {} -c a,b,c -k 2 --method mixture --response center",
        "explore {} -c a,b,c -k 2-3 --pairs 4",
        "compare {} -c a,b,c --with-column s",
        "compare {} --with table.csv",
        "cluster {} -c 2-4 -k 2 --id id --together group",
        "weigh {} --outcome c --methods relative-weights",
        "compare {} -c a,b,c --with-column s --model model.json",
        "cluster {} -c a,b -k 2 --weight c --transform log1p",
    ],
    "offers.csv": [
        "rank {} --weighting equal",
        "rank {} --weights weights.csv --robustness --gaia --draws 200",
        "weigh {}",
        "rank {} --weighting critic --methods topsis,edas,electre3",
        "sort {} --profiles profiles.csv --weighting equal",
        "inspect {}",
        "sort {} --profiles profiles.csv --methods mr-sort,electre-tri-b --weights a=2,b=1,c=3",
    ],
    "judgments.csv": ["weigh --judgments {}", "weigh --judgments judgments.csv --judgments {}", "inspect {}"],
    "comparisons.csv": ["weigh --comparisons {}", "weigh --comparisons {} --methods rancom"],
    "bestworst.csv": ["weigh --best-worst {}", "weigh --best-worst {} --order a,b,c"],
    "table.csv": [
        "generate {} --accounts 5",
        "compare accounts.csv -c a,b,c --with {}",
        "weigh --segments {}",
        "rank offers.csv --weights {}",
        "generate {} --accounts 6 --descriptors --integers",
    ],
    "weights.csv": [
        "rank offers.csv --weights {}",
        "weigh --segments {}",
        "sort offers.csv --profiles profiles.csv --weights {}",
        "generate {} --segments-in-rows --accounts 3",
    ],
    "profiles.csv": [
        "sort offers.csv --weighting equal --profiles {}",
        "sort offers.csv --weighting equal --profiles profiles.csv --vetoes {} --methods mr-sort",
    ],
    "model.json": [
        "compare accounts.csv -c a,b,c --with-column s --model {}",
        "rank offers.csv --weights {}",
        "weigh --segments {}",
    ],
    "case.json": [
        "verify {}",
        "rank --input-json {}",
        "weigh --input-json {}",
        "sort --input-json {}",
        "verify --list {}",
    ],
}
# Beside these two, every command takes --format.
UNSHAPED = ("generate", "verify --list")


def lay(folder, program=None):
    """Writes all the files into a folder; with a program, a saved model too."""
    for name, text in FILES.items():
        with open(os.path.join(folder, name), "w") as file:
            file.write(text)
    if program is not None:
        with open(os.path.join(folder, "model.json"), "wb") as file:
            file.write(model(program))


_MODELS = {}


def model(program):
    """A saved model of the accounts, made once by the program itself."""
    if program.path not in _MODELS:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            lay(folder)
            run = program.call(
                "cluster",
                "accounts.csv",
                "-c",
                "a,b,c",
                "-k",
                "2",
                "--model",
                "model.json",
                "-o",
                "r.txt",
                folder=folder,
                seconds=60,
            )
            if run.status != 0:
                raise RuntimeError(f"the program cannot save a model: {run.sentence()}")
            with open(os.path.join(folder, "model.json"), "rb") as file:
                _MODELS[program.path] = file.read()
    return _MODELS[program.path]


def shaped(command, shape):
    """A command line as a list, with its output format where it has one."""
    words = command.split()
    return words if command.startswith(UNSHAPED) else words + ["--format", shape]
