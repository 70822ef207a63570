"""A result in sentences."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.recommendation import recommend
from careers.domain.scoring import RoleResult
from careers.pages import saying
from tests import factories
from tests.pages.results import found

SKILLS = ("coaching", "leading", "speaking", "planning")


def four_skills(**needs: tuple[int, int]) -> Catalogue:
    return factories.catalogue(
        skills=[factories.skill(code, order=order) for order, code in enumerate(SKILLS)],
        items=[item for code in SKILLS for item in factories.skill_items(code)],
        roles=[factories.role("agent", needs, {})],
        steps=[],
    )


def rated(catalogue: Catalogue, **levels: int) -> RoleResult:
    """The agent's result for one answer to both questions of each skill."""
    answers = {f"{skill}-{n}": value for skill, value in levels.items() for n in (1, 2)}
    return recommend(catalogue, answers).by_role["agent"]


@pytest.mark.parametrize(
    ("gain", "words"),
    [(0.2, "under one point"), (0.6, "about 1 point"), (4.4, "about 4 points")],
)
def test_points_in_words(gain: float, words: str) -> None:
    assert saying.points(gain) == words


def test_a_name_inside_a_sentence_keeps_its_abbreviation() -> None:
    assert [saying.lower(name) for name in ("Planning", "IT support", "X")] == [
        "planning",
        "IT support",
        "x",
    ]


def test_lists_in_a_sentence() -> None:
    assert [saying.listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert saying.listed(["a and b", "c"]) == "a and b, and c"


def test_a_sentence_names_three_and_counts_the_rest() -> None:
    assert saying.few(["a", "b", "c"]) == "a, b and c"
    assert saying.few(["a", "b", "c", "d"]) == "a, b and two others"
    assert [saying.all_of(count) for count in (2, 3)] == ["both", "all three"]


def test_answers_are_told_as_they_were_given() -> None:
    assert [saying.said(values) for values in ([], [4], [4, 3])] == [
        "you gave no answer, so we take the middle",
        "you said 4",
        "you said 4 and 3",
    ]


# Bands ------------------------------------------------------------------------------------------


def test_bands_in_words() -> None:
    assert [saying.band(band) for band in ("ready", "close", "stretch")] == [
        "Looks ready",
        "Close",
        "Stretch",
    ]


def test_the_rule_in_words_is_the_rule() -> None:
    assert saying.rule() == (
        "“Looks ready” is 90 or more, with no critical skill clearly short; “close” is 75 or"
        " more, with at most two of them short; everything else is a “stretch”."
    )


@pytest.mark.parametrize(
    ("speaking", "planning", "said"),
    [
        (5, 5, "Looks ready: you cover 90 % or more, and no critical skill falls clearly short."),
        (2, 4, "Close: you cover 75 % or more, but less than 90 %."),
        (
            4,
            3,
            "Close: you cover 75 % or more, but less than 90 %."
            " One critical skill falls short: planning.",
        ),
        (1, 1, "Stretch: you cover less than 75 %. One critical skill falls short: planning."),
    ],
)
def test_a_band_gives_its_reason(speaking: int, planning: int, said: str) -> None:
    result = found(speaking, planning)
    leader = result.by_role["leader"]
    assert saying.because(leader, result.catalogue).replace("\N{NO-BREAK SPACE}", " ") == said
    assert not leader.overruled


def test_missing_critical_skills_are_the_reason_where_they_decide() -> None:
    catalogue = four_skills(coaching=(4, 3), leading=(4, 3), speaking=(4, 3), planning=(4, 3))
    three = rated(catalogue, coaching=3, leading=3, speaking=3, planning=5)
    assert (round(three.fit), three.band, three.overruled) == (81, "stretch", True)
    assert saying.because(three, catalogue) == (
        "Stretch: three critical skills fall short: coaching, leading and speaking."
    )
    assert saying.how_many_missing(three) == "three critical skills fall short"
    one = rated(catalogue, coaching=3, leading=4, speaking=4, planning=5)
    assert (round(one.fit), one.band, one.overruled) == (94, "close", True)
    assert saying.because(one, catalogue) == "Close: one critical skill falls short: coaching."


# Gains ------------------------------------------------------------------------------------------


def test_the_biggest_gain_is_one_skill_or_all_that_bring_the_same() -> None:
    catalogue = four_skills(coaching=(4, 3), leading=(4, 3), speaking=(3, 1), planning=(3, 2))
    both = rated(catalogue, coaching=1, leading=1, speaking=3, planning=3)
    assert saying.biggest(both, catalogue) == (
        "Biggest gains: coaching and leading, where one level more of each adds about 12 points."
    )
    one = rated(catalogue, coaching=1, leading=4, speaking=3, planning=3)
    assert saying.biggest(one, catalogue) == (
        "Biggest gain: coaching, where one level more adds about 12 points."
    )
    none = rated(catalogue, coaching=4, leading=4, speaking=3, planning=3)
    assert saying.biggest(none, catalogue) == ""


@pytest.mark.parametrize(
    ("answers", "needs", "said"),
    [
        ((1, 1), 4, "It falls clearly short."),
        ((5, 5), 4, "It is enough."),
        ((), 3, "Not sure: you gave no answer, so it may be anything."),
        (
            (4, 4),
            4,
            "You said enough for it; so few answers cannot settle it, and we take your word.",
        ),
        ((4, 3), 4, "Not sure: one answer is enough for it and another is not."),
        (
            (1, 1),
            2,
            "Not sure: your answers are below what it asks, but near it, and so few cannot settle it.",
        ),
        (
            (2,),
            3,
            "Not sure: your answer is below what it asks, but near it, and one cannot settle it.",
        ),
    ],
)
def test_a_verdict_says_what_makes_us_sure_or_not(
    answers: tuple[int, ...], needs: int, said: str
) -> None:
    roles = [factories.role("agent", {"speaking": (needs, 1)})]
    given = {f"speaking-{number}": value for number, value in enumerate(answers, 1)}
    result = recommend(factories.catalogue(roles=roles, steps=[]), given).ranking[0]
    assert saying.verdict(result.skills[0]) == said


def test_a_place_in_an_order() -> None:
    assert saying.ranked(2, 13) == "place 2 of 13"


def test_what_leaning_makes_of_both_ends() -> None:
    assert saying.leaning() == (
        "Two answers are not many, so we lean them a little towards the middle: 1 and 1 are read as"
        " 1.4, 5 and 5 as 4.6."
    )
