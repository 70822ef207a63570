"""What each thing is worth as an answer."""

from math import log
from typing import Any

import pytest

from careers.domain import things
from careers.domain.search.finding import _strongest
from careers.domain.search.reading import read
from careers.domain.search.weighing import SURE_COUNTS, WHOLE, Weighed, weighed
from tests import factories
from tests.domain.search.small import index, page, synonym


def asked(query: str, *pages: Any, whole: bool = False, **members: Any) -> Weighed:
    """What each thing is worth by its words; by the whole query too, where that is asked."""
    held = index(*pages, **members)
    reading = read(query, held)
    return weighed(held, reading.units, _strongest(reading.named) if whole else {})


def scores(query: str, *pages: Any, **members: Any) -> list[float]:
    return [round(one, 5) for one in asked(query, *pages, **members).score.tolist()]


def exactly(*numbers: float) -> list[float]:
    return [round(one, 5) for one in numbers]


def rare(count: int, of: int) -> float:
    """How telling a word is that so many of all things have."""
    return log(1 + of / (1 + count))


def test_a_word_counts_by_where_it_stands_and_in_a_name_by_how_much_of_it_is_asked_for() -> None:
    half = 1 - WHOLE + WHOLE / 2
    word = rare(1, 2)
    assert scores("night", page("Night"), page("Two")) == exactly(word * (0.6 + 1), 0)
    assert scores("night", page("Night sea"), page("Two")) == exactly(word * (0.6 + half), 0)
    assert scores("night sea", page("Sea, night"), page("Two")) == exactly(2 * word * (0.6 + 1), 0)
    assert scores("night", page("Sea", "All night."), page("Two")) == exactly(word * 0.4, 0)
    assert scores("sea night", page("Sea", "A night."), page("Two")) == exactly(
        word * (1.6 + 0.4), 0
    )


def test_the_best_of_several_names_counts_and_of_several_places() -> None:
    skills = [
        factories.skill("night", also_called=("Night and sea", "Sea of night")),
        factories.skill("two"),
        factories.skill("sea", also_called=("Desk",)),
    ]
    once, twice = rare(1, 3), rare(2, 3)
    assert scores("night", skills=skills) == exactly(once * (0.6 + 1), 0, 0)
    whole = once * 0.6 + twice * 0.5 + (once + twice) * 0.95
    assert scores("night sea", skills=skills) == exactly(whole, twice * 1.6, 0)


def test_another_name_counts_for_less_and_a_hidden_one_for_less_than_that() -> None:
    other = factories.skill("one", also_called=("Night",))
    hidden = factories.skill("other", synonyms=("Night",))
    word = rare(2, 3)
    found = scores("night", skills=[other, hidden, factories.skill("three")])
    assert found == exactly(word * (0.5 + 0.95), word * (0.5 + 0.9), 0)


def test_a_word_counts_the_more_the_fewer_things_have_it() -> None:
    pages = page("A", "Night and sea."), page("B", "Night."), page("C", "Night.")
    assert scores("night", *pages) == exactly(*[rare(3, 3) * 0.4] * 3)
    assert scores("sea", *pages) == exactly(rare(1, 3) * 0.4, 0, 0)
    assert scores("night sea", *pages)[0] == round((rare(3, 3) + rare(1, 3)) * 0.4, 5)


def test_a_training_a_step_and_a_disagreement_count_for_less_than_what_is_called_the_same() -> None:
    word, half = rare(2, 2), 1 - WHOLE + WHOLE / 2
    skill = factories.skill("one", name="Night")
    training = factories.module("two", name="Night")
    differing = things.Disagreement(code="two", order=1, title="Night", body="Told. {ed}")
    for other in ({"training": [training]}, {"disagreements": [differing]}):
        assert scores("night", skills=[skill], **other) == exactly(word * 1.6, word * 1.6 * 0.95)
    ladder = {"levels": [factories.level()], "tracks": [factories.track()]}
    roles = [factories.role("agent"), factories.role("night")]
    steps = [factories.step("agent", "night")]
    found = scores("night", roles=roles, steps=steps, **ladder)
    assert found == exactly(0, rare(2, 3) * 1.6, rare(2, 3) * (0.6 + half) * 0.8)


