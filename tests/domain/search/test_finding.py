"""The answer to a query: what is found, what of it is shown, and what is said of it."""

from typing import Any

import pytest

from careers.domain.search import Found
from careers.domain.search.finding import Hit
from tests import factories
from tests.domain.search.small import found, names, page, synonym

BOATS, LAMPS = page("Sea", "All about boats."), page("Town", "All about lamps.")


def first(answer: Found) -> Hit:
    return answer.best[0]


def shown(hit: Hit) -> str:
    """The passage shown, what is marked in it in brackets."""
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in hit.pieces)


# Whether it is an answer at all ------------------------------------------------------------------


def judged(answer: Found) -> tuple[bool, bool]:
    """Whether nothing has all of the words, and whether even the best has few of them together."""
    return answer.partly, answer.weak


def test_an_answer_is_weak_where_no_best_thing_has_most_of_the_words_together() -> None:
    assert judged(found("boats lamps", BOATS, LAMPS)) == (True, True)
    assert judged(found("boats lamps", page("Sea", "Boats and lamps."), LAMPS)) == (False, False)
    assert judged(found("boats", BOATS, LAMPS)) == (False, False)
    assert judged(found("xyzzy", BOATS, LAMPS)) == (False, False)


def test_an_answer_is_not_weak_whose_name_has_most_of_the_words() -> None:
    half = page("Sea of boats"), page("Town of lamps")
    assert judged(found("boats lamps", *half)) == (True, True)
    assert judged(found("lamps boats", *half, page("Boats with lamps"))) == (False, False)
    assert judged(found("work career", page("Career work"))) == (False, False)
    assert judged(found("job career", page("A", "The job."), page("B", "A career."))) == (
        True,
        True,
    )


@pytest.mark.parametrize("apart", [False, True])
def test_three_words_of_four_are_most_and_two_of_three_are_not(apart: bool) -> None:
    def told(words: str) -> Any:
        return page("Sea", words) if apart else page(f"Sea, {words}")

    rest = page("Sky", "Clouds.")
    assert judged(found("clouds trees lamps boats", told("boats, lamps, trees"), rest)) == (
        True,
        False,
    )
    assert judged(found("clouds lamps boats", told("boats, lamps"), rest)) == (True, True)


def test_an_answer_is_not_weak_that_is_a_slip_away() -> None:
    answer = found("lamps boots", page("Lamps boats"), page("Boots"))
    assert (names(answer)[0], judged(answer)) == ("Lamps boats", (False, False))
    other = found("lamps boots", page("Lamps by sea"), page("Boots by sea"))
    assert judged(other) == (True, True)


# What is found -----------------------------------------------------------------------------------


def many(text: str, count: int = 40) -> list[Any]:
    return [page(f"P{number}", text) for number in range(count)]


def test_a_thing_found_by_a_slip_alone_is_all_that_is_found() -> None:
    assert names(found("needed", page("Seeded"), page("Two"))) == ["Seeded"]


def test_of_many_the_weakest_are_left_out() -> None:
    long = "Told at length of this and that, by one and the other. " * 30
    weak = factories.skill("weak", about=f"Night. {long}")
    night = [page(f"Night {letter}") for letter in "abcdefghijklmnopqrstuvwxyz"]
    answer = found("night", *night, page("Night"), *many("All of the night.", 2), skills=[weak])
    assert answer.count == 30 and "Weak" in names(answer)
    answer = found("night", *night, page("Night"), *many("All of the night.", 3), skills=[weak])
    assert answer.count == 30 and "Weak" not in names(answer)


def test_beside_a_name_of_several_words_many_weaker_ones_are_left_out() -> None:
    """One word is the name of too much, and other words than a name’s are no name."""
    assert found("night", page("Night"), *many("All of the night.")).count == 41
    assert found("night plans", page("Night plans"), *many("All night plans.")).count == 1
    assert found("plans night", page("Night plans"), *many("All night plans.")).count == 41
    assert found("night plans", page("Night plans"), *many("All night plans.", 29)).count == 30


def test_what_has_few_of_the_words_is_not_found_beside_many_that_have_all() -> None:
    summary = "All night plans. {ed}"
    whole = [factories.skill(f"s-{number}", summary=summary) for number in range(40)]
    few = factories.skill("few", about="Of night. {ed}")
    answer = found("night plans", skills=[few, *whole])
    assert answer.count == 40 and "Few" not in names(answer)


@pytest.mark.parametrize(
    ("count", "told", "named", "left"), [(3, 3, 0, 0), (5, 5, 0, 0), (6, 3, 3, 0), (41, 3, 37, 1)]
)
def test_of_a_kind_three_are_told_one_or_two_more_where_that_is_all(
    count: int, told: int, named: int, left: int
) -> None:
    answer = found("night", *many("All of the night.", count + 3))
    [group] = answer.groups
    assert (group.kind, group.count) == ("page", count)
    assert (len(group.told), len(group.named), group.left) == (told, named, left)
    assert len(answer.hits) == 3 + told


# Why, and what is shown of it --------------------------------------------------------------------


def test_the_words_a_phrase_stands_for_are_found_and_marked_as_its_own() -> None:
    rota = synonym("rota desk", "planning")
    text = page("One", "All boats and planning."), page("Two", "Lamps and desks.")
    answer = found("boats rota desk", *text, synonyms=[rota])
    assert judged(answer) == (False, False)
    assert [shown(hit) for hit in answer.best] == [
        "All [boats] and [planning].",
        "Lamps and [desks].",
    ]
    named = page("Planning for boats"), page("Two", "Lamps and desks.")
    assert judged(found("boats rota desk", *named, synonyms=[rota])) == (False, False)


