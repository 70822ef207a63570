"""What a file's wishes come to in the draft as it is now."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from careers.domain.catalogue import Catalogue, ordered
from careers.domain.changes import Change, What, name_of
from careers.domain.checks.finding import every, gettext_noop as _, references
from careers.domain.kinds import KINDS
from careers.domain.merging import Chosen, merge
from careers.domain.said import said
from careers.domain.telling import Telling
from careers.domain.workbook.layout import BY_NAME, SITE
from careers.domain.workbook.reading import Fault
from careers.domain.workbook.wishes import Wish, Wishes

Named = tuple[str, str]
"""A thing by kind and code; the site's code is empty."""


@dataclass(frozen=True)
class Deed:
    """What applying a wish would do. `old` is what the draft says now and `new` what it would say;
    `was` what the file was written from. It was `moved` where the draft says something else by now;
    it `collides` where the two cannot both be had."""

    wish: Wish
    what: What
    was: Any
    old: Any
    new: Any
    moved: bool
    collides: bool

    @property
    def named(self) -> Named:
        return self.wish.kind, self.wish.code

    @property
    def change(self) -> Change:
        fields = () if self.what != "changed" else _differing(self.old, self.new)
        shown = self.new if self.new is not None else self.old
        return Change(self.what, self.wish.kind, self.wish.code, name_of(shown), fields)


def _differing(old: Any, new: Any) -> tuple[str, ...]:
    return tuple(it for it in old.__struct_fields__ if getattr(old, it) != getattr(new, it))


def deeds(draft: Catalogue, wishes: Iterable[Wish]) -> list[Deed]:
    """What the wishes come to; those that the draft fulfils already are left out."""
    return [deed for wish in wishes if (deed := _deed(draft, wish))]


def _deed(draft: Catalogue, wish: Wish) -> Deed | None:
    here = draft.site if wish.kind == SITE else draft.get(wish.kind, wish.code)
    was, now = wish.before(), wish.after()
    moved = here != was
    if now is None:
        found = Deed(wish, "removed", was, here, None, moved, moved)
        return found if here is not None else None
    if here is None:
        return Deed(wish, "added", was, None, now, moved, moved)
    new, conflicts = _together(was, here, now) if moved else (now, False)
    return Deed(wish, "changed", was, here, new, moved, conflicts) if new != here else None


def _together(was: Any, here: Any, now: Any) -> tuple[Any, bool]:
    """The thing with what both have changed, the file's where they disagree, and whether they do."""
    base = said(was) if was is not None else None
    merged = merge(type(now), base, said(here), said(now))
    choices = {spot.name: Chosen("mine") for spot in merged.conflicts}
    return ordered(msgspec.convert(merged.resolved(choices), type(now))), bool(choices)


def applied(
    draft: Catalogue, found: Iterable[Deed], taken: Collection[Named]
) -> tuple[Catalogue, list[Deed]]:
    """The draft after these deeds, and those that were done: all that collide with nothing, and of
    the others those `taken`."""
    done = [deed for deed in found if not deed.collides or deed.named in taken]
    members = {kind.plural: {it.code: it for it in getattr(draft, kind.plural)} for kind in KINDS}
    plural = {kind.name: kind.plural for kind in KINDS}
    site = draft.site
    for deed in done:
        if deed.wish.kind == SITE:
            site = deed.new
        elif deed.new is None:
            del members[plural[deed.wish.kind]][deed.wish.code]
        else:
            members[plural[deed.wish.kind]][deed.wish.code] = deed.new
    return Catalogue.of(site, {name: it.values() for name, it in members.items()}), done


def dangling(after: Catalogue, done: Iterable[Deed], file: Wishes) -> Iterator[Fault]:
    """What would name a thing that is not there: no draft can hold it."""
    by_thing = {deed.named: deed for deed in done}
    for kind, thing in every(after):
        for path, target, code in references(thing):
            if not code or after.get(target, code) is not None:
                continue
            deed, gone = by_thing.get((kind, thing.code)), by_thing.get((target, code))
            if deed:
                field = path.partition("[")[0]
                message = Telling(_("There is no %(kind)s “%(code)s”"), kind=target, code=code)
                yield place(file, deed.wish, field, message, path)
            elif gone:
                message = Telling(
                    _("The %(kind)s “%(code)s” names it, so it cannot be removed"),
                    kind=kind,
                    code=thing.code,
                )
                yield Fault(_title(file, gone.wish), 0, "", code, message)


def _title(file: Wishes, wish: Wish) -> str:
    """The title of the sheet a thing's own row is in."""
    name = next(it.name for it in BY_NAME.values() if it.kind == wish.kind and not it.field)
    return file.titles.get(name, name)


def place(file: Wishes, wish: Wish, field: str, message: Telling, path: str = "") -> Fault:
    """A fault of one field of a thing, where the file speaks of it."""
    own = next(it for it in BY_NAME.values() if it.kind == wish.kind and not it.field)
    sheet = BY_NAME.get(f"{wish.kind}_{field}", own)
    rows = wish.rows.get(sheet.name) or [0]
    inner = path.rpartition(".")[2] if "." in path else field
    letters, heading = file.columns.get(sheet.name, {}).get(inner, ("", inner))
    if len(rows) > 1:
        words = _("%(said)s (%(kind)s “%(code)s”)")
        message = Telling(words, said=message, kind=wish.kind, code=wish.code)
    return Fault(file.titles.get(sheet.name, sheet.name), rows[0], letters, heading, message)
