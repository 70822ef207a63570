"""Texts and numbers in little room: what comes out is what went in."""

from array import array

import numpy as np

from careers.domain.search.compact import Lists, Strings, Table, small
from careers.domain.search.entries import Passage, Passages

HELD = ("", "pay", "Café’s", "\U0001f600 day", "\ud800")


def test_texts_come_out_as_they_went_in() -> None:
    strings = Strings(HELD)
    assert (len(strings), tuple(strings)) == (5, HELD)


def test_lists_are_found_by_number_and_know_whose_they_are() -> None:
    lists = Lists(array("i", [5, 300, 7]), array("i", [1, 0, 2]))
    assert [lists[number] for number in range(len(lists))] == [[5], [], [300, 7]]
    assert lists.run(1, 3) == [[], [300, 7]]
    assert lists.run(0, 2) == [[5], []]
    assert lists.owners.tolist() == [0, 2, 2]
    assert lists.numbers.dtype == np.uint16


def test_numbers_take_no_more_bytes_than_they_need() -> None:
    held = [small(np.array(numbers)) for numbers in ([], [255], [256], [65_536])]
    assert [one.dtype.itemsize for one in held] == [1, 1, 2, 4]


def test_a_table_finds_what_goes_with_a_text_and_the_texts_that_begin_so() -> None:
    table = Table([("team", 2), ("tea", 9), ("team", 1), ("théâtre", 4), ("u", 0)])
    assert [table.of(text) for text in ("team", "tea", "te", "", "z")] == [[1, 2], [9], [], [], []]
    begun = [
        [table.texts[number] for number in table.beginning(start)] for start in ("te", "th", "v")
    ]
    assert begun == [["tea", "team"], ["théâtre"], []]
    assert list(table.beginning("")) == [0, 1, 2, 3]
    assert Table([]).of("team") == []


def test_passages_are_kept_thing_by_thing() -> None:
    kept = Passages()
    first = (Passage("summary", "What it’s like."), Passage("day", "", heading=True))
    last = (Passage("day", "One line"),)
    for passages in (first, (), last):
        kept.add(passages)
    assert [kept.of(number) for number in range(3)] == [first, (), last]
    assert [kept.first(number) for number in range(3)] == ["What it’s like.", "", "One line"]


def test_a_thing_that_says_nothing_first_has_nothing_for_its_first_text() -> None:
    kept = Passages()
    for place in range(2):
        kept.add((Passage("summary", ""), Passage("day", f"Line {place}")))
    assert [kept.first(number) for number in range(2)] == ["", ""]
