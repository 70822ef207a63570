"""The challenges: what is hard about the work, and what helps."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.domain import prose
from careers.domain.catalogue import Catalogue
from careers.domain.things import Challenge, Item, Role
from careers.pages import around
from careers.pages.page import CHALLENGES, Missing, Page
from careers.pages.portion import cut, paged, portion

SOMETIMES = 2
"""Exposure from which a role is said to meet a challenge at all: now and then."""
OFTEN = 4
"""Exposure from which a role is said to meet a challenge often: most days."""
SHOWN = 3
"""Roles named beside a challenge in the index."""


@dataclass(frozen=True)
class Entry:
    """A challenge in the index: the roles that meet it most, and how many more do most days."""

    challenge: Challenge
    roles: tuple[Role, ...]
    more: int


@dataclass(frozen=True)
class Meeting:
    """A role that meets a challenge; `note` says how, or is empty."""

    role: Role
    note: str


def challenges(catalogue: Catalogue) -> Page:
    """Every challenge, with the roles that meet it most."""
    return Page(
        template="challenges/index.html",
        path=CHALLENGES.path,
        short=str(CHALLENGES.name),
        title=_("What is hard, and what helps"),
        description=_("The hard parts of contact-centre work, who meets them, and what helps."),
        section="",
        context={
            "entries": [
                _entry(challenge, catalogue) for challenge in catalogue.listed("challenges")
            ]
        },
    )


def challenge(catalogue: Catalogue, code: str, page: str = "") -> Page:
    """A challenge's page; of many roles that meet it the part of the number `page`. Raises `Missing` for a code the catalogue does not hold."""
    challenge: Challenge | None = catalogue.get("challenge", code)
    if challenge is None:
        raise Missing("challenge", code)
    met = met_by(challenge, catalogue)
    meeting = sum(len(meetings) for _exposure, meetings in met)
    part = portion(page, meeting, paged(challenge.path, "#roles"))
    context = {
        "challenge": challenge,
        "met": cut(met, part),
        "part": part,
        "sometimes": sum(len(meetings) for exposure, meetings in met if exposure >= SOMETIMES),
        "often": sum(len(meetings) for exposure, meetings in met if exposure >= OFTEN),
        "glimpses": _glimpses(challenge, catalogue),
        "disagreements": [
            d for d in catalogue.listed("disagreements") if challenge.code in d.challenges
        ],
        "beside": around.of_challenge(challenge, catalogue),
    }
    return Page(
        template="challenges/challenge.html",
        path=challenge.path,
        above=(CHALLENGES,),
        title=challenge.name,
        description=prose.plain(challenge.summary),
        section="",
        context={**context, "contents": _contents(context)},
    )


def met_by(challenge: Challenge, catalogue: Catalogue) -> list[tuple[int, list[Meeting]]]:
    """The roles that meet a challenge by exposure, every day first, each group up the ladder."""
    places = catalogue.places_read
    links = sorted(
        catalogue.roles_meeting.get(challenge.code, ()), key=lambda pair: places[pair[0].code]
    )
    groups = [
        (n, [Meeting(role, link.note) for role, link in links if link.exposure == n])
        for n in (5, 4, 3, 2, 1)
    ]
    return [(exposure, meetings) for exposure, meetings in groups if meetings]


def _entry(challenge: Challenge, catalogue: Catalogue) -> Entry:
    met = met_by(challenge, catalogue)
    often = [
        meeting.role for exposure, meetings in met if exposure >= OFTEN for meeting in meetings
    ]
    return Entry(challenge, tuple(often[:SHOWN]), max(0, len(often) - SHOWN))


def _glimpses(challenge: Challenge, catalogue: Catalogue) -> list[Item]:
    """The questions that give a glimpse of a challenge."""
    return [item for item in catalogue.questionnaire if item.challenge == challenge.code]


def _contents(context: dict[str, object]) -> list[tuple[str, str]]:
    """The page's sections, by id and short name; those with nothing to say are left out."""
    challenge = context["challenge"]
    assert isinstance(challenge, Challenge)
    sections = [
        ("what", _("What it is"), True),
        ("signs", _("How it shows"), challenge.signs),
        ("helps", _("What helps"), challenge.yourself or challenge.employer),
        ("roles", _("Who meets it"), context["met"]),
        ("glimpse", _("A glimpse of it"), context["glimpses"]),
        ("disagreements", _("Disagreements"), context["disagreements"]),
    ]
    return [(anchor, name) for anchor, name, held in sections if held]
