"""The peers' side of jobs that are timed call by call; runs in the peers' environment.

    peer_side.py JOB PEER key=value ...

prepares a job (imports, loading of data: no part of what is timed), says {"ready": true}, and then does one repeat for each
line of JSON on standard input, as PonderaSide does.
"""
import json
import os
import resource
import sys
import time

import numpy as np

BLOCK = 1 << 18
MINIMISED = (2, 4)  # the criteria of a decision where less is better: price and running cost


def rows_of(settings):
    """The matrix as these tools want it: float32, row after row. Bytes are converted before the clock starts."""
    kind = {"f32": "<f4", "u8": np.uint8}[settings["file"].rsplit(".", 1)[1]]
    values = np.fromfile(settings["file"], dtype=kind).reshape(-1, int(settings["columns"]))
    return values if kind == "<f4" else values.astype(np.float32)


def means_class(peer):
    if peer == "scikit-learn-intelex":
        from sklearnex.cluster import KMeans
    else:
        from sklearn.cluster import KMeans
    return KMeans


def lloyd(peer, settings):
    """So many of Lloyd's steps from the first k rows, without a tolerance."""
    x, k = rows_of(settings), int(settings["k"])
    start = x[:k].copy()
    if peer == "faiss":
        import faiss

        faiss.omp_set_num_threads(int(os.environ["OMP_NUM_THREADS"]))

        def steps_of_faiss(request):
            # Without these limits faiss would take a sample of the rows.
            method = faiss.Kmeans(
                x.shape[1], k, niter=request["steps"], min_points_per_centroid=1, max_points_per_centroid=len(x))
            method.train(x, init_centroids=start)
            return {"objective": float(method.obj[-1]), "steps": len(method.obj), "centroids": method.centroids.tolist()}

        return steps_of_faiss
    KMeans = means_class(peer)

    def steps(request):
        model = KMeans(k, init=start, n_init=1, max_iter=request["steps"], tol=0, algorithm="lloyd").fit(x)
        return found(model)

    return steps


def fit(peer, settings):
    """The best of ten starts."""
    x, k = rows_of(settings), int(settings["k"])
    KMeans = means_class(peer)
    return lambda request: found(KMeans(k, n_init=10, random_state=request["seed"]).fit(x))


def found(model):
    return {
        "objective": float(model.inertia_), "steps": int(model.n_iter_),
        "centroids": np.asarray(model.cluster_centers_, dtype=np.float64).tolist(),
    }


def silhouette(peer, settings):
    """The exact mean silhouette; both ways of using two threads that scikit-learn offers."""
    from sklearn.metrics import silhouette_score

    x = rows_of(settings)
    labels = np.fromfile(settings["labels"], dtype=np.uint8).astype(np.int64)
    jobs = int(os.environ["OMP_NUM_THREADS"]) if peer.endswith("n_jobs") else None
    return lambda request: {"objective": float(silhouette_score(x, labels, n_jobs=jobs))}


def pair_of_samples(x, counts, restarts, seed):
    """Two bootstrap samples, clustered for every k; how well the two partitions of all rows agree."""
    from sklearn.cluster import KMeans
    from sklearn.metrics import adjusted_rand_score

    generator = np.random.default_rng(seed)
    samples = [x[generator.integers(0, len(x), len(x))] for _ in range(2)]
    return [
        adjusted_rand_score(*(KMeans(k, n_init=restarts, random_state=seed).fit(one).predict(x) for one in samples))
        for k in counts
    ]


def bootstrap(peer, settings):
    """The bootstrap of stability: a hundred pairs of samples, k = 2 ... 8, best of ten starts; a process for each thread."""
    from joblib import Parallel, delayed, parallel_config

    x, jobs = rows_of(settings), int(os.environ["OMP_NUM_THREADS"])
    def repeat(request):
        seeds = range(1000 * request["seed"], 1000 * request["seed"] + 100)
        with parallel_config("loky", n_jobs=jobs, inner_max_num_threads=1):
            indices = Parallel()(delayed(pair_of_samples)(x, range(2, 9), 10, seed) for seed in seeds)
        medians = np.median(indices, axis=0).tolist()
        return {"objective": medians[2], "steps": len(indices), "medians": medians}

    return repeat


def decision(settings):
    """A decision as these tools want it: float64 row after row, equal weights, and the signs of the criteria."""
    x = rows_of(settings).astype(np.float64)
    signs = np.ones(x.shape[1])
    signs[list(MINIMISED)] = -1
    return x, np.full(x.shape[1], 1 / x.shape[1]), signs


