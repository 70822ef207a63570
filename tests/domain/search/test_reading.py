"""A query as it is understood: its words, what they may stand for, and the names it has to do with."""

from collections.abc import Sequence
from typing import Any

import pytest

from careers.domain.search.index import Index
from careers.domain.search.reading import MEANT, MOVE, STARTS, Choice, Reading, Unit, read
from tests import factories
from tests.domain.search.small import index, page, synonym
from tests.domain.search.test_index import LADDER


def understood(query: str, *pages: Any, **members: Any) -> Reading:
    return read(query, index(*pages, **members))


def unit(reading: Reading, written: str) -> Unit:
    [found] = [unit for unit in reading.units if unit.written == written]
    return found


def stands_for(reading: Reading, written: str) -> dict[str, str]:
    """What a word may stand for, and how."""
    return {" ".join(choice.forms): choice.how for choice in unit(reading, written).choices}


def named(reading: Reading) -> list[tuple[str, float]]:
    """The names a query has to do with, what counts most first."""
    found = [(one.name.text, one.weight) for one in reading.named]
    return sorted(found, key=lambda one: -one[1])


def whose(reading: Reading) -> list[str]:
    """The things of these names, by what counts most of each."""
    found: dict[str, float] = {}
    for one in sorted(reading.named, key=lambda one: -one.weight):
        found.setdefault(one.name.entry.name, one.weight)
    assert len(set(found.values())) == len(found), found
    return list(found)


def called(name: str) -> list[Any]:
    """Three things of this name: as its own, as another and as a hidden one."""
    return [
        factories.skill("hidden", synonyms=(name,)),
        factories.skill("other", also_called=(name,)),
        factories.skill("own", name=name),
    ]


# The words ---------------------------------------------------------------------------------------


def test_a_page_source_and_signs_are_no_words() -> None:
    reading = understood(
        " <b class='x'>Night</b>\n cafe\u0301 < 3 </i", page("Night"), page("Café")
    )
    assert (reading.written, reading.text) == ("Night café < 3 </i",) * 2
    assert [one.written for one in reading.units] == ["Night", "café"]


def test_of_a_long_query_the_first_twelve_words_are_read() -> None:
    words = [
        "night",
        "sea",
        "desk",
        "plan",
        "boat",
        "lamp",
        "tree",
        "rain",
        "snow",
        "wind",
        "leaf",
        "root",
    ]
    pages = page(" ".join(words)), page("Fire")
    whole = understood(" ".join(words), *pages)
    assert (whole.cut, len(whole.units)) == (False, 12)
    cut = understood(" ".join(["the", *words, "of fire"]), *pages)
    assert (cut.cut, cut.written, len(cut.units)) == (True, " ".join(["the", *words]), 12)


def test_small_words_are_read_only_where_they_are_a_name() -> None:
    assert understood("the", page("Night for the sea")).units == ()
    assert understood("the", page("The")).named[0].name.text == "The"
    assert [one.written for one in understood("of the night", page("Night")).units] == ["night"]


def test_a_word_that_nothing_is_like_is_strange_unless_it_says_little() -> None:
    pages = page("Night"), page("2024"), page("Work")
    reading = understood("night xyzzy wanted", *pages)
    assert reading.strange == ("xyzzy",)
    assert [one.written for one in reading.units] == ["night"]
    assert understood("night xyzzy", *pages).same[0].text == "Night"


@pytest.mark.parametrize("known", ["2024", "work"])
def test_beside_strange_words_alone_nothing_is_read(known: str) -> None:
    pages = page("Night"), page("2024"), page("Work")
    reading = understood(f"{known} xyzzy", *pages)
    assert (reading.units, reading.same, reading.named) == ((), (), ())
    assert reading.strange == ("xyzzy",)
    assert [one.written for one in understood(known, *pages).units] == [known]


def test_a_word_of_a_phrase_that_is_known_is_not_strange() -> None:
    rota = synonym("frump zog", "planning")
    reading = understood("frump zog xyzzy", page("Planning"), synonyms=[rota])
    assert (reading.strange, [one.written for one in reading.units]) == (("xyzzy",), ["frump zog"])
    nowhere = synonym("frump zog", "blurb")
    reading = understood("night frump zog", page("Night"), synonyms=[nowhere])
    assert {"frump", "zog"} <= set(reading.strange)


# What they stand for -----------------------------------------------------------------------------


def test_a_word_stands_for_itself_for_what_it_means_for_its_family_and_for_its_beginning() -> None:
    boss = synonym("plan", "night desk", "blurb")
    text = page("Plan", "Planning, the planet, a night desk.")
    reading = understood("the plan", text, synonyms=[boss])
    assert stands_for(reading, "plan") == {
        "plan": "same",
        "night desk": "synonym",
        "planning": "kin",
        "planet": "start",
    }
    [same, meant, kin, start] = unit(reading, "plan").choices
    assert (same.said, meant.said) == ("", "night desk")
    assert same.share > meant.share > kin.share > start.share > 0
    [begun] = unit(understood("pla", text), "pla").choices[:1]
    assert begun.how == "start" and kin.share > begun.share
    assert unit(reading, "plan").forms == {"plan", "night", "desk", "planning", "planet"}


