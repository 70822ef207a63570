"""What occupations ask of skills, from O*NET's files of ratings.

Each rating of an element has two rows, importance (IM, 1–5) and level (LV, 0–7). “Recommend
Suppress” warns of a low precision, “Not Relevant” says of a level that nearly nobody found the
element important (O*NET Data Dictionary, appendices 1 and 2).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from careers.domain.occupations import scales
from careers.domain.occupations.choice import Choice
from careers.domain.occupations.codes import Codes
from careers.domain.occupations.folder import Folder
from careers.domain.occupations.published import Demand, Skill
from careers.domain.occupations.tables import Row
from careers.domain.things import Family

SOC = "O*NET-SOC Code"
SCALES = {"IM": scales.IMPORTANCE, "LV": scales.LEVEL}
FILES = {
    "skills": "Skills",
    "knowledge": "Knowledge",
    "abilities": "Abilities",
    "work-activities": "Work Activities",
}
"""By the word of the command: the file of ratings."""

_FAMILIES: tuple[tuple[str, Family], ...] = (
    ("2.B.1.f", "customers"),
    ("2.B.1", "people"),
    ("2.B.4", "operation"),
    ("2.B.5", "operation"),
    ("2.A.2", "self"),
    ("1.A", "self"),
    ("4.A.4", "people"),
)
"""By the beginning of an element's place in the content model; our own reading. The rest is craft."""


@dataclass(frozen=True)
class _Rating:
    value: Decimal
    irrelevant: bool
    file: str
    line: int


_Pairs = dict[tuple[str, str], dict[str, _Rating]]


def demands(
    folder: Folder, choice: Choice, owns: Callable[[Row], bool]
) -> tuple[tuple[Skill, ...], dict[str, tuple[Demand, ...]]]:
    """The skills that taken occupations are rated on, and by occupation what it asks of them."""
    _check_scales(folder)
    pairs: _Pairs = {}
    elements: dict[str, Row] = {}
    for word in choice.elements:
        _ratings(folder, FILES[word], owns, pairs, elements)
    skills = {skill.key: skill for skill in _skills(folder, elements)}
    found: dict[str, list[Demand]] = defaultdict(list)
    for (code, element), pair in pairs.items():
        demand = _demand(folder, skills[element].code, pair)
        if demand:
            found[code].append(demand)
    asked = {demand.skill for listed in found.values() for demand in listed}
    used = tuple(skill for skill in skills.values() if skill.code in asked)
    return used, {code: tuple(listed) for code, listed in found.items()}


def _check_scales(folder: Folder) -> None:
    """The two scales run from where to where our formulas take them to."""
    names = ("Scales Reference.txt", "Scales Reference.csv")
    needed = ("Scale ID", "Minimum", "Maximum")
    for row in folder.rows(names, needed, "the scales are taken to be as they were"):
        expected = SCALES.get(row["Scale ID"])
        if expected is None:
            folder.account.put(row.file, "left out", "scales of other files", row.place)
            continue
        folder.account.put(row.file, "taken", "scales checked", row.place)
        if (row["Minimum"], row["Maximum"]) != tuple(map(str, expected)):
            low, high = expected
            row.fault("Minimum", f"we know the scale {row['Scale ID']} from {low} to {high} only")


def _ratings(
    folder: Folder,
    name: str,
    owns: Callable[[Row], bool],
    pairs: _Pairs,
    elements: dict[str, Row],
) -> None:
    needed = (SOC, "Element ID", "Element Name", "Scale ID", "Data Value")
    put = folder.account.put
    for row in folder.rows((f"{name}.txt", f"{name}.csv"), needed):
        scale, element = row["Scale ID"], row["Element ID"]
        if not owns(row):
            continue
        if scale not in SCALES:
            put(row.file, "left out", "on other scales than IM and LV", row.place)
            continue
        if row["Recommend Suppress"] == "Y":
            put(row.file, "left out", "of a low precision (Recommend Suppress)", row.place)
            continue
        value = _value(row, *SCALES[scale])
        if value is None:
            continue
        if not element or not row["Element Name"]:
            row.fault("Element ID", "an element has an ID and a name")
            continue
        elements.setdefault(element, row)
        pair = pairs.setdefault((row[SOC], element), {})
        if scale not in pair:
            pair[scale] = _Rating(value, row["Not Relevant"] == "Y", row.file, row.line)
        elif pair[scale].value == value:
            put(row.file, "merged", "given twice", row.place)
        else:
            row.fault("Data Value", f"another rating of the same stands in line {pair[scale].line}")


def _value(row: Row, low: Decimal, high: Decimal) -> Decimal | None:
    text = row["Data Value"]
    try:
        value = Decimal(text) if len(text) <= 20 and text.isascii() else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if value.is_finite() and low <= value <= high:
        return value
    row.fault("Data Value", f"“{text[:40]}” is no number from {low} to {high}")
    return None


def _demand(folder: Folder, skill: str, pair: dict[str, _Rating]) -> Demand | None:
    """What a pair of ratings asks on our scales, or None with the half that is there accounted for."""
    whole = len(pair) == len(SCALES)
    for it in pair.values():
        place = f"{it.file}:{it.line}"
        if whole:
            folder.account.put(
                it.file, "taken", "ratings of how much of a skill or how important", place
            )
        else:
            folder.account.put(
                it.file, "left out", "only one of level and importance is rated", place
            )
    if not whole:
        return None
    irrelevant = any(rating.irrelevant for rating in pair.values())
    weight = 0 if irrelevant else scales.importance(pair["IM"].value)
    return Demand(skill, scales.proficiency(pair["LV"].value), weight)


def _skills(folder: Folder, elements: dict[str, Row]) -> Iterator[Skill]:
    """The elements rated, with their descriptions where the content model is there."""
    described: dict[str, str] = {}
    names = ("Content Model Reference.txt", "Content Model Reference.csv")
    for row in folder.rows(names, ("Element ID", "Description"), "skills have no descriptions"):
        if row["Element ID"] in elements:
            described[row["Element ID"]] = row["Description"]
            folder.account.put(row.file, "taken", "descriptions of skills", row.place)
        else:
            folder.account.put(row.file, "left out", "not rated in the files taken", row.place)
    codes = Codes()
    for element, row in sorted(elements.items()):
        name = row["Element Name"]
        code = codes.give(name, element)
        yield Skill(element, code, name, described.get(element, ""), family(element), row.place)


def family(element: str) -> Family:
    """The family of an element, by its ID."""
    return next((told for place, told in _FAMILIES if element.startswith(place)), "craft")
