"""The first page: two doors, a climb drawn from the catalogue, and everything there is to read."""

from django.utils.translation import gettext as _, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.ladder import climb
from careers.domain.notices import Notices
from careers.domain.once import once
from careers.domain.sketch import poster
from careers.domain.things import Item, Role
from careers.pages import posted
from careers.pages.choosing import choice
from careers.pages.page import Page
from careers.pages.questions import beginning
from careers.pages.roles import index

POSTED = 3
"""So many openings are named here."""

BEGUN = 5
"""So many roles that people begin in are named beside the first door."""

ON_A_RUNG = 12
"""So many roles of a rung are named here; of more the list of roles holds the rest."""


def home(catalogue: Catalogue, notices: Notices | None = None) -> Page:
    """The first page of a catalogue, with what is open now."""
    climbed, entry = climb(catalogue), _entry(catalogue)
    return Page(
        template="home/home.html",
        path="/",
        title=catalogue.site.strapline,
        description=_(
            "See every role on the contact-centre ladder, what the next one takes, and what you "
            "already have."
        ),
        context={
            "begin": beginning(catalogue),
            "poster": poster(catalogue),
            "climb": climbed,
            "drawn": _drawn(climbed, len(catalogue.rungs)),
            "choice": choice(catalogue, beyond=False),
            "entry": entry[:BEGUN],
            "more_entry": len(entry[BEGUN:]),
            "rungs": _rungs(catalogue),
            "beyond": catalogue.roles_beyond,
            "most": ON_A_RUNG,
            "guides": catalogue.listed("guides"),
            **_open(catalogue, notices),
            "example": _example(catalogue),
            "sources": sorted(catalogue.sources, key=lambda source: source.number),
        },
    )


@once
def _entry(catalogue: Catalogue) -> tuple[Role, ...]:
    """The roles of the first rung."""
    return tuple(role for role in catalogue.roles_in_centre if catalogue.rank(role) == 1)


def _open(catalogue: Catalogue, notices: Notices | None) -> dict[str, object]:
    """The openings: how many, and the first of them to close."""
    found = notices.vacancies if notices else ()
    shown = [posted.row(it, notices, catalogue) for it in found[:POSTED] if notices]
    return {"openings": shown, "posted": len(found)}


@once
def _rungs(catalogue: Catalogue) -> list[tuple[object, list[Role]]]:
    return index(catalogue)


def _drawn(climbed: tuple[Role, ...], rungs: int) -> str:
    """What the poster shows, in words; empty where there is nobody to climb."""
    if not climbed:
        return ""
    said = ngettext("A ladder of one rung.", "A ladder of %(rungs)d rungs.", rungs)
    if len(climbed) > 1:
        told = _("A blue line climbs along real steps from %(first)s to %(last)s.")
    else:
        told = _("%(first)s is lit.")
    ends = {"rungs": rungs, "first": climbed[0].title, "last": climbed[-1].title}
    return f"{said} {told}" % ends


@once
def _example(catalogue: Catalogue) -> Item | None:
    """A question to show: the first about the skill the entry roles lean on most."""
    asked = {item.skill: item for item in reversed(catalogue.questionnaire) if item.skill}
    weights = dict.fromkeys(asked, 0)
    for need in (need for role in _entry(catalogue) for need in role.skills):
        if need.skill in weights:
            weights[need.skill] += need.importance * need.level
    best = max(weights, key=lambda code: (weights[code], -catalogue.skill(code).order), default="")
    return asked.get(best)
