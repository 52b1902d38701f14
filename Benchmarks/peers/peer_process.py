"""The peers' side of jobs that are timed as whole processes; runs in the peers' environment.

    peer_process.py csv PEER FILE      every column of a CSV file in memory
    peer_process.py market PEER FILE   standardise, choose the number of segments in 2 ... 8, fit, profile
"""
import json
import sys


def read_csv(peer, path):
    """Reads an identifier and nine ratings; prints what shows that they were read."""
    if peer == "polars":
        import polars

        with open(path) as file:
            names = file.readline().strip().split(",")
        schema = {name: polars.Int64 if position == 0 else polars.Float32 for position, name in enumerate(names)}
        table = polars.read_csv(path, schema=schema)
        rows, total = table.height, float(table[names[-1]].cast(polars.Float64).sum())
    elif peer == "pandas":
        import pandas

        table = pandas.read_csv(path)
        rows, total = len(table), float(table.iloc[:, -1].sum())
    else:
        import pyarrow.compute
        import pyarrow.csv

        table = pyarrow.csv.read_csv(path)
        rows, total = table.num_rows, float(pyarrow.compute.sum(table.column(table.num_columns - 1)).as_py())
    print(json.dumps({"rows": rows, "sum": total}))


def market(peer, path):
    """What an analyst does with these tools: three starts for each number of segments, ten for the one that is chosen by
    Calinski and Harabasz's index."""
    if peer == "polars + scikit-learn-intelex":
        import polars
        from sklearnex.cluster import KMeans

        table = polars.read_csv(path)
        benefits = table.columns[1:]
        scaled = table.select((polars.col(benefits) - polars.col(benefits).mean()) / polars.col(benefits).std(ddof=0))
        x = scaled.cast(polars.Float32).to_numpy(order="c")
    else:
        import pandas
        from sklearn.cluster import KMeans
        from sklearn.preprocessing import StandardScaler

        table = pandas.read_csv(path)
        benefits = list(table.columns[1:])
        x = StandardScaler().fit_transform(table[benefits].to_numpy(dtype="float32"))
    from sklearn.metrics import calinski_harabasz_score

    scores = {}
    for k in range(2, 9):
        labels = KMeans(k, n_init=3, random_state=0).fit_predict(x)
        scores[k] = calinski_harabasz_score(x, labels)
    chosen = max(scores, key=scores.get)
    labels = KMeans(chosen, n_init=10, random_state=0).fit(x).labels_
    if peer == "polars + scikit-learn-intelex":
        table = table.with_columns(polars.Series("segment", labels))
        profile = table.group_by("segment").agg(polars.len().alias("accounts"), polars.col(benefits).mean()).sort("segment")
        rows = profile.height
    else:
        groups = table.assign(segment=labels).groupby("segment")[benefits]
        rows = len(groups.mean().join(groups.size().rename("accounts")))
    print(json.dumps({"k": chosen, "profiles": rows}))


if __name__ == "__main__":
    {"csv": read_csv, "market": market}[sys.argv[1]](*sys.argv[2:4])
