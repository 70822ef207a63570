"""Roles side by side: nothing is left out, and nothing hangs on which comes first."""

from itertools import combinations, permutations

from hypothesis import HealthCheck, given, settings, strategies as st

from careers.domain.catalogue import Catalogue
from careers.domain.comparison import Comparison, Row, Rows, compare
from careers.domain.things import Role
from tests import factories

SKILLS = ("speaking", "planning", "writing", "coaching")
HARD = ("shifts", "noise", "change")
LIKINGS = ("people", "pace")

needs = st.dictionaries(
    st.sampled_from(SKILLS), st.tuples(st.integers(1, 5), st.integers(0, 3)), max_size=4
)
meets = st.dictionaries(st.sampled_from(HARD), st.integers(1, 5), max_size=3)
likes = st.dictionaries(st.sampled_from(LIKINGS), st.integers(1, 5), max_size=2)
patient = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
"""What a busy machine takes longer for is not wrong."""
profiles = st.lists(st.tuples(needs, likes, meets), min_size=2, max_size=3)


def ladder(profiles: list[tuple[dict, dict, dict]]) -> Catalogue:  # type: ignore[type-arg]
    """A catalogue whose roles have these profiles."""
    return factories.catalogue(
        skills=[factories.skill(code, order=at) for at, code in enumerate(SKILLS)],
        challenges=[factories.challenge(code, order=at) for at, code in enumerate(HARD)],
        preferences=[factories.preference(code, order=at) for at, code in enumerate(LIKINGS)],
        roles=[factories.role(f"role-{at}", *profile) for at, profile in enumerate(profiles)],
        steps=[],
    )


def codes(rows: tuple[Row, ...]) -> list[str]:
    return [row.thing.code for row in rows]


def turned(found: Rows, order: tuple[int, ...]) -> Rows:
    """The same rows with their values in another order."""
    return Rows(
        *(
            tuple(Row(row.thing, tuple(row.values[at] for at in order), row.apart) for row in rows)
            for rows in (found.different, found.same)
        )
    )


def asked(role: Role) -> dict[str, tuple[int, int]]:
    return {it.skill: (it.level, it.importance) for it in role.skills if it.importance}


@patient
@given(profiles)
def test_the_order_of_the_roles_changes_nothing_but_the_order_of_the_values(
    profiles: list[tuple[dict, dict, dict]],  # type: ignore[type-arg]
) -> None:
    catalogue = ladder(profiles)
    plain = compare(catalogue.roles, catalogue)
    for order in permutations(range(len(profiles))):
        found = compare([catalogue.roles[at] for at in order], catalogue)
        assert found == Comparison(
            tuple(catalogue.roles[at] for at in order),
            *(turned(rows, order) for rows in (plain.skills, plain.hardships, plain.likings)),
        )


@patient
@given(profiles)
def test_everything_is_either_different_or_the_same_and_stands_once(
    profiles: list[tuple[dict, dict, dict]],  # type: ignore[type-arg]
) -> None:
    catalogue = ladder(profiles)
    found = compare(catalogue.roles, catalogue)
    held = [asked(role) for role in catalogue.roles]
    expected = {code for one in held for code in one}
    same = {code for code in expected if len({one.get(code) for one in held}) == 1}
    assert sorted(codes(found.skills.same)) == sorted(same)
    assert sorted(codes(found.skills.different)) == sorted(expected - same)
    met = [{it.challenge: it.exposure for it in role.challenges} for role in catalogue.roles]
    told = [*found.hardships.different, *found.hardships.same]
    assert {row.thing.code: [v.exposure if v else None for v in row.values] for row in told} == {
        code: [one.get(code) for one in met] for one in met for code in one
    }


@patient
@given(profiles)
def test_the_furthest_apart_come_first_and_only_what_is_the_same_is_not_apart(
    profiles: list[tuple[dict, dict, dict]],  # type: ignore[type-arg]
) -> None:
    catalogue = ladder(profiles)
    found = compare(catalogue.roles, catalogue)
    for rows in (found.skills, found.hardships, found.likings):
        apart = [row.apart for row in rows.different]
        assert apart == sorted(apart, reverse=True)
        assert all(apart)
        assert not any(row.apart for row in rows.same)


