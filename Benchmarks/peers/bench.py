#!/usr/bin/env python3
"""Measures Pondera against other tools, in one session, taking turns.

    make bench-peers                     everything; writes Benchmarks/RESULTS.md
    PEERS_SIZES=small make bench-peers   a quick version; writes .build/peers/RESULTS-small.md
    Benchmarks/peers/bench.py --list     what there is to measure
    Benchmarks/peers/bench.py --sizes tiny --jobs fit-1,csv-decimals --repeats 2

Needs Python 3.11 or later and nothing else: the peers go into a virtual environment of their own.
PEERS_VENV and PEERS_DATA name other places for it and for the data.
"""
import argparse
import json
import os
import sys
import time

sys.dont_write_bytecode = True  # nothing but sources in this folder

import environment
import jobs
import report


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", choices=list(jobs.SIZES), default=os.environ.get("PEERS_SIZES", "full"))
    parser.add_argument("--jobs", help="only these, separated by commas")
    parser.add_argument("--repeats", type=int, help="rounds of each job (default: the job's own)")
    parser.add_argument("--threads", type=int, default=2, help="threads of both sides")
    parser.add_argument("--update", action="store_true", help="with --jobs: put these into the last full report, which keeps the rest")
    parser.add_argument("--list", action="store_true", help="name the jobs and stop")
    return parser.parse_args()


def chosen(plan, names):
    if not names:
        return plan
    wanted = names.split(",")
    unknown = set(wanted) - {job.key for job in plan}
    if unknown:
        sys.exit(f"bench.py: there is no job {', '.join(sorted(unknown))}; --list names them.")
    return [job for job in plan if job.key in wanted]


def with_the_rest(measured, plan, raw):
    """The jobs of the last report in their order, with those that were measured now in their places."""
    now = {outcome.job.key: outcome for outcome in measured}
    kept = {stored["job"]: stored for stored in json.loads(raw.read_text())} if raw.exists() else {}
    by_key = {job.key: job for job in plan}
    keys = [key for key in by_key if key in now or key in kept]
    return [now.get(key) or report.Outcome.from_json(by_key[key], kept[key]) for key in keys]


def main():
    options = arguments()
    everything = jobs.plan(jobs.SIZES[options.sizes])
    plan = chosen(everything, options.jobs)
    if options.list:
        for job in plan:
            print(f"{job.key:16} {job.title}")
        return
    place = environment.prepare(options.threads)
    available = environment.jobs_of_ours(place)
    outcomes = []
    for job in plan:
        missing = job.missing(available)
        if missing:
            print(f"{job.key}: left out, {missing}", flush=True)
            outcomes.append(report.Outcome(job, skipped=missing))
            continue
        print(f"{job.key}: {job.title}", flush=True)
        start = time.monotonic()
        outcomes.append(job.measure(place, options.threads, options.repeats or job.repeats))
        print(f"  {time.monotonic() - start:.0f} s", flush=True)
    machine = environment.describe(place)
    for outcome in outcomes:
        outcome.version = dict(machine)["Pondera"]
    part = options.jobs and not options.update
    name = f"-{options.sizes}" if options.sizes != "full" or part else ""
    raw = place.build / f"results{name}.json"
    if options.update:
        outcomes = with_the_rest(outcomes, everything, raw)
    raw.write_text(json.dumps([outcome.as_json() for outcome in outcomes], indent=1) + "\n")
    path = place.build / f"RESULTS{name}.md" if name else place.benchmarks / "RESULTS.md"
    path.write_text(report.markdown(outcomes, machine, options))
    print(f"\nWrote {path}\nEvery repeat: {raw}")


if __name__ == "__main__":
    main()
