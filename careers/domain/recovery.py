"""What a simulation found, set against what must hold and what we aim at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from careers.domain.rivals import CORRELATION, NAMES


@dataclass(frozen=True)
class Recovery:
    """How often a scenario's respondents found their own role; all figures in %.

    `rivals` holds, by name, the top-1 and top-3 of other ways to match. `covered` is how often the
    80 % range held the fit that the true levels give, over all roles; `covered_inside` over the
    ranges that the end of the scale does not cut off, which have two sides to miss on.
    """

    scenario: str
    top1: float
    top3: float
    rivals: dict[str, tuple[float, float]]
    covered: float
    covered_inside: float
    by_role: dict[str, tuple[float, float]]
    """By role: its own top-1 and top-3."""

    @property
    def lead(self) -> float:
        """By how many points top-1 beats the usual matcher's, profile correlation."""
        return self.top1 - self.rivals[CORRELATION][0]

    @property
    def weakest(self) -> tuple[str, float]:
        """The role found least often first, and its top-1."""
        return min(((code, top1) for code, (top1, _) in self.by_role.items()), key=lambda p: p[1])


@dataclass(frozen=True)
class Steadiness:
    """How much a result moves when it should not, and whether it moves the right way (G1).

    `retest` is the correlation of the fits of all roles between two sittings; `retest_in_role` is
    the mean of the roles' own correlations. `top3_missing` (%) is with a fifth of the answers
    skipped. `violations` counts, of `raises` single answers raised in turn, those that lowered
    some role's fit or place or worsened its band; `rival_violations` is, for each other way to
    match, the share (%) of role and raise where the similarity fell.
    """

    retest: float
    retest_in_role: float
    top3: float
    top3_missing: float
    raises: int
    violations: int
    rival_violations: dict[str, float]


@dataclass(frozen=True)
class Adjacent:
    """How well the score tells two roles joined by a step apart: the AUC, 0.5 not at all."""

    origin: str
    destination: str
    auc: float


@dataclass(frozen=True)
class Check:
    """One thing that must hold, or that we aim at."""

    name: str
    target: str
    figure: str
    held: bool


@dataclass(frozen=True)
class Report:
    """Everything a run of the simulation found."""

    respondents: int
    """For each role and scenario."""
    seed: int
    recoveries: tuple[Recovery, ...]
    steadiness: Steadiness
    adjacent: tuple[Adjacent, ...]

    def of(self, scenario: str) -> Recovery:
        return next(found for found in self.recoveries if found.scenario == scenario)

    @property
    def floors(self) -> tuple[Check, ...]:
        """What must hold."""
        return tuple(wanted.check(self) for wanted in FLOORS)

    @property
    def aims(self) -> tuple[Check, ...]:
        """What we would like to hold; no miss of these fails anything."""
        return tuple(wanted.check(self) for wanted in AIMS)

    def misses(self) -> tuple[Check, ...]:
        """The floors that do not hold."""
        return tuple(check for check in self.floors if not check.held)

    def table(self) -> str:
        """The whole report in Markdown."""
        return "\n".join(_report(self))


@dataclass(frozen=True)
class Wanted:
    """A figure of the report and the bounds, inclusive, that it must keep to.

    It is compared unrounded and shown with so many digits that a miss does not look held.
    """

    name: str
    figure: Callable[[Report], float]
    least: float | None = None
    most: float | None = None
    digits: int = 2

    def check(self, report: Report) -> Check:
        figure = self.figure(report)
        held = (self.least is None or figure >= self.least) and (
            self.most is None or figure <= self.most
        )
        if self.least is not None and self.most is not None:
            target = f"{self.least:g} to {self.most:g}"
        else:
            target = f"≥ {self.least:g}" if self.least is not None else f"≤ {self.most:g}"
        return Check(self.name, target, f"{figure:.{self.digits}f}", held)


def _top(scenario: str, top1: float, top3: float) -> tuple[Wanted, Wanted]:
    return (
        Wanted(f"{scenario}: top-1, %", lambda r: r.of(scenario).top1, top1),
        Wanted(f"{scenario}: top-3, %", lambda r: r.of(scenario).top3, top3),
    )


def _lead(scenario: str, points: float) -> Wanted:
    name = f"{scenario}: top-1 over profile correlation, points"
    return Wanted(name, lambda r: r.of(scenario).lead, least=points)


