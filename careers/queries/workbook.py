"""The draft, or an edition, as a file to edit; and what a file that was sent in would do."""

from dataclasses import dataclass
from functools import cache
from typing import IO, Any

from django.db import models
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.workbook import bundle, xlsx
from careers.domain.workbook.layout import POSITION, SHEETS, Sheet, Words
from careers.models import WITH_SITE
from careers.pages import workbook as pages

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
    "json": "application/json",
}
"""The files there are, by their ending."""

TITLE = 31
"""As many characters as the title of a sheet may have."""


def words() -> Words:
    """What the sheets and their columns are called, as the desk calls them."""
    return _words(get_language() or "")


@cache
def _words(_language: str) -> Words:
    titles: dict[str, str] = {}
    for sheet in SHEETS:
        title = _title(sheet)
        titles[sheet.name] = title if title not in titles.values() else sheet.name
    named: dict[tuple[str, str], str] = {}
    helps: dict[tuple[str, str], str] = {}
    meanings: dict[tuple[str, str], dict[Any, str]] = {}
    for sheet in SHEETS:
        taken: set[str] = set()
        for column in sheet.columns:
            key, field = (sheet.name, column.name), _field(sheet, column.name)
            label = capfirst(str(getattr(field, "verbose_name", column.name)))
            named[key] = label if label.casefold() not in taken else column.name
            taken.add(named[key].casefold())
            if said := str(getattr(field, "help_text", "")):
                helps[key] = said
            if choices := getattr(field, "flatchoices", ()):
                meanings[key] = {value: str(meant) for value, meant in choices if value != ""}
    return Words(titles, named, helps, meanings, _("name, not read"), pages.titles())


def _title(sheet: Sheet) -> str:
    owner = capfirst(str(WITH_SITE[sheet.kind]._meta.verbose_name_plural))
    model = model_of(sheet)
    said = f"{owner}, {model._meta.verbose_name_plural}" if sheet.field else owner
    return "".join(letter for letter in said if letter not in "[]:*?/\\'")[:TITLE]


def model_of(sheet: Sheet) -> type[models.Model]:
    """The table a sheet's rows are kept in."""
    model = WITH_SITE[sheet.kind]
    if not sheet.field:
        return model
    related: Any = model._meta.get_field(sheet.field).related_model
    found: type[models.Model] = related
    return found


def _field(sheet: Sheet, name: str) -> Any:
    """The field of a table that a column is; None for one it has not."""
    if name == sheet.owner:
        return WITH_SITE[sheet.kind]._meta
    model = model_of(sheet)
    known = {it.name: it for it in model._meta.get_fields()}
    return known.get(name) if name != POSITION or sheet.placed else None


@dataclass(frozen=True)
class Taken:
    """What a file is made of: the draft (edition 0) or an edition, when, and by whom."""

    edition: int
    by: str

    def said(self) -> str:
        """It, in a sentence."""
        when = formats.date_format(timezone.localtime(), "j F Y, H:i")
        source = _("the draft") if not self.edition else _("edition %(n)d") % {"n": self.edition}
        told = {"source": source, "when": when, "by": self.by}
        if self.by:
            return _("Made of %(source)s on %(when)s by %(by)s.") % told
        return _("Made of %(source)s on %(when)s.") % told


def export(file: IO[bytes], catalogue: Catalogue, ending: str, taken: Taken) -> None:
    """Write a catalogue into a file of one of the `TYPES`."""
    said, worded = taken.said(), words()
    leaf = pages.leaf(catalogue.site.name, worded, said)
    if ending == "xlsx":
        xlsx.write(file, catalogue, worded, leaf, said)
    elif ending == "zip":
        bundle.write_zip(file, catalogue, said, pages.plain(leaf))
    else:
        bundle.write_json(file, catalogue, said)
