"""How a person likes to work beside what the work is like."""

import pytest

from careers.domain.recommendation import recommend
from careers.pages.likings import Compared, compared
from tests import factories


def comparing(answer: int | None, work: int | None) -> list[Compared]:
    # As in our own questionnaire: the high pole, many people, stands on the left.
    item = factories.preference_item(
        left="talk to many people", right="answer for my own work", flipped=True
    )
    likes = {"people": work} if work else {}
    catalogue = factories.catalogue(
        items=[*factories.skill_items("speaking"), *factories.skill_items("planning"), item],
        roles=[factories.role("agent", likes=likes)],
        steps=[],
    )
    found = recommend(catalogue, {item.code: answer})
    return compared(found.by_role["agent"], catalogue)


@pytest.mark.parametrize(
    ("answer", "work", "sentence", "alike"),
    [
        (1, 5, "You would rather “talk to many people”, and this job leans that way too.", True),
        (2, 4, "You would rather “talk to many people”, and this job leans that way too.", True),
        (
            5,
            4,
            "You would rather “answer for my own work”; this job leans to “talk to many people”.",
            False,
        ),
        (
            1,
            2,
            "You would rather “talk to many people”; this job leans to “answer for my own work”.",
            False,
        ),
        (3, 5, "Either suits you; this job leans to “talk to many people”.", None),
        (3, 3, "Either suits you, and this job is as much the one as the other.", None),
        (
            5,
            3,
            "You would rather “answer for my own work”; this job is as much that as the other.",
            None,
        ),
        (
            None,
            1,
            "You did not say; this job leans to “answer for my own work”.",
            None,
        ),
        (None, 3, "You did not say; this job is as much the one as the other.", None),
    ],
)
def test_two_places_in_a_sentence(
    answer: int | None, work: int, sentence: str, alike: bool | None
) -> None:
    (said,) = comparing(answer, work)
    assert (said.preference.code, said.sentence, said.alike) == ("people", sentence, alike)


def test_what_nobody_says_of_a_role_is_left_out() -> None:
    assert comparing(1, None) == []
