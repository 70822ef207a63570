"""What changing some answers moved."""

from careers.domain.moved import Moved, moved
from careers.domain.recommendation import recommend
from tests import factories
from tests.pages.results import PLANNING, SPEAKING

Answers = dict[str, int | None]
BASE: Answers = {
    **dict.fromkeys(SPEAKING, 3),
    **dict.fromkeys(PLANNING, 3),
    "prefers-people": 3,
    "preview-shifts": 3,
}


def found(was: Answers, now: Answers, current: str = "agent", **members: object) -> Moved | None:
    catalogue = factories.catalogue(**members)  # type: ignore[arg-type]
    return moved(recommend(catalogue, now, current), now, was)


def test_a_better_answer_moves_what_asks_for_it() -> None:
    result = found({"planning-2": 3}, {**BASE, "planning-2": 5})
    assert result is not None
    assert result.changed == (("planning-2", 3, 5),)
    assert [role.role for role in result.figures] == ["leader"]
    [leader] = result.figures
    assert leader.after.fit > leader.before.fit
    assert not result.next_moved
    assert not result.nothing


def test_an_answer_that_no_role_asks_more_of_moves_nothing() -> None:
    roles = [factories.role("agent", {"planning": (2, 1)})]
    result = found(
        {"speaking-1": 3}, {**BASE, "speaking-1": 5}, roles=roles, steps=[], challenges=[]
    )
    assert result is not None
    assert (result.roles, result.nothing) == ((), True)


def test_a_glimpse_moves_no_figure_but_what_is_worth_knowing() -> None:
    result = found({"preview-shifts": 3}, {**BASE, "preview-shifts": 1})
    assert result is not None
    assert (result.roles, result.warned_otherwise, result.nothing) == ((), True, False)


def test_a_liking_moves_the_order_and_no_figure() -> None:
    roles = [
        factories.role("agent", likes={"people": 5}),
        factories.role("clerk", likes={"people": 1}),
    ]
    result = found({"prefers-people": 5}, {**BASE, "prefers-people": 1}, "", roles=roles, steps=[])
    assert result is not None
    assert result.figures == ()
    assert [(r.role, r.place_before, r.place_after) for r in result.only_order] == [
        ("clerk", 2, 1),
        ("agent", 1, 2),
    ]


def test_skipping_widens_the_range_and_counts_as_moved() -> None:
    result = found({"planning-2": 3}, {**BASE, "planning-2": None})
    assert result is not None
    leader = next(role for role in result.figures if role.role == "leader")
    assert leader.after.shown[1] < leader.before.shown[1]


def test_the_next_step_may_be_another() -> None:
    roles = [
        factories.role("agent"),
        factories.role("leader", {"planning": (5, 3)}, level="leads"),
        factories.role("trainer", {"speaking": (5, 3)}, level="leads"),
    ]
    steps = [factories.step("agent", "leader"), factories.step("agent", "trainer")]
    now: Answers = {**BASE, "planning-1": 1, "planning-2": 1, "speaking-1": 5, "speaking-2": 5}
    was: Answers = {**dict.fromkeys(PLANNING, 5), **dict.fromkeys(SPEAKING, 1)}
    result = found(was, now, roles=roles, steps=steps)
    assert result is not None
    assert [r.role for r in result.next_before] == ["leader"]
    assert [r.role for r in result.next_after] == ["trainer"]
    assert result.next_moved
    assert [role.role for role in result.figures][:2] in (
        ["trainer", "leader"],
        ["leader", "trainer"],
    )


def test_nothing_to_tell() -> None:
    assert found({}, BASE) is None
    assert found({"planning-2": 3}, BASE) is None
    assert found({"nobody": 3}, BASE) is None
    few: Answers = {"prefers-people": 3, "preview-shifts": 2}
    assert found({"preview-shifts": 5}, few) is None
    assert found(dict.fromkeys(BASE, None), BASE) is None
    assert found(BASE, dict.fromkeys(BASE, None)) is None


def test_places_are_counted_among_ones_own_kind() -> None:
    levels = [factories.level(), factories.level("beyond", 0)]
    roles = [factories.role("agent"), factories.role("nurse", level="beyond")]
    result = found(
        {"speaking-1": 3}, {**BASE, "speaking-1": 1}, levels=levels, roles=roles, steps=[]
    )
    assert result is not None
    assert {(r.role, r.place_before, r.place_after) for r in result.roles} == {
        ("agent", 1, 1),
        ("nurse", 1, 1),
    }
