"""What every paper of a plan says of itself."""

from typing import TypedDict

from django.utils.translation import get_language, gettext as _

from careers.pages.dated import day
from careers.pages.plan import PlanSheet


class Place(TypedDict):
    lang: str
    region: str | None


def place() -> Place:
    """The language being spoken, as a PDF file names it."""
    lang, _dash, region = (get_language() or "en").partition("-")
    return Place(lang=lang, region=region or None)


def made_on(plan: PlanSheet, edition: int) -> str:
    """When a paper was made and from what, as its last line."""
    return _("Made on %(day)s from edition %(number)s of %(site)s.") % {
        "day": day(plan.today),
        "number": edition,
        "site": plan.catalogue.site.name,
    }