@patient
@given(profiles)
def test_a_third_role_brings_no_two_closer_together(
    profiles: list[tuple[dict, dict, dict]],  # type: ignore[type-arg]
) -> None:
    catalogue = ladder(profiles)
    whole = compare(catalogue.roles, catalogue).skills
    apart = {row.thing.code: row.apart for row in (*whole.different, *whole.same)}
    for pair in combinations(catalogue.roles, 2):
        of_two = compare(pair, catalogue).skills
        assert all(row.apart <= apart[row.thing.code] for row in of_two.different)


def test_a_skill_is_as_far_apart_as_its_levels_times_its_weight_and_its_weights() -> None:
    catalogue = ladder(
        [
            ({"speaking": (4, 3), "planning": (2, 1), "writing": (3, 0)}, {}, {}),
            ({"speaking": (2, 1), "planning": (2, 3), "writing": (3, 2)}, {}, {}),
        ]
    )
    found = compare(catalogue.roles, catalogue).skills
    assert [(row.thing.code, row.apart) for row in found.different] == [
        ("speaking", 2 * 3 + 2),
        ("writing", 2 * 2 + 2),
        ("planning", 0 * 3 + 2),
    ]
    assert found.different[1].values[0] is None


def test_a_part_is_not_far_apart_for_a_role_that_asks_for_the_whole() -> None:
    part = {"writing": (5, 3)}
    for other, apart in (({"speaking": (3, 2)}, 1), ({"planning": (3, 2)}, 4 * 3 + 3)):
        catalogue = factories.catalogue(
            skills=[
                factories.skill("speaking"),
                factories.skill("planning"),
                factories.skill("writing", part_of="speaking"),
            ],
            roles=[
                factories.role("lists-it", part | {"speaking": (3, 2)}),
                factories.role("does-not", other),
            ],
            steps=[],
        )
        found = compare(catalogue.roles, catalogue).skills
        assert {row.thing.code: row.apart for row in found.different}["writing"] == apart


def test_what_is_not_named_is_further_from_every_day_than_from_hardly_ever() -> None:
    catalogue = ladder([({}, {"people": 3}, {"shifts": 5, "noise": 1}), ({}, {}, {"change": 2})])
    found = compare(catalogue.roles, catalogue)
    assert [(row.thing.code, row.apart) for row in found.hardships.different] == [
        ("shifts", 5),
        ("change", 2),
        ("noise", 1),
    ]
    assert [(row.thing.code, row.apart) for row in found.likings.different] == [("people", 1)]


def test_of_those_equally_far_apart_the_weightiest_comes_first() -> None:
    catalogue = ladder(
        [
            ({"speaking": (3, 1), "planning": (4, 2)}, {}, {}),
            ({"speaking": (5, 1), "planning": (5, 2)}, {}, {}),
        ]
    )
    found = compare(catalogue.roles, catalogue).skills
    assert [(row.thing.code, row.apart) for row in found.different] == [
        ("planning", 2),
        ("speaking", 2),
    ]


def test_team_leader_trainer_and_analyst(catalogue: Catalogue) -> None:
    roles = [
        catalogue.role(code) for code in ("team-leader", "trainer", "quality-assurance-analyst")
    ]
    found = compare(roles, catalogue)
    assert codes(found.skills.different)[:3] == ["de-escalation", "leading", "learning"]
    assert codes(found.hardships.different)[0] == "stress-and-burnout"
    assert codes(found.likings.different)[0] == "pace"


def test_beside_a_role_that_asks_for_the_whole_the_others_are_as_far_apart_as_ever() -> None:
    whole = {"speaking": (3, 2)}
    catalogue = factories.catalogue(
        skills=[factories.skill("speaking"), factories.skill("writing", part_of="speaking")],
        roles=[
            factories.role("much", whole | {"writing": (5, 3)}),
            factories.role("little", whole | {"writing": (3, 1)}),
            factories.role("whole", whole),
        ],
        steps=[],
    )
    [row] = compare(catalogue.roles, catalogue).skills.different
    assert (row.thing.code, row.apart) == ("writing", 2 * 3 + 2)
