"""What is measured: the list of jobs, each with its sides and its target. Add a job to `plan`."""
import math
import statistics
from dataclasses import dataclass, field

import session
from report import OURS, Check, Outcome

COLUMNS = 9

# Rows of each job. 'full' is the record; 'small' is quick; 'tiny' only shows that everything works.
SIZES = {
    "full": dict(
        steps=10_000_000, fits=[1_000_000, 10_000_000], silhouette=50_000, bootstraps=[2_000, 10_000], csv=10_000_000, market=1_000_000,
        growth=[10**5, 10**6, 10**7, 10**8]),
    "small": dict(
        steps=1_000_000, fits=[1_000_000], silhouette=20_000, bootstraps=[2_000], csv=1_000_000, market=1_000_000,
        growth=[10**5, 10**6, 10**7]),
    "tiny": dict(
        steps=100_000, fits=[100_000], silhouette=2_000, bootstraps=[500], csv=100_000, market=20_000, growth=[10**4, 10**5, 10**6]),
}


@dataclass(frozen=True)
class Target:
    """How many times faster than the fastest peer, and with how much of the memory of the thriftiest."""

    ratio: float
    memory: float | None = None


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
    repeats: int = 5

    def missing(self, available):
        return None if self.serves in available else f"Pondera's side does not offer '{self.serves}' yet."

    def measure(self, place, threads, repeats):
        arguments = [f"{name}={place.data_file(*file)}" for name, file in self.files.items()]
        arguments += [f"{name}={value}" for name, value in self.settings.items()]
        outcome = Outcome(self, threads=threads)
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


# What is read out of answers.


def per_step(answers):
    """Of a call with many steps and one with few: seconds a step of the whole call, and without what every call costs."""
    many, few = answers
    figures = {"call per step": many["seconds"] / many["steps"]}
    # A search that ended early took other steps than were asked for.
    if many["steps"] > few["steps"]:
        figures["slope per step"] = (many["seconds"] - few["seconds"]) / (many["steps"] - few["steps"])
    return figures


# What has to hold beside the time.


def objectives_in_float64(job, place, arguments, outcome):
    """The inertia about each side's centroids, computed anew in float64; the side is kept open for all of them."""
    peer_side = place.benchmarks / "peers" / "peer_side.py"
    judge = session.Side("float64", [place.python, peer_side, "objective", "float64", *arguments], outcome.threads)
    try:
        return {
            name: judge.ask(centroids=answers[-1][0]["centroids"])["objective"] for name, answers in outcome.answers.items()
        }
    finally:
        judge.close()


def inertia_is_right(job, place, arguments, outcome):
    exact = objectives_in_float64(job, place, arguments, outcome)
    checks = []
    for name, answers in outcome.answers.items():
        said = answers[-1][0]["objective"]
        error = abs(said - exact[name]) / exact[name]
        checks.append(Check(
            f"{name}: inertia is that of its centroids in float64 to 1e-7", error <= 1e-7, f"{error:.1e}",
            isTarget=name == OURS))
    spread = (max(exact.values()) - min(exact.values())) / min(exact.values())
    # Steps in single precision part ways where a row lies on a border.
    checks.append(Check("all sides have the same inertia to 1e-3", spread <= 1e-3, f"{spread:.1e}"))
    return checks


def inertia_is_not_above(job, place, arguments, outcome):
    exact = objectives_in_float64(job, place, arguments, outcome)
    best = min(value for name, value in exact.items() if name != OURS)
    excess = exact[OURS] / best - 1
    # Centroids that differ in the last digits of single precision are the same solution.
    return [Check("inertia is not above the best peer's", excess <= 1e-9, f"{excess:+.1e}", isTarget=True)]


def silhouettes_agree(job, place, arguments, outcome):
    values = [answers[-1][0]["objective"] for answers in outcome.answers.values()]
    spread = max(values) - min(values)
    return [Check("all sides have the same silhouette to 1e-5", spread <= 1e-5, f"{spread:.1e}", isTarget=True)]


def medians_agree(job, place, arguments, outcome):
    medians = [answers[-1][0]["medians"] for answers in outcome.answers.values()]
    apart = max(max(values) - min(values) for values in zip(*medians))
    text = "; ".join(
        f"{name} " + " ".join(f"{value:.2f}" for value in answers[-1][0]["medians"])
        for name, answers in outcome.answers.items())
    outcome.notes.append(f"Median adjusted Rand index for k = 2 … 8: {text}.")
    return [Check("the medians of all sides agree to 0.1 for every k", apart <= 0.1, f"{apart:.3f}")]