def test_of_a_phrase_put_for_a_word_what_says_little_is_not_marked() -> None:
    overtime = synonym("overtime", "long shifts")
    hit = first(found("overtime", page("One", "Long shifts are long."), synonyms=[overtime]))
    assert (shown(hit), hit.where, hit.place) == ("Long [shifts] are long.", ("text",), "summary")


def test_words_that_say_little_are_marked_where_there_are_no_others() -> None:
    assert shown(first(found("long days", page("One", "A long way.")))) == "A [long] way."


def test_a_passage_with_the_word_is_shown_rather_than_one_with_another_for_it() -> None:
    rota = synonym("rota", "planning")
    skill = factories.skill("one", summary="It is about planning. {ed}", about="A rota of it. {ed}")
    hit = first(found("rota", page("Two"), skills=[skill], synonyms=[rota]))
    assert (hit.place, shown(hit)) == ("about", "A [rota] of it.")


def test_a_passage_with_the_rarer_of_two_words_is_shown() -> None:
    about = "It is about boats. {ed}"
    skill = factories.skill("one", summary="It is about shifts. {ed}", about=about)
    other = [page(f"P{number}", "Of shifts.") for number in range(5)]
    hit = next(hit for hit in found("shifts boats", *other, skills=[skill]).hits if hit.place)
    assert (hit.name, shown(hit)) == ("One", "It is about [boats].")


def test_what_was_typed_of_a_name_is_told() -> None:
    def typed(query: str, *hidden: str) -> tuple[Any, ...]:
        hit = first(found(query, page("Night plans", "", *hidden), page("Two", "Old boats.")))
        return hit.where, hit.typed, hit.wholly

    assert typed("The night plan") == (("name",), "The night plan", True)
    assert typed("plans, night") == (("name",), "plans night", False)
    assert typed("boats night") == (("name",), "night", False)
    assert typed("rota", "Rota") == (("hidden",), "rota", True)
    assert typed("desk rota", "Rota desk") == (("hidden",), "desk rota", False)
    assert typed("nightly") == (("name",), "", False)


def test_what_was_put_for_a_word_is_told_and_not_that_it_was_typed() -> None:
    boss = synonym("boss", "leader")
    hit = first(found("night boss", page("Leader by night"), synonyms=[boss]))
    assert (hit.where, hit.typed, hit.meant) == (("name",), "", (("boss", "leader"),))


def test_of_several_names_the_one_without_other_words_put_for_those_asked_is_told() -> None:
    boss = synonym("boss", "leader")
    role = factories.skill("lead", name="Lead", also_called=("Old leader", "The old boss"))
    hit = first(found("boss old", skills=[role], synonyms=[boss]))
    assert (hit.where, hit.other, hit.meant) == (("other",), "The old boss", ())
    own = factories.skill("lead", name="Leader, old", also_called=("The old boss",))
    hit = first(found("boss old", skills=[own], synonyms=[boss]))
    assert (hit.where, hit.other, hit.meant) == (("name",), "", (("boss", "leader"),))


def test_a_name_one_slip_away_is_told_unless_it_has_all_the_words() -> None:
    sea = factories.skill("sea", also_called=("Lamps boats",))
    hit = first(found("lamps boots", skills=[sea, factories.skill("boots")]))
    assert (hit.name, hit.where, hit.other, hit.slipped) == (
        "Sea",
        ("other",),
        "Lamps boats",
        "Lamps boats",
    )
    lamps = factories.skill("lamps", also_called=("Lamps boats",))
    hit = first(found("lamps boots", skills=[lamps, factories.skill("boots")]))
    assert (hit.name, hit.other, hit.typed) == ("Lamps", "Lamps boats", "lamps")
    more = first(found("night plans", page("4 night plans"), page("Two")))
    assert (more.name, more.where, more.slipped) == ("4 night plans", ("name",), "")


def test_the_text_is_shown_besides_the_name_that_has_only_some_of_the_words() -> None:
    hit = first(found("night boats", page("All night", "Boats that sail at night.")))
    assert (hit.where, hit.typed) == (("name", "text"), "night")
    assert (hit.place, shown(hit)) == ("summary", "[Boats] that sail at [night].")
    whole = first(found("night boats", page("Boats, all night", "Boats that sail.")))
    assert (whole.where, whole.place, shown(whole)) == (("name",), "", "[Boats] that sail.")


def test_words_that_several_hidden_names_have_are_told_to_be_hidden() -> None:
    hit = first(found("rota desk", page("One", "Nothing.", "Rota", "Desk")))
    assert (hit.name, hit.where, hit.typed, hit.place) == ("One", ("hidden",), "", "")


def test_a_passage_too_short_to_be_shown_leaves_the_first_one_shown() -> None:
    skill = factories.skill("one", summary="It is told here. {ed}", about="Boats")
    hit = first(found("boats", skills=[skill]))
    assert (hit.where, hit.place, shown(hit)) == (("text",), "about", "It is told here.")


def test_a_step_is_found_by_the_role_at_its_end() -> None:
    roles = [factories.role("agent"), factories.role("leader"), factories.role("trainer")]
    steps = [factories.step("agent", "leader"), factories.step("leader", "trainer")]
    levels, tracks = [factories.level()], [factories.track()]
    answer = found("leader", roles=roles, steps=steps, levels=levels, tracks=tracks)
    told = [
        (hit.name, hit.where, hit.other, hit.typed, hit.wholly, hit.meant, hit.slipped, hit.place)
        for hit in answer.hits
        if hit.kind == "step"
    ]
    assert told == [
        ("Agent to Leader", ("to",), "Leader", "", False, (), "", ""),
        ("Leader to Trainer", ("from",), "Leader", "", False, (), "", ""),
    ]
    assert [shown(hit) for hit in answer.hits if hit.kind == "step"] == ["A move."] * 2
