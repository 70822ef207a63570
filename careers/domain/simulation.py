"""Whether the recommender finds a role again in people made up from its own profile.

Respondents are drawn from the profiles of the catalogue's centre roles (`respondents`), answer with
noise, and the recommender, as visitors get it, should name their role. Beside it stand the usual
matchers and chance (`rivals`). The same catalogue, number and seed give the same report. It shows
that a role can be recovered, not that the result is valid.

The scenarios are those of the project's assessment notes. What the notes leave open (population
mean 3 and SD 1, surplus up to one level beside G1's bias, true levels on the scale) is set so that
the notes' figures for the starting profiles come out. Preferences are skipped, because the usual
matchers know none; the last two scenarios have them answered.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum
from random import Random
from statistics import correlation, fmean

from careers.domain.catalogue import Catalogue
from careers.domain.measure import TOLERANCE, measure
from careers.domain.progress import tell
from careers.domain.ratings import rate
from careers.domain.recommendation import rank
from careers.domain.recovery import Adjacent, Recovery, Report, Steadiness
from careers.domain.requirements import requirements
from careers.domain.respondents import Respondent, Scenario, answers, respondent
from careers.domain.rivals import rivals
from careers.domain.scoring import Band, RoleResult

EXACT = Scenario("G0 0.75", noise=0.75)
PEOPLE = Scenario("G1", noise=0.75, vary=0.5, people=True, bias=(0.0, 0.3))
SCENARIOS = (
    EXACT,
    Scenario("G0 1.0", noise=1.0),
    PEOPLE,
    Scenario("G2", noise=0.75, vary=0.5, people=True, bias=(0.4, 0.5)),
    Scenario("G3", noise=0.75, people=True, bias=(0.0, 0.3), surplus=1.0),
    Scenario("G1 + preferences", 0.75, vary=0.5, people=True, bias=(0.0, 0.3), likings=True),
    Scenario("G3 + preferences", 0.75, people=True, bias=(0.0, 0.3), surplus=1.0, likings=True),
)
"""Exact profile; people vary; they overrate themselves; they can do more than their role asks."""

MISSING = 0.2
ROUNDING = 1e-9
"""A similarity that falls by less fell in the computer only."""
BANDS: tuple[Band, ...] = ("stretch", "close", "ready")
Given = dict[str, int | None]


@dataclass(frozen=True)
class Case:
    """A respondent, what they answered, and the roles as the recommender ranks them."""

    person: Respondent
    given: Given
    ranking: tuple[RoleResult, ...]

    @property
    def role(self) -> str:
        return self.person.profile.role.code

    @property
    def levels(self) -> list[float]:
        """What the answers make of the person's skills."""
        return _levels(self.ranking)

    def among(self, first: int) -> bool:
        """Whether the respondent's own role is among the first so many."""
        return self.role in [result.role for result in self.ranking[:first]]


def run(catalogue: Catalogue, respondents: int = 300, seed: int = 1) -> Report:
    """A report on so many respondents for each centre role and scenario.

    Raises `ValueError` for fewer than 2 respondents and for a catalogue with fewer than 2 centre
    roles that can be scored. About 20 s for 13 roles, 16 skills and 300 respondents.
    """
    if respondents < 2 or len(requirements(catalogue).centre) < 2:
        raise ValueError("A simulation takes two roles and two respondents for each, at least.")
    recoveries = []
    for number, scenario in enumerate(SCENARIOS):
        tell("proving", number, len(SCENARIOS) + 1)
        random = _random(seed, f"recovery {scenario.name}")
        recoveries.append(_recovery(catalogue, scenario, respondents, random))
    tell("proving", len(SCENARIOS), len(SCENARIOS) + 1)
    return Report(
        respondents=respondents,
        seed=seed,
        recoveries=tuple(recoveries),
        steadiness=_steadiness(catalogue, respondents, _random(seed, "steadiness")),
        adjacent=tuple(_adjacent(catalogue, respondents, _random(seed, "adjacent"))),
    )


def _random(seed: int, purpose: str) -> Random:
    """Chance of its own for each purpose, so that one more scenario changes no other."""
    return Random(f"{seed} {purpose}")  # noqa: S311 - made-up people need no secrets


def _cases(catalogue: Catalogue, scenario: Scenario, count: int, random: Random) -> Iterator[Case]:
    for profile in requirements(catalogue).centre:
        for _ in range(count):
            person = respondent(catalogue, profile, scenario, random)
            given = answers(catalogue, person, scenario, random)
            yield Case(person, given, _rank(catalogue, given))


def _rank(catalogue: Catalogue, given: Given) -> tuple[RoleResult, ...]:
    return rank(requirements(catalogue).centre, measure(rate(catalogue, given)))


def _levels(ranking: tuple[RoleResult, ...]) -> list[float]:
    return [estimate.mean for estimate in ranking[0].measure.ratings.estimates]


# Recovery ------------------------------------------------------------------------------------


