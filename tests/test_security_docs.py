"""The documents on security: every row of ASVS 5.0.0 is there, and what a row names exists."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from careers.forms.passwords import HOUSE

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs/asvs.md"

STATES = ("test", "written", "n/a", "gap")

# Level by level, how many requirements each section has, in the order of the standard: chapter, section,
# and the level of each of its numbers, 3 for those that are not ours to answer.
SECTIONS = """
1.1 22, 1.2 1111122223, 1.3 112222222223, 1.4 222, 1.5 123, 2.1 122, 2.2 112, 2.3 12223, 2.4 23, 3.1 3,
3.2 113, 3.3 12223, 3.4 11222233, 3.5 11122333, 3.6 3, 3.7 22333, 4.1 12233, 4.2 23333, 4.3 22, 4.4 1222,
5.1 2, 5.2 112333, 5.3 113, 5.4 222, 6.1 122, 6.2 111111112222, 6.3 11223333, 6.4 112233, 6.5 22222333,
6.6 2223, 6.7 33, 6.8 2222, 7.1 222, 7.2 1111, 7.3 22, 7.4 11222, 7.5 223, 7.6 22, 8.1 1233, 8.2 1123,
8.3 133, 8.4 23, 9.1 111, 9.2 1222, 10.1 22, 10.2 223, 10.3 22223, 10.4 1111122222233333, 10.5 22222,
10.6 22, 10.7 222, 11.1 2233, 11.2 22233, 11.3 11233, 11.4 1222, 11.5 23, 11.6 23, 11.7 33, 12.1 12233,
12.2 11, 12.3 22223, 13.1 2333, 13.2 222223, 13.3 2233, 13.4 1222233, 14.1 22, 14.2 12223333, 14.3 122,
15.1 12233, 15.2 12233, 15.3 1222222, 15.4 3333, 16.1 2, 16.2 22222, 16.3 2222, 16.4 222, 16.5 2223,
17.1 23, 17.2 22223333, 17.3 22
"""

EXPECTED = [
    (f"{section}.{number}", int(level))
    for section, levels in (part.split() for part in SECTIONS.split(","))
    for number, level in enumerate(levels, 1)
    if level != "3"
]


class Row(NamedTuple):
    """A requirement as the document has it."""

    number: str
    level: int
    asks: str
    state: str
    why: str


TEXT = DOCUMENT.read_text(encoding="utf-8")
ROWS = [
    Row(cells[0], int(cells[1]), cells[2], cells[3].strip("`"), cells[4])
    for line in TEXT.splitlines()
    if re.match(r"\| \d+\.\d+\.\d+ \|", line)
    for cells in [[cell.strip() for cell in line.strip("|").split(" | ")]]
]
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)))


@cache
def functions(path: str) -> frozenset[str]:
    """What a file of tests has, by name."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def anchors(path: Path) -> set[str]:
    """What the headings of a document are linked by."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


def test_every_requirement_of_levels_one_and_two_is_there_once_in_order() -> None:
    assert Counter(level for _, level in EXPECTED) == {1: 70, 2: 183}
    assert [(row.number, row.level) for row in ROWS] == EXPECTED


def test_every_row_has_a_state_and_says_why() -> None:
    assert {row.state for row in ROWS} == set(STATES)
    for row in ROWS:
        assert row.asks and row.why, row.number


def test_the_counts_at_the_top_are_those_of_the_rows() -> None:
    told = re.findall(r"^\| `([\w/]+)` \| (\d+) \| (\d+) \| (\d+) \|", TEXT, re.MULTILINE)
    counted = Counter((row.state, row.level) for row in ROWS)
    assert [(state, int(one), int(two), int(both)) for state, one, two, both in told] == [
        (state, counted[state, 1], counted[state, 2], counted[state, 1] + counted[state, 2])
        for state in STATES
    ]
    assert "| all | 70 | 183 | 253 |" in TEXT


def test_a_row_that_is_tested_names_its_test_and_one_that_is_written_its_document() -> None:
    tested = [row.number for row in ROWS if row.state == "test" and "::test_" not in row.why]
    assert tested == []
    written = [row.number for row in ROWS if row.state == "written" and "](" not in row.why]
    assert written == []


@pytest.mark.parametrize("path", sorted({path for path, _ in NAMED}))
def test_every_test_that_is_named_exists(path: str) -> None:
    assert {name for where, name in NAMED if where == path} - functions(path) == set()


def test_whatever_looks_like_a_test_is_looked_for() -> None:
    assert len(NAMED) > 100
    assert TEXT.count("::") == len(re.findall(r"`tests/[\w/]+\.py::\w+`", TEXT))


@pytest.mark.parametrize("name", ["asvs.md", "security.md"])
def test_every_link_leads_to_a_document_and_a_heading(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([\w./-]*)(?:#([\w-]+))?\)", text)
    assert len(links) > 5
    missing = []
    for path, anchor in links:
        target = (ROOT / "docs" / path).resolve() if path else ROOT / "docs" / name
        if not target.exists() or (anchor and anchor not in anchors(target)):
            missing.append(f"{path}#{anchor}")
    assert missing == []


def test_the_anchors_are_those_of_headings(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One, two\n\ntext\n\n## What is *taken* in?\n", encoding="utf-8")
    assert anchors(page) == {"one-two", "what-is-taken-in"}


def test_every_word_of_the_house_is_written_down() -> None:
    text = (ROOT / "docs/security.md").read_text(encoding="utf-8")
    told = text.partition("They are the site's name")[2].partition(". A password does not")[0]
    assert set(told.partition("and rungs")[2].replace(".", "").split(", ")[1:]) | {"rungs"} == set(
        HOUSE
    )


def test_the_page_says_where_the_table_of_what_is_shown_comes_from() -> None:
    text = (ROOT / "docs/security.md").read_text(encoding="utf-8")
    said = text.partition("## What is shown, and how\n\n")[2]
    assert said.startswith("`./dev verify` prints this table;")