def rank(peer, settings):
    """Alternatives ranked by TOPSIS with vector normalisation, VIKOR with v = 0.5, or PROMETHEE II with the usual preference."""
    x, weights, signs = decision(settings)
    make = {"pymcdm": rank_by_pymcdm, "scikit-criteria": rank_by_scikit_criteria, "pyDecision": rank_by_pydecision}[peer]
    call, scores = make(settings["method"], x, weights, signs)
    step = max(1, len(x) // 1000)

    def repeat(request):
        found = call()
        return {"scores": lambda: scores(found)[::step].tolist()}

    return repeat


def rank_by_pymcdm(name, x, weights, signs):
    from pymcdm import methods, normalizations

    method = {
        "topsis": lambda: methods.TOPSIS(normalizations.vector_normalization), "vikor": methods.VIKOR,
        "promethee2": lambda: methods.PROMETHEE_II("usual"),
    }[name]()
    # Its check of the input takes many times as long as the method, and can be left out.
    return lambda: method(x, weights, signs, validation=False), np.asarray


def rank_by_scikit_criteria(name, x, weights, signs):
    import skcriteria
    from skcriteria.agg import topsis, vikor
    from skcriteria.pipelines import mkpipe
    from skcriteria.preprocessing import invert_objectives, scalers

    matrix = skcriteria.mkdm(x, signs.astype(int).tolist(), weights=weights)
    if name == "vikor":
        method = vikor.VIKOR()
        return lambda: method.evaluate(matrix), lambda found: np.asarray(found.e_.q_k)
    # Its TOPSIS takes scaled criteria to maximise only; turning and scaling belong to the call.
    steps = [invert_objectives.NegateMinimize(), scalers.VectorScaler(target="matrix"), topsis.TOPSIS()]
    method = mkpipe(*steps)
    return lambda: method.evaluate(matrix), lambda found: np.asarray(found.e_.similarity)


def rank_by_pydecision(name, x, weights, signs):
    import matplotlib

    matplotlib.use("Agg")
    from pyDecision import algorithm

    kinds = ["min" if sign < 0 else "max" for sign in signs]
    settings = {"graph": False, "verbose": False}
    if name == "topsis":
        return lambda: algorithm.topsis_method(x, weights, kinds, **settings), np.asarray

    def in_order(found):
        # Its third table is (number from 1, Q), sorted by Q.
        scores = np.empty(len(x))
        scores[found[2][:, 0].astype(int) - 1] = found[2][:, 1]
        return scores

    return lambda: algorithm.vikor_method(x, weights, kinds, **settings), in_order


def smaa(peer, settings):
    """How often each alternative is first by the weighted sum of values between 0 and 1: what our side is held to."""
    x, _, signs = decision(settings)
    values = x * signs
    values = (values - values.min(axis=0)) / (values.max(axis=0) - values.min(axis=0))

    def repeat(request):
        draws = np.random.default_rng(request["seed"]).dirichlet(np.ones(x.shape[1]), int(settings["draws"]))
        first = (draws @ values.T).argmax(axis=1)
        return {"scores": (np.bincount(first, minlength=len(x)) / len(draws)).tolist()}

    return repeat


def objective(peer, settings):
    """The inertia of the rows about given centroids in float64: what every side is held to."""
    x = rows_of(settings)

    def recompute(request):
        centroids = np.array(request["centroids"], dtype=np.float64)
        total = 0.0
        for start in range(0, len(x), BLOCK):
            block = x[start : start + BLOCK].astype(np.float64)
            nearest = np.full(len(block), np.inf)
            for centroid in centroids:
                np.minimum(nearest, ((block - centroid) ** 2).sum(axis=1), out=nearest)
            total += float(nearest.sum())
        return {"objective": total}

    return recompute


def main():
    job, peer = sys.argv[1:3]
    settings = dict(argument.split("=", 1) for argument in sys.argv[3:])
    jobs = {
        "lloyd": lloyd, "fit": fit, "silhouette": silhouette, "bootstrap": bootstrap, "objective": objective, "rank": rank,
        "smaa": smaa,
    }
    repeat = jobs[job](peer, settings)
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        start = time.perf_counter()
        answer = repeat(request)
        answer["seconds"] = time.perf_counter() - start
        # What is only looked at afterwards is no part of the call.
        answer = {key: value() if callable(value) else value for key, value in answer.items()}
        unit = 1 if sys.platform == "darwin" else 1024
        answer["peakBytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
