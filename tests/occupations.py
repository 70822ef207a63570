"""Folders of published files in the bodies' formats and of any size, in our own words.

`onet` and `esco` write what their importers read, the same for the same numbers; with the numbers
of `ONET_SIZE` and `ESCO_SIZE` they are about as large as what is really published. As a script:
`python -m tests.occupations onet|esco FOLDER`.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from random import Random

ONET_SIZE = (1016, 60)
"""Occupations, and other names of each."""
ESCO_SIZE = (3039, 13939, 42)
"""Occupations, skills, and skills of each occupation."""

SOC = "O*NET-SOC Code"
MATTERS = [
    "Bread",
    "Glass",
    "Timber",
    "Wool",
    "Paper",
    "Water",
    "Harbour",
    "Orchard",
    "Railway",
    "Theatre",
    "Library",
    "Museum",
    "Garden",
    "Dairy",
    "Brick",
    "Copper",
    "Leather",
    "Ship",
    "Lamp",
    "Clock",
    "Map",
    "Seed",
    "Honey",
    "Salt",
    "Road",
    "Bridge",
    "Roof",
    "Cable",
    "Engine",
    "Data",
    "Soil",
    "Forest",
    "Fish",
    "Grain",
    "Ink",
    "Stone",
    "Silk",
    "Tunnel",
    "Tower",
    "Weather",
    "Mill",
    "Ferry",
    "Market",
    "Archive",
    "Canal",
    "Kiln",
    "Loom",
    "Pump",
    "Quarry",
    "Signal",
]
WORKERS = [
    "Planners",
    "Fitters",
    "Menders",
    "Buyers",
    "Sellers",
    "Testers",
    "Teachers",
    "Drivers",
    "Keepers",
    "Writers",
    "Builders",
    "Carriers",
    "Painters",
    "Cleaners",
    "Counters",
    "Managers",
    "Packers",
    "Sorters",
    "Surveyors",
    "Watchers",
    "Weavers",
]
MANNERS = [
    "Junior",
    "Senior",
    "Night",
    "Day",
    "Mobile",
    "Travelling",
    "Assistant",
    "Chief",
    "Deputy",
    "Floor",
    "Field",
    "Office",
    "Contract",
    "Seasonal",
    "Technical",
]
VERBS = [
    "check",
    "measure",
    "carry",
    "mend",
    "order",
    "draw",
    "count",
    "store",
    "move",
    "clean",
    "sell",
    "plan",
    "teach",
    "watch",
    "record",
]
GROUPS = [
    "11",
    "13",
    "15",
    "17",
    "19",
    "21",
    "23",
    "25",
    "27",
    "29",
    "31",
    "33",
    "35",
    "37",
    "39",
    "41",
    "43",
    "45",
    "47",
    "49",
    "51",
    "53",
]


def onet(folder: Path, occupations: int, names: int, seed: int = 1) -> None:
    """An O*NET folder. Every tenth occupation or so has no Job Zone and no ratings, as there."""
    random = Random(seed)
    pairs = list(product(MATTERS, WORKERS))[:occupations]
    listed = [
        (_soc(number, len(pairs)), f"{matter} {workers}", matter.lower(), workers.lower())
        for number, (matter, workers) in enumerate(pairs)
    ]
    zoned = [it for number, it in enumerate(listed) if number % 11 != 10]
    zones = {code: random.choices((1, 2, 3, 4, 5), (4, 32, 24, 26, 14))[0] for code, *_ in zoned}
    _tabs(folder, "Occupation Data", (SOC, "Title", "Description"), _described(listed, random))
    heading: tuple[str, ...] = (SOC, "Job Zone", "Date", "Domain Source")
    rows = ((code, zones[code], "08/2024", "Analyst") for code, *_ in zoned)
    _tabs(folder, "Job Zones", heading, rows)
    elements = [
        (f"2.{part}.{n}.{letter}", f"{verb.capitalize()}ing {what}")
        for (part, n, letter), (verb, what) in zip(
            product("AB", (1, 2, 3), "abcdef"),
            product(VERBS, ("things", "people", "plans")),
            strict=False,
        )
    ][:35]
    _tabs(
        folder,
        "Content Model Reference",
        ("Element ID", "Element Name", "Description"),
        ((key, name, f"{name}, alone and with others.") for key, name in elements),
    )
    heading = (SOC, "Element ID", "Element Name", "Scale ID", "Data Value", "N", "Standard Error")
    heading += ("Lower CI Bound", "Upper CI Bound", "Recommend Suppress", "Not Relevant", "Date")
    _tabs(folder, "Skills", (*heading, "Domain Source"), _rated(zoned, zones, elements, random))
    heading = (SOC, "Alternate Title", "Short Title", "Source(s)")
    _tabs(folder, "Alternate Titles", heading, _other_names(listed, names))
    heading = (
        SOC,
        "Task ID",
        "Task",
        "Task Type",
        "Incumbents Responding",
        "Date",
        "Domain Source",
    )
    _tabs(folder, "Task Statements", heading, _tasks(zoned, random))
    heading = (SOC, f"Related {SOC}", "Relatedness Tier", "Index")
    _tabs(folder, "Related Occupations", heading, _related([code for code, *_ in zoned], random))


def _soc(number: int, total: int) -> str:
    group = GROUPS[number * len(GROUPS) // total]
    return f"{group}-{1000 + number:04d}.00"


_Listed = list[tuple[str, str, str, str]]


def _described(listed: _Listed, random: Random) -> Iterator[tuple[str, ...]]:
    for code, title, matter, workers in listed:
        first, second, third = random.sample(VERBS, 3)
        said = (
            f"{first.capitalize()} and {second} {matter} where it is made, kept or used. "
            f"May {third} it for others, or work beside {workers} of another trade."
        )
        yield code, title, said


def _rated(
    zoned: _Listed, zones: dict[str, int], elements: list[tuple[str, str]], random: Random
) -> Iterator[tuple[object, ...]]:
    for code, *_ in zoned:
        for key, name in elements:
            weight = min(5.0, max(1.0, random.gauss(2.3 + zones[code] * 0.25, 0.7)))
            level = min(7.0, max(0.0, random.gauss(1.4 + zones[code] * 0.55, 0.8)))
            ends = (8, "0.1250", "1.0000", "5.0000", "N")
            source = ("08/2024", "Analyst")
            yield code, key, name, "IM", f"{weight:.2f}", *ends, "n/a", *source
            yield (
                code,
                key,
                name,
                "LV",
                f"{level:.2f}",
                *ends,
                "Y" if weight < 1.2 else "N",
                *source,
            )


def _other_names(listed: _Listed, names: int) -> Iterator[tuple[str, ...]]:
    for code, _, matter, workers in listed:
        verbs = (f"{verb.capitalize()}ing" for verb in VERBS)
        made = (f"{manner} {matter} {verb} {workers}" for manner, verb in product(MANNERS, verbs))
        for _, name in zip(range(names), made, strict=False):
            yield code, name.title().removesuffix("s"), "n/a", "10"


def _tasks(zoned: _Listed, random: Random) -> Iterator[tuple[object, ...]]:
    number = 0
    for code, _, matter, workers in zoned:
        for verb in random.sample(VERBS, 12):
            number += 1
            task = f"{verb.capitalize()} {matter} with the {workers} of the shift, and note what was done."
            yield (
                code,
                number,
                task,
                random.choice(("Core", "Core", "Supplemental")),
                20,
                "08/2024",
                "Incumbent",
            )


def _related(codes: list[str], random: Random) -> Iterator[tuple[object, ...]]:
    for place, code in enumerate(codes):
        near = [it for it in codes[max(0, place - 30) : place + 30] if it != code]
        for index, other in enumerate(random.sample(near, min(20, len(near))), start=1):
            tier = (
                "Primary-Short" if index <= 5 else "Primary-Long" if index <= 10 else "Supplemental"
            )
            yield code, other, tier, index


def esco(folder: Path, occupations: int, skills: int, each: int, seed: int = 1) -> None:
    """An ESCO folder in English."""
    random = Random(seed)
    base = "http://data.europa.eu/esco"
    jobs = [f"{base}/occupation/{_uuid(number, 1)}" for number in range(occupations)]
    able = [f"{base}/skill/{_uuid(number, 2)}" for number in range(skills)]
    groups = [
        f"{major}{sub}{minor}{unit}"
        for major, sub, minor, unit in product("123456789", "12", "123", "1234")
    ]
    heading: tuple[str, ...] = (
        "conceptType",
        "conceptUri",
        "iscoGroup",
        "preferredLabel",
        "altLabels",
        "hiddenLabels",
    )
    heading += ("status", "modifiedDate", "regulatedProfessionNote", "scopeNote", "definition")
    _commas(
        folder,
        "occupations_en",
        (*heading, "inScheme", "description", "code"),
        _esco_occupations(jobs, groups, random),
    )
    heading = (
        "conceptType",
        "conceptUri",
        "skillType",
        "reuseLevel",
        "preferredLabel",
        "altLabels",
    )
    heading += ("hiddenLabels", "status", "modifiedDate", "scopeNote", "definition", "inScheme")
    _commas(folder, "skills_en", (*heading, "description"), _esco_skills(able))
    _commas(
        folder,
        "occupationSkillRelations_en",
        ("occupationUri", "relationType", "skillType", "skillUri"),
        (
            (job, random.choice(("essential", "optional")), "skill/competence", skill)
            for job in jobs
            for skill in random.sample(able, min(each, len(able)))
        ),
    )
    heading = (
        "conceptType",
        "conceptUri",
        "code",
        "preferredLabel",
        "status",
        "altLabels",
        "inScheme",
    )
    listed = sorted({group[:digits] for group in groups for digits in (1, 2, 3, 4)})
    _commas(
        folder,
        "ISCOGroups_en",
        (*heading, "description"),
        (
            ("ISCOGroup", f"{base}/isco/C{it}", it, f"Trades of group {it}", "released", "", "", "")
            for it in listed
        ),
    )


def _esco_occupations(
    jobs: list[str], groups: list[str], random: Random
) -> Iterator[tuple[str, ...]]:
    titles = product(("", *(f"{it.lower()} " for it in MANNERS)), MATTERS, WORKERS)
    for number, (job, (manner, matter, workers)) in enumerate(zip(jobs, titles, strict=False)):
        label = f"{manner}{matter} {workers.removesuffix('s')}".lower()
        group = groups[number * len(groups) // len(jobs)]
        others = "\n".join(f"{verb}ing {label}" for verb in random.sample(VERBS, 6))
        said = f"{label.capitalize()}s {random.choice(VERBS)} {matter.lower()} for others.\nThey {random.choice(VERBS)} it too."
        yield (
            "Occupation", job, group, label, others, "", "released", "2024-01-25T11:28:50.295Z", "", "", "", "",
            said, f"{group}.{number}",
        )  # fmt: skip


def _esco_skills(able: list[str]) -> Iterator[tuple[str, ...]]:
    labels = product(VERBS, MATTERS, ("", *(f" for {it.lower()}" for it in WORKERS)))
    for skill, (verb, matter, whom) in zip(able, labels, strict=False):
        label = f"{verb} {matter.lower()}{whom}"
        others = f"{verb}ing of {matter.lower()}{whom}\nhow to {label}"
        said = f"{label.capitalize()} as the work asks, and say when it cannot be done."
        yield (
            "KnowledgeSkillCompetence", skill, "skill/competence", "sector-specific", label, others, "",
            "released", "2024-01-25T11:28:50.295Z", "", "", "", said,
        )  # fmt: skip


def _uuid(number: int, kind: int) -> str:
    return f"{number:08x}-0000-4000-8000-{kind:012d}"


def _tabs(
    folder: Path, name: str, heading: Iterable[str], rows: Iterable[Iterable[object]]
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.txt").open("w", encoding="utf-8") as file:
        for row in (heading, *rows):
            file.write("\t".join(map(str, row)) + "\n")


def _commas(folder: Path, name: str, heading: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


if __name__ == "__main__":
    body, target = sys.argv[1:]
    if body == "onet":
        onet(Path(target), *ONET_SIZE)
    else:
        esco(Path(target), *ESCO_SIZE)
