"""Slips of the pen, and what is read instead."""

from typing import Any

from careers.domain.search.correcting import corrected
from tests.domain.search.small import index, page


def read(query: str, *told: str, names: tuple[str, ...] = (), hidden: str = "") -> str:
    """A query as it is read where pages have these names, and one tells this besides."""
    pages: list[Any] = [page(name) for name in names]
    words = (hidden,) if hidden else ()
    return corrected(query, index(page("Sea", " ".join(told), *words), *pages))


def test_each_word_that_is_not_known_is_read_as_the_nearest() -> None:
    assert read("the shfit, Shfit: manger!", "shift manager") == "the shift, shift: manager!"
    assert read("shift", "shift") == "shift"
    assert read("xyzzy shfit", "shift") == "xyzzy shift"
    assert read("", "shift") == ""


def test_a_word_that_is_known_or_begins_one_is_left_as_it_is() -> None:
    assert read("alp", "alpine lap") == "alp"
    assert read("alp", "palace lap") == "lap"
    assert read("rent", "tent vent") == "rent"
    assert read("superv", "supervisor super") == "superv"


def test_a_name_that_is_written_in_one_is_taken_apart() -> None:
    assert read("the teamleader", names=("Team leader",)) == "the team leader"


def test_what_is_one_word_is_written_as_one_unless_both_are_words() -> None:
    assert read("the work force desk", "workforce") == "the workforce desk"
    assert read("work force", "workforce work") == "workforce"
    assert read("work force", "workforce force") == "workforce"
    assert read("work force", "workforce force work") == "work force"
    assert read("work force over time", "workforce overtime") == "workforce overtime"
    assert read("work forces", "workforce") == "work forces"


def test_of_words_as_near_the_one_is_read_that_makes_a_name() -> None:
    assert read("xamp oil", "damp oil") == "damp oil"
    assert read("xamp oil", "damp", names=("Lamp oil",)) == "lamp oil"
    assert read("xamp o", names=("Oil damp", "Lamp oil")) == "lamp o"


def test_a_things_own_name_comes_before_a_hidden_one_and_that_before_a_beginning() -> None:
    assert read("xamp", names=("Lamp",), hidden="Damp") == "lamp"
    assert read("xamp", names=("Damp",), hidden="Lamp") == "damp"
    assert read("xamp", names=("Damp room",), hidden="Lamp") == "lamp"


def test_where_no_word_is_known_the_name_a_slip_away_is_read() -> None:
    assert read("temleader", names=("Team Leader",)) == "Team Leader"
    assert read("temleader", names=("Team Leader",), hidden="TEAM LEADER") == "Team Leader"
    assert read("temleader", names=("Leader",)) == "temleader"
