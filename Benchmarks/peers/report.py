"""What was measured, as a page that people read."""
import statistics
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

OURS = "Pondera"
DISTURBED = 0.2  # processors that the rest of the machine may use


@dataclass(frozen=True)
class Check:
    """Something beside the time that holds or not; part of the target where it says so."""

    text: str
    holds: bool
    value: str = ""
    isTarget: bool = False


@dataclass(frozen=True)
class Figure:
    """The median of some repeats, and their range."""

    values: tuple

    @property
    def median(self):
        return statistics.median(self.values)

    def text(self, write):
        low, high = write(min(self.values)), write(max(self.values))
        return f"{write(self.median)} ({low} … {high})" if len(self.values) > 1 else write(self.median)


@dataclass
class Outcome:
    """What a job gave: for each side the figures of every repeat, and its answers."""

    job: object
    threads: int = 0
    skipped: str | None = None
    figures: dict = field(default_factory=dict)  # side → {figure: [seconds]}
    answers: dict = field(default_factory=dict)  # side → [answers of a repeat]
    checks: list = field(default_factory=list)
    notes: list = field(default_factory=list)  # sentences
    version: str = ""  # of Pondera

    def add(self, side, figures, answers):
        for name, value in figures.items():
            self.figures.setdefault(side, {}).setdefault(name, []).append(value)
        self.answers.setdefault(side, []).append(answers)

    @property
    def leading(self):
        """The figure that counts."""
        return next(iter(self.figures[next(iter(self.figures))]))

    def figure(self, side, name):
        return Figure(tuple(self.figures[side][name])) if self.figures[side].get(name) else None

    def peak(self, side):
        """Bytes: the median of a whole process, the largest of a process that lived through the job."""
        peaks = [answer["peakBytes"] for answers in self.answers[side] for answer in answers if answer.get("peakBytes")]
        return statistics.median(peaks) if peaks else None

    def ratio(self, side, name):
        """How many times the time of ours a peer took, turn by turn."""
        return Figure(tuple(peer / ours for peer, ours in zip(self.figures[side][name], self.figures[OURS][name])))

    @property
    def peers(self):
        return [side for side in self.figures if side != OURS]

    def verdicts(self):
        """(what was wanted, whether it is so, what it is), of the job's target."""
        target, found = getattr(self.job, "target", None), []
        if target and target.seconds:
            median = self.figure(OURS, self.leading).median
            found.append((f"under {target.seconds:g} s", median < target.seconds, seconds(median)))
        if target and target.ratio:
            fastest = min(self.peers, key=lambda side: self.figure(side, self.leading).median)
            ratio = self.ratio(fastest, self.leading).median
            found.append((f"at least {target.ratio:g} times as fast as the fastest peer ({fastest})", ratio >= target.ratio,
                          f"{ratio:.2f} times"))
            if target.memory:
                thriftiest = min(self.peers, key=self.peak)
                share = self.peak(OURS) / self.peak(thriftiest)
                found.append((f"at most {target.memory:g} of the memory of the thriftiest peer ({thriftiest})",
                              share <= target.memory, f"{share:.2f}"))
        found += [(check.text, check.holds, check.value) for check in self.checks if check.isTarget]
        return found

    def disturbed(self):
        """How many repeats the rest of the machine disturbed, and of how many."""
        seen = [answer.get("others") for all in self.answers.values() for answers in all for answer in answers]
        known = [value for value in seen if value is not None]
        return sum(value > DISTURBED for value in known), len(known)

    @classmethod
    def from_json(cls, job, stored):
        names = ("threads", "skipped", "figures", "answers", "notes")
        outcome = cls(job, version=stored.get("version", ""), **{name: stored[name] for name in names})
        outcome.checks = [Check(**check) for check in stored["checks"]]
        return outcome

    def as_json(self):
        return {
            "job": self.job.key, "title": self.job.title, "threads": self.threads, "skipped": self.skipped,
            "version": self.version, "figures": self.figures, "answers": self.answers,
            "checks": [vars(check) for check in self.checks], "notes": self.notes,
        }


