"""What is right: exit statuses, sentences, and what an output must be."""

import csv
import io
import json
import os

import runner

# Done, wrong call, wrong data, missing input, a service (BLAS) that is not there, reading or writing failed.
ALLOWED = {0, 64, 65, 66, 69, 74}


def _refuse(constant):
    raise ValueError(f"{constant} is no number of JSON")


def parsed(text):
    """JSON as strict readers take it: no NaN, no Infinity, and no number that becomes one."""

    def number(digits):
        value = float(digits)
        if value in (float("inf"), float("-inf")):
            raise ValueError(f"{digits} is infinite")
        return value

    return json.loads(text, parse_constant=_refuse, parse_float=number)


def fault_of(run, shape="text", allowed=ALLOWED):
    """What is wrong with a run, or nothing."""
    if run.hung:
        return f"did not end within {runner.SECONDS:.0f} s"
    if run.status < 0 or run.status > 128:
        return f"ended by signal {-run.status if run.status < 0 else run.status - 128}"
    if run.peak > runner.PEAK:
        return f"took {run.peak / 1e9:.1f} GB of memory"
    if run.status == 70:
        return "exit 70, a defect of the program by its own word"
    if run.status not in allowed:
        return f"exit {run.status}, which is none of {sorted(allowed)}"
    if run.status > 1 and not any(
        line.startswith("pondera: ") for line in run.message.decode("utf-8", "replace").split("\n")
    ):
        return f"exit {run.status} without a sentence"
    if run.status <= 1 and run.output:
        return malformed(run.output, shape)
    return None


def malformed(content, shape):
    """What is wrong with an output of this format, or nothing."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return "the output is not UTF-8"
    if shape == "json":
        try:
            parsed(text)
        except (ValueError, RecursionError) as error:
            return f"the JSON does not parse: {error}"
    if shape == "csv":
        try:
            list(csv.reader(io.StringIO(text, newline=""), strict=True))
        except csv.Error as error:
            return f"the CSV does not parse: {error}"
    return None


def shape_of(path):
    """The format a file should have, by its name."""
    return {".json": "json", ".csv": "csv"}.get(os.path.splitext(path)[1], "text")


def listing(folder):
    """Everything in a folder, hidden files too."""
    return sorted(os.listdir(folder))


def content(path):
    """The bytes of a file, or nothing where there is none."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