def test_only_the_last_word_may_be_unfinished_and_what_is_no_word_by_itself() -> None:
    text = page("Plan", "Planet, night, nightly, nightingale.")
    assert stands_for(understood("plan night", text), "plan") == {"plan": "same"}
    assert stands_for(understood("night plan", text), "plan") == {"plan": "same", "planet": "start"}
    assert stands_for(understood("nigh plan", text), "nigh") == dict.fromkeys(
        ("night", "nightly", "nightingale"), "start"
    )


def test_a_beginning_that_is_no_word_counts_for_more_than_one_that_is() -> None:
    text = page("Plan", "Planet, a needle.")

    def shares(query: str, **members: Any) -> dict[str, float]:
        reading = understood(query, text, **members)
        return {
            form: choice.share
            for choice in reading.units[-1].choices
            for form in choice.forms
            if choice.how == "start"
        }

    known, unknown = shares("plan")["planet"], shares("nee")["needle"]
    assert 0 < known < unknown
    assert shares("need")["needle"] == known
    assert shares("nee", synonyms=[synonym("nee", "plan")])["needle"] == known


def test_a_word_that_is_meant_or_of_a_family_is_not_taken_for_a_beginning_unless_it_is_last() -> (
    None
):
    text = page("Sea", "Planning, the planet, a needle, the rotunda.")
    assert stands_for(understood("plan sea", text), "plan") == {"planning": "kin"}
    assert stands_for(understood("sea plan", text), "plan") == {
        "planning": "kin",
        "planet": "start",
    }
    rows = [synonym("rotu", "sea")]
    assert stands_for(understood("rotu planet", text, synonyms=rows), "rotu") == {"sea": "synonym"}
    assert [one.written for one in understood("need sea", text).units] == ["sea"]
    assert stands_for(understood("sea need", text), "need") == {"needle": "start"}


def test_a_word_that_says_little_has_no_family() -> None:
    reading = understood("work sea", page("Sea", "The work of a worker."))
    assert stands_for(reading, "work") == {"work": "same"}
    assert (unit(reading, "work").little, unit(reading, "sea").little) == (True, False)


def test_three_letters_are_a_beginning_and_have_a_family() -> None:
    text = page("Sea", "Paying, the planet.")
    assert stands_for(understood("pla", text), "pla") == {"planet": "start"}
    assert understood("pl", text).units == ()
    assert stands_for(understood("pay sea", text), "pay") == {"paying": "kin"}


def test_words_of_the_language_that_nothing_has_are_no_beginning() -> None:
    assert understood("sea ren", page("Sea")).units[-1].written == "sea"


def test_only_some_of_very_many_that_begin_so_are_taken() -> None:
    text = page("Sea", " ".join(f"pla{letter}{letter}" for letter in "bcdfghjklmnpqrtvwxz"))
    assert len(unit(understood("pla", text), "pla").choices) == STARTS


def phrases(query: str, *spoken: str) -> list[tuple[str, int, int]]:
    rows = [synonym(one, "sea") for one in spoken]
    reading = understood(
        query, page("Sea"), page("Town", "One two three four five."), synonyms=rows
    )
    found = [(one.written, one.at, one.length) for one in reading.units if one.phrase]
    assert all(
        one.choices == (Choice(("sea",), "synonym", 0.85, "sea"),)
        for one in reading.units
        if one.phrase
    )
    return found


def test_phrases_are_read_the_longest_that_begins_at_each_word() -> None:
    assert phrases("one two three", "two three") == [("two three", 1, 2)]
    assert phrases("One, two three", "one two", "one two three") == [("One, two three", 0, 3)]
    assert phrases("one two three four", "one two three four") == [("one two three four", 0, 4)]
    assert phrases("one two three four", "one two", "three four") == [
        ("one two", 0, 2),
        ("three four", 2, 2),
    ]
    assert phrases("one three", "one two") == []


def test_a_phrase_has_its_words_and_no_others() -> None:
    def at(place: int, length: int = 1) -> Unit:
        return Unit("", place, length, ())

    assert [at(place) in at(2, 2) for place in range(5)] == [False, False, True, True, False]
    assert [at(0, length).phrase for length in (1, 2, 3)] == [False, True, True]


def test_a_phrase_tells_beside_strange_words() -> None:
    reading = understood("frump zog xyzzy", page("Sea"), synonyms=[synonym("frump zog", "sea")])
    assert [one.written for one in reading.units] == ["frump zog"]
    assert unit(reading, "frump zog").little is False


