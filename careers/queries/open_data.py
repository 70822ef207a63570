"""What the open data gives of an edition: its stored document."""

from datetime import date

from django.utils.timezone import localtime

from careers.domain import document
from careers.domain.open_data import Given
from careers.models import Edition
from careers.queries.history import NoSuchEdition, was_read
from careers.queries.preview import row_of


def text_of(newest: int, number: int) -> str:
    """The document of an edition as everybody may have it. Raises `NoSuchEdition` for a number that
    none has, or one that nobody reads or ever read: it waits, or was withdrawn."""
    return document.published(_row(newest, number).document)


def published_on(number: int) -> date:
    """The day from which on an edition was read. Raises `NoSuchEdition`."""
    try:
        return localtime(row_of(number, "published_at", "live_at").since).date()
    except Edition.DoesNotExist as missing:
        raise NoSuchEdition from missing


def given(newest: int) -> Given:
    """What is given out of the newest edition."""
    row = _row(newest, newest)
    text = document.published(row.document)
    begun = row_of(1, "published_at").published_at
    return Given(newest, row.since, len(text.encode()), document.digest(text), begun)


def _row(newest: int, number: int) -> Edition:
    if not was_read(newest, number):
        raise NoSuchEdition
    return row_of(number, "published_at", "live_at", "document")
