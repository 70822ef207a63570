"""Tables are read whatever their line ends, and whatever is wrong with one has its place."""

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from careers.domain.files import BadFiles
from careers.domain.occupations import tables
from careers.domain.occupations.tables import Faults, rows

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


def read(path: Path, *needed: str) -> tuple[list[tuple[int, dict[str, str]]], list[str]]:
    """A table's rows with their lines, and its faults."""
    faults = Faults()
    found = [(row.line, dict(row.cells)) for row in rows(path, needed, faults, lambda *_: None)]
    return found, [str(fault) for fault in faults.found]


def table(folder: Path, content: bytes, name: str = "Skills.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_any_line_end_with_a_byte_order_mark_or_without(
    tmp_path: Path, end: bytes, mark: bytes
) -> None:
    path = table(tmp_path, mark + end.join([b"Code\tName", b"1\tOne", b"", b"2\tTwo", b""]))
    assert read(path, "Code", "Name") == (
        [(2, {"Code": "1", "Name": "One"}), (4, {"Code": "2", "Name": "Two"})],
        [],
    )


def test_tabs_know_no_quotes(tmp_path: Path) -> None:
    path = table(tmp_path, b'Code\tName\n1\t"Red" Baker\n2\t"Open\n')
    assert [cells["Name"] for _, cells in read(path)[0]] == ['"Red" Baker', '"Open']


def test_a_quoted_text_runs_over_lines_and_the_row_keeps_its_first(tmp_path: Path) -> None:
    path = table(tmp_path, b'code,label\n1,"a\nb\nc"\n2,d\n')
    assert read(path) == (
        [(2, {"code": "1", "label": "a\nb\nc"}), (5, {"code": "2", "label": "d"})],
        [],
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "Skills.txt:1: is empty"),
        (b"Name\n1\n", "Skills.txt:1: has no column “Code”, but “Name”"),
        (b"Code\tCode\n1\t2\n", "Skills.txt:1: has two columns “Code”"),
        (
            b"Code\tName\n1\tOne\n2\n",
            "Skills.txt:3: has 1 cells where the heading has 2: take the file as it was published",
        ),
        (
            b"Code\n1\nK\xe4se\n",
            "Skills.txt:3: holds a byte that is not UTF-8 at character 2: save the file as UTF-8 text",
        ),
        (
            "Code\n1\n".encode("utf-16"),
            "Skills.txt:1: is UTF-16, as a spreadsheet’s “Unicode text” is: save it as UTF-8 text",
        ),
        (
            "Code\n1\n".encode("utf-16-be"),
            "Skills.txt:1: is UTF-16, as a spreadsheet’s “Unicode text” is: save it as UTF-8 text",
        ),
        (
            b"Code\n1\n2\0\n",
            "Skills.txt:3: holds a NUL byte at character 2: save the file as UTF-8 text",
        ),
        (
            b'Code,Name\n1,One\n2,"Two\n',
            "Skills.txt:3: a quote that is opened here is never closed",
        ),
        (
            b'Code,Name\n1,One\n2,"Two" or so\n',
            "Skills.txt:3: cannot be read as a table: ',' expected after '\"'",
        ),
        (
            b'Code,Name\n1,One\n2,"' + b"Two\n" * 40_000,
            "Skills.txt:3: a cell that begins here is longer than 131,072 characters: "
            "is a quote left open?",
        ),
        (b"Code\n" + b"1" * 1_000_001, "Skills.txt:2: is longer than 1,000,000 characters"),
    ],
)
def test_what_is_wrong_has_its_place(tmp_path: Path, content: bytes, fault: str) -> None:
    assert read(table(tmp_path, content), "Code")[1] == [fault]


def test_a_file_too_large_is_not_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LARGEST_FILE", 10)
    path = table(tmp_path, b"Code\n1\n2\n3\n")
    assert read(path, "Code") == ([], ["Skills.txt: is larger than 10 bytes"])
    monkeypatch.setattr(tables, "LARGEST_FILE", 11)
    assert len(read(path, "Code")[0]) == 3


def test_a_line_that_is_just_short_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "LONGEST_LINE", 10)
    assert read(table(tmp_path, b"Code\n123456789\n1\n"), "Code") == (
        [(2, {"Code": "123456789"}), (3, {"Code": "1"})],
        [],
    )
    assert read(table(tmp_path, b"Code\n1234567890\n1\n"), "Code") == (
        [],
        ["Skills.txt:2: is longer than 10 characters"],
    )


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    assert read(tmp_path, "Code") == ([], [f"{tmp_path.name}: cannot be read: Is a directory"])


def test_twenty_faults_are_enough(tmp_path: Path) -> None:
    path = table(tmp_path, b"Code\n" + b"x\n" * 50)
    faults = Faults()
    found = rows(path, ("Code",), faults, lambda *_: None)
    with pytest.raises(BadFiles) as error:
        _spoil(found)
    assert len(error.value.faults) == 20
    assert str(error.value.faults[0]) == "Skills.txt:2: Code: is no code"


def _spoil(found: Iterable[tables.Row]) -> None:
    for row in found:
        row.fault("Code", "is no code")


def test_progress_is_told_every_so_many_rows(tmp_path: Path) -> None:
    path = table(tmp_path, b"Code\n" + b"x\n" * 10_001)
    told: list[tuple[str, int]] = []
    list(rows(path, ("Code",), Faults(), lambda *it: told.append(it)))
    assert told == [("Skills.txt", 5_000), ("Skills.txt", 10_000)]
    told.clear()
    few = table(tmp_path, b"Code\n" + b"x\n" * 4_999)
    list(rows(few, ("Code",), Faults(), lambda *it: told.append(it)))
    assert told == []


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=8))
def test_what_a_spreadsheet_writes_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str, str]]
) -> None:
    path = tmp_path_factory.mktemp("table") / "skills_en.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("a", "b", "c"), *cells])
    found, faults = read(path, "a", "b", "c")
    assert faults == []
    assert [tuple(row.values()) for _, row in found] == cells
