"""The open data: the page that says what there is, and the files that are not the edition itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec
from django.utils.text import slugify
from django.utils.translation import gettext as _

from careers.domain import schema as schemas
from careers.domain.catalogue import Catalogue
from careers.domain.open_data import BETWEEN, TABLES, Given, Table
from careers.domain.things import Role, RoleSkill, Skill
from careers.pages import columns
from careers.pages.page import ABOUT, Page

PATH = "/open-data/"


@dataclass(frozen=True)
class File:
    """A table as a file: its name, what it holds, how many lines besides the header, and its bytes;
    and its columns, each with what it holds."""

    name: str
    about: str
    lines: int
    size: int
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Example:
    """One line of a file, told in words: what a role asks of the skill that counts most for it."""

    role: Role
    need: RoleSkill
    skill: Skill


def open_data(catalogue: Catalogue, given: Given) -> Page:
    """What there is to take, in which form, and what may be done with it."""
    return Page(
        template="about/open_data.html",
        path=PATH,
        above=(ABOUT,),
        title=_("Open data"),
        description=_(
            "All the content of this site as files: an edition as JSON, and tables for a spreadsheet."
        ),
        context={
            "given": given,
            "files": [_file(table, catalogue) for table in TABLES.values()],
            "schema_size": len(schema()),
            "example": _example(catalogue),
            "between": BETWEEN,
            "contents": [
                ("files", _("What there is")),
                ("example", _("A first look")),
                ("licence", _("What you may do with it")),
                ("from", _("Where it comes from")),
                ("lasting", _("What you can rely on")),
                ("columns", _("Every column")),
                ("before", _("Earlier editions")),
            ],
        },
    )


def _file(table: Table, catalogue: Catalogue) -> File:
    written = table.csv(catalogue)
    told = tuple((it.name, columns.about(table.name, it.name)) for it in table.columns)
    lines = sum(1 for _row in table.rows(catalogue))
    return File(table.name, str(columns.TABLES[table.name]), lines, len(written.encode()), told)


def _example(catalogue: Catalogue) -> Example | None:
    """Of the first role above the entry that asks for anything, what counts most for it."""
    for role in sorted(catalogue.roles_in_centre, key=lambda it: catalogue.rank(it) < 2):
        needs = sorted(role.skills, key=lambda it: (-it.importance, -it.level, it.skill))
        if needs:
            return Example(role, needs[0], catalogue.skill(needs[0].skill))
    return None


# The files --------------------------------------------------------------------------------------


def schema(site: str = "") -> str:
    """The JSON Schema of an edition's document. `site` is where the portal is reached, or empty."""
    return _json(schemas.schema(f"{site}{PATH}schema.json" if site else ""))


def table(catalogue: Catalogue, name: str) -> str:
    """A table as CSV. Raises `KeyError` for a name that none has."""
    return TABLES[name].csv(catalogue)


def metadata(catalogue: Catalogue, number: int, day: date) -> str:
    """What the tables of an edition hold, for machines: CSV on the Web (W3C, 2015). Addresses are
    beside its own."""
    site = catalogue.site
    licence = {"dc:license": site.licence_url or site.licence} if site.licence else {}
    return _json(
        {
            "@context": "http://www.w3.org/ns/csvw",
            "@id": "csv-metadata.json",
            "dc:title": site.name,
            "dc:hasVersion": str(number),
            "dc:issued": day.isoformat(),
            **licence,
            "tables": [_table(table) for table in TABLES.values()],
        }
    )


def files(
    catalogue: Catalogue, document: str, number: int, day: date, site: str = ""
) -> dict[str, str]:
    """Every file of an edition by its name, as each is given on its own; `document` is the edition
    as it is stored."""
    return {
        "edition.json": document,
        "schema.json": schema(site),
        "csv-metadata.json": metadata(catalogue, number, day),
        **{f"{name}.csv": table(catalogue, name) for name in TABLES},
    }


def sums(files: Mapping[str, str]) -> str:
    """The SHA-256 of each file, one a line, as `sha256sum --check` reads it."""
    return "".join(f"{sha256(text.encode()).hexdigest()}  {name}\n" for name, text in files.items())


def archive(files: Mapping[str, str]) -> bytes:
    """The files and their sums in one zip archive; the same files make the same bytes."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as made:
        for name, text in {**files, "SHA256SUMS": sums(files)}.items():
            # An entry without a date of its own: the format's first day.
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            made.writestr(entry, text.encode())
    return kept.getvalue()


def kept_as(site: str, number: int, path: str) -> str:
    """The name a file is saved under, so that two editions' files are told apart:
    `rungs-edition-3-roles.csv`."""
    name = path.rpartition("/")[2]
    whole = "" if name.startswith("edition.") else f"-{name}"
    end = name.removeprefix("edition") if not whole else ""
    return f"{slugify(site) or 'site'}-edition-{number}{whole}{end}"


def _table(table: Table) -> dict[str, Any]:
    linked = [
        {
            "columnReference": column.name,
            "reference": {"resource": f"{column.names}.csv", "columnReference": "code"},
        }
        for column in table.columns
        if column.names
    ]
    return {
        "url": f"{table.name}.csv",
        "dc:description": str(columns.TABLES[table.name]),
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "dc:description": columns.about(table.name, column.name),
                    "datatype": column.type,
                    **({"separator": BETWEEN} if column.several else {}),
                }
                for column in table.columns
            ],
            "primaryKey": list(table.key),
            **({"foreignKeys": linked} if linked else {}),
        },
    }


def _json(value: Any) -> str:
    return msgspec.json.format(msgspec.json.encode(value)).decode() + "\n"
