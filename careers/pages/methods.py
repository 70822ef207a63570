"""How the numbers come about: every formula, an example worked through, and how it was tried."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from careers.domain import measure, ratings, requirements, scoring, things
from careers.domain.catalogue import Catalogue
from careers.domain.proof import Proof
from careers.domain.recommendation import FIRST_MOVES, TOO_CLOSE_SDS
from careers.domain.recovery import Adjacent, Recovery
from careers.domain.rivals import CHANCE, CORRELATION, COSINE, EUCLID, NAMES
from careers.pages import around
from careers.pages.page import MEASURE, METHODS, Page
from careers.pages.worked import percent, worked

EXAMPLE = (2, 3)
"""Two answers to the same skill, worked through on the page."""
ASKED = 4
"""The level a role asks of that skill."""

RANGED = ("G0 0.75", "G0 1.0", "G1", "G3")
"""Scenarios in which the range has to hold; in the others people overrate themselves, or say more."""


@dataclass(frozen=True)
class Row:
    """A line of the table: who the made-up people are, and how often their role was named first and
    among the first three, in whole %, by us and by each other way."""

    who: str
    ours: tuple[int, int]
    others: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Tried:
    """What an edition's proof says, in whole figures."""

    each: int
    roles: int
    people: int
    margin: int
    others: tuple[str, ...]
    rows: tuple[Row, ...]
    raises: int
    fell: int
    others_fell: tuple[int, ...]
    by_role: tuple[tuple[things.Role, tuple[int, int], tuple[int, int]], ...]
    """Each role, as found by what people can do, and with how they like to work."""
    held: tuple[int, int]
    """The lowest and highest share of ranges that held the true figure."""
    held_kind: int
    """The same where most are too kind to themselves."""
    nearest: tuple[things.Role, things.Role, int] | None
    """The two roles joined by a step that are hardest to tell apart, and how often they are."""


def methods(catalogue: Catalogue, proof: Proof | None) -> Page:
    """The method with its true constants, an example from this catalogue, and what a run of the
    simulation found when this edition was published."""
    return Page(
        template="assessment/methods.html",
        path=METHODS.path,
        above=(MEASURE,),
        short=_("Methods"),
        title=_("How the numbers are worked out"),
        description=_("Every formula behind a result, an example, and how well it was tried."),
        section="assessment",
        context={
            "beside": around.of_site(METHODS, catalogue),
            "method": constants(),
            "items": len(catalogue.questionnaire),
            "skills": len(catalogue.measured_skills),
            "worked": worked(catalogue),
            "tried": _tried(catalogue, proof) if proof else None,
            "contents": [
                ("level", _("From answers to a level")),
                ("cover", _("How much you cover")),
                ("range", _("The range beside it")),
                ("gaps", _("Gaps, and what is not sure")),
                ("words", _("Ready, close, stretch")),
                ("order", _("The order of the roles")),
                ("next", _("What to do next")),
                ("hurry", _("Signs of hurry")),
                ("example", _("An example")),
                ("tried", _("How it was tried")),
                ("not", _("What this does not show")),
                ("never", _("What we never do")),
            ],
        },
    )


