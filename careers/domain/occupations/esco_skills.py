"""The skills of an ESCO folder, and the family each belongs to."""

from collections.abc import Iterator
from dataclasses import dataclass

from careers.domain.occupations.codes import Codes
from careers.domain.occupations.folder import Folder
from careers.domain.occupations.names import Names
from careers.domain.occupations.published import Skill
from careers.domain.occupations.tables import Row
from careers.domain.things import Family

_FAMILIES: tuple[tuple[str, Family], ...] = (
    ("S1", "people"),
    ("S3", "customers"),
    ("S4", "operation"),
    ("T4", "people"),
    ("T", "self"),
    ("L", "people"),
)
"""By the beginning of a skill group's code in ESCO's hierarchy of skills; our own reading. S1 is
communication and collaboration, S3 assisting and caring, S4 managing, T4 the social among the
transversal skills T, L languages. The rest, knowledge (ISCED-F codes) included, is craft."""


def families(folder: Folder, language: str) -> dict[str, Family]:
    """By a skill's address: the family told by the first group it stands in, or else by that of the
    broader skill it is a kind of."""
    put = folder.account.put
    groups: dict[str, str] = {}
    without = "all skills count as craft"
    for row in folder.rows([f"skillGroups_{language}.csv"], ("conceptUri", "code"), without):
        groups[row["conceptUri"]] = row["code"]
        put(row.file, "taken", "families of skills", row.place)
    found: dict[str, Family] = {}
    above: dict[str, tuple[str, Row]] = {}
    needed = ("conceptUri", "broaderUri")
    for row in folder.rows([f"broaderRelationsSkillPillar_{language}.csv"], needed, without):
        skill, group = row["conceptUri"], row["broaderUri"]
        if skill in groups:
            put(row.file, "left out", "of groups, or of groups that are not there", row.place)
        elif group not in groups and skill not in above:
            above[skill] = (group, row)
        elif group not in groups or skill in found:
            put(row.file, "merged", "the first group tells the family", row.place)
        else:
            found[skill] = family(groups[group])
            put(row.file, "taken", "families of skills", row.place)
    found |= _inherited(folder, above, found)
    return found


def _inherited(
    folder: Folder, above: dict[str, tuple[str, Row]], told: dict[str, Family]
) -> dict[str, Family]:
    """The families of skills that stand in no group, but under a skill that does, however far up."""
    found: dict[str, Family] = {}
    for skill, (_, row) in above.items():
        seen, upper = set[str](), skill
        while upper not in told and upper in above and upper not in seen:
            seen.add(upper)
            upper = above[upper][0]
        if skill in told:
            folder.account.put(row.file, "merged", "the first group tells the family", row.place)
        elif upper in told:
            found[skill] = told[upper]
            folder.account.put(row.file, "taken", "families of skills", row.place)
        else:
            why = "of groups, or of groups that are not there"
            folder.account.put(row.file, "left out", why, row.place)
    return found


def family(code: str) -> Family:
    """The family of a skill in the group of this code."""
    return next((told for place, told in _FAMILIES if code.startswith(place)), "craft")


@dataclass(frozen=True)
class Known:
    """A skill as it stands in its file, and the code it has in the catalogue."""

    code: str
    row: Row


def known_skills(folder: Folder, language: str) -> dict[str, Known]:
    """All released skills of a folder, by their addresses. Of each row but those left out at once,
    `taken_skills` says what became."""
    found: dict[str, Known] = {}
    codes = Codes()
    needed = ("conceptUri", "preferredLabel", "altLabels", "description")
    for row in folder.rows([f"skills_{language}.csv"], needed):
        key = row["conceptUri"]
        if not key or key in found:
            row.fault("conceptUri", "is there twice" if key else "is empty")
        elif not row["preferredLabel"]:
            row.fault("preferredLabel", "is empty")
        elif row["status"] not in ("", "released"):
            folder.account.put(row.file, "left out", "not released", row.place)
        else:
            found[key] = Known(codes.give(row["preferredLabel"], key.rsplit("/", 1)[-1]), row)
    return found


def taken_skills(
    folder: Folder,
    known: dict[str, Known],
    used: set[str],
    names: Names,
    told: dict[str, Family],
) -> Iterator[Skill]:
    """The skills that an occupation taken asks for, by their codes, in the order of their names."""
    for key, it in sorted(known.items(), key=lambda pair: (_order(pair[1].row), pair[1].code)):
        if it.code in used:
            folder.account.put(it.row.file, "taken", "skills", it.row.place)
            names.labels(it.row)
            yield _skill(key, it, names, told.get(key, "craft"))
        else:
            why = "no occupation taken asks for them"
            folder.account.put(it.row.file, "left out", why, it.row.place)


def _order(row: Row) -> str:
    return row["preferredLabel"].casefold()


def _skill(key: str, known: Known, names: Names, family: Family) -> Skill:
    row = known.row
    return Skill(
        key=key,
        code=known.code,
        name=row["preferredLabel"],
        description=description(row),
        family=family,
        place=row.place,
        shown=tuple(names.shown[key]),
        hidden=tuple(names.hidden[key]),
    )


def description(row: Row) -> str:
    """What a concept's row says it is: description, scope note and definition, each on its line."""
    notes = dict.fromkeys((row["description"], row["scopeNote"], row["definition"]))
    return "\n".join(filter(None, notes))
