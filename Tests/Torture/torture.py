#!/usr/bin/env python3
"""A reliability campaign against a built pondera: seeded, every fault with the command that repeats it.

python3 Tests/Torture/torture.py                       # all kinds, about ten minutes on two cores
python3 Tests/Torture/torture.py --short               # two minutes
python3 Tests/Torture/torture.py --only fault-09,disk  # some kinds; --list names them
"""

import argparse
import os
import signal
import sys
import tempfile

import boundaries  # noqa: F401 (each module registers its kinds)
import disk  # noqa: F401
import endless  # noqa: F401
import faults_of_files  # noqa: F401
import faults_of_names  # noqa: F401
import faults_of_numbers  # noqa: F401
import faults_of_signs  # noqa: F401
import injected  # noqa: F401
import limits  # noqa: F401
import materials
import mutations  # noqa: F401
import options  # noqa: F401
import paths  # noqa: F401
import signals  # noqa: F401
import streams  # noqa: F401
import terminal  # noqa: F401
import threads  # noqa: F401
import writers
from campaign import KINDS, perform
from runner import Program


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=os.path.join(materials.REPOSITORY, ".build", "release", "pondera"))
    parser.add_argument("--seed", default="1", help="where chance starts; the same seed makes the same runs")
    parser.add_argument("--short", action="store_true", help="a tenth of it, for the continuous integration")
    parser.add_argument("--only", default="", help="kinds, separated by commas; 'fault' is all that begin so")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 2)
    parser.add_argument("--keep", default=None, help="the folder for inputs that fail (default: a new one)")
    parser.add_argument("--list", action="store_true", help="name the kinds and do nothing")
    return parser.parse_args()


def chosen(only):
    # The faults by their numbers, after the wide assaults.
    everything = sorted(
        KINDS, key=lambda name: (name.startswith("fault"), name if name.startswith("fault") else "")
    )
    if not only:
        return everything
    wanted = only.split(",")
    names = [name for name in everything if any(name == word or name.startswith(word + "-") for word in wanted)]
    missing = [word for word in wanted if not any(name == word or name.startswith(word + "-") for name in KINDS)]
    if missing:
        sys.exit(f"There is no kind {', '.join(missing)}; --list names them.")
    return names


def main():
    options = arguments()
    if options.list:
        for name in chosen(""):
            print(f"{name:<12} {KINDS[name][0]}")
        return 0
    if not os.access(options.program, os.X_OK):
        sys.exit(f"There is no program {options.program}; 'make build' makes it, and --program names another.")
    # A signal that this process was told to ignore would be ignored by every run.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    kept = options.keep or tempfile.mkdtemp(prefix="torture-failures-")
    print(f"Program {options.program}, seed {options.seed}; what fails is kept in {kept}", flush=True)
    program = Program(options.program)
    try:
        passed, failed = perform(chosen(options.only), program, options.seed, options.short, kept, options.workers)
    finally:
        writers.forget()
    if not failed and options.keep is None:
        os.rmdir(kept)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
