"""The ranking, what to do next, and what cannot be told apart."""

from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st

from careers.domain.recommendation import recommend, too_close
from tests import factories
from tests.starting_profiles import ME, SKILLS, answers, starting_catalogue

ME_RANKED = [
    "senior-agent",
    "customer-service-representative",
    "team-leader",
    "quality-assurance-analyst",
    "technical-support-specialist",
    "client-relations-specialist",
    "customer-experience-specialist",
    "call-center-manager",
    "trainer",
    "service-delivery-manager",
    "operations-manager",
    "workforce-management-specialist",
    "operations-director",
]


def test_the_worked_example_is_ranked_as_in_the_drawing() -> None:
    found = recommend(starting_catalogue(), answers(ME), "customer-service-representative")
    assert [result.role for result in found.ranking] == ME_RANKED


def test_the_worked_example_has_roles_that_come_out_level() -> None:
    pairs = pairwise(recommend(starting_catalogue(), answers(ME)).ranking)
    assert [(one.role, other.role) for one, other in pairs if too_close(one, other)] == [
        ("senior-agent", "customer-service-representative"),
        ("team-leader", "quality-assurance-analyst"),
        ("quality-assurance-analyst", "technical-support-specialist"),
        ("technical-support-specialist", "client-relations-specialist"),
        ("customer-experience-specialist", "call-center-manager"),
        ("call-center-manager", "trainer"),
        ("trainer", "service-delivery-manager"),
        ("operations-manager", "workforce-management-specialist"),
    ]


def test_equal_scores_and_fits_go_by_the_lower_rung_then_the_code() -> None:
    roles = [
        factories.role(code, {"speaking": (2, 1)}, {}, level=level)
        for code, level in (
            ("b-up", "leads"),
            ("c-low", "entry"),
            ("a-up", "leads"),
            ("d-low", "entry"),
        )
    ]
    found = recommend(factories.catalogue(roles=roles, steps=[]), {})
    assert [r.role for r in found.ranking] == ["c-low", "d-low", "a-up", "b-up"]
    assert {(r.score, r.fit) for r in found.ranking} == {(0.0, 100.0)}


def test_equal_scores_go_by_fit_before_rung_and_code() -> None:
    """Speaking stands at 3, unanswered: one role asks more and lacks a level, one lacks none."""
    roles = [
        factories.role("a-gap", {"speaking": (4, 1)}, {}),
        factories.role("z-met", {"speaking": (2, 1)}, {}, level="leads"),
    ]
    catalogue = factories.catalogue(roles=roles, steps=[])
    found = recommend(catalogue, {})
    assert [(r.role, r.place, r.fit) for r in found.ranking] == [
        ("z-met", -0.75, 100.0),
        ("a-gap", -0.75, 75.0),
    ]


# What next -----------------------------------------------------------------------------------


def test_the_next_step_is_the_best_role_one_step_on() -> None:
    found = recommend(starting_catalogue(), answers(ME), "customer-service-representative")
    assert found.current is not None
    assert found.current.code == "customer-service-representative"
    assert [result.role for result in found.next_steps] == [
        "senior-agent",
        "team-leader",
        "quality-assurance-analyst",
    ]
    assert found.next_step is found.next_steps[0]
    assert found.level_with_next == ()


def test_steps_that_cannot_be_told_apart_are_named() -> None:
    steps = [factories.step("agent", "trainer"), factories.step("agent", "coach")]
    roles = [factories.role("agent")] + [
        factories.role(code, {"speaking": (4, 3), skill: (4, 3)}, {}, level="leads")
        for code, skill in (("trainer", "planning"), ("coach", "coaching"))
    ]
    codes = ("speaking", "planning", "coaching")
    catalogue = factories.catalogue(
        skills=[factories.skill(code) for code in codes],
        items=[item for code in codes for item in factories.skill_items(code)],
        roles=roles,
        steps=steps,
    )
    close = recommend(catalogue, {"planning-1": 3, "coaching-1": 3}, "agent")
    assert [r.role for r in close.level_with_next] == ["trainer"]
    apart = recommend(catalogue, {"planning-1": 5, "planning-2": 5, "coaching-1": 1}, "agent")
    assert (apart.next_steps[0].role, apart.level_with_next) == ("trainer", ())


def test_who_stands_nowhere_begins_on_the_lowest_rung() -> None:
    found = recommend(starting_catalogue(), answers(ME))
    assert (found.current, [r.role for r in found.next_steps]) == (
        None,
        ["customer-service-representative", "technical-support-specialist"],
    )


def test_at_the_top_there_is_no_next_step() -> None:
    found = recommend(starting_catalogue(), answers(ME), "operations-manager")
    assert (found.next_steps, found.next_step, found.level_with_next) == ((), None, ())


