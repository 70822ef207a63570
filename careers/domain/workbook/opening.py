"""A file that was sent, by what it is and not by what it is called."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import is_zipfile

from careers.domain.checks.finding import gettext_noop as _
from careers.domain.workbook import bundle, comma, excel
from careers.domain.workbook.grid import Beat, Grid, Unreadable, counted, silent
from careers.domain.workbook.package import OLD, Package

KINDS = ".xlsx, .zip (CSV), .csv, .json"


def grids(name: str, data: bytes, beat: Beat = silent) -> Iterator[Grid]:
    """The sheets of a file, to be walked once and in order. `name` is what it was called. Raises
    `Unreadable`, some of it on the way."""
    return counted(_grids(name, data, beat))


def _grids(name: str, data: bytes, beat: Beat) -> Iterator[Grid]:
    stem, _dot, ending = name.rpartition(".")
    if not data.strip():
        raise Unreadable(_("It is empty."))
    if data.startswith(OLD) or is_zipfile(BytesIO(data)):
        yield from _packed(data, beat)
    elif data.startswith(b"PK"):
        Package(data, beat)
    elif ending.lower() == "json" or data.lstrip()[:1] == b"{":
        yield from bundle.json_grids(data)
    elif ending.lower() in ("csv", "txt", "tsv"):
        yield comma.grid(stem.replace("\\", "/").rpartition("/")[2], data)
    else:
        raise Unreadable(_("It is none of the files that are read here: %(kinds)s."), kinds=KINDS)


def _packed(data: bytes, beat: Beat) -> Iterator[Grid]:
    names = Package(data, beat).names
    if any(name.lower().endswith(".csv") for name in names):
        return bundle.zip_grids(data, beat)
    return excel.grids(data, beat)
