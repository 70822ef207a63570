"""The open data: the page that says what there is, and the files that are not the edition itself."""

from dataclasses import dataclass
from typing import Any

import msgspec
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
            "between": BETWEEN.strip(),
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


def metadata(catalogue: Catalogue) -> str:
    """What the tables hold, for machines: CSV on the Web (W3C, 2015). Addresses are beside its own."""
    site = catalogue.site
    licence = {"dc:license": site.licence_url or site.licence} if site.licence else {}
    return _json(
        {
            "@context": "http://www.w3.org/ns/csvw",
            "dc:title": site.name,
            **licence,
            "tables": [_table(table) for table in TABLES.values()],
        }
    )


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
