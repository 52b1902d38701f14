"""Kills and interrupts at random moments of the commands that write."""

import signal

import judging
import writers
from campaign import kind

POLITE = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@kind(
    "signals",
    "INT, TERM and HUP at random moments: all outputs old or all new, nothing left over, ended by the signal",
)
def signals(bench):
    disturbed(bench, POLITE, bench.many(210, 28))


@kind("kills", "KILL at random moments: no output half-written, and a next run clears what was left")
def kills(bench):
    disturbed(bench, [signal.SIGKILL], bench.many(70, 14))


def disturbed(bench, which, count):
    for writer in writers.ALL:
        writers.complete(bench, writer)

    def one(number):
        chance = bench.chance(number)
        writer = writers.ALL[number % len(writers.ALL)]
        sent = which[number // len(writers.ALL) % len(which)]
        whole, duration = writers.complete(bench, writer)
        # The end, where files are put in place, is the moment that matters most.
        moment = duration * (chance.uniform(0.0, 1.1) if chance.random() < 0.5 else chance.uniform(0.6, 1.15))
        old = chance.random() < 0.5
        with bench.folder() as folder:
            writer.lay(folder, bench.program, old)
            before = set(judging.listing(folder))
            run = bench.call(*writer.words, folder=folder, seconds=60, moment=(moment, sent))
            what = f"{writer.name}, {sent.name} after {moment * 1000:.0f} ms, old files {old}"
            if run.hung:
                bench.fault(f"{what}: does not end", run)
                return
            found = writers.states(writer, folder, whole, old)
            broken = {name: state for name, state in found.items() if state not in ("old", "new")}
            bench.expect(not broken, f"{what}: {broken}", run)
            bench.expect(run.status in (0, -sent), f"{what}: exit {run.status} and not {-sent}", run)
            if sent == signal.SIGKILL:
                _next_run(bench, writer, folder, before, what)
                return
            bench.expect(len(set(found.values())) == 1, f"{what}: not all or none, {found}", run)
            if run.status == 0:
                bench.expect(set(found.values()) <= {"new"}, f"{what}: done, but {found}", run)
            left = writers.rests(folder, before, writer)
            bench.expect(not left, f"{what}: left over {left}", run)

    bench.each(((number,) for number in range(count)), one)


def _next_run(bench, writer, folder, before, what):
    """After a kill a stale file may stay, until the same outputs are written again."""
    stale = writers.rests(folder, before, writer)
    if not stale:
        return
    run = bench.call(*writer.words, folder=folder, seconds=60)
    left = writers.rests(folder, before, writer)
    bench.expect(run.status == 0 and not left, f"{what}: the next run leaves {left}", run)


@kind("filesize", "RLIMIT_FSIZE at many sizes: a sentence and exit 74, old files kept, nothing left over")
def file_size(bench):
    def one(writer, limit, old):
        whole, _ = writers.complete(bench, writer)
        with bench.folder() as folder:
            writer.lay(folder, bench.program, old)
            before = set(judging.listing(folder))
            run = bench.call(*writer.words, folder=folder, before=f"ulimit -f {limit};", seconds=60)
            writers_judged(bench, writer, folder, before, whole, old, run, f"{writer.name}, files up to {limit} kB")

    largest = {}
    for writer in writers.ALL:
        whole, _ = writers.complete(bench, writer)
        largest[writer.name] = max(len(data or b"") for data in whole.values())
    cases = []
    for writer in writers.ALL:
        chance = bench.chance(writer.name)
        kilobytes = max(1, largest[writer.name] // 1024)
        sizes = {1, 2, max(1, kilobytes // 2), kilobytes} | {
            chance.randint(1, kilobytes) for _ in range(bench.many(6, 1))
        }
        cases += [(writer, size, chance.random() < 0.5) for size in sorted(sizes)]
    bench.each(cases, one)


def writers_judged(bench, writer, folder, before, whole, old, run, what, tolerated=()):
    """Judges a run whose disk failed it: exit 74 and all old, or done and all new."""
    wrong = judging.fault_of(run, "text", {0, 74})
    bench.expect(wrong is None, f"{what}: {wrong}", run)
    found = writers.states(writer, folder, whole, old)
    wanted = {0: {"new"}, 74: {"old"}}.get(run.status)
    if wanted is not None:
        bench.expect(set(found.values()) == wanted, f"{what}: exit {run.status}, and the outputs are {found}", run)
    else:
        broken = {name: state for name, state in found.items() if state not in ("old", "new")}
        bench.expect(not broken, f"{what}: {broken}", run)
    left = [name for name in writers.rests(folder, before, writer) if name not in tolerated]
    bench.expect(not left, f"{what}: left over {left}", run)