def readers_agree(job, place, arguments, outcome):
    printed = [answers[-1][0]["printed"] for answers in outcome.answers.values()]
    sums = [one["sum"] for one in printed]
    same = len({one["rows"] for one in printed}) == 1 and max(sums) - min(sums) <= 1e-5 * abs(max(sums))
    return [Check("all sides read the same rows and sum", same, isTarget=True)]


def segment_counts(job, place, arguments, outcome):
    found = {name: answers[-1][0]["printed"]["k"] for name, answers in outcome.answers.items()}
    return [Check("every side chose a number of segments", all(2 <= k <= 8 for k in found.values()), str(found))]


# Commands of whole processes.


def peer_process(job, peer):
    return lambda place, path, threads: [place.python, place.benchmarks / "peers" / "peer_process.py", job, peer, path]


def read_by_r(place, path, threads):
    return [place.rscript, place.benchmarks / "peers" / "read_csv.R", path, threads] if place.rscript else None


def read_by_us(place, path, threads):
    return [place.ours, "csv", path]


def market_by_us(place, path, threads):
    return [
        place.pondera, "cluster", path, "--criteria", "2-10", "--scaling", "standardize", "-k", "auto", "--threads", threads,
        "--format", "json",
    ]


def lloyd(key, title, file, rows, k, peers, target):
    return Called(
        key, f"{title}, {rows:,} x {COLUMNS}, k = {k}: a step of Lloyd's, of 20 from the first {k} rows", "lloyd",
        files={"file": (file, rows)}, settings={"columns": COLUMNS, "k": k}, peers=peers, target=target,
        requests=[{"steps": 20}, {"steps": 2}], figures=per_step, checks=[inertia_is_right])


def plan(size):
    """All jobs at one size, in the order of the report."""
    both = ["scikit-learn", "scikit-learn-intelex"]
    readers = {name: peer_process("csv", name) for name in ("polars", "pyarrow", "pandas")} | {"data.table": read_by_r}
    jobs = [
        lloyd(f"lloyd-{k}", "Continuous ratings", "floats.f32", size["steps"], k, [*both, "faiss"], Target(4))
        for k in (4, 8, 50)
    ]
    jobs.append(lloyd("lloyd-bytes", "Whole ratings", "ratings.u8", size["steps"], 4, [*both, "faiss"], Target(10)))
    for number, rows in enumerate(size["fits"], start=1):
        jobs.append(Called(
            f"fit-{number}", f"A whole fit, best of ten starts, {rows:,} x {COLUMNS}, k = 4", "fit",
            files={"file": ("floats.f32", rows)}, settings={"columns": COLUMNS, "k": 4}, peers=both,
            target=Target(15) if rows == max(size["fits"]) else None, checks=[inertia_is_not_above]))
    rows = size["silhouette"]
    jobs.append(Called(
        "silhouette", f"Exact silhouette, {rows:,} x {COLUMNS}, k = 4", "silhouette",
        files={"file": ("floats.f32", rows), "labels": ("labels.u8", rows)}, settings={"columns": COLUMNS, "k": 4},
        peers=["scikit-learn", "scikit-learn, n_jobs"], target=Target(15), checks=[silhouettes_agree], repeats=3))
    for number, rows in enumerate(size["bootstraps"], start=1):
        jobs.append(Called(
            f"bootstrap-{number}", f"100 pairs of bootstrap samples of {rows:,} x {COLUMNS}, k = 2 … 8, best of ten starts",
            "bootstrap", files={"file": ("floats.f32", rows)}, settings={"columns": COLUMNS},
            peers=["scikit-learn + joblib"], target=Target(10), checks=[medians_agree], repeats=2))
    for kind, text in (("decimals", "four decimals"), ("ratings", "whole numbers")):
        jobs.append(Process(
            f"csv-{kind}", f"CSV of {size['csv']:,} x 10 into columns, {text}", read_by_us, readers,
            (f"{kind}.csv", size["csv"]), Target(2, memory=0.5), checks=[readers_agree]))
    jobs.append(Process(
        "market", f"From a CSV file of {size['market']:,} accounts to segments, their number chosen, standardised", market_by_us,
        {name: peer_process("market", name) for name in ("pandas + scikit-learn", "polars + scikit-learn-intelex")},
        ("decimals.csv", size["market"]), Target(10, memory=0.5), checks=[segment_counts], repeats=3))
    span = f"{size['growth'][0]:,} to {size['growth'][-1]:,} accounts, whole ratings in memory, k = 4"
    jobs.append(Growth("growth-steps", f"Twenty of Lloyd's steps on {span}", size["growth"], steps=20))
    jobs.append(Growth("growth-fit", f"Whole fits of {span}", size["growth"], isTarget=False))
    return jobs
