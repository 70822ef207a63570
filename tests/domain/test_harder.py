"""What becomes harder from one role to another, and what easier."""

from careers.domain.harder import Turn, turns
from tests import factories

NAMES = ("shifts", "targets", "noise", "change")


def test_what_is_met_often_is_told_by_how_it_turns() -> None:
    catalogue = factories.catalogue(
        challenges=[factories.challenge(code, order=n) for n, code in enumerate(NAMES)],
        roles=[
            factories.role("agent", meets={"shifts": 4, "targets": 2, "noise": 3}),
            factories.role("leader", meets={"shifts": 2, "targets": 5, "noise": 3, "change": 3}),
        ],
    )
    agent, leader = catalogue.role("agent"), catalogue.role("leader")
    shifts, targets, noise, change = (catalogue.challenge(code) for code in NAMES)

    onward, back = turns(agent, leader, catalogue), turns(leader, agent, catalogue)

    assert onward.harder == (Turn(targets, 2, 5), Turn(change, 0, 3))
    assert onward.same == (Turn(noise, 3, 3),)
    assert onward.easier == (Turn(shifts, 4, 2),)
    assert onward.gone == ()
    assert back.harder == (Turn(shifts, 2, 4),)
    assert back.easier == (Turn(targets, 5, 2),)
    assert back.gone == (Turn(change, 3, 0),)


def test_what_neither_meets_often_is_left_out() -> None:
    catalogue = factories.catalogue(
        roles=[
            factories.role("agent", meets={"shifts": 1}),
            factories.role("leader", meets={"shifts": 2}),
        ]
    )
    found = turns(catalogue.role("agent"), catalogue.role("leader"), catalogue)
    assert (found.harder, found.same, found.easier, found.gone) == ((), (), (), ())


def test_of_what_is_met_as_often_the_greatest_turn_comes_first_and_a_little_left_is_not_gone() -> (
    None
):
    codes = ("a", "b", "c", "d")
    catalogue = factories.catalogue(
        challenges=[factories.challenge(code, order=n) for n, code in enumerate(codes)],
        roles=[
            factories.role("agent", meets={"a": 4, "b": 2, "c": 3, "d": 5}),
            factories.role("leader", meets={"a": 5, "b": 5, "c": 5, "d": 1}),
        ],
    )
    found = turns(catalogue.role("agent"), catalogue.role("leader"), catalogue)
    assert [(turn.challenge.code, turn.before) for turn in found.harder] == [
        ("b", 2),
        ("c", 3),
        ("a", 4),
    ]
    assert ([turn.challenge.code for turn in found.easier], found.gone) == (["d"], ())
