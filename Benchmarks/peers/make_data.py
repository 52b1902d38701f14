"""Generates buyers about four segments of heavy equipment; runs in the peers' environment.

The same rows are written in every form that a job needs, so that both sides read the same bytes:

    floats.f32      continuous ratings, standard deviation 1.5 about the segment, little-endian, row after row
    ratings.u8      the same rounded into 1 ... 10, a byte each
    labels.u8       the nearest segment of each row of floats.f32, a byte each
    decimals.csv    the continuous ratings with four decimals, after an identifier
    ratings.csv     the whole ones

Blocks of a million rows have seeds of their own, so that a small file is the beginning of a large one.
"""
import argparse
import os

import numpy as np

BENEFITS = {
    "product_performance": (10, 8, 7, 6),
    "supplier_expertise_image": (6, 7, 5, 4),
    "selling_price": (6, 7, 9, 10),
    "trade_in": (1, 5, 8, 9),
    "running_cost": (9, 8, 5, 4),
    "parts_availability": (6, 7, 5, 7),
    "service_proximity": (4, 7, 6, 5),
    "reliability": (9, 7, 5, 6),
    "financing": (2, 5, 7, 7),
}
PROFILES = np.array(list(BENEFITS.values()), dtype=np.float64).T
NOISE, SEED, BLOCK = 1.5, 20260, 1_000_000


def blocks(rows):
    """The ratings, block by block, as float32."""
    for number, start in enumerate(range(0, rows, BLOCK)):
        generator = np.random.default_rng([SEED, number])
        segments = generator.integers(0, len(PROFILES), BLOCK, dtype=np.uint8)
        count = min(BLOCK, rows - start)
        noise = generator.standard_normal((count, len(BENEFITS)))
        yield start, (PROFILES[segments[:count]] + NOISE * noise).astype("<f4")


def whole(block):
    return np.clip(np.rint(block), 1, 10).astype(np.uint8)


def nearest(block):
    distances = ((block[:, None, :].astype(np.float64) - PROFILES[None]) ** 2).sum(axis=2)
    return distances.argmin(axis=1).astype(np.uint8)


def write_csv(file, start, block, decimals):
    # polars only lays out the text here, and fast; what is in it is fixed by the decimals.
    import polars

    columns = {"account_id": np.arange(start + 1, start + 1 + len(block))}
    for position, name in enumerate(BENEFITS):
        columns[name] = np.ascontiguousarray(block[:, position])
    polars.DataFrame(columns).write_csv(file, include_header=start == 0, float_precision=decimals)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", required=True)
    parser.add_argument("--rows", type=int, required=True)
    parser.add_argument("--file", required=True)
    options = parser.parse_args()
    forms = {
        "floats.f32": lambda file, start, block: file.write(block.tobytes()),
        "ratings.u8": lambda file, start, block: file.write(whole(block).tobytes()),
        "labels.u8": lambda file, start, block: file.write(nearest(block).tobytes()),
        "decimals.csv": lambda file, start, block: write_csv(file, start, block, 4),
        "ratings.csv": lambda file, start, block: write_csv(file, start, whole(block), None),
    }
    stem, _, ending = options.file.partition(".")
    path = os.path.join(options.out, f"{stem}_{options.rows}.{ending}")
    # Written aside and renamed: a file that is there is whole.
    with open(path + ".part", "wb") as file:
        for start, block in blocks(options.rows):
            forms[options.file](file, start, block)
    os.replace(path + ".part", path)


if __name__ == "__main__":
    main()