def constants() -> dict[str, Any]:
    """The constants of the method as the reader sees them, and one skill worked through."""
    answers = tuple(ratings.Answer(f"{n}", value) for n, value in enumerate(EXAMPLE))
    estimate = ratings.estimate("", answers, len(answers))
    return {
        "prior_mean": _short(ratings.PRIOR_MEAN),
        "prior_weight": _short(ratings.PRIOR_WEIGHT),
        "answer_variance": _short(ratings.ANSWER_VARIANCE),
        "floor_variance": _short(ratings.FLOOR_VARIANCE),
        "floor_sd": _short(ratings.FLOOR_VARIANCE**0.5),
        "tolerance": _short(measure.TOLERANCE),
        "penalty": _short(measure.PENALTY),
        "middle": _short(measure.MIDDLE),
        "base_weight": requirements.BASE_WEIGHT,
        "unknown": _short(measure.UNKNOWN_SIMILARITY),
        "liking": _short(scoring.LIKING),
        "range_sds": _short(ratings.RANGE_SDS),
        "range_scale": _short(scoring.RANGE_SCALE),
        "gap_from": percent(scoring.GAP_FROM),
        "unsure_from": percent(scoring.UNSURE_FROM),
        "ready_from": scoring.READY_FROM,
        "close_from": scoring.CLOSE_FROM,
        "close_gaps": scoring.CLOSE_CRITICAL_GAPS,
        "provisional": percent(scoring.PROVISIONAL_BELOW),
        "exposed_from": scoring.EXPOSED_FROM,
        "reluctant": scoring.RELUCTANT_UP_TO,
        "too_close": _short(TOO_CLOSE_SDS),
        "first_moves": FIRST_MOVES,
        "flat": ratings.FLAT_AT_LEAST,
        "apart": ratings.PAIR_DISAGREEMENT,
        "seconds": _short(ratings.SECONDS_PER_ANSWER),
        "example": {
            "first": EXAMPLE[0],
            "second": EXAMPLE[1],
            "mean": _short(estimate.mean),
            "sd": _short(estimate.sd),
            "asked": ASKED,
            "shortfall": _short(ASKED - measure.TOLERANCE - estimate.mean),
        },
    }


def _tried(catalogue: Catalogue, proof: Proof) -> Tried:
    report, steady = proof.report, proof.report.steadiness
    held = [percent(report.of(name).covered / 100) for name in RANGED]
    skills, likings = report.of("G1").by_role, report.of("G1 + preferences").by_role
    return Tried(
        each=report.respondents,
        roles=proof.roles,
        people=proof.people,
        margin=round(proof.margin),
        others=tuple(_named(name) for name in NAMES),
        rows=tuple(_rows(report.recoveries)),
        raises=steady.raises,
        fell=steady.violations,
        others_fell=tuple(round(steady.rival_violations[name]) for name in NAMES),
        by_role=tuple(
            (catalogue.role(code), _whole(skills[code]), _whole(likings[code])) for code in skills
        ),
        held=(min(held), max(held)),
        held_kind=round(report.of("G2").covered),
        nearest=_nearest(catalogue, report.adjacent),
    )


def _rows(recoveries: tuple[Recovery, ...]) -> Iterator[Row]:
    for found in recoveries:
        others = tuple(_whole(found.rivals[name]) for name in NAMES)
        yield Row(_who(found.scenario), _whole((found.top1, found.top3)), others)


def _whole(shares: tuple[float, float]) -> tuple[int, int]:
    return round(shares[0]), round(shares[1])


def _nearest(
    catalogue: Catalogue, pairs: tuple[Adjacent, ...]
) -> tuple[things.Role, things.Role, int] | None:
    if not pairs:
        return None
    pair = min(pairs, key=lambda one: one.auc)
    return catalogue.role(pair.origin), catalogue.role(pair.destination), percent(pair.auc)


def _who(scenario: str) -> str:
    """The made-up people of a scenario, in words."""
    return {
        "G0 0.75": _("can do just what the role asks, and answer a little off"),
        "G0 1.0": _("as above, and answer further off"),
        "G1": _("differ within a role, bring other skills, and are hard or kind on themselves"),
        "G2": _("as above, and most are too kind to themselves"),
        "G3": _("can do up to a level more than the role asks"),
        "G1 + preferences": _("differ within a role, and say how they like to work"),
        "G3 + preferences": _("can do up to a level more, and say how they like to work"),
    }[scenario]


def _named(rival: str) -> str:
    """Another way to match, in words."""
    return {
        CORRELATION: _("Correlation"),
        COSINE: _("Angle"),
        EUCLID: _("Distance"),
        CHANCE: _("Chance"),
    }[rival]


def _short(value: float) -> str:
    """A number without needless zeros: "0.5", "3"."""
    return f"{round(value, 2):g}"