def _recovery(catalogue: Catalogue, scenario: Scenario, count: int, random: Random) -> Recovery:
    others = rivals(catalogue, random)
    found: dict[str, list[tuple[bool, bool]]] = {}
    others_found: dict[str, list[tuple[bool, bool]]] = {other.name: [] for other in others}
    covered: list[tuple[bool, bool]] = []
    for case in _cases(catalogue, scenario, count, random):
        found.setdefault(case.role, []).append((case.among(1), case.among(3)))
        for other in others:
            codes = other.ranking(case.levels)
            others_found[other.name].append((case.role in codes[:1], case.role in codes[:3]))
        covered.extend((_covers(case.person, r), r.high < 100) for r in case.ranking)
    top1, top3 = _shares([pair for pairs in found.values() for pair in pairs])
    return Recovery(
        scenario=scenario.name,
        top1=top1,
        top3=top3,
        rivals={name: _shares(pairs) for name, pairs in others_found.items()},
        covered=100 * fmean(inside for inside, _ in covered),
        covered_inside=100 * fmean([inside for inside, uncut in covered if uncut] or [0.0]),
        by_role={code: _shares(pairs) for code, pairs in found.items()},
    )


def _shares(pairs: list[tuple[bool, bool]]) -> tuple[float, float]:
    first, second = zip(*pairs, strict=True)
    return 100 * fmean(first), 100 * fmean(second)


def _covers(person: Respondent, result: RoleResult) -> bool:
    """Whether the range holds the fit that the person's true levels give."""
    profile = result.profile
    lacking = (
        cost * max(0.0, need.level - TOLERANCE - person.levels[skill])
        for cost, need, skill in zip(profile.costs, profile.needs, profile.skills, strict=True)
    )
    return result.low <= 100 - fsum(lacking) <= result.high


# Steadiness ----------------------------------------------------------------------------------


def _steadiness(catalogue: Catalogue, count: int, random: Random) -> Steadiness:
    others = rivals(catalogue, random)
    sittings: dict[str, tuple[list[float], list[float]]] = {}
    found: list[bool] = []
    missing: list[bool] = []
    fell: list[bool] = []
    others_fell: dict[str, list[bool]] = {other.name: [] for other in others}
    for case in _cases(catalogue, PEOPLE, count, random):
        again = _rank(catalogue, answers(catalogue, case.person, PEOPLE, random))
        for number, ranking in enumerate((case.ranking, again)):
            for result in ranking:
                sittings.setdefault(result.role, ([], []))[number].append(result.fit)
        found.append(case.among(3))
        blanked = _rank(catalogue, _blanked(case.given, random))
        missing.append(Case(case.person, case.given, blanked).among(3))
        if (raised := _raised(case.given, random)) is not None:
            better = _rank(catalogue, raised)
            fell.append(_worse(case.ranking, better))
            for other in others:
                before, after = map(other.similarities, (case.levels, _levels(better)))
                others_fell[other.name].extend(
                    after[code] < before[code] - ROUNDING for code in before
                )
    first = [fit for fits, _ in sittings.values() for fit in fits]
    second = [fit for _, fits in sittings.values() for fit in fits]
    return Steadiness(
        retest=correlation(first, second),
        retest_in_role=fmean(correlation(*fits) for fits in sittings.values()),
        top3=100 * fmean(found),
        top3_missing=100 * fmean(missing),
        raises=len(fell),
        violations=sum(fell),
        rival_violations={name: 100 * fmean(falls or [0.0]) for name, falls in others_fell.items()},
    )


def _blanked(given: Given, random: Random) -> Given:
    return {code: None if random.random() < MISSING else value for code, value in given.items()}


def _raised(given: Given, random: Random) -> Given | None:
    """The same answers with one of them a level higher; None where all are at the top."""
    low = [code for code, value in given.items() if value is not None and value < 5]
    if not low:
        return None
    code = random.choice(low)
    return {**given, code: (given[code] or 0) + 1}


def _worse(before: tuple[RoleResult, ...], after: tuple[RoleResult, ...]) -> bool:
    """Whether some role's fit or place fell, or its band worsened."""
    now = {result.role: result for result in after}
    return any(
        now[old.role].fit < old.fit
        or now[old.role].place < old.place
        or BANDS.index(now[old.role].band) < BANDS.index(old.band)
        for old in before
    )


# Adjacent roles ------------------------------------------------------------------------------


def _adjacent(catalogue: Catalogue, count: int, random: Random) -> Iterator[Adjacent]:
    scores: dict[str, list[dict[str, float]]] = {}
    for case in _cases(catalogue, PEOPLE, count, random):
        scores.setdefault(case.role, []).append({r.role: r.score for r in case.ranking})
    for step in catalogue.steps:
        origin, destination = step.origin, step.destination
        if origin in scores and destination in scores:
            margins = [
                sorted(score[destination] - score[origin] for score in scores[role])
                for role in (origin, destination)
            ]
            yield Adjacent(origin, destination, _auc(*margins))


def _auc(lower: list[float], higher: list[float]) -> float:
    """The chance that one of the second list exceeds one of the first; both sorted. Ties: half."""
    wins = sum(bisect_left(lower, x) + bisect_right(lower, x) for x in higher)
    return wins / (2 * len(lower) * len(higher))
