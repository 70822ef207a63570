"""The catalogue's words as a person types them, and those nearest to a slip."""

from collections.abc import Mapping

import pytest

from careers.domain.search.spelling import folded, form
from careers.domain.search.vocabulary import Vocabulary


def known(things: Mapping[str, int], *named: str) -> Vocabulary:
    """The words of a catalogue, each with how many things it stands in, and those of names."""
    seen = {written: form(folded(written)) for written in things}
    count = {form: things[written] for written, form in seen.items()}
    return Vocabulary(seen, count.__getitem__, frozenset(named))


def nearest(things: str, fold: str, named: str = "") -> list[str]:
    """The words that come nearest, of these."""
    vocabulary = known(dict.fromkeys(things.split(), 1), *named.split())
    return [word.written for word in vocabulary.nearest(fold)]


def test_a_word_is_known_as_it_is_typed_and_written_as_it_stands_there() -> None:
    words = known({"Café’s": 2, "café": 3, "Cafés": 1, "Téam": 4}, "cafe")
    assert [fold in words for fold in ("cafe", "cafes", "team", "Team", "te")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert words.written("cafe") == ["café", "cafés", "café’s"]
    assert (words.written("team"), words.written("tea")) == (["téam"], [])
    [cafe, cafes, team] = words.beginning("", 9)
    assert (cafe.written, cafe.fold, cafe.form, cafe.named) == ("café", "cafe", "cafe", True)
    assert (cafes.written, cafes.fold, cafes.form) == ("cafés", "cafes", "cafe")
    assert (team.written, team.form, team.things, team.named) == ("téam", "team", 4, False)


def test_of_two_words_typed_alike_the_shorter_is_the_word() -> None:
    for words in ({"Leader’s": 1, "leader": 1}, {"Leader": 1, "leader's": 1}):
        assert [one.written for one in known(words).beginning("lead", 9)] == ["leader"]


def test_what_has_no_letter_is_no_word() -> None:
    assert known({"’’": 1}).beginning("", 9) == []


def test_words_that_begin_so_come_those_of_names_first_then_the_commonest() -> None:
    words = known({"tea": 5, "team": 1, "teams": 1, "tear": 9, "tell": 9, "ten": 5, "u": 1}, "team")

    def begun(start: str, most: int) -> list[str]:
        return [word.written for word in words.beginning(start, most)]

    assert begun("te", 9) == ["team", "teams", "tear", "tell", "tea", "ten"]
    assert begun("te", 2) == ["team", "teams"]
    assert begun("tea", 9) == ["team", "teams", "tear", "tea"]
    assert begun("v", 9) == []


@pytest.mark.parametrize(
    ("slip", "meant"),
    {
        "leder": ["leader"],
        "leadder": ["leader"],
        "leoder": ["leader"],
        "laeder": ["leader"],
        "laedr": [],
        "leaderss": ["leader"],
        "manogar": ["manager"],
        "mangr": [],
        "mangea": [],
        "managr": ["manager"],
        "mnagr": [],
        "mnagerr": ["manager"],
        "mnagarr": [],
        "shfit": ["shift"],
        "leader": ["leader"],
    }.items(),
)
def test_a_word_of_seven_letters_may_hold_two_slips_a_shorter_one_only_one(
    slip: str, meant: list[str]
) -> None:
    assert nearest("leader manager shift", slip) == meant


def test_slips_are_found_in_any_letters() -> None:
    assert nearest("парта ґанок", "прата") == ["парта"]
    assert nearest("парта ґанок", "ґаонк") == ["ґанок"]


def test_of_three_letters_only_those_in_another_order_are_a_slip() -> None:
    assert nearest("the has pay", "teh") == ["the"]
    assert nearest("the has pay", "hes") == []
    assert nearest("than the", "thn") == []
    assert nearest("at to", "ta") == []
    assert nearest("paid", "pait") == ["paid"]


def test_a_number_is_no_slip() -> None:
    assert nearest("shift 2024", "2025") == []
    assert nearest("shift", "sh1ft") == []


def test_where_no_word_is_near_those_of_names_are_whose_beginning_is() -> None:
    """From five letters on, and not for what is a slip away from a word."""
    words = "supervisor superstore superb team"
    assert nearest(words, "suprev", named="supervisor") == ["supervisor"]
    assert nearest(words, "suprev") == []
    assert nearest(words, "supre", named="supervisor superb") == ["superb", "supervisor"]
    assert nearest(words, "spurev", named="supervisor") == []
    assert nearest(words, "sepe", named="supervisor") == []
    assert nearest(words, "supeb", named="supervisor") == ["superb"]
    both = known({"supervisor": 1, "superstore": 1}, "supervisor", "superstore")
    assert [word.written for word in both.nearest("suprev")] == ["supervisor"]
    assert [word.written for word in both.nearest("supres")] == ["superstore"]
    assert [word.written for word in both.nearest("suprev")] == ["supervisor"]


def test_a_word_as_long_as_what_was_typed_is_no_longer_one_that_begins_so() -> None:
    assert nearest("tabled", "tadled", named="tabled") == ["tabled"]
    assert nearest("cable", "acblee", named="cable") == []


def test_fewer_slips_come_first_then_another_order_then_one_that_begins_alike() -> None:
    assert nearest("tamper trample", "tramper") == ["tamper", "trample"]
    assert nearest("foam from", "form") == ["from", "foam"]
    assert nearest("bale salt", "sale") == ["salt", "bale"]


def test_of_words_as_near_those_of_names_come_first_then_the_commonest() -> None:
    words = known({"cars": 1, "carts": 5, "caret": 9, "carp": 9}, "cart")
    assert [word.written for word in words.nearest("cart")] == ["carts", "caret", "carp", "cars"]


def test_only_some_of_very_many_are_weighed() -> None:
    many = " ".join(f"word{letter}" for letter in "abcdefghijklmnopqr")
    assert nearest(many, "wordz") == [f"word{letter}" for letter in "abcdefgh"]