def test_no_name_counts_for_more_than_all_of_it() -> None:
    rota = synonym("rota desk", "rota")
    found = scores("rota desk", page("Rota"), page("Desk two"), synonyms=[rota])
    assert found[0] == round(rare(1, 2) * (0.6 + 0.6 * 0.85 + 1 + 0.85), 5)


def test_a_word_of_the_family_is_no_more_telling_than_the_word_asked_for() -> None:
    often = [page(name, "They promote.") for name in ("A", "B", "C")]
    found = scores("promote", *often, page("D", "A promotion."))
    assert found == exactly(*[rare(3, 4) * 0.4] * 3, 0.7 * rare(3, 4) * 0.4)
    seldom = scores("promote", page("A", "They promote."), *[page(n, "Promotion.") for n in "DEF"])
    assert seldom == exactly(rare(1, 4) * 0.4, *[0.7 * rare(3, 4) * 0.4] * 3)


def test_what_is_meant_by_a_word_is_as_telling_as_it_is_itself() -> None:
    often = [page(name, "A boss.") for name in ("A", "B", "C")]
    boss = synonym("boss", "leader")
    found = scores("boss", *often, page("D", "A leader."), synonyms=[boss])
    assert found == exactly(*[rare(3, 4) * 0.4] * 3, 0.85 * rare(1, 4) * 0.4)
    alone = scores("boss", page("D", "A leader."), page("E"), synonyms=[boss])
    assert alone == exactly(0.85 * rare(1, 2) * 0.4, 0)


def test_a_share_is_of_what_the_best_is_worth_by_its_words() -> None:
    found = asked("night", page("A", "All night."), page("B", "Night."), page("C"))
    assert found.share.tolist() == [1, 1, 0]
    found = asked("night", page("Night"), page("B", "A night."))
    assert found.share.tolist() == pytest.approx([1, 0.4 / 1.6])
    nothing = asked("night", page("Sea"))
    assert (nothing.share.tolist(), nothing.score.tolist()) == ([0], [0])


def test_what_the_whole_query_is_the_name_of_counts_besides_and_in_full() -> None:
    pages = page("Sea", "Nothing.", "Night"), page("Night and sea")
    words = asked("night", *pages).score
    found = asked("night", *pages, whole=True)
    assert (found.score - words).tolist() == pytest.approx([800 * SURE_COUNTS, 820 * SURE_COUNTS])
    assert found.share.tolist() == [1, 1]


def test_called_is_what_a_shown_name_of_has_all_the_telling_words() -> None:
    pages = page("Night plans"), page("Night"), page("Two", "No.", "Night plans"), page("Plan")
    assert asked("plans night", *pages).called.tolist() == [True, False, False, False]
    assert asked("night plans work", *pages).called.tolist() == [True, False, False, False]
    assert asked("work", page("Work")).called.tolist() == [False]
    boss = synonym("night boss", "plans")
    assert asked("night boss", *pages, synonyms=[boss]).called.tolist() == (
        [True, True, False, False]
    )
    assert asked("night", *pages, synonyms=[boss]).called.tolist() == [True, True, False, False]
    phrase = synonym("night plans", "rota")
    assert asked("night plans", *pages, page("Rota"), synonyms=[phrase]).called.tolist() == (
        [True] + [False] * 4
    )


def held(found: Weighed) -> tuple[list[int], int]:
    return found.holds.tolist(), found.asked


def test_the_words_each_thing_holds_are_counted_but_for_those_that_say_little() -> None:
    pages = page("Night", "Plans."), page("Plans for work"), page("Sea")
    assert held(asked("night plans", *pages)) == ([2, 1, 0], 2)
    assert held(asked("night plans work", *pages)) == ([2, 1, 0], 2)
    assert held(asked("long work", *pages, page("Long", "Work."))) == ([0, 1, 0, 2], 2)


def test_what_holds_a_phrase_holds_its_words() -> None:
    rota = synonym("rota desk", "planning")
    pages = page("A", "Boats and planning."), page("B", "Desks."), page("C", "Boats, rota.")
    assert held(asked("boats rota desk", *pages, synonyms=[rota])) == ([3, 1, 2], 3)
