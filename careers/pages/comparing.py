"""Roles side by side: which, what differs between them, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _, ngettext

from careers.domain import profile, prose
from careers.domain.beside import TOGETHER, beside, forks
from careers.domain.catalogue import Catalogue
from careers.domain.comparison import Comparison, Row, compare as set_side_by_side
from careers.domain.nearest import nearest
from careers.domain.text import EDITORIAL
from careers.domain.things import Role
from careers.pages import words
from careers.pages.choosing import choice, find
from careers.pages.page import ROLES, Page
from careers.pages.questions import beginning
from careers.pages.saying import listed, lower, upper

PATH = "/roles/compare/"
AT_ONCE = 6
"""So many differences are told at once, the greatest first; the others fold after them."""
NAMED = 3
"""So many differences are named in the sentence the page opens with."""
DUTIES = 4
"""So many of a role's duties stand beside those of the others."""
OFFERED = 6
"""So many roles, or ways that part, are offered to begin with."""


@dataclass(frozen=True)
class Place:
    """A role at its place among those side by side, and where the page goes without it, or with it
    and the one before it changed round."""

    role: Role
    without: str
    before: Role | None
    swapped: str


@dataclass(frozen=True)
class Asked:
    """What an address names: roles, each once and at most `TOGETHER`; those that are too many; and
    words that name none, each with the roles whose names come nearest and where they lead."""

    roles: tuple[Role, ...]
    left_out: tuple[Role, ...]
    unknown: tuple[tuple[str, list[tuple[Role, str]]], ...]

    @property
    def lost(self) -> bool:
        """Whether no role comes near one of the words that name none."""
        return any(not near for _words, near in self.unknown)


@dataclass(frozen=True)
class Column:
    """What a role's page has that is set side by side but cannot be measured against another's."""

    role: Role
    place: str
    duties: tuple[str, ...]
    more_duties: int
    """How many more it has."""
    only: list[profile.Need]
    """What it alone asks for, the furthest from the others first."""
    origins: list[profile.Move]
    onward: list[profile.Move]
    open_to_it: list[profile.Move]
    """The steps open from any rung."""
    entry: bool
    """Whether people begin there."""
    attested: str
    told_by: list[str]
    """The sources of its duties, by their codes."""
    begin: str


@dataclass(frozen=True)
class Table:
    """Rows as a table shows them: each with a value for every role, told at once or folded."""

    first: list[tuple[Any, list[tuple[Role, Any]]]]
    further: list[tuple[Any, list[tuple[Role, Any]]]]
    same: list[tuple[Any, list[tuple[Role, Any]]]]


def compare(catalogue: Catalogue, codes: tuple[str, ...] = ()) -> Page:
    """Roles side by side, each named by its code, present or former, or by its title."""
    asked = _asked(catalogue, codes)
    if len(asked.roles) < 2:
        return _choose(catalogue, asked)
    roles = asked.roles
    found = set_side_by_side(roles, catalogue)
    different, same = found.skills.different, found.skills.same
    title = _title(roles)
    return _page(
        catalogue,
        asked,
        title=title,
        description=_(
            "%(roles)s side by side: what differs in the work, in what it asks and in what is hard."
        )
        % {"roles": listed([role.title for role in roles])},
        lead=_lead(found),
        only=any(not _shared(row) for row in different),
        places=[_place(number, roles) for number in range(len(roles))],
        columns=[_column(role, found, catalogue) for role in roles],
        skills=_table(found, [row for row in different if _shared(row)], same, AT_ONCE),
        hardships=_table(found, _told_first(found.hardships.different), found.hardships.same),
        unnamed=any(None in row.values for row in found.hardships.different),
        likings=_table(found, found.likings.different, found.likings.same),
        thirds=[(role, address(*roles, role)) for role in _thirds(roles, catalogue)],
    )


def address(*roles: Role) -> str:
    """The page that sets these roles side by side, in this order."""
    return f"{PATH}?{urlencode([('role', role.code) for role in roles])}" if roles else PATH


def _choose(catalogue: Catalogue, asked: Asked) -> Page:
    alone = asked.roles[0] if asked.roles else None
    title = _("%(role)s, beside which?") % {"role": alone.title} if alone else _("Side by side")
    near = beside(alone, catalogue, OFFERED) if alone else []
    return _page(
        catalogue,
        asked,
        title=title,
        description=_(
            "Two or three roles side by side: what differs in the work, in what it asks and"
            " in what is hard."
        ),
        alone=alone,
        near=[(role, address(alone, role)) for role in near if alone],
        forks=[(fork, address(*fork.roles)) for fork in forks(catalogue, OFFERED)],
    )


def _page(catalogue: Catalogue, asked: Asked, *, title: str, description: str, **told: Any) -> Page:
    in_order = sorted(asked.roles, key=lambda role: role.code)
    return Page(
        template="roles/compare.html",
        path=address(*in_order),
        above=(ROLES,),
        short=_("Side by side"),
        title=title,
        description=description,
        section="roles",
        context={
            **told,
            "asked": asked,
            "choice": choice(catalogue),
            "chosen": [*asked.roles, None, None, None][:TOGETHER],
            # Pairs are worth finding; of three there are too many, and of one or none nothing is told.
            "unlisted": len(asked.roles) not in (0, 2) or asked.unknown or asked.left_out,
        },
    )