def reasons():
    """Why a target is missed, as a person wrote it down: job → sentence."""
    return tomllib.loads((Path(__file__).parent / "reasons.toml").read_text())


def markdown(outcomes, machine, options):
    known = reasons()
    parts = ["# Pondera and its peers", preface(options), facts(machine, options), summary(outcomes, known)]
    parts += [section(outcome, known) for outcome in outcomes if not outcome.skipped]
    left_out = [f"- {outcome.job.title}: {outcome.skipped}" for outcome in outcomes if outcome.skipped]
    if left_out:
        parts.append("## Not measured\n\n" + "\n".join(left_out))
    return "\n\n".join(parts) + "\n"


def preface(options):
    size = "" if options.sizes == "full" else f" This is the {options.sizes} version, not the record."
    return (
        "Written by `make bench-peers`; [README.md](README.md) says how to read it. Both sides read the same bytes and take "
        f"turns in one session; a time is the median of all turns, with the smallest and the largest in brackets.{size}")


def facts(machine, options):
    rows = [fact for fact in machine if fact[0] != "Pondera"] + [("Threads", f"{options.threads} on both sides")]
    return "\n".join(f"- {label}: {text}" for label, text in rows)


def summary(outcomes, known):
    lines = ["## Targets", "", "| job | wanted | found | |", "|---|---|---|---|"]
    for outcome in outcomes:
        if outcome.skipped:
            continue
        for wanted, holds, found in outcome.verdicts():
            value = found or ("yes" if holds else "no")
            lines.append(row([outcome.job.key, wanted, value, "met" if holds else "**missed**"]))
    missed = [outcome for outcome in outcomes if not outcome.skipped and not all(v[1] for v in outcome.verdicts())]
    if missed:
        lines.append("")
    for outcome in missed:
        lines.append(f"- {outcome.job.key}: {known.get(outcome.job.key, 'no reason is written down in peers/reasons.toml.')}")
    return "\n".join(lines)


def section(outcome, known):
    """One job: a table of its sides, what was wanted, and what else is to be known."""
    names = list(dict.fromkeys(name for figures in outcome.figures.values() for name in figures))
    has_ratio = OURS in outcome.figures and outcome.peers
    head = ["", *names, *([f"times as long as {OURS}"] if has_ratio else []), "peak memory"]
    lines = [f"## {outcome.job.key}", "", outcome.job.title + ".", "", row(head), row(["---"] * len(head))]
    for side in outcome.figures:
        cells = [side]
        for name in names:
            figure = outcome.figure(side, name)
            cells.append(figure.text(seconds) if figure else "–")
        if has_ratio:
            cells.append("" if side == OURS else outcome.ratio(side, outcome.leading).text(lambda value: f"{value:.2f}"))
        cells.append(memory(outcome.peak(side)))
        lines.append(row(cells))
    lines.append("")
    for wanted, holds, found in outcome.verdicts():
        lines.append(f"- Target: {wanted}: {'met' if holds else 'missed'}{f' ({found})' if found else ''}.")
    for check in outcome.checks:
        if not check.isTarget:
            lines.append(f"- {check.text}: {'yes' if check.holds else 'no'}{f' ({check.value})' if check.value else ''}.")
    if not all(verdict[1] for verdict in outcome.verdicts()) and outcome.job.key in known:
        lines.append(f"- Why: {known[outcome.job.key]}")
    lines += [f"- {note}" for note in outcome.notes]
    if outcome.version:
        lines.append(f"- Measured with Pondera {outcome.version}.")
    disturbed, repeats = outcome.disturbed()
    if disturbed:
        lines.append(f"- The machine was busy with other work during {disturbed} of {repeats} repeats.")
    return "\n".join(lines)


def row(cells):
    return "| " + " | ".join(cells) + " |"


def seconds(value):
    """Three significant digits."""
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if value * factor >= 1 or unit == "µs":
            scaled = value * factor
            return f"{scaled:.0f} {unit}" if scaled >= 100 else f"{scaled:.3g} {unit}"


def memory(count):
    return "–" if count is None else f"{count / 2**20:,.0f} MB"
