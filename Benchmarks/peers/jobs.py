"""What is measured: the list of jobs, each with its sides and its target. Add a job to `plan`."""
import math

import session
from kinds import Called, Growth, Process, Target
from report import OURS, Check

COLUMNS = 9

# Rows of each job. 'full' is the record; 'small' is quick; 'tiny' only shows that everything works.
SIZES = {
    "full": dict(
        steps=10_000_000, fits=[1_000_000, 10_000_000], silhouette=50_000, bootstraps=[2_000, 10_000], csv=10_000_000, market=1_000_000,
        growth=[10**5, 10**6, 10**7, 10**8], ranking=1_000_000, pairs=5_000, curves=100_000, draws=100_000),
    "small": dict(
        steps=1_000_000, fits=[1_000_000], silhouette=20_000, bootstraps=[2_000], csv=1_000_000, market=1_000_000,
        growth=[10**5, 10**6, 10**7], ranking=100_000, pairs=2_000, curves=20_000, draws=100_000),
    "tiny": dict(
        steps=100_000, fits=[100_000], silhouette=2_000, bootstraps=[500], csv=100_000, market=20_000, growth=[10**4, 10**5, 10**6],
        ranking=10_000, pairs=500, curves=2_000, draws=10_000),
}


# What is read out of answers.


def per_step(answers):
    """Of a call with many steps and one with few: seconds a step of the whole call, and without what every call costs."""
    many, few = answers
    figures = {"call per step": many["seconds"] / many["steps"]}
    # A search that ended early took other steps than were asked for.
    if many["steps"] > few["steps"]:
        figures["slope per step"] = (many["seconds"] - few["seconds"]) / (many["steps"] - few["steps"])
    return figures


def by_request(names):
    """A figure for each request, by its name."""
    return lambda answers: {name: answer["seconds"] for name, answer in zip(names, answers)}


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


def scores_agree(job, place, arguments, outcome):
    ours, checks = outcome.answers[OURS][-1][0]["scores"], []
    for peer in outcome.peers:
        theirs = outcome.answers[peer][-1][0]["scores"]
        apart = max(abs(a - b) for a, b in zip(ours, theirs, strict=True))
        checks.append(Check(f"{peer} has the same scores to 1e-9", apart <= 1e-9, f"{apart:.1e}", isTarget=True))
    return checks


def first_ranks_agree(job, place, arguments, outcome):
    """Shares of two samples of n draws differ by more than four times √(½ / n) once in ten thousand times."""
    judge = session.Side(
        "numpy", [place.python, place.benchmarks / "peers" / "peer_side.py", "smaa", "numpy", *arguments], outcome.threads)
    try:
        theirs = judge.ask(seed=1)["scores"]
    finally:
        judge.close()
    apart = max(abs(a - b) for a, b in zip(outcome.answers[OURS][-1][0]["scores"], theirs, strict=True))
    error = 4 * math.sqrt(0.5 / job.settings["draws"])
    return [Check(
        "numpy counts the same first ranks within the error of the draws", apart <= error, f"{apart:.1e}", isTarget=True)]


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


def ranking(key, title, method, rows, peers, target, file="floats.f32", **more):
    checks = [scores_agree] if peers else []
    return Called(
        key, f"{title}, {rows:,} x {COLUMNS}", "rank", files={"file": (file, rows)},
        settings={"columns": COLUMNS, "method": method}, peers=peers, target=target, checks=checks, **more)


def decisions(size):
    """Ranking alternatives; two criteria are minimised, all weigh the same."""
    rows, pairs, curves, draws = size["ranking"], size["pairs"], size["curves"], size["draws"]
    tools = ["pymcdm", "scikit-criteria", "pyDecision"]
    methods = ["wsm", "wpm", "edas", "marcos", "codas", "mabac"]
    functions = ["usual", "linear", "gaussian"]
    bare = "pymcdm's check of the input, which takes longer than the method, is switched off."
    return [
        ranking("topsis-1m", "TOPSIS, vector normalisation", "topsis", rows, tools, Target(5), remarks=[bare]),
        ranking("vikor-1m", "VIKOR, v = 0.5", "vikor", rows, tools, Target(5), remarks=[bare]),
        ranking(
            "promethee-5000", "PROMETHEE II, usual preference", "promethee2", pairs, ["pymcdm"], Target(100),
            remarks=["scikit-criteria has no PROMETHEE; that of pyDecision looks at pairs one by one and takes minutes."]),
        ranking(
            "promethee-1m", "PROMETHEE II, usual preference", "promethee2", rows, [], Target(seconds=5),
            remarks=["No peer can: they look at every pair of alternatives and keep a number for each."]),
        ranking(
            "promethee-curves", "PROMETHEE II by preference function", "promethee2", curves, [], None,
            requests=[{"preference": name} for name in functions], figures=by_request(functions), repeats=3),
        ranking(
            "methods-1m", "Other methods, whole ratings", "wsm", rows, [], None, file="ratings.u8",
            requests=[{"method": name} for name in methods], figures=by_request(methods), repeats=3),
        ranking("electre-1000", "ELECTRE III", "electre3", min(1_000, pairs), [], None, repeats=3),
        Called(
            "smaa", f"SMAA, weighted sums, {draws:,} draws of the weights, 20 x {COLUMNS}", "smaa",
            files={"file": ("floats.f32", 20)},
            settings={"columns": COLUMNS, "draws": draws, "method": "wsm:normalisation=min-max"}, peers=[],
            target=Target(seconds=1), checks=[first_ranks_agree]),
    ]


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
    jobs += decisions(size)
    span = f"{size['growth'][0]:,} to {size['growth'][-1]:,} accounts, whole ratings in memory, k = 4"
    jobs.append(Growth("growth-steps", f"Twenty of Lloyd's steps on {span}", size["growth"], steps=20))
    jobs.append(Growth("growth-fit", f"Whole fits of {span}", size["growth"], isTarget=False))
    return jobs
