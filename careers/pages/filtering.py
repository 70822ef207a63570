"""The roles list's filters in words: what can be chosen, what is chosen, and where each link leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from careers.domain import filters
from careers.domain.catalogue import Catalogue
from careers.domain.filters import Filter, Filters, Group, Offer
from careers.domain.things import Role
from careers.pages import words
from careers.pages.page import ROLES
from careers.pages.portion import Portion, portion

SKILLS = 16
"""Skills to choose among. There may be thousands, so any other is reached from its own page."""


@dataclass(frozen=True)
class Option:
    """A choice as it is offered: its name, and the address of the list with it."""

    name: str
    anchor: str
    offer: Offer


@dataclass(frozen=True)
class Choices:
    """A group's choices under what they have in common."""

    group: Group
    name: str
    hint: str
    options: list[Option]


@dataclass(frozen=True)
class Wishes:
    """What can be wished of a skill: how much of it, each with its value and whether that is what
    was asked last, and of which skills, each with its code."""

    much: list[tuple[str, str, bool]]
    skills: list[tuple[str, str]]


@dataclass(frozen=True)
class Row:
    """A role that is left: where it hangs, and what it asks of the skills that were wished about."""

    role: Role
    place: str
    asks: list[str]


@dataclass(frozen=True)
class Chip:
    """A filter that is chosen, the address of the list without it (at the line that says how many are
    left, so that reading goes on there), and how many that leaves."""

    filter: Filter
    name: str
    without: str
    left: int


def address(chosen: Filters, page: int = 1) -> str:
    """The list narrowed down by these, from this part on."""
    query = [*chosen, *([("page", str(page))] if page > 1 else [])]
    return f"{ROLES.path}?{urlencode(query)}" if query else str(ROLES.path)


def asked(
    catalogue: Catalogue, values: Mapping[str, Sequence[str]], much: str = ""
) -> tuple[Filters, list[str]]:
    """The filters of an address, in their one order, and the words in it that name none. Of a skill
    that is named without a wish `much` is wished for."""
    found: list[Filter] = []
    strange: list[str] = []
    for group in filters.GROUPS:
        named = values.get(group, ())
        if group == "skill":
            wish = _much(much)
            named = [f"{it}.{wish}" if catalogue.known_as("skill", it) else it for it in named]
        meant, unknown = filters.known(group, named, catalogue)
        found += meant
        strange += unknown
    return filters.ordered(found, catalogue), strange


def choices(chosen: Filters, catalogue: Catalogue) -> list[Choices]:
    """The groups that leave something to choose, but for skills."""
    names: dict[Group, tuple[str, str]] = {
        "hours": (_("Hours"), _unsaid("hours", catalogue)),
        "contact": (_("Customer contact"), _unsaid("contact", catalogue)),
        "place": (_("Where"), ""),
        "level": (_("Rung"), ""),
        "track": (_("Track"), ""),
    }
    found = []
    for group, (name, hint) in names.items():
        offers = filters.offers(group, filters.values(group, catalogue), chosen, catalogue)
        held = [
            offer for offer in offers if offer.chosen or filters.count((offer.filter,), catalogue)
        ]
        # One choice that every role carries is none.
        if (
            len(held) > 1
            or any(offer.chosen for offer in held)
            or (held and group in ("hours", "contact"))
        ):
            found.append(Choices(group, name, hint, [_option(offer, catalogue) for offer in held]))
    return found


def wishes(chosen: Filters, much: str, catalogue: Catalogue) -> Wishes:
    """What can be wished of which skills: of those that nothing is wished of yet, and of which at
    least one wish leaves a role."""
    names = {
        "counts": _("it counts there (important or critical)"),
        "least-4": _("it is asked at a high level (4 or 5)"),
        "most-2": _("little or none of it is asked (2 at most)"),
    }
    held = {one.skill for one in chosen if one.group == "skill"}
    skills = []
    for skill in filters.telling(catalogue, SKILLS):
        values = [f"{skill.code}.{wish}" for wish in filters.WISHES]
        offers = filters.offers("skill", values, chosen, catalogue)
        if skill.code not in held and not all(offer.dead for offer in offers):
            skills.append((skill.code, skill.name))
    return Wishes([(wish, names[wish], wish == _much(much)) for wish in filters.WISHES], skills)


def _much(much: str) -> str:
    """A wish that is offered; the first for any other."""
    return much if much in filters.WISHES else filters.WISHES[0]


def chips(chosen: Filters, catalogue: Catalogue) -> list[Chip]:
    """The filters that are chosen, each with the way out of it."""
    found = []
    for one in chosen:
        others = filters.without(chosen, one)
        # Of the whole list it does not say how many are left.
        way = address(others) + ("#counted" if others else "#heading")
        found.append(Chip(one, name(one, catalogue), way, filters.count(others, catalogue)))
    return found


def part(chosen: Filters, page: str, count: int) -> Portion:
    """The part of a list of so many that an address asks for."""
    return portion(page, count, lambda number: address(chosen, number))


def row(role: Role, chosen: Filters, catalogue: Catalogue) -> Row:
    """A role that is left, with what it asks where somebody asked for that."""
    skills = dict.fromkeys(one.skill for one in chosen if one.group == "skill")
    asks = []
    for code in skills:
        said = {"skill": catalogue.skill(code).name}
        if need := filters.needed(role, code):
            said |= {"level": str(need.level), "weight": words.importance(need.importance)}
            asks.append(_("%(skill)s: %(level)s of 5, %(weight)s") % said)
        else:
            asks.append(_("%(skill)s: not asked for") % said)
    return Row(role, words.place(role, catalogue), asks)


def name(filter_: Filter, catalogue: Catalogue) -> str:
    """A filter as a sign."""
    match filter_.group:
        case "level":
            return catalogue.level(filter_.value).name
        case "track":
            return catalogue.track(filter_.value).name
        case "skill":
            return _wish(filter_, catalogue)
    return {
        ("place", "centre"): _("In the centre"),
        ("place", "beyond"): _("Beyond the centre"),
        ("hours", "regular"): _("Regular hours only, without shift work"),
        ("hours", "sometimes"): _("Sometimes outside regular hours, without shift work"),
        ("contact", "none"): _("Without direct customer contact"),
        ("contact", "sometimes"): _("Sometimes with customers"),
    }[filter_.group, filter_.value]


def _wish(filter_: Filter, catalogue: Catalogue) -> str:
    skill, (kind, _dash, level) = catalogue.skill(filter_.skill).name, filter_.wish.partition("-")
    if filter_.wish == "counts":
        return _("%(skill)s: it counts there") % {"skill": skill}
    if filter_.wish == "most-2":
        return _("%(skill)s: little or none") % {"skill": skill}
    if kind == "least":
        return _("%(skill)s: level %(level)s or more") % {"skill": skill, "level": level}
    return _("%(skill)s: level %(level)s at most, or none") % {"skill": skill, "level": level}


def _option(offer: Offer, catalogue: Catalogue) -> Option:
    filter_ = offer.filter
    anchor = f"{filter_.group}-{filter_.value.replace('.', '-')}"
    return Option(name(filter_, catalogue), anchor, offer)


def _unsaid(group: Group, catalogue: Catalogue) -> str:
    """That some roles are in none of a group's choices because nothing is said of them."""
    silent = filters.unsaid(group, catalogue)
    if not silent:
        return ""
    if len(silent) == 1:
        return _("Of %(role)s we do not say, so it is in neither.") % {"role": silent[0].title}
    return _("Of %(count)s roles we do not say, so they are in neither.") % {"count": len(silent)}
