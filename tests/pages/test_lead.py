"""The result in a few sentences."""

import pytest

from careers.domain.recommendation import recommend
from careers.pages.lead import lead
from tests import factories
from tests.pages.results import found

READY = "Your next step is Leader, and you look ready for it."
CLOSE = "Your next step is Leader, and you are close to it."
STRETCH = "The step after that is Leader, and it is a stretch for now."
STEADY = (
    "By your own answers the job you hold, Agent, is still a stretch,"
    " so getting steady in it comes first."
)
COMPLETE = "Nothing that it asks for seems to be missing."
PLANNING_FIRST = "Planning would bring you nearer to it than anything else."


def level(*codes: str, needs: factories.Needs | None = None) -> dict[str, object]:
    """A catalogue's members with these roles one step on from Agent, all asking the same."""
    plain = factories.catalogue()
    needs = needs or {"speaking": (4, 2), "planning": (4, 3)}
    return {
        "roles": [
            plain.role("agent"),
            *(factories.role(code, needs, level="leads") for code in codes),
        ],
        "steps": [factories.step("agent", code) for code in codes],
    }


@pytest.mark.parametrize(
    ("speaking", "planning", "said"),
    [
        (5, 5, f"{READY} {COMPLETE}"),
        (4, 4, f"{READY} {COMPLETE}"),
        (4, 3, f"{CLOSE} {PLANNING_FIRST}"),
        (1, 1, f"{STEADY} {STRETCH} {PLANNING_FIRST}"),
    ],
)
def test_it_names_the_next_step_how_near_it_is_and_what_it_hangs_on(
    speaking: int, planning: int, said: str
) -> None:
    assert lead(found(speaking, planning, "agent")) == said


def test_who_stands_nowhere_is_told_where_to_begin() -> None:
    assert lead(found(5, 5)) == f"A place to begin is Agent, and you look ready for it. {COMPLETE}"


def test_a_first_look_says_so() -> None:
    result = recommend(factories.catalogue(), {"speaking-1": 5, "planning-1": None}, "agent")
    assert lead(result) == (
        f"{CLOSE} Nothing falls clearly short; planning is worth checking first."
        " This is a first look, from 1 of 6 answers."
    )


# What it hangs on -------------------------------------------------------------------------------


def test_skills_that_bring_exactly_the_same_are_both_named() -> None:
    members = level("leader", needs={"speaking": (4, 3), "planning": (4, 3)})
    assert lead(found(3, 3, "agent", **members)) == (
        "Your next step is Leader, and you are close to it."
        " Speaking and planning would bring you furthest."
    )


def test_nothing_is_called_the_most_of_all_that_is_not() -> None:
    """Planning, with no answer, may be missing and would bring more than speaking, which is."""
    needs = {"speaking": (4, 1), "planning": (4, 3)}
    catalogue = factories.catalogue(**level("leader", needs=needs))  # type: ignore[arg-type]
    answers = {"speaking-1": 3, "speaking-2": 3}
    result = recommend(catalogue, answers, "agent").by_role["leader"]
    assert [(s.skill, s.verdict) for s in result.moves] == [
        ("planning", "unsure"),
        ("speaking", "gap"),
    ]
    assert lead(recommend(catalogue, answers, "agent")) == (
        "Your next step is Leader, and you are close to it."
        " Of what falls clearly short, speaking would bring you furthest."
        " This is a first look, from 2 of 6 answers."
    )


# Several level ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (
            ("leader", "twin"),
            "Leader and Twin come out equal as your next step, and you are close to both.",
        ),
        (
            ("leader", "twin", "third"),
            "Leader, Third and Twin come out equal as your next step,"
            " and you are close to all three.",
        ),
        (
            ("leader", "twin", "third", "fourth"),
            "Fourth, Leader and two others come out equal as your next step,"
            " and you are close to all four.",
        ),
    ],
)
def test_those_level_are_named_and_how_near_they_are(codes: tuple[str, ...], said: str) -> None:
    first = min(codes).capitalize()
    assert lead(found(4, 3, "agent", **level(*codes))) == (
        f"{said} For {first}, planning would bring you further than anything else."
    )


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (5, "Leader and Twin come out equal as your next step, and you look ready for both."),
        (
            1,
            f"{STEADY} Leader and Twin come out equal as the step after that,"
            " and for now both are a stretch.",
        ),
    ],
)
def test_all_in_one_band_share_its_words(answer: int, said: str) -> None:
    assert lead(found(answer, answer, "agent", **level("leader", "twin"))).startswith(said)


def test_level_roles_in_several_bands_are_named_with_them() -> None:
    members = level("leader", "twin")
    members["roles"] = [
        factories.role("agent"),
        factories.role("leader", {"speaking": (4, 3), "planning": (4, 3)}, level="leads"),
        factories.role("twin", {"speaking": (3, 3), "planning": (5, 3)}, level="leads"),
    ]
    assert lead(found(3, 3, "agent", **members)) == (
        "Leader (close) and Twin (stretch) come out equal as your next step."
        " For Leader, speaking and planning would bring you furthest."
    )


# Where no step leads on -------------------------------------------------------------------------


def test_no_step_on_is_silence_and_no_ceiling() -> None:
    silence = "No source says where Leader leads: that is silence, not a ceiling."
    agent = "On the ladder your answers come nearest to Agent."
    assert lead(found(4, 4, "leader")) == f"{silence} {agent}"
    plain = factories.catalogue()
    members: dict[str, object] = {
        "levels": [*plain.levels, factories.level("beyond", 0)],
        "roles": [*plain.roles, factories.role("own-business", level="beyond")],
    }
    assert lead(found(4, 4, "leader", **members)) == (
        f"{silence} {agent} Beyond the centre, they come nearest to Own business."
    )


def test_who_is_not_steady_at_the_top_is_told_so_first() -> None:
    assert lead(found(2, 2, "leader")) == (
        "By your own answers the job you hold, Leader, is still a stretch,"
        " so getting steady in it comes first."
        " No source says where Leader leads: that is silence, not a ceiling."
        " On the ladder your answers come nearest to Agent."
    )


@pytest.mark.parametrize(
    ("speaking", "planning", "said"),
    [
        (5, 5, f"You look ready for Leader, the role you chose. {COMPLETE}"),
        (4, 3, f"You are close to Leader, the role you chose. {PLANNING_FIRST}"),
        (3, 1, f"Leader, the role you chose, is a stretch for now. {PLANNING_FIRST}"),
    ],
)
def test_the_role_they_chose_is_named_first(speaking: int, planning: int, said: str) -> None:
    result = found(speaking, planning, "agent")
    assert lead(result, result.by_role["leader"]) == said


def test_of_several_level_roles_the_chosen_one_is_told_alone() -> None:
    result = found(3, 3, "agent", **level("leader", "twin"))
    assert result.level_with_next
    assert lead(result, result.by_role["twin"]) == (
        f"You are close to Twin, the role you chose. {PLANNING_FIRST}"
    )


def test_where_every_step_is_set_aside_it_says_so() -> None:
    result = found(4, 3, "agent").without(["leader"])
    assert lead(result) == "You set aside every role that comes next."
