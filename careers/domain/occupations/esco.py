"""An ESCO folder: comma-separated files as the European Commission publishes them, one language each.

Source of the files' names and columns: ESCO, “Structure of ESCO downloadable datasets”, and the
files of v1.1 and v1.2 (later ones have columns besides, which are not read). Several labels in one
cell stand on lines of their own. What the files do not have is levels, importance beyond essential
and optional, and steps: a narrower occupation is a kind of another, not one it leads to.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from careers.domain.occupations import scales
from careers.domain.occupations.choice import Choice
from careers.domain.occupations.codes import LONGEST_ROLE, Codes
from careers.domain.occupations.esco_skills import (
    Known,
    description,
    families,
    known_skills,
    taken_skills,
)
from careers.domain.occupations.folder import Folder
from careers.domain.occupations.names import Names
from careers.domain.occupations.published import (
    Body,
    Demand,
    Group,
    Occupation,
    Published,
    Zone,
)
from careers.domain.occupations.tables import Row

NOT_ASKED = "not asked for with --only"
NOT_RELEASED = "not released"
NO_LEVEL = "no ISCO-08 skill level: no rung can be told"
ELSEWHERE = "of an occupation that is not taken"
UNKNOWN_OCCUPATION = "of an occupation that is not in its file"
UNKNOWN_SKILL = "of a skill that is not in its file, or not released"


@dataclass
class Cast:
    """The occupations of a folder, by address: all known ones, and those taken."""

    known: set[str] = field(default_factory=set)
    taken: dict[str, Row] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)


def read(folder: Folder, choice: Choice, edition: str, language: str) -> Published:
    """Everything of a folder that is wanted. Raises `careers.domain.files.BadFiles`."""
    names = Names(folder.account)
    cast = _cast(folder, choice, language, names)
    told, known = families(folder, language), known_skills(folder, language)
    asked = _demands(folder, language, cast, known)
    used = {demand.skill for listed in asked.values() for demand in listed}
    depth = _depth([row["iscoGroup"] for row in cast.taken.values()])
    published = Published(
        body=body_of(edition),
        groups=tuple(_groups(folder, language, cast, depth)),
        zones=tuple(_zones(cast)) if choice.rungs == "graded" else (),
        occupations=tuple(_occupations(cast, names, depth)),
        skills=tuple(taken_skills(folder, known, used, names, told)),
        demands=asked,
        argument=ARGUMENT,
    )
    folder.close()
    return published


ARGUMENT = (
    "ESCO says which skills are essential here and which are optional. {esco} It tells no levels and "
    "no weights: 2, important, for what is essential, 1, useful, for what is optional, and level 3 "
    "for all of them is our own judgement. {ed}"
)


def body_of(edition: str) -> Body:
    """ESCO as a source, credited as its terms ask of whoever changes it.

    Source: European Commission, conditions for downloading ESCO, and its acknowledgement of the ILO.
    """
    name = f"ESCO classification {edition}".strip()
    about = (
        "This service uses the ESCO classification of the European Commission. It does so in a "
        "modified version: rungs, levels and weights are ours, and parts are left out. Reused under "
        "Commission Decision 2011/833/EU. The groups are based on ISCO-08, © 2012 International "
        "Labour Organization."
    )
    return Body("esco", "ESCO", name, "European Commission", about, edition)


def _cast(folder: Folder, choice: Choice, language: str, names: Names) -> Cast:
    cast, codes = Cast(), Codes(LONGEST_ROLE)
    needed = ("conceptUri", "iscoGroup", "preferredLabel", "altLabels", "description")
    for row in folder.rows([f"occupations_{language}.csv"], needed):
        if not _sound(row, cast.known):
            continue
        cast.known.add(row["conceptUri"])
        given = codes.give(row["preferredLabel"], _number(row))
        why = _unwanted(row, choice)
        if why:
            folder.account.put(row.file, "left out", why, row.place)
            continue
        folder.account.put(row.file, "taken", "roles", row.place)
        cast.taken[row["conceptUri"]], cast.codes[row["conceptUri"]] = row, given
        names.labels(row)
    return cast


def _sound(row: Row, known: set[str]) -> bool:
    """Whether an occupation's row has an address of its own, a label and a group."""
    group = row["iscoGroup"]
    if not row["conceptUri"] or row["conceptUri"] in known:
        row.fault("conceptUri", "is there twice" if row["conceptUri"] else "is empty")
    elif not row["preferredLabel"]:
        row.fault("preferredLabel", "is empty")
    elif not (group.isascii() and group.isdigit() and len(group) <= 4):
        row.fault("iscoGroup", f"“{group[:40]}” is no ISCO-08 group: they have up to four digits")
    else:
        return True
    return False