def test_doors_outside_are_ranked_among_themselves() -> None:
    catalogue = factories.catalogue(
        levels=[factories.level(), factories.level("beyond", 0)],
        roles=[
            factories.role("agent"),
            factories.role("it", {"planning": (5, 3)}, level="beyond"),
            factories.role("hr", {"planning": (2, 3)}, level="beyond"),
        ],
        steps=[factories.step("", "it"), factories.step("", "hr")],
    )
    found = recommend(catalogue, {"planning-1": 2}, "agent")
    assert [r.role for r in found.ranking] == ["agent"]
    assert [r.role for r in found.beyond] == ["hr", "it"]
    assert found.next_steps == ()
    assert set(found.by_role) == {"agent", "hr", "it"}
    outside = recommend(catalogue, {}, "it")
    assert [r.role for r in outside.next_steps] == ["agent"]


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^There is no role 'pilot'\.$"):
        recommend(factories.catalogue(), {}, "pilot")


def test_the_first_moves_are_gaps_then_what_to_check() -> None:
    found = recommend(starting_catalogue(), answers(ME))
    moves = found.first_moves(found.by_role["team-leader"])
    assert [(m.skill.skill, m.skill.verdict) for m in moves] == [
        ("coaching", "gap"),
        ("leading", "unsure"),
        ("planning", "unsure"),
    ]
    director = found.first_moves(found.by_role["operations-director"])
    assert [m.skill.skill for m in director] == ["leading", "planning", "persuasion"]


def test_what_every_answer_says_one_has_is_no_first_move() -> None:
    """Level 5 is asked and 5 was answered: it costs a little, and there is nothing to be done."""
    roles = [factories.role("agent", {"speaking": (5, 3), "planning": (4, 3)}, {})]
    catalogue = factories.catalogue(roles=roles, steps=[])
    agent = recommend(catalogue, {"speaking-1": 5}).by_role["agent"]
    assert [(s.skill, s.verdict, s.gain > 0) for s in agent.skills] == [
        ("speaking", "unsure", True),
        ("planning", "unsure", True),
    ]
    assert [s.skill for s in agent.to_check] == ["planning"]
    assert [s.skill for s in agent.moves] == ["planning"]
    found = recommend(catalogue, {"speaking-1": 5})
    assert [m.skill.skill for m in found.first_moves(agent)] == ["planning"]


@pytest.mark.parametrize(("answered", "wanting"), [(0, 8), (1, 7), (7, 1), (8, 0), (9, 0), (16, 0)])
def test_below_half_of_the_skills_it_is_too_early(answered: int, wanting: int) -> None:
    given = {f"{skill}-1": 4 if number < answered else None for number, skill in enumerate(SKILLS)}
    found = recommend(starting_catalogue(), given)
    assert len(found.ratings.estimates) == 16
    assert (found.ratings.skills_answered, found.ratings.skills_wanting) == (answered, wanting)
    assert found.too_early == (wanting > 0)


def test_half_of_an_odd_number_of_skills_is_rounded_up() -> None:
    codes = ("speaking", "planning", "coaching")
    catalogue = factories.catalogue(
        skills=[factories.skill(code) for code in codes],
        items=[item for code in codes for item in factories.skill_items(code)],
    )
    assert recommend(catalogue, {"speaking-1": 4, "speaking-2": 4}).ratings.skills_wanting == 1
    assert not recommend(catalogue, {"speaking-1": 4, "planning-2": 4}).too_early


def test_training_serves_a_skill_and_its_parts() -> None:
    catalogue = factories.catalogue(
        skills=[
            factories.skill("speaking"),
            factories.skill("planning"),
            factories.skill("budgets", part_of="planning", levels=()),
        ],
        training=[
            factories.module("forecasts", order=2, skills=("planning", "budgets")),
            factories.module("sums", order=1, skills=("budgets",)),
            factories.module("voices", order=3, skills=("speaking",)),
        ],
    )
    found = recommend(catalogue, {f"{s}-{n}": 1 for s in ("speaking", "planning") for n in (1, 2)})
    moves = found.first_moves(found.by_role["leader"])
    assert [(m.skill.skill, [t.code for t in m.training]) for m in moves] == [
        ("planning", ["sums", "forecasts"]),
        ("speaking", ["voices"]),
    ]


def test_patterns_are_told_and_change_nothing() -> None:
    given = answers(dict.fromkeys(SKILLS, (3, 3)))
    slow, fast = (recommend(starting_catalogue(), given, seconds=s) for s in (600, 10))
    assert (slow.patterns.flat, slow.patterns.fast) == (True, False)
    assert (fast.patterns.flat, fast.patterns.fast) == (True, True)
    assert fast.ranking == slow.ranking


# Properties ----------------------------------------------------------------------------------

whole = st.fixed_dictionaries(
    {f"{skill}-{n}": st.none() | st.integers(1, 5) for skill in SKILLS for n in (1, 2)}
)