# Names -------------------------------------------------------------------------------------------


def test_a_name_the_query_is_counts_for_most_by_whose_it_is() -> None:
    """A thing’s own that begins with it counts for more than a hidden one that is it."""
    longer = factories.skill("longer", name="Night desk")
    reading = understood("night", skills=[*called("Night"), longer])
    assert whose(reading) == ["Night", "Other", "Night desk", "Hidden"]
    assert [one.text for one in reading.same] == ["Night"] * 3
    assert len(understood("night", page("Night")).named) == 2


def test_of_what_begins_with_whole_words_nothing_hidden_is_named() -> None:
    skills = called("Night desk")
    assert whose(understood("night", page("Sea", "Night."), skills=skills)) == [
        "Night desk",
        "Other",
    ]
    assert whose(understood("nigh", page("Sea"), skills=skills)) == [
        "Night desk",
        "Other",
        "Hidden",
    ]


def test_a_word_is_not_the_beginning_of_a_longer_one() -> None:
    pages = page("Paying desk"), page("Sea", "Pay.")
    assert named(understood("pay", *pages)) == []
    assert whose(understood("payi", *pages)) == ["Paying desk"]
    assert whose(understood("sea pay", page("Sea paying"), page("Town", "Pay."))) == []
    assert whose(understood("sea payi", page("Sea paying"))) == ["Sea paying"]


def test_a_step_is_not_found_by_the_role_its_name_begins_with() -> None:
    assert "Agent to Leader" not in {name for name, _ in named(understood("age", **LADDER))}


def test_a_name_that_is_meant_is_found_by_whose_it_is() -> None:
    rows = [synonym("qa", "quality"), synonym("frump zog", "blurb"), synonym("frump", "quality")]
    assert whose(understood("qa", skills=called("Quality"), synonyms=rows)) == [
        "Quality",
        "Other",
        "Hidden",
    ]
    assert whose(understood("qa desk", page("Quality desk"), synonyms=rows)) == ["Quality desk"]
    assert whose(understood("frump zog", page("Quality zog"), synonyms=rows)) == ["Quality zog"]
    two = [synonym("night shift", "rota"), synonym("qa", "quality")]
    assert whose(understood("night shift qa", page("Rota quality"), synonyms=two)) == [
        "Rota quality"
    ]
    assert whose(understood("qa wanted", page("Quality"), synonyms=two)) == []


def test_only_some_of_very_many_meanings_are_looked_for() -> None:
    meant = [f"n{letter}{letter}" for letter in "abcdefghijklmnopqrst"]
    reading = understood("rota", *map(page, meant), synonyms=[synonym("rota", *meant)])
    assert len(reading.named) == MEANT


def test_a_name_a_slip_away_is_found_where_the_query_is_no_name() -> None:
    skills, boots = called("Lamps boats"), page("Boots")
    reading = understood("lamps boots", boots, skills=skills)
    assert whose(reading) == ["Lamps boats", "Other", "Hidden"]
    assert all(one.slipped for one in reading.named)
    reading = understood("lamps boots", boots, page("Lamps boots"), skills=skills)
    assert {name for name, _ in named(reading)} == {"Lamps boots"}
    assert not any(one.slipped for one in reading.named)


def test_a_role_and_its_steps_are_named_by_its_shown_names() -> None:
    def ends(query: str, **role: Any) -> list[tuple[str, str]]:
        roles = [
            factories.role("agent"),
            factories.role("leader", **role),
            factories.role("trainer"),
        ]
        reading = understood(query, page("Sea", "A leader."), **LADDER | {"roles": roles})
        ordered: Sequence[Any] = sorted(reading.named, key=lambda one: -one.weight)
        return [(one.name.entry.name, one.end.text) for one in ordered if one.end]

    steps = [("Agent to Leader", "Leader"), ("Leader to Trainer", "Leader")]
    assert ends("leader") == steps
    assert ends("become a leader") == steps
    assert ends("boss", also_called=("Boss",)) == steps
    assert ends("boss", synonyms=("Boss",)) == []
    assert ends("sea") == []
    reading = understood("become a leader", **LADDER)
    weights = [weight for name, weight in named(reading) if name == "Leader"]
    assert weights == [300]
    assert {weight for _, weight in named(reading)} == {300, 200, 100}


def test_a_step_between_two_roles_counts_for_most() -> None:
    reading = understood("agent to leader", **LADDER)
    assert named(reading)[0] == ("Agent to Leader", MOVE)
    assert MOVE > 1000 == named(understood("leader", **LADDER))[0][1]


def test_the_index_is_asked_for_what_it_knows() -> None:
    held: Index = index(page("Night"))
    assert read("", held).units == read("?!", held).units == ()
