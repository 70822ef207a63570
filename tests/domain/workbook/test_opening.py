"""Files known by what they are, whatever they are called."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from careers.domain.workbook import grid
from careers.domain.workbook.grid import Unreadable
from careers.domain.workbook.opening import grids
from tests import factories
from tests.domain.workbook.test_there_and_back import written


def titles(name: str, data: bytes) -> list[str]:
    return [it.title for it in grids(name, data)]


def refused(name: str, data: bytes) -> str:
    with pytest.raises(Unreadable) as why:
        titles(name, data)
    return str(why.value)


def tables(name: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("README.txt", "Read me")
        package.writestr(name, "code\n")
    return file.getvalue()


@pytest.mark.parametrize("name", ["roles.csv", "C:\\my\\roles.csv", "my/roles.TXT", "roles.tsv"])
def test_a_table_is_called_after_its_file(name: str) -> None:
    assert titles(name, b"code\nagent\n") == ["roles"]
    assert titles("my.roles.csv", b"code\n") == ["my.roles"]


def test_json_is_known_by_its_name_or_by_its_beginning() -> None:
    for name, text in (("a.json", b'{"tracks": []}'), ("a.txt", b' \n{"tracks": []}')):
        assert titles(name, text)[0] == "tracks"
    assert refused("a.JSON", b"[1]").startswith("It is JSON, but no draft")


def test_what_is_packed_is_looked_into_whatever_it_is_called() -> None:
    for name in ("a.zip", "a.csv", "a"):
        assert titles(name, tables("roles.CSV")) == ["roles"]
        assert titles(name, written("xlsx", factories.catalogue()))[:2] == ["Read me", "roles"]
    assert refused("a.zip", tables("roles.doc")).startswith("It is no workbook")


def test_what_is_none_of_these_is_refused() -> None:
    assert refused("a.csv", b"") == refused("a", b" \n") == "It is empty."
    kinds = ".xlsx, .zip (CSV), .csv, .json"
    for name in ("a.doc", "roles", ""):
        assert refused(name, b"code\n") == (f"It is none of the files that are read here: {kinds}.")
    assert refused("a.csv", b"PK\x03\x04 cut").startswith("It is damaged")
    assert refused("a.csv", b"\xd0\xcf\x11\xe0 old").startswith("It is an old workbook")


@pytest.mark.parametrize("ending", ["xlsx", "zip"])
def test_how_far_reading_has_come_is_told(ending: str) -> None:
    beats: list[tuple[int, int]] = []
    data = written(ending, factories.catalogue())
    for sheet in grids("a", data, lambda *it: beats.append(it)):
        list(sheet.rows)
    assert beats == sorted(beats)
    assert 0 < beats[0][0] < beats[-1][0] <= beats[-1][1]


def test_rows_are_counted_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_ROWS", 2)
    [sheet] = grids("roles.csv", b"code\na\nb\n")
    with pytest.raises(Unreadable, match="more than 2 rows"):
        list(sheet.rows)
