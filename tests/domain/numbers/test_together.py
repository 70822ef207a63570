"""Many people scored at once come to just what each of them is scored alone."""

import pytest
from hypothesis import given, strategies as st

from careers.domain.catalogue import Catalogue
from careers.domain.measure import measure
from careers.domain.numbers.together import asked, scored
from careers.domain.ratings import rate
from careers.domain.scoring import DECIMALS, score
from tests import factories

LEVELS = [factories.level(), factories.level("leads", 2), factories.level("beyond", 0)]
SKILLS = [*factories.skill_items("speaking", 3), *factories.skill_items("planning", 2, order=2)]
LIKINGS = [
    factories.preference_item("people"),
    factories.preference_item("people", code="people-2", order=2, flipped=True),
    factories.preference_item("pace", order=3),
]


def asking(likings: int) -> Catalogue:
    """Four roles, two skills, and so many of the questions about preferences."""
    return factories.catalogue(
        levels=LEVELS,
        preferences=[factories.preference(code) for code in ("people", "pace")],
        roles=[
            factories.role(
                "zoe", {"speaking": (3, 3), "planning": (2, 1)}, {"people": 4, "pace": 2}
            ),
            factories.role(
                "amy", {"speaking": (3, 3), "planning": (4, 3)}, {"people": 1}, level="leads"
            ),
            factories.role("bob", {"speaking": (5, 2)}, {}, level="leads"),
            factories.role("out", {"planning": (5, 3)}, {"pace": 5}, level="beyond"),
        ],
        items=[*SKILLS, *LIKINGS[:likings]],
        steps=[],
    )


CATALOGUES = [asking(likings) for likings in (0, 1, 2, 3)]
CODES = [item.code for item in (*SKILLS, *LIKINGS)]
PEOPLE = st.lists(
    st.fixed_dictionaries({}, optional=dict.fromkeys(CODES, st.none() | st.integers(1, 5))),
    min_size=1,
    max_size=4,
)


def test_roles_stand_in_the_order_that_equal_ones_are_ranked_in() -> None:
    roles = asked(asking(3))
    assert [it.role.code for it in roles.profiles] == ["zoe", "amy", "bob", "out"]
    assert roles.centre == 3
    assert roles.place == {"zoe": 0, "amy": 1, "bob": 2, "out": 3}


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=["no liking", "one", "flipped", "two"])
@given(people=PEOPLE)
def test_many_are_scored_as_each_is_alone(
    catalogue: Catalogue, people: list[dict[str, int | None]]
) -> None:
    known = {item.code for item in catalogue.items}
    given_ = [{code: it for code, it in one.items() if code in known} for one in people]
    found = scored(catalogue, given_)
    for row, answers in enumerate(given_):
        ratings = rate(catalogue, answers)
        for column, profile in enumerate(asked(catalogue).profiles):
            alone = score(profile, measure(ratings))
            assert found.fit[row, column] == pytest.approx(alone.fit, abs=10**-DECIMALS)
            assert found.score[row, column] == pytest.approx(alone.score, abs=10**-DECIMALS)
            assert found.critical[row, column] == alone.critical_gaps
        assert bool(found.told[row]) is not ratings.too_early
