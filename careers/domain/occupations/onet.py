"""An O*NET database folder: tab-delimited text files as the National Center for O*NET Development
publishes them.

Source of the files' names and columns: O*NET Data Dictionary, releases 26.3 to 30.1 (the columns
read here are the same in all of them). A row without data says “n/a”. What the files do not have is
steps: a related occupation is one that resembles another, not one it leads to.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from careers.domain.occupations.choice import Choice
from careers.domain.occupations.codes import LONGEST_ROLE, Codes
from careers.domain.occupations.folder import Folder
from careers.domain.occupations.names import Names
from careers.domain.occupations.onet_ratings import demands
from careers.domain.occupations.published import Body, Group, Occupation, Published, Zone
from careers.domain.occupations.soc import MAJOR_GROUPS
from careers.domain.occupations.tables import Row
from careers.domain.occupations.wording import escaped

SOC = "O*NET-SOC Code"
_CODE = re.compile(r"\d\d-\d{4}\.\d\d", re.ASCII)
NO_ZONE = "no Job Zone: no rung can be told"
NOT_ASKED = "not asked for with --only"
ELSEWHERE = "of an occupation that is not taken"
UNKNOWN = "of an occupation that Occupation Data does not have"


@dataclass
class Cast:
    """The occupations of a folder: all known codes, and of those taken what was read so far."""

    folder: Folder
    known: set[str] = field(default_factory=set)
    taken: dict[str, Row] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    zones: dict[str, int] = field(default_factory=dict)

    def owns(self, row: Row, column: str = SOC) -> bool:
        """Whether a row is about an occupation that is taken; if not, the account says why."""
        if row[column] in self.taken:
            return True
        why = ELSEWHERE if row[column] in self.known else UNKNOWN
        self.folder.account.put(row.file, "left out", why, row.place)
        return False


def read(folder: Folder, choice: Choice, edition: str) -> Published:
    """Everything of a folder that is wanted. Raises `careers.domain.files.BadFiles`."""
    cast = _cast(folder, choice)
    names = _names(cast)
    duties = _duties(cast)
    skills, asked = demands(folder, choice, cast.owns)
    rises = tuple(_rises(cast, choice))
    body = body_of(edition)
    published = Published(
        body=body,
        groups=tuple(_groups(cast)),
        zones=tuple(_zones(cast)) if choice.rungs == "graded" else (),
        occupations=tuple(_occupations(cast, names, duties)),
        skills=skills,
        demands=asked,
        argument=_argument(body),
        rises=rises,
    )
    folder.close()
    return published


def body_of(edition: str) -> Body:
    """The O*NET Database as a source, credited as its licence asks of whoever changes it.

    Source: O*NET Resource Center, “O*NET Database Content License”.
    """
    name = f"O*NET {edition} Database" if edition else "O*NET Database"
    about = (
        f"This site includes information from the {name} by the U.S. Department of Labor, Employment "
        "and Training Administration (USDOL/ETA). Used under the CC BY 4.0 license "
        "(https://creativecommons.org/licenses/by/4.0/). O*NET® is a trademark of USDOL/ETA. We have "
        "modified all or some of this information. USDOL/ETA has not approved, endorsed, or tested "
        "these modifications."
    )
    author = "National Center for O*NET Development"
    return Body("onet", "O*NET-SOC", name, author, about, edition)


def _cast(folder: Folder, choice: Choice) -> Cast:
    """Who is taken: whoever is wanted and, where zones make the rungs, has one."""
    cast = Cast(folder)
    zoned = _job_zones(folder, choice)
    codes = Codes(LONGEST_ROLE)
    for row in folder.rows(_files("Occupation Data"), (SOC, "Title", "Description")):
        code = row[SOC]
        if not _sound(row, cast.known):
            continue
        cast.known.add(code)
        given = codes.give(row["Title"], code)
        why = "" if choice.wants(code) else NOT_ASKED
        if not why and choice.rungs == "graded" and code not in zoned:
            why = NO_ZONE
        if why:
            folder.account.put(row.file, "left out", why, row.place)
            continue
        folder.account.put(row.file, "taken", "roles", row.place)
        cast.taken[code], cast.codes[code] = row, given
        cast.zones[code] = zoned[code][0] if code in zoned else 0
    for _, row in zoned.values():
        if cast.owns(row):
            folder.account.put(row.file, "taken", "rungs of roles", row.place)
    return cast


def _sound(row: Row, known: set[str]) -> bool:
    """Whether an occupation's row has a code of its own and a title."""
    code = row[SOC]
    if not _CODE.fullmatch(code):
        row.fault(SOC, f"“{code[:40]}” is no O*NET-SOC code, as 43-4051.00 is")
    elif code in known:
        row.fault(SOC, f"“{code}” is there twice")
    elif not row["Title"]:
        row.fault("Title", "is empty")
    else:
        return True
    return False


def _job_zones(folder: Folder, choice: Choice) -> dict[str, tuple[int, Row]]:
    """By occupation: its zone and the row that says so."""
    without = "" if choice.rungs == "graded" else "nothing is missed, as all roles hang on one rung"
    found: dict[str, tuple[int, Row]] = {}
    for row in folder.rows(_files("Job Zones"), (SOC, "Job Zone"), without):
        zone = row["Job Zone"]
        if zone not in {"1", "2", "3", "4", "5"}:
            row.fault("Job Zone", f"“{zone[:40]}” is no Job Zone: they are 1 to 5")
        elif row[SOC] not in found:
            found[row[SOC]] = (int(zone), row)
        elif found[row[SOC]][0] == int(zone):
            folder.account.put(row.file, "merged", "given twice", row.place)
        else:
            row.fault(SOC, f"“{row[SOC][:40]}” has two Job Zones")
    return found


