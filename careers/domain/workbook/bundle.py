"""The draft as one zip file of CSV tables, and as one JSON file."""

import posixpath
from collections.abc import Iterator
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.domain.checks.finding import gettext_noop as _
from careers.domain.progress import tell
from careers.domain.workbook import comma
from careers.domain.workbook.grid import Beat, Grid, Row, Unreadable
from careers.domain.workbook.layout import SHEETS, SITE, Sheet, Words
from careers.domain.workbook.package import Package
from careers.domain.workbook.tables import Walk, table
from careers.domain.workbook.xlsx import HIDDEN

EXPORTED = "exported.json"
"""The file of a bundle that says what it held when it was written."""

EPOCH = (1980, 1, 1, 0, 0, 0)
"""Every file's time, so that the same draft makes the same bytes."""


class Carried(msgspec.Struct, forbid_unknown_fields=True):
    """The JSON file: what it was made of, the catalogue as people change it, and as it was."""

    about: str
    catalogue: msgspec.Raw
    exported: msgspec.Raw = msgspec.Raw(b"null")


def write_zip(file: IO[bytes], catalogue: Catalogue, about: str, readme: str) -> None:
    """A CSV file for every sheet, under our own names, into one file."""
    words, walk = Words.plain(), Walk(catalogue)
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        package.writestr(ZipInfo("README.txt", EPOCH), readme)
        for sheet in SHEETS:
            it = table(catalogue, sheet)
            header = [heading.words(sheet.name, words) for heading in it.headings]
            text = comma.written(header, walk.through(it.rows))
            package.writestr(ZipInfo(f"{sheet.name}.csv", EPOCH), text, ZIP_DEFLATED)
        tell("packing")
        kept = msgspec.json.encode({"about": about, "catalogue": catalogue}, order="sorted")
        package.writestr(ZipInfo(EXPORTED, EPOCH), kept, ZIP_DEFLATED)


def write_json(file: IO[bytes], catalogue: Catalogue, about: str) -> None:
    """One file: the catalogue laid out for people, and as it was in one line."""
    tell("writing")
    kept = document.write(catalogue).encode()
    file.write(b'{\n "about": ' + msgspec.json.encode(about) + b',\n "catalogue": ')
    file.write(msgspec.json.format(kept, indent=1))
    file.write(b',\n "exported": ')
    file.write(kept)
    file.write(b"\n}\n")


def zip_grids(data: bytes, beat: Beat) -> Iterator[Grid]:
    """The sheets of a zip file of CSV tables. Raises `Unreadable`."""
    package = Package(data, beat)
    for name in package.names:
        stem, dot, ending = posixpath.basename(name).rpartition(".")
        if name.startswith("__MACOSX") or not dot:
            continue
        if ending.lower() == "csv":
            yield comma.grid(stem, package.whole(name))
        elif posixpath.basename(name) == EXPORTED:
            yield _exported(package.whole(name))


def _exported(data: bytes) -> Grid:
    """What was written, as the hidden sheet of a workbook has it."""
    try:
        found = msgspec.json.decode(data, type=Carried)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Unreadable(
            _("%(file)s was changed: take it as it was exported."), file=EXPORTED
        ) from error
    return hidden(found.about, bytes(found.catalogue).decode())


def hidden(about: str, text: str) -> Grid:
    """A grid like a workbook's hidden sheet."""
    rows: list[Row] = [(1, {0: "about", 1: about}), (2, {0: "document", 1: text})]
    return Grid(HIDDEN, rows)


def json_grids(data: bytes) -> Iterator[Grid]:
    """The sheets of a JSON file: ours, or the document of an edition. Raises `Unreadable`."""
    try:
        whole = msgspec.json.decode(data)
        if not isinstance(whole, dict):
            raise Unreadable(_("It is JSON, but no draft: it must hold “catalogue”."))
        text = data
        if "catalogue" in whole:
            kept = msgspec.json.decode(data, type=Carried)
            text = bytes(kept.catalogue)
            if bytes(kept.exported) != b"null":
                yield hidden(kept.about, bytes(kept.exported).decode())
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(_("It is no JSON of a draft: %(error)s."), error=str(error)) from error
    for sheet in SHEETS:
        if isinstance(found, dict) and (sheet.kind == SITE or plural(sheet) in found):
            yield Grid(sheet.name, list(_rows(sheet, found)))


def plural(sheet: Sheet) -> str:
    """The field of the document that a sheet's things stand in."""
    return next(it.name for it in SHEETS if it.kind == sheet.kind and not it.field)


def _rows(sheet: Sheet, found: dict[str, Any]) -> Iterator[Row]:
    """A JSON file's things as rows under a header; a thing's number is its place in its list."""
    things = [found.get(SITE, {})] if sheet.kind == SITE else found[plural(sheet)]
    if not isinstance(things, list) or not all(isinstance(it, dict) for it in things):
        raise Unreadable(_("“%(field)s” must be a list of objects."), field=plural(sheet))
    names = [column.name for column in sheet.columns]
    if not sheet.field:
        known = sheet.type.__struct_fields__
        names += sorted({name for thing in things for name in thing if name not in known})
    yield 0, dict(enumerate(names))
    for number, thing in enumerate(things, start=1):
        pieces = thing.get(sheet.field, []) if sheet.field else [thing]
        if not isinstance(pieces, list) or not all(isinstance(it, dict) for it in pieces):
            raise Unreadable(_("“%(field)s” must be a list of objects."), field=sheet.field)
        for position, piece in enumerate(pieces, start=1):
            given = {sheet.owner: thing.get("code"), "position": position} | piece
            yield (
                number,
                {index: given[name] for index, name in enumerate(names) if name in given},
            )