def _covered(scenario: str) -> tuple[Wanted, Wanted]:
    name = f"{scenario}: true fit inside the 80 % range, %"
    return (
        Wanted(name, lambda r: r.of(scenario).covered, 75, 90),
        Wanted(f"{name}, uncut", lambda r: r.of(scenario).covered_inside, 75, 90),
    )


def _weakest(scenario: str) -> Wanted:
    name = f"{scenario}: top-1 of the weakest role, %"
    return Wanted(name, lambda r: r.of(scenario).weakest[1], 60)


FLOORS: tuple[Wanted, ...] = (
    *_top("G0 0.75", 92, 99),
    *_top("G0 1.0", 83, 98),
    *_top("G1", 66, 92),
    *_top("G3", 68, 93),
    _lead("G1", 8),
    _lead("G2", 5),
    _lead("G3", -2),
    *_covered("G0 0.75"),
    *_covered("G0 1.0"),
    *_covered("G1"),
    *_covered("G3"),
    Wanted("Retest correlation of fit", lambda r: r.steadiness.retest, least=0.85, digits=3),
    Wanted(
        "Top-3 lost at 20 % missing, points",
        lambda r: r.steadiness.top3 - r.steadiness.top3_missing,
        most=5,
    ),
    Wanted(
        "Raised answers that lowered a result", lambda r: r.steadiness.violations, most=0, digits=0
    ),
)

AIMS: tuple[Wanted, ...] = (
    *_top("G1", 78, 95),
    *_top("G3", 80, 95),
    _weakest("G1"),
    *_top("G1 + preferences", 78, 95),
    *_top("G3 + preferences", 80, 95),
    _weakest("G1 + preferences"),
    Wanted(
        "AUC of the least distinct step",
        lambda r: min((pair.auc for pair in r.adjacent), default=1.0),
        least=0.9,
        digits=3,
    ),
)


# In words ------------------------------------------------------------------------------------


def _report(report: Report) -> Iterator[str]:
    number, roles = report.respondents, len(report.recoveries[0].by_role)
    yield f"{number} respondents for each of {roles} roles and each scenario, seed {report.seed}."
    yield from ("", "| Top-1 / top-3, % | this | " + " | ".join(NAMES) + " | in range | uncut |")
    yield "|---" * (4 + len(NAMES)) + "|"
    for r in report.recoveries:
        found = ((r.top1, r.top3), *(r.rivals[name] for name in NAMES))
        yield (
            f"| {r.scenario} | {' | '.join(f'{a:.1f} / {b:.1f}' for a, b in found)} | "
            f"{r.covered:.1f} | {r.covered_inside:.1f} |"
        )
    steady = report.steadiness
    fell = (f"{steady.rival_violations[name]:.0f} %" for name in NAMES)
    yield f"| lowered by a raise | {steady.violations} | {' | '.join(fell)} | | |"
    yield from ("", "| Role, top-1 / top-3 | " + " | ".join(_ROLE_COLUMNS) + " |")
    yield "|---" * (len(_ROLE_COLUMNS) + 1) + "|"
    for code in report.recoveries[0].by_role:
        figures = (report.of(scenario).by_role[code] for scenario in _ROLE_COLUMNS)
        yield f"| {code} | " + " | ".join(f"{a:.0f} / {b:.0f}" for a, b in figures) + " |"
    yield from ("", "| Step | AUC |", "|---|---|")
    for pair in sorted(report.adjacent, key=lambda pair: pair.auc):
        yield f"| {pair.origin} → {pair.destination} | {pair.auc:.3f} |"
    yield from ("", _in_words(report.steadiness))
    yield from ("", "| Must hold | target | figure | |", "|---|---|---|---|")
    yield from map(_line, report.floors)
    yield from ("", "| Aim | target | figure | |", "|---|---|---|---|")
    yield from map(_line, report.aims)


_ROLE_COLUMNS = ("G1", "G3", "G1 + preferences")


def _in_words(found: Steadiness) -> str:
    return (
        f"Retest within a role: {found.retest_in_role:.3f}. Of {found.raises} raised answers "
        f"{found.violations} lowered a result. Top-3 in {found.top3:.1f} %, with a fifth of the "
        f"answers skipped in {found.top3_missing:.1f} %."
    )


def _line(check: Check) -> str:
    return f"| {check.name} | {check.target} | {check.figure} | {'✓' if check.held else 'miss'} |"
