"""CSV files: read back whole, and nothing in them is run."""

import csv
from io import StringIO

import pytest
from hypothesis import given, strategies as st

from careers.domain.spreadsheet import safe, written


def test_a_file_byte_for_byte() -> None:
    text = written(["code", "name", "level"], [["a", "“A”, said", 3], ["b", '=1+"1"', 0]])
    assert text == ('\ufeff"code","name","level"\r\n"a","“A”, said",3\r\n"b","\'=1+""1""",0\r\n')


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_every_text_comes_back(rows: list[list[str]]) -> None:
    text = written(["one", "two"], rows)
    read = list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))
    assert read == [["one", "two"], *([safe(cell) for cell in row] for row in rows)]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_text_is_run_as_a_formula(sign: str) -> None:
    assert safe(f"{sign}1+1") == f"'{sign}1+1"
    assert safe(f"1{sign}1") == f"1{sign}1"


def test_a_number_stays_a_number() -> None:
    assert [safe(value) for value in (-1, 0.5, 7)] == [-1, 0.5, 7]
