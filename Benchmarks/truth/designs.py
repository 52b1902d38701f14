"""Markets of which it is known how many segments they have. The standard library only; the same on every machine."""

import math
import random


class Market:
    """Accounts drawn around known centres."""

    def __init__(self, design, name, true_count, rows):
        self.design, self.name, self.true_count, self.rows = design, name, true_count, rows

    def write(self, path):
        width = len(self.rows[0])
        with open(path, "w", encoding="utf-8") as file:
            file.write(",".join(["account"] + [f"c{j + 1}" for j in range(width)]) + "\n")
            for number, row in enumerate(self.rows, 1):
                file.write(",".join([f"A{number}"] + [f"{value:g}" for value in row]) + "\n")


def nearest(centres):
    """The distance of each centre to its nearest neighbour."""
    return [min(math.dist(own, other) for other in centres if other is not own) for own in centres]


def centres(draw, count, width, low, high, box):
    """Centres at least `low` apart, the nearest pair at most `high`."""
    tries = 0
    while True:
        found = [[draw.uniform(0, box) for _ in range(width)] for _ in range(count)]
        if low <= min(nearest(found)) <= high:
            return found
        tries += 1
        if tries % 2000 == 0:
            box *= 1.05


def sizes(count, total, kind, draw):
    if kind == "equal":
        shares = [1.0] * count
    elif kind == "unequal":
        shares = [draw.uniform(0.4, 1.6) for _ in range(count)]
    else:
        shares = [2 ** (-0.8 * index) for index in range(count)]
    return [max(12, round(total * share / sum(shares))) for share in shares]


def clouds(centres, sizes, spread, draw):
    return [
        [draw.gauss(place, spread) for place in centre] for centre, size in zip(centres, sizes) for _ in range(size)
    ]


def onto_scale(rows, top):
    """Whole numbers 1…top, cut off at its ends."""
    return [[min(top, max(1, round(value))) for value in row] for row in rows]


def stretched(rows, top):
    """All criteria mapped alike onto 1…top, and rounded."""
    columns = list(zip(*rows))
    low = [min(column) for column in columns]
    scale = (top - 1) / max(max(column) - least for column, least in zip(columns, low))
    return onto_scale([[1 + (v - least) * scale for v, least in zip(row, low)] for row in rows], top)


def few_criteria():
    """Three or four clouds of two or three criteria, the nearest 6.5 to 7.5 standard deviations apart."""
    number = 0
    for width in (2, 3):
        for count in (3, 4):
            for total in (150, 300, 500, 800, 1500, 1500):
                for form in ("decimals", "whole"):
                    number += 1
                    draw = random.Random(1000 + number)
                    places = centres(draw, count, width, 6.5, 7.5, 9 if count == 3 else 11)
                    parts = sizes(count, total, "unequal" if number % 3 == 0 else "equal", draw)
                    rows = clouds(places, parts, 1, draw)
                    if form == "whole":
                        rows = stretched(rows, 10)
                    yield Market("few criteria", f"{count} clouds, {width} criteria, {total}, {form}", count, rows)


def unequal_clouds():
    """Eight clouds of 400 down to 25 accounts."""
    for number in range(6):
        draw = random.Random(3000 + number)
        width = 3 - number % 2
        places = centres(draw, 8, width, 6.5, 9, 20)
        parts = [(1 + number % 3) * size for size in (400, 300, 200, 150, 100, 60, 40, 25)]
        yield Market("unequal sizes", f"8 clouds, {width} criteria, {sum(parts)}", 8, clouds(places, parts, 1, draw))


def ratings():
    """Two to six segments of four to nine rated benefits, the nearest 2.5 to 4 standard deviations apart."""
    number = 0
    for count in (2, 3, 4, 5, 6):
        for width in (4, 5, 6, 7, 8, 9):
            for distance in (2.5, 3.0, 3.5, 4.0):
                number += 1
                draw = random.Random(5000 + number)
                places = centres(draw, count, width, 0, math.inf, 1)
                for _ in range(500):
                    if max(nearest(places)) <= 1.6 * min(nearest(places)):
                        break
                    places = centres(draw, count, width, 0, math.inf, 1)
                top, spread = ((10, 1.4), (7, 1.0), (5, 0.75))[number % 3]
                scale = spread * distance / min(nearest(places))
                middle = [sum(column) / count for column in zip(*places)]
                places = [[(1 + top) / 2 + (v - m) * scale for v, m in zip(row, middle)] for row in places]
                total = draw.choice((200, 300, 400, 600, 1000, 1500))
                parts = sizes(count, total, ("equal", "unequal", "steep")[number // 3 % 3], draw)
                yield Market(
                    f"ratings, {distance} apart", f"{count} segments, {width} of 1…{top}, {total}", count,
                    onto_scale(clouds(places, parts, spread, draw), top))


def single_clouds():
    """Accounts without segments: normal, at random on the scale, and with criteria that go together."""
    for number in range(36):
        draw = random.Random(9000 + number)
        width = (2, 3, 4, 6, 9, 12)[number % 6]
        total = (60, 200, 500, 1200)[number // 6 % 4]
        kind = ("normal", "at random", "correlated")[number // 2 % 3]
        if kind == "at random":
            rows = [[draw.randint(1, 10) for _ in range(width)] for _ in range(total)]
        else:
            general = 1.4 if kind == "correlated" else 0
            own = 1.2 if kind == "correlated" else 1.8
            levels = [5.5 + general * draw.gauss(0, 1) for _ in range(total)]
            rows = onto_scale([[draw.gauss(level, own) for _ in range(width)] for level in levels], 10)
        yield Market("one cloud", f"{kind}, {width} criteria, {total}", 1, rows)


def all_markets():
    for design in (few_criteria, unequal_clouds, ratings, single_clouds):
        yield from design()
