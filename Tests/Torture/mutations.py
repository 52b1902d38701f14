"""Damaged files: bytes turned, pieces cut and doubled, signs and numbers of a dictionary put in."""

import os

import judging
import materials
from campaign import kind

NUMBERS = [
    b"1e308",
    b"-1e308",
    b"1e-320",
    b"1e154",
    b"9" * 40,
    b"-0",
    b"0",
    b"NaN",
    b"inf",
    b"1,5",
    b"1/3",
    b"0x10",
    b"1e999",
    b"9223372036854775807",
    b"-9223372036854775808",
    b"1e200",
    b"0.1e-300",
    b"\xc2\xa01 234,5",
    b"%",
    b"3/0",
]
SIGNS = [
    b",",
    b";",
    b"\t",
    b"|",
    b'"',
    b'""',
    b"'",
    b"\n",
    b"\r",
    b"\r\n",
    b"\0",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x1b[2J",
    b"\xff",
    b"\xc3",
    b"\xe2\x80\xae",
    b"\xe2\x80\x8b",
    b"=1+1",
    b"-",
    b" ",
    b"max",
    b"min",
    b"direction",
    b"sens",
    b"sep=;\n",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"null",
    b"true",
    b"\\u0000",
    b"\\ud800",
    b"[[[[[[[[",
    b"NA",
    b"a",
    b"x",
]


def mutated(chance, original):
    """One to four mutations of a file, or nothing of it at all."""
    data = bytearray(original)
    for _ in range(chance.choice([1, 1, 1, 2, 2, 3, 4])):
        _mutate(chance, data)
    return bytes(data)


def _mutate(chance, data):
    place = chance.randint(0, len(data))
    end = min(len(data), place + chance.choice([1, 2, 5, 20, 80]))
    way = chance.randrange(13)
    if way == 0 and data:
        data[place % len(data)] ^= 1 << chance.randrange(8)
    elif way == 1 and data:
        data[place % len(data)] = chance.randrange(256)
    elif way == 2:
        del data[place:end]
    elif way == 3:
        del data[place:]
    elif way == 4:
        data[place:place] = data[place:end] * chance.choice([1, 2, 10])
    elif way in (5, 6):
        data[place:place] = chance.choice(SIGNS)
    elif way == 7:
        data[place:end] = chance.choice(SIGNS)
    elif way in (8, 9):
        _replace_value(chance, data, chance.choice(NUMBERS + SIGNS))
    elif way == 10:
        _replace_value(chance, data, b"w" * chance.choice([300, 5000, 70000]))
    elif way == 11:
        _move_line(chance, data)
    else:
        _widen(chance, data)


def _replace_value(chance, data, value):
    """Puts a value in the place of another, between two separators."""
    borders = [-1] + [i for i, sign in enumerate(data) if sign in b",;\n:[]"] + [len(data)]
    at = chance.randrange(len(borders) - 1)
    data[borders[at] + 1 : borders[at + 1]] = value


def _move_line(chance, data):
    lines = bytes(data).split(b"\n")
    line = lines.pop(chance.randrange(len(lines)))
    for _ in range(chance.choice([0, 1, 2])):
        lines.insert(chance.randint(0, len(lines)), line)
    data[:] = b"\n".join(lines)


def _widen(chance, data):
    """Adds columns, or rows: some, or hundreds."""
    count = chance.choice([1, 2, 7, 100])
    lines = bytes(data).split(b"\n")
    if chance.random() < 0.5:
        lines = [
            line + b"".join(b",w%d" % i if at == 0 else b",7" for i in range(count))
            for at, line in enumerate(lines)
        ]
    else:
        lines += [lines[chance.randrange(len(lines))]] * count
    data[:] = b"\n".join(lines)


@kind("mutations", "damaged files of nine kinds through the commands that read them, in text, JSON and CSV")
def mutations(bench):
    names = list(materials.READERS)
    model = materials.model(bench.program)

    def one(number):
        chance = bench.chance(number)
        name = names[number % len(names)]
        original = model if name == "model.json" else materials.FILES[name].encode()
        command = chance.choice(materials.READERS[name])
        with bench.folder() as folder:
            materials.lay(folder, bench.program)
            damaged = "damaged" + os.path.splitext(name)[1]
            with open(os.path.join(folder, damaged), "wb") as file:
                file.write(mutated(chance, original))
            statuses = {}
            for shape in ("json", chance.choice(["text", "csv", "markdown"])):
                words = materials.shaped(command.format(damaged), shape)
                run = bench.call(*words, folder=folder)
                shown = shape if "--format" in words else "csv" if words[0] == "generate" else "text"
                wrong = judging.fault_of(run, shown, judging.ALLOWED | ({1} if words[0] == "verify" else set()))
                bench.expect(wrong is None, f"{name} damaged: {wrong}", run)
                statuses[shape] = run.status
            bench.expect(
                len(set(statuses.values())) == 1,
                f"{name} damaged: the exit status hangs on the format, {statuses}",
                run,
            )

    bench.each(((number,) for number in range(bench.many(2000, 160))), one)
