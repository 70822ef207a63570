"""Previews: the draft frozen at one moment, read as if it were the edition that visitors read."""

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.domain.changes import Change, changes
from careers.domain.checks import Finding, check
from careers.domain.renaming import aligned
from careers.models import Edition, Preview
from careers.queries.edition import (
    NothingPublished,
    Published,
    current_edition,
    edition,
    looked_at,
)

KEPT = 3
"""How many previews' catalogues a process keeps, apart from the editions'."""

ROOT = "/preview/"


def previewed(path: str) -> str:
    """Where a page of the site is for this request: inside the preview it reads, if it reads one."""
    seen = looked_at()
    return f"{ROOT}{-seen.preview}{path}" if seen else path


def preview(number: int) -> Published:
    """The preview of that number, which is below 0, as an edition to read. Its own number is the one
    it would have if it were published now. Raises `Preview.DoesNotExist`. One query, and another where
    it is not in memory."""
    row = Preview.objects.only("pk", "number", "sha256", "published_at").get(number=number)
    catalogue = _catalogue(row.pk, row.sha256)
    return Published(row.pk, live() + 1, row.sha256, row.published_at, catalogue, row.number)


def live() -> int:
    """The live edition's number; 0 before the first."""
    with suppress(NothingPublished):
        return current_edition().number
    return 0


@lru_cache(maxsize=KEPT)
def _catalogue(pk: int, _sha256: str) -> Catalogue:
    """The hash keeps apart what had one key after the other: rows are deleted."""
    return document.read(Preview.objects.values_list("document", flat=True).get(pk=pk))


@lru_cache(maxsize=KEPT)
def _errors(pk: int, sha256: str) -> tuple[Finding, ...]:
    return tuple(it for it in check(_catalogue(pk, sha256)) if it.severity == "error")


def errors(published: Published) -> tuple[Finding, ...]:
    """What the checks find in a preview that would keep it from being published."""
    return _errors(published.id, published.sha256)


def left_out(published: Published) -> str:
    """What no edition may hold and a preview is therefore without, in words; empty for nothing."""
    return Preview.objects.values_list("note", flat=True).filter(pk=published.id).first() or ""


@lru_cache(maxsize=KEPT)
def _differing(live: int, pk: int, sha256: str) -> Mapping[tuple[str, str], Change]:
    after = _catalogue(pk, sha256)
    found = changes(aligned(edition(live).catalogue, after), after)
    return {(change.kind, change.code): change for change in found}


def differing(live: int, published: Published) -> Mapping[tuple[str, str], Change]:
    """What a preview changes against an edition, by kind and code."""
    return _differing(live, published.id, published.sha256)


def row_of(number: int, *facts: str) -> Edition:
    """An edition's row with some of its columns; for the number that a preview goes by while it is
    looked at, the preview's. Raises `Edition.DoesNotExist`."""
    seen = looked_at()
    if seen is None or number != seen.number:
        return Edition.objects.only(*facts).get(number=number)
    row = Preview.objects.only(*facts).get(pk=seen.id)
    row.number = number
    return row


def ahead(end: int, *facts: str) -> list[Edition]:
    """The row of the preview that is looked at, where its number is below `end`; else none."""
    seen = looked_at()
    return [row_of(seen.number, *facts)] if seen and seen.number < end else []
