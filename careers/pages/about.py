"""About the portal itself: what it is and how its numbers come about, privacy, accessibility."""

from math import floor
from typing import Any

from django.utils.translation import gettext as _

from careers.domain import measure, ratings, requirements, scoring
from careers.domain.catalogue import Catalogue
from careers.domain.recommendation import FIRST_MOVES, TOO_CLOSE_SDS
from careers.pages.page import Page

EXAMPLE = (2, 3)
"""Two answers to the same skill, worked through on the page."""


def about(catalogue: Catalogue) -> Page:
    """What this is, who it is for, who writes it, and the method with its true constants."""
    return Page(
        template="about/about.html",
        path="/about/",
        title=_("About %(name)s") % {"name": catalogue.site.name},
        description=_("What this is, who writes it, and how its numbers are worked out."),
        context={
            "method": _method(),
            "items": len(catalogue.questionnaire),
            "skills": len(catalogue.measured_skills),
            "contents": [
                ("what", _("What it is")),
                ("for", _("Who it is for")),
                ("who", _("Who writes it")),
                ("method", _("How the numbers are worked out")),
                ("limits", _("What they can say")),
                ("never", _("What it never does")),
                ("use", _("Using it yourself")),
            ],
        },
    )


def privacy(catalogue: Catalogue) -> Page:
    """What is stored about a visitor and about staff, and how to erase it."""
    return Page(
        template="about/privacy.html",
        path="/privacy/",
        title=_("Privacy"),
        description=_(
            "What is stored when you read, measure yourself or sign in, and what is not."
        ),
        context={
            "contents": [
                ("reading", _("When you read")),
                ("measuring", _("When you measure yourself")),
                ("together", _("What is seen of many people together")),
                ("erasing", _("Erasing it")),
                ("staff", _("When staff sign in")),
                ("cookies", _("Every cookie")),
                ("not", _("What does not happen")),
                ("ask", _("Whom to ask")),
            ]
        },
    )


def accessibility(catalogue: Catalogue) -> Page:
    """What the portal does so that everybody can use it, and where it falls short."""
    return Page(
        template="about/accessibility.html",
        path="/accessibility/",
        title=_("Accessibility"),
        description=_(
            "What this site does so that everybody can use it, and where it falls short."
        ),
        context={
            "contents": [
                ("done", _("What has been done")),
                ("limits", _("Known limits")),
                ("tested", _("How it was tested")),
                ("tell", _("Tell us")),
            ]
        },
    )


def _method() -> dict[str, Any]:
    """The constants of the method as the reader sees them, and one skill worked through."""
    answers = tuple(ratings.Answer(f"{n}", value) for n, value in enumerate(EXAMPLE))
    estimate = ratings.estimate("", answers, len(answers))
    asked = 4
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
        "gap_from": _percent(scoring.GAP_FROM),
        "unsure_from": _percent(scoring.UNSURE_FROM),
        "ready_from": scoring.READY_FROM,
        "close_from": scoring.CLOSE_FROM,
        "close_gaps": scoring.CLOSE_CRITICAL_GAPS,
        "provisional": _percent(scoring.PROVISIONAL_BELOW),
        "exposed_from": scoring.EXPOSED_FROM,
        "reluctant": scoring.RELUCTANT_UP_TO,
        "too_close": _short(TOO_CLOSE_SDS),
        "first_moves": FIRST_MOVES,
        "example": {
            "first": EXAMPLE[0],
            "second": EXAMPLE[1],
            "mean": _short(estimate.mean),
            "asked": asked,
            "shortfall": _short(asked - measure.TOLERANCE - estimate.mean),
        },
    }


def _short(value: float) -> str:
    """A number without needless zeros: "0.5", "3"."""
    return f"{round(value, 2):g}"


def _percent(share: float) -> int:
    return floor(share * 100 + 0.5)
