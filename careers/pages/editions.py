"""The editions: the history of all, and what each of them changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.changes import name_of
from careers.domain.history import Compared, Entry, History
from careers.domain.kinds import BY_NAME
from careers.domain.open_data import TABLES
from careers.domain.tally import Strip
from careers.pages import naming
from careers.pages.changed import MOST, headings, summary
from careers.pages.page import EDITIONS, Page

NAMED = ("role", "skill", "challenge", "training", "guide")
"""Kinds whose things the first edition names; of the others it tells how many it holds."""


@dataclass(frozen=True)
class Rung:
    """An edition on the ladder of editions: how much it changed in words, and the marks of it."""

    entry: Entry
    said: str
    strip: Strip


@dataclass(frozen=True)
class Held:
    """So many things of one kind in the first edition: names and addresses, where they have one
    still, of those that are listed, and how many are not."""

    counted: str
    things: tuple[tuple[str, str], ...]
    rest: int


def rungs(history: History) -> list[Rung]:
    """A run of editions as the ladder draws it, the newest at the top."""
    return [Rung(entry, summary(entry), strip) for entry, strip in history.rungs]


def history(catalogue: Catalogue, history: History) -> Page:
    """A run of editions, each with how much it changed."""
    first = history.entries[0].number
    newest = first == history.newest
    return Page(
        template="editions/index.html",
        above=() if newest else (EDITIONS,),
        path="/editions/" if newest else f"/editions/?before={first + 1}",
        title=_("What changed") if newest else _("What changed, up to edition %d") % first,
        description=_("Every edition of this site, what changed with it, and when."),
        context={"history": history, "rungs": rungs(history)},
    )


def edition(catalogue: Catalogue, compared: Compared) -> Page:
    """What an edition changed, beside the one before it; of the first, what it holds."""
    entry, before = compared.entry, compared.before
    title = _("Edition %d") % entry.number
    found = headings(before, compared.after, catalogue) if before else []
    said = summary(entry)
    return Page(
        template="editions/edition.html",
        path=entry.path,
        above=(EDITIONS,),
        title=title,
        description=f"{title}: {said}.",
        context={
            "entry": entry,
            "said": said,
            "newest": compared.newest,
            "previous": compared.previous,
            "following": compared.following,
            "headings": found,
            "held": [] if before else list(_held(compared.after, catalogue)),
            "besides": [] if before else _besides(entry),
            "tables": list(TABLES),
            "more": ["edition.zip", "SHA256SUMS", "schema.json", "csv-metadata.json"],
            "contents": [(f"k-{heading.kind}", heading.name) for heading in found],
        },
    )


def _held(catalogue: Catalogue, live: Catalogue) -> Iterator[Held]:
    for kind in NAMED:
        things = catalogue.listed(BY_NAME[kind].plural)
        if things:
            named = tuple(
                (name_of(thing), getattr(live.get(kind, thing.code), "path", ""))
                for thing in things[:MOST]
            )
            yield Held(naming.counted(kind, len(things)), named, len(things) - len(named))


def _besides(entry: Entry) -> list[str]:
    """What else the first edition holds, by kind."""
    numbers = {count.kind: count.added for count in entry.tally}
    return [
        naming.counted(kind, numbers[kind])
        for kind in naming.READ
        if kind in numbers and kind not in NAMED
    ]
