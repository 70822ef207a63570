"""What answers say of skills, likings and challenges, and which answers are refused."""

import pytest

from careers.domain.ratings import (
    Answer,
    Liking,
    Patterns,
    Preview,
    estimate,
    levels,
    patterns,
    rate,
)
from tests import factories
from tests.starting_profiles import SKILLS, answers, starting_catalogue


def test_an_unanswered_skill_is_the_prior_alone() -> None:
    unknown = estimate("speaking", (), 2)
    assert (unknown.mean, unknown.variance) == (3.0, 1.28)
    assert unknown.sd == pytest.approx(1.17047, abs=1e-5)


def test_two_answers_are_drawn_a_little_to_the_middle() -> None:
    known = estimate("speaking", (Answer("speaking-1", 4), Answer("speaking-2", 3)), 2)
    assert known.mean == 8.5 / 2.5
    assert known.variance == 0.64 / 2.5
    assert known.sd == pytest.approx(0.58822, abs=1e-5)


def test_the_range_reaches_so_many_sds_to_either_side_and_stays_on_the_scale() -> None:
    middle = estimate("speaking", (Answer("speaking-1", 3), Answer("speaking-2", 3)), 2)
    assert (middle.low, middle.high) == (3 - 1.28 * middle.sd, 3 + 1.28 * middle.sd)
    assert estimate("speaking", (Answer("speaking-1", 1),), 2).low == 1.0
    assert estimate("speaking", (Answer("speaking-1", 5),), 2).high == 5.0


def test_skipped_and_not_reached_count_the_same() -> None:
    catalogue = factories.catalogue()
    assert rate(catalogue, {"speaking-1": 4, "speaking-2": None}) == rate(
        catalogue, {"speaking-1": 4}
    )


def test_each_measured_skill_carries_its_answers() -> None:
    ratings = rate(factories.catalogue(), {"speaking-2": 5, "speaking-1": 4})
    assert [(e.skill, e.answers, e.asked) for e in ratings.estimates] == [
        ("speaking", (Answer("speaking-1", 4), Answer("speaking-2", 5)), 2),
        ("planning", (), 2),
    ]
    assert (ratings.answered, ratings.asked) == (2, 6)


@pytest.mark.parametrize(("flipped", "position"), [(False, 2.0), (True, 4.0)])
def test_a_flipped_preference_has_its_high_pole_on_the_left(flipped: bool, position: float) -> None:
    items = [factories.preference_item(flipped=flipped)]
    ratings = rate(factories.catalogue(items=items), {"prefers-people": 2})
    assert ratings.likings == (Liking("people", position, (Answer("prefers-people", 2),)),)


def test_an_unanswered_preference_has_no_position() -> None:
    assert rate(factories.catalogue(), {}).likings == (Liking("people", None, ()),)


def test_previews_keep_their_answer() -> None:
    ratings = rate(factories.catalogue(), {"preview-shifts": 2})
    assert ratings.previews == (Preview("shifts", "preview-shifts", 2),)


@pytest.mark.parametrize("value", [0, 6, -1, True, 3.0, "3"])
def test_a_value_off_the_scale_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"^The answer to 'speaking-1' must be 1 to 5, not "):
        rate(factories.catalogue(), {"speaking-1": value})  # type: ignore[dict-item]


def test_an_unknown_item_is_refused_even_if_skipped() -> None:
    with pytest.raises(ValueError, match=r"^There is no item 'singing-1'\.$"):
        rate(factories.catalogue(), {"singing-1": None})


# Careless patterns ---------------------------------------------------------------------------


def test_ordinary_answers_show_no_pattern() -> None:
    given = answers({skill: (2 + number % 2, 3) for number, skill in enumerate(SKILLS)})
    found = patterns(rate(starting_catalogue(), given), seconds=300)
    assert (found.flat, found.fast, found.disagreements, bool(found)) == (False, False, (), False)


def test_ten_equal_answers_are_a_flat_line_and_nine_are_not() -> None:
    catalogue = starting_catalogue()
    nine = {f"{skill}-1": 3 for skill in SKILLS[:9]}
    assert not patterns(rate(catalogue, nine)).flat
    assert patterns(rate(catalogue, nine | {f"{SKILLS[9]}-1": 3})).flat
    assert not patterns(rate(catalogue, nine | {f"{SKILLS[9]}-1": 4})).flat


def test_two_seconds_an_answer_is_not_too_fast() -> None:
    ratings = rate(factories.catalogue(), {"speaking-1": 4, "planning-1": 2, "planning-2": None})
    assert patterns(ratings, seconds=3.9).fast
    assert not patterns(ratings, seconds=4.0).fast
    assert not patterns(ratings, seconds=None).fast


def test_a_pair_disagrees_from_three_levels() -> None:
    given = {"speaking-1": 1, "speaking-2": 4, "planning-1": 2, "planning-2": 4}
    assert patterns(rate(factories.catalogue(), given)).disagreements == ("speaking",)


@pytest.mark.parametrize(
    ("answered", "wanting", "too_early"), [(0, 3, True), (2, 1, True), (3, 0, False), (5, 0, False)]
)
def test_half_of_the_skills_rounded_up_need_an_answer(
    answered: int, wanting: int, too_early: bool
) -> None:
    codes = [f"skill-{number}" for number in range(5)]
    catalogue = factories.catalogue(
        skills=[factories.skill(code) for code in codes],
        items=[item for code in codes for item in factories.skill_items(code, 1)],
    )
    ratings = rate(catalogue, {f"{code}-1": 3 for code in codes[:answered]})
    assert (ratings.skills_wanting, ratings.too_early) == (wanting, too_early)


@pytest.mark.parametrize(
    ("flat", "fast", "disagreements", "any_sign"),
    [
        (False, False, (), False),
        (True, False, (), True),
        (False, True, (), True),
        (False, False, ("speaking",), True),
    ],
)
def test_one_sign_of_careless_answering_is_enough(
    flat: bool, fast: bool, disagreements: tuple[str, ...], any_sign: bool
) -> None:
    assert bool(Patterns(flat, fast, disagreements)) is any_sign


def test_a_part_of_a_skill_is_on_the_level_of_its_whole_and_what_is_unanswered_on_none() -> None:
    catalogue = factories.catalogue(
        skills=[
            factories.skill("speaking"),
            factories.skill("pitching", part_of="speaking"),
            factories.skill("planning"),
            factories.skill("budgets", part_of="planning"),
            factories.skill("products"),
        ]
    )
    given = {"speaking-1": 5, "speaking-2": 4}
    assert levels(rate(catalogue, given), catalogue) == {"speaking": 4, "pitching": 4}


def test_a_place_is_the_mean_of_its_answers_each_counted_from_the_low_pole() -> None:
    items = [
        factories.preference_item(code="people-1"),
        factories.preference_item(code="people-2", flipped=True, order=2),
    ]
    ratings = rate(factories.catalogue(items=items), {"people-1": 2, "people-2": 1})
    given = (Answer("people-1", 2), Answer("people-2", 1))
    assert ratings.likings == (Liking("people", 3.5, given),)