@settings(max_examples=50)
@given(whole)
def test_any_answers_rank_every_role_once(given: dict[str, int | None]) -> None:
    found = recommend(starting_catalogue(), given)
    assert sorted(r.role for r in found.ranking) == sorted(ME_RANKED)
    scores = [round(r.score, 9) for r in found.ranking]
    assert scores == sorted(scores, reverse=True)
    assert recommend(starting_catalogue(), given) == found


levels = st.sampled_from(("entry", "leads"))
needs = st.dictionaries(
    st.sampled_from(("speaking", "planning")),
    st.tuples(st.integers(1, 3), st.integers(0, 2)),
    min_size=1,
)


@given(
    st.lists(st.tuples(needs, levels), min_size=2, max_size=6),
    st.dictionaries(st.sampled_from(("speaking-1", "planning-2")), st.integers(1, 5)),
)
def test_ties_go_by_fit_then_the_lower_rung_then_the_code(
    made: list[tuple[dict[str, tuple[int, int]], str]], given_: dict[str, int]
) -> None:
    """So few levels and skills that many roles come out level."""
    roles = [
        factories.role(f"role-{n}", asked, {}, level=level) for n, (asked, level) in enumerate(made)
    ]
    ranking = recommend(factories.catalogue(roles=roles, steps=[]), given_).ranking
    for above, below in pairwise(ranking):
        first, second = (
            (-round(r.score, 9), -round(r.fit, 9), r.profile.rung, r.role) for r in (above, below)
        )
        assert first < second


@settings(max_examples=50)
@given(whole)
def test_too_close_to_call_has_no_direction(given: dict[str, int | None]) -> None:
    ranking = recommend(starting_catalogue(), given).ranking
    for one in ranking:
        assert too_close(one, one)
        for other in ranking:
            assert too_close(one, other) == too_close(other, one)


@settings(max_examples=50)
@given(whole, st.permutations(SKILLS))
def test_roles_of_equal_place_are_too_close_to_call(
    given: dict[str, int | None], order: list[str]
) -> None:
    """Twins but for the order in which their skills are listed."""
    asked = {skill: (2 + n % 3, 1 + n % 2) for n, skill in enumerate(SKILLS)}
    twins = [
        factories.role("one", asked, {}),
        factories.role("two", {skill: asked[skill] for skill in order}, {}, order=2),
    ]
    whole_ = starting_catalogue()
    catalogue = factories.catalogue(
        skills=whole_.skills, items=whole_.items, roles=twins, steps=[], levels=[factories.level()]
    )
    one, two = recommend(catalogue, given).ranking
    assert (one.role, one.score, one.fit) == ("one", two.score, two.fit)
    assert too_close(one, two)


@settings(max_examples=50)
@given(whole)
def test_every_gap_list_is_in_order_and_complete(given: dict[str, int | None]) -> None:
    for result in recommend(starting_catalogue(), given).ranking:
        gains = [skill.gain for skill in result.gaps]
        assert gains == pytest.approx(sorted(gains, reverse=True))
        verdicts = {s.skill: s.verdict for s in result.skills}
        assert {s.skill for s in result.gaps} == {k for k, v in verdicts.items() if v == "gap"}
        assert {s.skill for s in result.unsure} == {k for k, v in verdicts.items() if v == "unsure"}


# What is set aside ------------------------------------------------------------------------------


def test_what_is_set_aside_leaves_the_order_and_keeps_its_figures() -> None:
    whole = recommend(starting_catalogue(), answers(ME), "customer-service-representative")
    less = whole.without(["team-leader", "senior-agent", "no-such-role"])
    assert [r.role for r in less.ranking] == [
        code for code in ME_RANKED if code not in ("team-leader", "senior-agent")
    ]
    assert [r.role for r in less.aside] == ["team-leader", "senior-agent"]
    assert {"team-leader", "senior-agent"}.isdisjoint(r.role for r in less.next_steps)
    assert less.by_role == whole.by_role
    assert less.without([]).ranking == less.ranking


def test_a_role_beyond_the_centre_can_be_set_aside_too() -> None:
    levels = [factories.level(), factories.level("beyond", 0)]
    roles = [factories.role(), *(factories.role(code, level="beyond") for code in ("in", "out"))]
    whole = recommend(factories.catalogue(levels=levels, roles=roles, steps=[]), {})
    less = whole.without(["out"])
    assert [[r.role for r in them] for them in (less.ranking, less.beyond, less.aside)] == [
        ["agent"],
        ["in"],
        ["out"],
    ]


def test_what_leads_on_does_not_depend_on_what_is_wanted() -> None:
    top = recommend(factories.catalogue(), {}, "leader")
    assert not top.leads_on
    tired = recommend(factories.catalogue(), {}, "agent").without(["leader"])
    assert (tired.next_step, tired.leads_on) == (None, True)