def _unwanted(row: Row, choice: Choice) -> str:
    """Why an occupation is not taken, or empty."""
    if row["status"] not in ("", "released"):
        return NOT_RELEASED
    if not choice.wants(_number(row)):
        return NOT_ASKED
    ungraded = choice.rungs == "graded" and not scales.skill_level(row["iscoGroup"])
    return NO_LEVEL if ungraded else ""


def _number(row: Row) -> str:
    """An occupation's code in ESCO (`4222.1`), which begins with its group; older files have only
    the group."""
    return row["code"] or row["iscoGroup"]


def _demands(
    folder: Folder, language: str, cast: Cast, skills: dict[str, Known]
) -> dict[str, tuple[Demand, ...]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    needed = ("occupationUri", "relationType", "skillUri")
    for row in folder.rows([f"occupationSkillRelations_{language}.csv"], needed):
        occupation, weight = row["occupationUri"], scales.RELATIONS.get(row["relationType"])
        if weight is None:
            row.fault(
                "relationType", f"“{row['relationType'][:40]}” is neither essential nor optional"
            )
            continue
        why = _no_demand(row, cast, skills)
        if why:
            folder.account.put(row.file, "left out", why, row.place)
            continue
        held = found[occupation]
        code = skills[row["skillUri"]].code
        if code in held:
            folder.account.put(row.file, "merged", "the same two again", row.place)
        else:
            folder.account.put(row.file, "taken", "skills of roles", row.place)
        held[code] = max(weight, held.get(code, 0))
    return {
        key: tuple(Demand(code, scales.TYPICAL_LEVEL, weight) for code, weight in held.items())
        for key, held in found.items()
    }


def _no_demand(row: Row, cast: Cast, skills: dict[str, Known]) -> str:
    """Why a relation makes no demand, or empty."""
    if row["occupationUri"] not in cast.known:
        return UNKNOWN_OCCUPATION
    if row["occupationUri"] not in cast.taken:
        return ELSEWHERE
    return "" if row["skillUri"] in skills else UNKNOWN_SKILL


def _depth(groups: list[str]) -> int:
    """How many digits of their groups tell the occupations apart: the fewest that do."""
    for digits in (1, 2, 3):
        if len({group[:digits] for group in groups}) > 1:
            return digits
    return 4


def _groups(folder: Folder, language: str, cast: Cast, depth: int) -> Iterator[Group]:
    wanted = {row["iscoGroup"][:depth] for row in cast.taken.values()}
    told: dict[str, Row] = {}
    needed = ("code", "preferredLabel", "description")
    for row in folder.rows([f"ISCOGroups_{language}.csv"], needed, "tracks have plain names"):
        if row["code"] in wanted and row["code"] not in told and row["preferredLabel"]:
            told[row["code"]] = row
            folder.account.put(row.file, "taken", "tracks", row.place)
        else:
            folder.account.put(row.file, "left out", "no track is made of them", row.place)
    for code in sorted(wanted):
        if code in told:
            yield Group(code, told[code]["preferredLabel"], told[code]["description"])
        else:
            yield Group(code, f"ISCO group {code}")


def _zones(cast: Cast) -> Iterator[Zone]:
    for rank in sorted({scales.skill_level(row["iscoGroup"]) for row in cast.taken.values()}):
        yield Zone(rank, f"skill-level-{rank}", f"Skill level {rank}")


def _occupations(cast: Cast, names: Names, depth: int) -> Iterator[Occupation]:
    for key, row in sorted(cast.taken.items(), key=lambda it: (_number(it[1]), it[0])):
        yield Occupation(
            key=key,
            code=cast.codes[key],
            number=key.rstrip("/").rsplit("/", 1)[-1],
            title=row["preferredLabel"],
            description=description(row),
            group=row["iscoGroup"][:depth],
            zone=scales.skill_level(row["iscoGroup"]),
            place=row.place,
            shown=tuple(names.shown[key]),
            hidden=tuple(names.hidden[key]),
        )
