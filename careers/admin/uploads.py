"""What a file that was sent in would do, in the words and addresses of the desk."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _, ngettext

from careers.admin.differences import Differing, groups, thing_name
from careers.admin.findings import Pointed, points
from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.domain.changes import Change
from careers.domain.kinds import KINDS
from careers.domain.workbook.merging import Deed, Named, applied
from careers.domain.workbook.wishes import Where, Wishes
from careers.models import WITH_SITE, Upload
from careers.queries.draft import draft
from careers.queries.uploads import Outcome, known, rows_gone
from careers.queries.workbook import words

A_PAGE = 50
"""So many things are shown on a page."""

FINDINGS = 20
"""So many findings are told."""

GONE = 12
"""So many of the things that would go are named."""

ROWS = 8
"""So many rows of a sheet are named."""


@dataclass(frozen=True)
class Told:
    """A thing that would change, and the rows of the file that say so."""

    differing: Differing
    rows: str
    moved: bool


@dataclass(frozen=True)
class Kind:
    """The things of one kind that would change."""

    kind: str
    name: str
    things: tuple[Told, ...]


@dataclass(frozen=True)
class Collision:
    """A thing that somebody else has changed too: what the draft would be changed to by whom."""

    name: str
    named: Named
    title: str
    theirs: Differing
    mine: Differing


@dataclass(frozen=True)
class Tally:
    """How many rows of a sheet are new, changed and gone."""

    title: str
    added: int
    changed: int
    gone: int


@dataclass(frozen=True)
class Shown:
    """A dry run. `removed` are the names of the first things that would go, `gone` how many there are of
    them, `rows_gone` how many rows of pieces."""

    draft: str
    kinds: tuple[Kind, ...]
    count: int
    pages: range
    page: int
    tallies: tuple[Tally, ...]
    collisions: tuple[Collision, ...]
    removed: tuple[str, ...]
    gone: int
    rows_gone: int
    findings: tuple[Pointed, ...]
    more: int
    notes: tuple[str, ...]
    says: bool
    about: str

    @property
    def removes(self) -> bool:
        return bool(self.gone or self.rows_gone)


def heads() -> list[str]:
    """The headings of the table of what is wrong."""
    return [_("Sheet"), _("Row"), _("Column"), _("Heading"), _("What is wrong")]


def shown(upload: Upload, page: int) -> Shown:
    """A page of what a file would do to the draft as it is now."""
    standing = draft().catalogue
    found, out = known(upload.document, standing)
    pages = range(1, max(1, -(-len(out.done) // A_PAGE)) + 1)
    page = min(max(1, page), len(pages))
    findings = out.new_findings()
    return Shown(
        document.digest(document.write(standing)),
        tuple(_kinds(out, out.done[(page - 1) * A_PAGE : page * A_PAGE], found)),
        len(out.done),
        pages,
        page,
        _tallies(found),
        tuple(_collision(deed, out) for deed in out.collisions),
        tuple(_removed(out)),
        len(out.removed),
        rows_gone(found),
        tuple(_named(it, out) for it in points(findings[:FINDINGS])),
        max(0, len(findings) - FINDINGS),
        found.notes,
        found.says,
        found.about,
    )


def _removed(out: Outcome) -> Iterator[str]:
    """What would go: what it is, and its name."""
    changes = [deed.change for deed in out.removed[:GONE]]
    for group in groups(out.before, out.after, changes):
        for it in group.things:
            yield f"{_what(group.kind)}: {it.name}"


def _what(kind: str) -> str:
    return capfirst(str(WITH_SITE[kind]._meta.verbose_name))


def _named(it: Pointed, out: Outcome) -> Pointed:
    """A finding about a thing that has no page yet says which it is about all the same."""
    kind, code = it.finding.kind, it.finding.code
    thing = out.after.get(kind, code) if code and not it.place else None
    if thing is None or out.before.get(kind, code) is not None:
        return it
    return replace(it, name=f"{_what(kind)}: {thing_name(kind, code, [out.after])}")


def _kinds(out: Outcome, deeds: tuple[Deed, ...], found: Wishes) -> list[Kind]:
    by_thing = {deed.named: deed for deed in deeds}
    kinds = groups(out.before, out.after, [deed.change for deed in deeds], spelled=A_PAGE)
    return [
        Kind(
            kind.kind,
            kind.name,
            tuple(
                Told(it, _rows(deed.wish.rows, found), deed.moved)
                for it in kind.things
                for deed in [by_thing[kind.kind, it.change.code]]
            ),
        )
        for kind in kinds
    ]


def _rows(where: Where, found: Wishes) -> str:
    """The rows that speak of a thing: “Roles, row 3; Roles, skills it asks for, rows 4, 7”."""
    said = []
    for sheet, rows in where.items():
        if rows:
            named = ", ".join(map(str, rows[:ROWS])) + (" …" if len(rows) > ROWS else "")
            title = found.titles.get(sheet) or words().sheets[sheet]
            text = ngettext("%(sheet)s, row %(rows)s", "%(sheet)s, rows %(rows)s", len(rows))
            said.append(text % {"sheet": title, "rows": named})
    return "; ".join(said)


def _tallies(found: Wishes) -> tuple[Tally, ...]:
    titles = words().sheets
    return tuple(Tally(titles[name], *counts) for name, counts in found.rows.items() if any(counts))


def _collision(deed: Deed, out: Outcome) -> Collision:
    """Both sides against what the file was made from."""
    base = _with(out.before, deed, deed.was)
    theirs = _one(base, out.before, deed)
    after, _done = applied(out.before, [deed], {deed.named})
    mine = _one(out.before, after, deed)
    name = ":".join(deed.named)
    return Collision(name, deed.named, deed.change.name, theirs, mine)


def _one(before: Catalogue, after: Catalogue, deed: Deed) -> Differing:
    """What became of one thing between two catalogues."""
    kind, code = deed.named
    old, new = (it.site if kind == "site" else it.get(kind, code) for it in (before, after))
    what: Any = "changed"
    if old is None or new is None:
        what = "removed" if new is None else "added"
    fields: tuple[str, ...] = ()
    if what == "changed":
        fields = tuple(it for it in old.__struct_fields__ if getattr(old, it) != getattr(new, it))
    change = Change(what, kind, code, deed.change.name, fields)
    return groups(before, after, [change])[0].things[0]


def _with(catalogue: Catalogue, deed: Deed, thing: Any) -> Catalogue:
    """A catalogue with another version of one thing, or without it."""
    kind, code = deed.named
    members = {it.plural: getattr(catalogue, it.plural) for it in KINDS}
    site = catalogue.site
    if kind == "site":
        site = thing or site
    else:
        plural = next(it.plural for it in KINDS if it.name == kind)
        rest = [it for it in members[plural] if it.code != code]
        members[plural] = [*rest, *([thing] if thing is not None else [])]
    return Catalogue.of(site, members)
