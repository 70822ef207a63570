"""The names things are known by: found whole, in part, and with a slip."""

import string

import pytest

from careers.domain.search.index import Index
from careers.domain.search.names import BEGUN, HIDDEN, OWN, SHOWN, Name, squeezed
from tests import factories
from tests.domain.search.small import index, page, synonym


def texts(names: list[Name]) -> list[str]:
    return [name.text for name in names]


def begun(held: Index, written: str) -> list[str]:
    return texts(held.names.begun(held.joins.words(written)))


def slipped(held: Index, written: str) -> list[str]:
    return texts(held.names.slipped(held.joins.words(written)))


def test_names_are_numbered_thing_by_thing_its_own_first_then_those_shown_then_hidden_ones() -> (
    None
):
    skills = [
        factories.skill("night", also_called=("Night work", "Late"), synonyms=("Dark",)),
        factories.skill("sea"),
    ]
    held = index(page("Town", "", "Burgh"), skills=skills)
    told = [
        ("Night", OWN, 0),
        ("Night work", SHOWN, 0),
        ("Late", SHOWN, 0),
        ("Dark", HIDDEN, 0),
        ("Sea", OWN, 1),
        ("Town", OWN, 2),
        ("Burgh", HIDDEN, 2),
    ]
    every = [held.names[number] for number in range(len(held.names))]
    assert [(name.text, name.rank, name.entry.number) for name in every] == told
    assert [name.number for name in every] == list(range(7))
    assert [name for entry in held.entries for name in held.names.of(entry)] == every
    assert [held.names.own(entry).text for entry in held.entries] == ["Night", "Sea", "Town"]
    assert held.names.owners.tolist() == [0, 0, 0, 0, 1, 2, 2]
    assert held.names.ranks.tolist() == [0, 1, 1, 2, 0, 0, 2]


def test_a_name_has_the_forms_of_its_words_and_of_their_parts() -> None:
    held = index(page("The burn-out Desks"), page("Burn out"))
    first, second = held.names[0], held.names[1]
    assert first.forms == ("the", "burnout", "burn", "out", "desk")
    assert held.names.words(first) == ("the", "burnout", "desk")
    assert second.forms == ("burnout", "burn", "out")


def test_the_names_made_of_just_these_words_are_found() -> None:
    held = index(
        page("The night desk"), page("Night-desk"), page("Desk night"), page("Night desks")
    )
    said = squeezed(held.joins.words("a NIGHT desk"))
    assert said == "nightdesk"
    assert texts(held.names.same(said)) == ["The night desk", "Night-desk", "Night desks"]
    assert held.names.same("night") == []
    assert squeezed(held.joins.words("of the")) == "ofthe"


def test_words_of_a_name_written_in_one_are_taken_apart() -> None:
    held = index(page("Team Leader"), page("TEAM leader"), page("One two three four five"))
    ways = {"teamleader": "team leader", "twothree": "two three", "fourfive": "four five"}
    four = {"onetwothreefour": "one two three four", "twothreefourfive": "two three four five"}
    for written, apart in (ways | four).items():
        assert held.names.apart(written) == apart
    for written in ("team", "teamlead", "onetwothreefourfive", ""):
        assert held.names.apart(written) == ""


def test_the_names_that_begin_so_are_found_as_typed_and_in_another_spelling() -> None:
    held = index(page("Programme desk"), page("Pro rota"), page("Night programme"))
    assert begun(held, "pr") == ["Programme desk", "Pro rota"]
    assert begun(held, "PROGRAM DE") == ["Programme desk"]
    assert begun(held, "programme des") == ["Programme desk"]
    assert begun(held, "p") == []
    assert begun(held, "desk") == []


def test_only_some_of_very_many_that_begin_so_are_looked_at() -> None:
    held = index(*[page(f"Night {number}") for number in range(BEGUN + 9)])
    assert len(begun(held, "night")) == BEGUN


OTHERS = ("bow", "ab", "harbour", "thoughtfulness", "zymurgy and more", "mop")


@pytest.mark.parametrize("length", [6, 7, 8, 9, 13, 14, 15, 20])
def test_a_name_is_found_one_slip_away_wherever_that_is(length: int) -> None:
    name = string.ascii_lowercase[:length]
    letters = string.ascii_lowercase
    ended = [f"w{x}{y}{name[-1]}" for x, y in zip(letters[::-1], letters, strict=True)]
    held = index(page(name), *map(page, (*OTHERS, *ended)))
    for at in range(length):
        before, after = name[:at], name[at:]
        ways = [f"{before}x{after}", f"{before}x{after[1:]}", before + after[1:]]
        if at:
            ways.append(name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :])
        for written in (*ways, f"{name}x", name):
            if len(written) >= 6:
                assert slipped(held, written) == [name], written


def test_a_name_is_not_found_two_slips_away_or_by_five_letters() -> None:
    held = index(page("abcdefgh"), page("abcdef"), *map(page, OTHERS))
    assert slipped(held, "bacdefhg") == []
    assert slipped(held, "axcdefgx") == []
    assert slipped(held, "abcdefghij") == []
    assert slipped(held, "abcde") == []
    assert slipped(held, "abcdeg") == ["abcdef"]
    assert slipped(held, "abcdefg") == ["abcdef", "abcdefgh"]


def test_every_name_a_slip_away_is_found() -> None:
    names = [f"baker{letter}" for letter in "bcdefghijkl"]
    assert slipped(index(*map(page, names)), "bakerz") == names


def test_small_words_do_not_keep_a_name_from_being_found_with_a_slip() -> None:
    held = index(page("Beyond the desk"), page("Sea"))
    assert slipped(held, "beyond dsk") == ["Beyond the desk"]
    assert slipped(held, "beyond thee desk") == ["Beyond the desk"]


def test_a_name_that_is_alike_to_another_is_found_with_a_slip_as_it_is_written() -> None:
    same = synonym("call center", "contact centre", alike=True)
    held = index(page("Contact centre"), page("Sea"), synonyms=[same])
    assert slipped(held, "contact entre") == ["Contact centre"]
    assert slipped(held, "call enter") == ["Contact centre"]