def _asked(catalogue: Catalogue, codes: Sequence[str]) -> Asked:
    roles: dict[str, Role] = {}
    strange = []
    for code in codes:
        role = find(catalogue, code) or catalogue.known_as("role", code)
        if role:
            roles.setdefault(role.code, role)
        else:
            strange.append(code)
    known = tuple(roles.values())
    held = known[:TOGETHER]
    unknown = tuple((words, _nearest(catalogue, words, held)) for words in strange)
    return Asked(held, known[TOGETHER:], unknown)


def _nearest(catalogue: Catalogue, words: str, held: Sequence[Role]) -> list[tuple[Role, str]]:
    near = [thing for thing in nearest(catalogue, words, limit=12) if isinstance(thing, Role)]
    fresh = [role for role in near if role not in held][:3]
    return [(role, address(*held[: TOGETHER - 1], role)) for role in fresh]


def _thirds(roles: Sequence[Role], catalogue: Catalogue) -> list[Role]:
    """Roles to set beside two; none where there are as many as go side by side."""
    if len(roles) == TOGETHER:
        return []
    near = [role for one in roles for role in beside(one, catalogue, OFFERED)]
    fresh = {role.code: role for role in near if role not in roles}
    return list(fresh.values())[:NAMED]


def _place(number: int, roles: Sequence[Role]) -> Place:
    others = [role for role in roles if role is not roles[number]]
    if not number:
        return Place(roles[0], address(*others), None, "")
    turned = [*roles]
    turned[number - 1], turned[number] = turned[number], turned[number - 1]
    return Place(roles[number], address(*others), roles[number - 1], address(*turned))


def _title(roles: Sequence[Role]) -> str:
    titles = [role.title for role in roles]
    ends = {"several": ", ".join(titles[:-1]), "last": titles[-1]}
    return _("%(several)s or %(last)s?") % ends


def _lead(found: Comparison) -> str:
    """What is furthest apart, and how much is the same."""
    rows, same = found.skills.different, len(found.skills.same)
    if not rows and not same:
        return _("No skills are told of these roles yet, so there is little to set side by side.")
    if not rows:
        return _("They ask for the same skills, level by level. What differs is the work itself.")
    # In the order of the table below it; what one role alone asks for stands apart there too.
    names = [lower(row.thing.name) for row in rows if _shared(row)][:NAMED]
    if names:
        said = [_("Furthest apart in what they ask: %(names)s.") % {"names": listed(names)}]
    else:
        said = [_("What differs is which skills they ask for, not how much of each.")]
    told = [row.thing for row in found.hardships.different if None not in row.values]
    if told:
        hard = lower(told[0].name)
        said.append(_("What is hard differs most in %(hard)s.") % {"hard": hard})
    if same:
        alike = ngettext(
            "%(count)s skill is asked alike.", "%(count)s skills are asked alike.", same
        )
        said.append(upper(alike % {"count": words.number(same)}))
    return " ".join(said)


def _table(
    found: Comparison, different: Sequence[Row], same: Sequence[Row], at_once: int = 0
) -> Table:
    """Rows with each value beside its role; so many differences at once, or all of them. A last one
    or two are not worth folding."""
    told = [(row.thing, _cells(found, row)) for row in different]
    first = at_once if at_once and len(told) > at_once + 2 else len(told)
    return Table(told[:first], told[first:], [(row.thing, _cells(found, row)) for row in same])


def _cells(found: Comparison, row: Row) -> list[tuple[Role, Any]]:
    return list(zip(found.roles, row.values, strict=True))


def _shared(row: Row) -> bool:
    """Whether a row is about more roles than one."""
    return sum(value is not None for value in row.values) > 1


def _told_first(rows: Sequence[Row]) -> list[Row]:
    """Rows in their order, those last of which a role says nothing: silence is no measure."""
    return sorted(rows, key=lambda row: None in row.values)


def _column(role: Role, found: Comparison, catalogue: Catalogue) -> Column:
    at = found.roles.index(role)
    only = [row.values[at] for row in found.skills.different if not _shared(row)]
    return Column(
        role,
        words.place(role, catalogue),
        role.duties[:DUTIES],
        len(role.duties[DUTIES:]),
        [need for need in only if need],
        profile.moves_in(role, catalogue),
        profile.moves_out(role, catalogue),
        profile.moves_open(role, catalogue),
        role in catalogue.entry_roles,
        _attested(role),
        _sources(role, catalogue),
        beginning(catalogue, role),
    )


def _attested(role: Role) -> str:
    """How many of a role's duties a source tells of, wholly or in part."""
    count = len(role.duties)
    sourced = sum(set(prose.marks(duty)) != {EDITORIAL} for duty in role.duties)
    if not sourced:
        return _("No source tells of its tasks: they are our own judgement.")
    if sourced == count:
        return _("Sources tell of each of its tasks.")
    said = _(
        "Sources tell of %(sourced)s of its %(count)s tasks; the others are our own judgement."
    )
    return said % {"sourced": words.number(sourced), "count": words.number(count)}


def _sources(role: Role, catalogue: Catalogue) -> list[str]:
    """What a role's duties lean on: the sources by number, our own judgement last."""
    cited = prose.marks("\n\n".join(role.duties))
    sources = sorted(catalogue.sources, key=lambda source: source.number)
    return [code for code in (*(s.code for s in sources), EDITORIAL) if code in cited]