def _names(cast: Cast) -> Names:
    account = cast.folder.account
    names = Names(account)
    for code, row in cast.taken.items():
        names.title(code, row["Title"])
    reported = (SOC, "Reported Job Title")
    without = "no other names are shown"
    for row in cast.folder.rows(_files("Sample of Reported Titles"), reported, without):
        if cast.owns(row):
            names.add(row[SOC], row["Reported Job Title"], row.file, row.place, show=True)
    without = "roles are found by fewer words"
    for row in cast.folder.rows(_files("Alternate Titles"), (SOC, "Alternate Title"), without):
        if not cast.owns(row):
            continue
        names.add(row[SOC], row["Alternate Title"], row.file, row.place)
        if row["Short Title"] not in ("", "n/a"):
            subject = f"short titles in {row.file}"
            account.read(subject)
            names.add(row[SOC], row["Short Title"], subject, row.place)
    return names


def _duties(cast: Cast) -> dict[str, list[str]]:
    """By occupation: its tasks, without those the data itself calls supplemental."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    put = cast.folder.account.put
    without = "roles have no duties"
    for row in cast.folder.rows(_files("Task Statements"), (SOC, "Task", "Task Type"), without):
        if not cast.owns(row):
            continue
        if row["Task Type"] == "Supplemental":
            put(row.file, "left out", "supplemental tasks", row.place)
        elif not row["Task"] or row["Task"] in found[row[SOC]]:
            put(row.file, "merged", "empty or given twice", row.place)
        else:
            found[row[SOC]][row["Task"]] = None
            put(row.file, "taken", "duties", row.place)
    return {code: list(tasks) for code, tasks in found.items()}


def _rises(cast: Cast, choice: Choice) -> Iterator[tuple[str, str]]:
    """Pairs of strongly related occupations, the second one Job Zone above the first."""
    related = f"Related {SOC}"
    needed = (SOC, related, "Relatedness Tier")
    seen: set[tuple[str, str]] = set()
    for row in cast.folder.rows(_files("Related Occupations"), needed, "there are no steps"):
        if not (cast.owns(row) and cast.owns(row, related)):
            continue
        pair = (row[SOC], row[related])
        lower, upper = sorted(pair, key=lambda code: cast.zones[code])
        why = _no_rise(row, cast.zones[upper] - cast.zones[lower], choice)
        if why:
            cast.folder.account.put(row.file, "left out", why, row.place)
        elif (lower, upper) in seen:
            cast.folder.account.put(row.file, "merged", "the same two again", row.place)
        else:
            seen.add((lower, upper))
            cast.folder.account.put(row.file, "taken", "steps", row.place)
            yield lower, upper


def _no_rise(row: Row, zones: int, choice: Choice) -> str:
    """Why two related occupations make no step, or empty."""
    if choice.rungs == "one":
        return "no step: all roles hang on one rung"
    if row["Relatedness Tier"] == "Supplemental":
        return "no step: related in the supplemental tier only"
    if zones == 0:
        return "no step: both are in one Job Zone"
    return "" if zones == 1 else "no step: two Job Zones or more apart"


def _groups(cast: Cast) -> Iterator[Group]:
    for code in sorted({code[:2] for code in cast.taken}):
        name = MAJOR_GROUPS.get(code, f"SOC group {code}")
        yield Group(code, name, f"Work whose O*NET-SOC codes begin with {code}.")


def _zones(cast: Cast) -> Iterator[Zone]:
    """The Job Zones that roles hang on, in the data's own words where it has them."""
    folder, there = cast.folder, set(cast.zones.values())
    columns = ("Job Zone", "Name", "Experience", "Education", "Job Training")
    told: dict[str, Row] = {}
    for row in folder.rows(_files("Job Zone Reference"), columns, "rungs have plain names"):
        if row["Job Zone"] in map(str, there):
            told[row["Job Zone"]] = row
            folder.account.put(row.file, "taken", "words of rungs", row.place)
        else:
            folder.account.put(row.file, "left out", "no role is in their zone", row.place)
    for rank in sorted(there):
        code, plain = f"job-zone-{rank}", f"Job Zone {rank}"
        if str(rank) in told:
            row = told[str(rank)]
            training = "\n".join((row["Education"], row["Job Training"]))
            yield Zone(rank, code, row["Name"] or plain, row["Experience"], training)
        else:
            yield Zone(rank, code, plain, f"Work of {plain}, of five.")


def _occupations(cast: Cast, names: Names, duties: dict[str, list[str]]) -> Iterator[Occupation]:
    for code, row in sorted(cast.taken.items()):
        yield Occupation(
            key=code,
            code=cast.codes[code],
            number=code,
            title=row["Title"],
            description=row["Description"],
            group=code[:2],
            zone=cast.zones[code],
            place=row.place,
            shown=tuple(names.shown[code]),
            hidden=tuple(names.hidden[code]),
            duties=tuple(duties.get(code, ())),
        )


def _argument(body: Body) -> str:
    name = escaped(body.name)
    return (
        f"Importance and level are the ratings of the {name}, set onto our scales by the same share "
        "of the way: importance from 1–5 to 0–3, level from 0–7 to 1–5. {onet} That one scale may be "
        "laid on the other is our own judgement. {ed}"
    )


def _files(name: str) -> tuple[str, str]:
    return f"{name}.txt", f"{name}.csv"
