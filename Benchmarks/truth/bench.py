#!/usr/bin/env python3
"""How often the number of segments is found: the rule beside each of its witnesses and the usual indices.

Draws markets of known structure (designs.py), runs `pondera explore` and `pondera cluster -k auto` on each, and prints a
table in Markdown. Python 3.9 or later, nothing else.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # the folder is part of the project

import designs  # noqa: E402

STABLE = 0.75
STRENGTH = 0.8


def best(candidates, key, sign):
    present = [c for c in candidates if c.get(key) is not None]
    return max(present, key=lambda c: sign * c[key])["k"] if present else None


def least(candidate):
    return min(segment["jaccard"] for segment in candidate["segments"])


def largest_stable(candidates):
    stable = [c for c in candidates if least(c) > STABLE]
    return stable[-1]["k"] if stable else max(candidates, key=least)["k"]


def gap_rule(candidates):
    """The smallest k within one standard error of the next."""
    for here, following in zip(candidates, candidates[1:]):
        if following.get("gap") is None or here["gap"] >= following["gap"] - following["gapStandardError"]:
            return here["k"]
    return None


def strength_rule(candidates):
    strong = [c["k"] for c in candidates if (c.get("predictionStrength") or 0) >= STRENGTH]
    return strong[-1] if strong else None


RULES = {
    "found again": largest_stable,
    "gap (1-SE)": gap_rule,
    "BIC": lambda candidates: best(candidates, "bic", -1),
    "halves ≥ 0.8": strength_rule,
    "silhouette": lambda candidates: best(candidates, "silhouette", 1),
    "CH": lambda candidates: best(candidates, "calinskiHarabasz", 1),
}


def run(program, *arguments):
    result = subprocess.run([program, *arguments, "--format", "json"], capture_output=True, text=True)
    if result.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {result.stderr.strip()}")
    return json.loads(result.stdout)


def judge(market, options):
    handle, path = tempfile.mkstemp(suffix=".csv")
    os.close(handle)
    try:
        market.write(path)
        shared = ["--id", "account", "--threads", "1"]
        explored = run(options.pondera, "explore", path, *shared, "-k", options.range, "--pairs", str(options.pairs))
        automatic = run(options.pondera, "cluster", path, *shared)
    finally:
        os.remove(path)
    candidates = explored["candidates"]
    answers = {"explore": explored["recommended"]["k"], "-k auto": automatic["k"]}
    answers.update({name: rule(candidates) for name, rule in RULES.items()})
    return market, answers, explored["recommended"]


def table(judged):
    columns = ["explore", "-k auto", *RULES]
    rows = collections.OrderedDict()
    for market, answers, _ in judged:
        if market.true_count > 1:
            row = rows.setdefault(market.design, collections.Counter())
            row["files"] += 1
            row.update(name for name in columns if answers[name] == market.true_count)
    print("| design | files | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 2) + "|")
    for design, row in rows.items():
        print(f"| {design} | {row['files']} | " + " | ".join(str(row[name]) for name in columns) + " |")
    total = sum(rows.values(), collections.Counter())
    print(f"| all | {total['files']} | " + " | ".join(str(total[name]) for name in columns) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pondera", default=".build/release/pondera", help="the program")
    parser.add_argument("--pairs", type=int, default=20, help="pairs of bootstrap samples (20)")
    parser.add_argument("--range", default="2-8", help="the numbers to try (2-8)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="files at a time")
    options = parser.parse_args()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        judged = list(pool.map(lambda market: judge(market, options), designs.all_markets()))
    table(judged)
    single = [found for market, _, found in judged if market.true_count == 1]
    natural = sum(found["structure"] == "natural" for found in single)
    agree = sum(answers["explore"] == answers["-k auto"] for _, answers, _ in judged)
    print(f"\nOf {len(single)} single clouds {natural} are called natural. `explore` and `-k auto` agree on {agree} of "
          f"{len(judged)} files.\n")
    print("Missed by `explore`:\n")
    for market, answers, found in judged:
        if market.true_count > 1 and answers["explore"] != market.true_count:
            print(f"- {market.design}: {market.name}; {answers['explore']} recommended, {found['structure']}")


if __name__ == "__main__":
    main()
