"""Tables as CSV files: what is written, and what of them is read."""

from typing import Any

import pytest

from careers.domain.workbook.comma import grid, held, said, written
from careers.domain.workbook.grid import Row, Unreadable


def read(data: bytes) -> list[Row]:
    return list(grid("roles", data).rows)


def test_a_table_is_written_as_spreadsheets_read_it() -> None:
    rows: list[list[Any]] = [["=1", 2], ['say "a"', "b\nc"]]
    assert written(["code", "order"], rows) == (
        '\ufeff"code","order"\r\n"\'=1",2\r\n"say ""a""","b\nc"\r\n'
    )


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "'=1", "''=1"])
def test_what_would_be_run_is_held_by_an_apostrophe(text: str) -> None:
    assert held(text) == f"'{text}"
    assert said(f"'{text}") == text


@pytest.mark.parametrize("text", ["a=1", "'a", "''", "", " =1"])
def test_what_would_not_be_run_is_as_it_is(text: str) -> None:
    assert (held(text), said(text)) == (text, text)
    assert held(-1) == -1


def test_cells_are_counted_from_0_and_rows_from_1() -> None:
    assert read(b"code,,title\n\n,'=a,b\n") == [
        (1, {0: "code", 2: "title"}),
        (2, {}),
        (3, {1: "=a", 2: "b"}),
    ]
    assert grid("roles", b"").title == "roles"


def test_the_separator_is_what_the_first_line_has_most_of() -> None:
    assert read(b"a;b;c,d\n1,2;3\n")[1] == (2, {0: "1,2", 1: "3"})
    assert read(b"code\na;b;c\n")[1] == (2, {0: "a;b;c"})
    assert read(b"a,b;c\n1,2;3\n")[1] == (2, {0: "1", 1: "2;3"})


def test_wide_characters_are_known_by_their_mark() -> None:
    for coded in ("utf-16", "utf-8", "utf-8-sig"):
        assert read("Größe".encode(coded)) == [(1, {0: "Größe"})]
    assert read(b"\xfe\xff" + "Größe".encode("utf-16-be")) == [(1, {0: "Größe"})]


def test_another_coding_is_refused_with_a_way_out() -> None:
    with pytest.raises(Unreadable) as why:
        grid("roles", "Größe".encode("latin-1"))
    assert str(why.value) == (
        "“roles” is not UTF-8. In Excel, save it as “CSV UTF-8 (Comma delimited)”."
    )


def test_what_is_no_table_is_refused_with_its_line() -> None:
    with pytest.raises(Unreadable, match=r"^It is no CSV: line 2: .*field larger than"):
        read(b"code\n" + b"x" * 200_000)
