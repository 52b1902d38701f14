"""Kinds of jobs: timed call by call, as a whole process, or over growing sizes; and what can be wanted of them."""
import math
import statistics
from dataclasses import dataclass, field

import session
from report import OURS, Check, Outcome


@dataclass(frozen=True)
class Target:
    """How many times faster than the fastest peer, with how much of the memory of the thriftiest, and within what time."""

    ratio: float | None = None
    memory: float | None = None
    seconds: float | None = None


@dataclass
class Called:
    """A job that is timed call by call in processes that live through it, so that imports and loading do not count."""

    key: str
    title: str
    serves: str  # the name of the job on both sides
    files: dict  # setting → (file, rows)
    settings: dict
    peers: list
    target: Target | None
    requests: list = field(default_factory=lambda: [{}])  # one after the other, each turn
    figures: object = None  # from the answers to the requests to {name: seconds}; the first is the one that counts
    checks: list = field(default_factory=list)
    remarks: list = field(default_factory=list)  # sentences for the page
    repeats: int = 5

    def missing(self, available):
        return None if self.serves in available else f"Pondera's side does not offer '{self.serves}' yet."

    def measure(self, place, threads, repeats):
        arguments = [f"{name}={place.data_file(*file)}" for name, file in self.files.items()]
        arguments += [f"{name}={value}" for name, value in self.settings.items()]
        outcome = Outcome(self, threads=threads, notes=list(self.remarks))
        theirs = [place.python, place.benchmarks / "peers" / "peer_side.py", self.serves]
        sides = [session.Side(OURS, [place.ours, "serve", self.serves, *arguments], threads)]
        sides += [session.Side(peer, [*theirs, peer, *arguments], threads) for peer in self.peers]
        try:
            # The first turn warms caches, pages and thread pools, and does not count.
            for turn in range(repeats + 1):
                for side in sides:
                    answers = [side.ask(threads=threads, seed=turn + 1, **request) for request in self.requests]
                    if turn > 0:
                        outcome.add(side.name, self._figures(answers), answers)
            alone = [sides[0].ask(threads=1, seed=repeats + 1, **request) for request in self.requests]
        finally:
            for side in sides:
                side.close()
        last = outcome.answers[OURS][-1]
        outcome.checks.append(Check(
            "one thread gives the same bits", all(a["digest"] == b["digest"] for a, b in zip(alone, last))))
        for check in self.checks:
            outcome.checks += check(self, place, arguments, outcome)
        return outcome

    def _figures(self, answers):
        return (self.figures or (lambda all: {"call": all[0]["seconds"]}))(answers)


@dataclass
class Process:
    """A job that is timed as a whole process, from its start to its end."""

    key: str
    title: str
    ours: object  # from the place, the file and the threads to a command
    peers: dict  # name → the same
    file: tuple
    target: Target
    checks: list = field(default_factory=list)
    repeats: int = 5

    def missing(self, available):
        return None

    def measure(self, place, threads, repeats):
        path = place.data_file(*self.file)
        commands = {OURS: self.ours(place, path, threads)}
        commands |= {name: make(place, path, threads) for name, make in self.peers.items()}
        commands = {name: command for name, command in commands.items() if command}
        outcome = Outcome(self, threads=threads)
        for turn in range(repeats + 1):
            for name, command in commands.items():
                answer = session.whole_process(command, threads)
                if turn > 0:
                    outcome.add(name, {"process": answer["seconds"]}, [answer])
        for check in self.checks:
            outcome.checks += check(self, place, [], outcome)
        return outcome


@dataclass
class Growth:
    """How the time of the same work grows with the number of accounts, on our side alone."""

    key: str
    title: str
    counts: list
    steps: int | None = None  # of Lloyd's; None is a whole fit
    tolerance: float = 0.05
    isTarget: bool = True
    repeats: int = 3
    target: Target | None = None

    def missing(self, available):
        return None if "growth" in available else "Pondera's side does not offer 'growth' yet."

    def measure(self, place, threads, repeats):
        outcome = Outcome(self, threads=threads)
        side = session.Side(OURS, [place.ours, "serve", "growth", f"rows={max(self.counts)}", "k=4"], threads)
        same = True
        medians = []
        work = {"threads": threads, "seed": 1} | ({"steps": self.steps} if self.steps else {})
        try:
            for rows in self.counts:
                answers = [side.ask(rows=rows, **work) for _ in range(repeats)]
                alone = side.ask(rows=rows, **(work | {"threads": 1}))
                same = same and len({answer["digest"] for answer in answers + [alone]}) == 1
                for answer in answers:
                    outcome.add(f"{rows:,} accounts", {"call": answer["seconds"]}, [answer])
                medians.append(statistics.median(answer["seconds"] for answer in answers))
        finally:
            side.close()
        outcome.checks.append(Check("one thread gives the same bits", same))
        steps = zip(self.counts, self.counts[1:], medians, medians[1:])
        local = [math.log(after / before) / math.log(more / fewer) for fewer, more, before, after in steps]
        outcome.notes.append("Slope from each size to the next: " + ", ".join(f"{slope:.2f}" for slope in local) + ".")
        slope = statistics.linear_regression([math.log(n) for n in self.counts], [math.log(s) for s in medians]).slope
        if self.isTarget:
            outcome.checks.append(Check(
                f"slope of log seconds on log accounts is 1.0 ± {self.tolerance}", abs(slope - 1) <= self.tolerance,
                f"{slope:.3f}", isTarget=True))
        else:
            outcome.checks.append(Check(
                "time grows no faster than the number of accounts", slope <= 1 + self.tolerance, f"{slope:.3f}"))
        return outcome
