"""A role's points as a bill that adds up."""

import pytest
from hypothesis import given, strategies as st

from careers.domain.ledger import Ledger, ledger
from careers.domain.recommendation import recommend
from tests import factories
from tests.pages.results import found
from tests.starting_profiles import SKILLS, starting_catalogue

NAMES = ("speaking", "planning", "writing")
ITEMS = [f"{skill}-{number}" for skill in SKILLS for number in (1, 2)]


def test_a_bill_worked_by_hand() -> None:
    """Leader asks 4 of both, weights 2 and 3, so they are worth 2·3/15 and 3·3/15 of the points.
    Speaking 3.8 lacks nothing, planning 3 lacks 0.75 levels of 3/15 of 100 each."""
    result = found(4, 3).by_role["leader"]
    assert ledger(result) == Ledger(worth=(400, 600), cost=(0, 150))
    assert (ledger(result).missing, ledger(result).left) == (150, 850)


@given(st.fixed_dictionaries(dict.fromkeys(ITEMS, st.none() | st.integers(1, 5))))
def test_every_bill_adds_up_and_no_line_is_a_tenth_off(answers: dict[str, int | None]) -> None:
    for result in recommend(starting_catalogue(), answers).by_role.values():
        bill = ledger(result)
        assert sum(bill.worth) == 1000
        assert bill.left // 10 == result.shown[0]
        assert bill.left == 1000 - sum(bill.cost)
        for cost, skill in zip(bill.cost, result.skills, strict=True):
            assert cost / 10 == pytest.approx(skill.cost, abs=0.1)
            assert (cost == 0) if skill.cost == 0 else True


def test_tenths_are_given_to_what_lacks_most_of_one() -> None:
    """Weights 1, 1 and 9 of 11: 90.9, 90.9 and 818.2 tenths and less, so the first two are rounded up."""
    roles = [factories.role("first", {"speaking": (2, 1), "planning": (2, 1), "writing": (4, 3)})]
    skills = [factories.skill(it, order=at) for at, it in enumerate(NAMES)]
    items = [item for it in NAMES for item in factories.skill_items(it)]
    whole = factories.catalogue(roles=roles, skills=skills, items=items, steps=[])
    result = recommend(whole, {item.code: 3 for item in items}).by_role["first"]
    assert ledger(result).worth == (91, 91, 818)
