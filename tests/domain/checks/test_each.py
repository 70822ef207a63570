"""What a check makes of one thing, kept with it."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from careers.domain.checks.each import forget_things, once_each, words
from careers.domain.prose import Link
from careers.domain.things import Thing
from tests import factories


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    forget_things()


def test_it_is_made_once_for_things_that_say_the_same() -> None:
    asked: list[str] = []

    @once_each
    def codes(thing: Thing) -> Iterator[str]:
        asked.append(thing.code)
        yield thing.code.upper()

    one, same = factories.challenge("shifts"), factories.challenge("shifts")
    assert (codes(one), codes(same), codes(one)) == (("SHIFTS",), ("SHIFTS",), ("SHIFTS",))
    assert asked == ["shifts"]
    assert codes(replace(one, summary="Harder. {ed}")) == ("SHIFTS",)
    assert asked == ["shifts", "shifts"]


def test_of_a_catalogue_only_what_changed_is_made_again() -> None:
    asked: list[tuple[str, str]] = []

    @once_each
    def titled(thing: Thing) -> Iterator[str]:
        asked.append((type(thing).__name__, thing.code))
        yield thing.code

    before = factories.catalogue()
    assert all(made == (thing.code,) for _kind, thing, made in titled.over(before))
    everything = len(asked)
    assert [kind for kind, *_ in titled.over(before)].count("role") == 2
    after = factories.catalogue(roles=[factories.role("agent", order=2), *before.roles[1:]])
    assert [code for kind, _, (code,) in titled.over(after) if kind == "role"] == [
        "agent",
        "leader",
    ]
    assert asked[everything:] == [("Role", "agent")]


def test_two_functions_keep_apart() -> None:
    @once_each
    def first(thing: Thing) -> Iterator[str]:
        yield "first"

    @once_each
    def second(thing: Thing) -> Iterator[str]:
        yield "second"

    thing = factories.level()
    assert (first(thing), second(thing), first(thing)) == (("first",), ("second",), ("first",))


def test_the_words_of_a_thing_in_one_reading() -> None:
    long = f"{'word ' * 33}end. {{ed}}"
    about = f"Of [this](guide:start) and [that](guide:start). {{duties}}\n\nBare.\n\n{long}"
    (found,) = words(factories.skill(about=about))
    assert found.marks == ("ed", "duties")
    assert found.links == (Link("guide", "start"),)
    assert found.unmarked == (("about", "Bare."),)
    assert [(path, sentence) for path, _plain, sentence in found.hard] == [
        ("about", f"{'word ' * 33}end")
    ]


def test_a_line_that_needs_no_mark_is_read_for_a_mark_or_a_link_it_has() -> None:
    levels = ("One {duties}", "Two of [that](guide:start)", "Three", "Four", "Five")
    (found,) = words(factories.skill(levels=levels, summary="S. {ed}", about="A. {ed}"))
    assert set(found.marks) == {"ed", "duties"}
    assert found.links == (Link("guide", "start"),)
    assert found.unmarked == ()
