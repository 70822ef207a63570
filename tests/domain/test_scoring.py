"""Fit, place, range, band: exact examples, and the properties that must hold for any answers."""

from collections.abc import Mapping
from dataclasses import replace
from math import fsum, sqrt
from typing import Any

import pytest
from hypothesis import assume, given, strategies as st
from msgspec.structs import replace as replace_in

from careers.domain.catalogue import Catalogue
from careers.domain.measure import measure
from careers.domain.ratings import Preview, rate
from careers.domain.requirements import requirements
from careers.domain.scoring import PreferenceResult, RoleResult, score
from tests import factories
from tests.starting_profiles import ME, answers, starting_catalogue

BANDS = ("stretch", "close", "ready")
Given = Mapping[str, int | None]


def results(catalogue: Catalogue, given: Given) -> dict[str, RoleResult]:
    measured = measure(rate(catalogue, given))
    return {p.role.code: score(p, measured) for p in requirements(catalogue).centre}


def agent(given: Given, **role: object) -> RoleResult:
    """The result of the smallest catalogue's agent: speaking 3 (important), planning 2 (useful)."""
    roles = [factories.role("agent", **role)]  # type: ignore[arg-type]
    return results(factories.catalogue(roles=roles, steps=[]), given)["agent"]


def among(needs: factories.Needs, given: Given) -> RoleResult:
    """The result of a role that asks for these skills, each of which has two items."""
    catalogue = factories.catalogue(
        skills=[factories.skill(code, order=order) for order, code in enumerate(needs)],
        items=[item for code in needs for item in factories.skill_items(code)],
        roles=[factories.role("agent", needs)],
        steps=[],
    )
    return results(catalogue, given)["agent"]


# Worked examples -----------------------------------------------------------------------------


def test_the_worked_example_gives_the_figures_of_the_drawing() -> None:
    found = results(starting_catalogue(), answers(ME))
    assert {code: (*r.shown, r.band) for code, r in found.items()} == {
        "senior-agent": (93, 83, 100, "ready"),
        "customer-service-representative": (99, 86, 100, "ready"),
        "team-leader": (87, 77, 96, "close"),
        "quality-assurance-analyst": (87, 77, 96, "close"),
        "technical-support-specialist": (85, 74, 96, "close"),
        "client-relations-specialist": (83, 73, 92, "close"),
        "customer-experience-specialist": (77, 68, 85, "close"),
        "call-center-manager": (74, 66, 83, "stretch"),
        "trainer": (76, 66, 85, "close"),
        "service-delivery-manager": (73, 65, 81, "stretch"),
        "operations-manager": (70, 62, 78, "stretch"),
        "workforce-management-specialist": (67, 58, 75, "stretch"),
        "operations-director": (62, 55, 70, "stretch"),
    }


def test_the_worked_example_explains_the_team_leader() -> None:
    leader = results(starting_catalogue(), answers(ME))["team-leader"]
    assert round(leader.place, 2) == -0.34
    assert [s.skill for s in leader.strengths] == ["de-escalation", "composure", "problem-solving"]
    assert [(s.skill, round(s.gain, 1)) for s in leader.gaps] == [("coaching", 4.8)]
    assert [(s.skill, round(s.gain, 1), s.verdict) for s in leader.moves] == [
        ("coaching", 4.8, "gap"),
        ("leading", 2.6, "unsure"),
        ("planning", 1.3, "unsure"),
        ("speaking", 1.1, "unsure"),
        ("reading-the-numbers", 0.5, "unsure"),
    ]
    assert [(s.skill, s.gain) for s in leader.unsure[4:]] == [("listening-and-empathy", 0.0)]
    assert leader.critical_gaps == 1


def test_a_small_role_worked_by_hand() -> None:
    result = agent({"speaking-1": 1, "speaking-2": 1})
    speaking, planning = result.skills
    assert speaking.shortfall == pytest.approx(3 - 0.25 - 1.4)
    assert speaking.cost == pytest.approx(100 * 2 / 5 * 1.35)
    assert speaking.gain == pytest.approx(40.0)
    assert (planning.shortfall, planning.cost, planning.gain) == (0.0, 0.0, 0.0)
    assert result.fit == pytest.approx(46.0)
    assert result.place == pytest.approx(
        # Speaking: weight (2 + 2)(3 - 1); planning, at the level asked and more: (2 + 1)(2 - 1).
        (8 * (3 - 2.75 - 2 * 1.6) + 3 * (2 - 2.75)) / sqrt(8**2 + 3**2)
    )
    assert result.sd == pytest.approx(53 * sqrt(4 * 0.256 + 1 * 1.28 + (0.3 * 3) ** 2) / 5)
    assert result.low == pytest.approx(46 - 1.28 * result.sd)
    assert result.high == pytest.approx(46 + 1.28 * result.sd)


def test_a_skill_carries_everything_behind_it() -> None:
    speaking = agent({"speaking-1": 4, "speaking-2": 3}).skills[0]
    assert (speaking.skill, speaking.level, speaking.importance) == ("speaking", 3, 2)
    assert speaking.estimate.mean == 3.4
    assert [tuple(a) for a in speaking.estimate.answers] == [("speaking-1", 4), ("speaking-2", 3)]
    assert speaking.gap_probability == pytest.approx(0.0630, abs=5e-4)
    assert (speaking.verdict, speaking.critical) == ("met", False)


def test_the_range_stays_on_the_scale() -> None:
    best = agent({f"{skill}-{n}": 5 for skill in ("speaking", "planning") for n in (1, 2)})
    worst = agent({f"{skill}-{n}": 1 for skill in ("speaking", "planning") for n in (1, 2)})
    assert (best.fit, best.high) == (100.0, 100.0)
    assert worst.low >= 0.0
    assert replace(worst, fit=0.5).low == 0.0


@pytest.mark.parametrize(
    ("fit", "shown", "band"),
    [(90.0, 90, "ready"), (89.99, 89, "close"), (75.0, 75, "close"), (74.999, 74, "stretch")],
)
def test_a_fit_is_floored_never_rounded_over_an_edge(fit: float, shown: int, band: str) -> None:
    result = replace(agent({"speaking-1": 5, "speaking-2": 5}), fit=fit)
    assert (result.shown[0], result.band) == (shown, band)


def test_what_the_computer_rounds_does_not_cost_a_band() -> None:
    result = replace(agent({"speaking-1": 5, "speaking-2": 5}), fit=90 - 1e-13)
    assert (result.shown[0], result.band) == (90, "ready")


@pytest.mark.parametrize(
    ("missing", "band"), [(0, "ready"), (1, "close"), (2, "close"), (3, "stretch")]
)
def test_critical_gaps_hold_a_band_back(missing: int, band: str) -> None:
    codes = ("speaking", "writing", "planning")
    catalogue = factories.catalogue(
        skills=[factories.skill(code) for code in codes],
        items=[item for code in codes for item in factories.skill_items(code)],
        roles=[factories.role("agent", dict.fromkeys(codes, (3, 3)))],
        steps=[],
    )
    answered = {
        f"{code}-{n}": 1 if number < missing else 5
        for number, code in enumerate(codes)
        for n in (1, 2)
    }
    result = replace(results(catalogue, answered)["agent"], fit=95.0)
    assert (result.critical_gaps, result.band) == (missing, band)


@pytest.mark.parametrize(
    ("probability", "verdict"),
    [(0.7, "gap"), (0.69, "unsure"), (0.3, "unsure"), (0.29, "met")],
)
def test_a_skill_is_judged_by_how_likely_it_is_missing(probability: float, verdict: str) -> None:
    skill = agent({"speaking-1": 3}).skills[0]
    assert replace(skill, gap_probability=probability).verdict == verdict


def with_gap(result: RoleResult, probability: float) -> RoleResult:
    """The same result where every level is missing with this probability."""
    gap = (probability,) * len(result.measure.gap)
    return RoleResult(
        result.profile, replace(result.measure, gap=gap), result.fit, result.place, result.affinity
    )


def test_what_is_just_likely_enough_counts() -> None:
    needs = {"speaking": (3, 3), "planning": (3, 3)}
    result = agent({f"{skill}-1": 3 for skill in needs}, needs=needs)
    assert [with_gap(result, chance).critical_gaps for chance in (0.69, 0.7)] == [0, 2]
    assert [len(with_gap(result, chance).strengths) for chance in (0.14, 0.15)] == [2, 0]


def test_part_a_alone_is_provisional() -> None:
    first = {"speaking-1": 3, "planning-1": 3}
    assert agent(first).answered == 0.5
    assert agent(first).provisional
    assert agent(first | {"speaking-2": 3}).answered == pytest.approx(5 / 6)
    assert not agent(first | {"speaking-2": 3}).provisional


def test_an_answered_share_of_three_fifths_is_not_provisional() -> None:
    needs = {"speaking": (3, 3), "planning": (2, 2)}
    result = agent({"speaking-1": 3, "speaking-2": 3}, needs=needs)
    assert (result.answered, result.provisional) == (0.6, False)


@pytest.mark.parametrize(
    ("fit", "missing", "overruled"),
    [(90.0, 0, False), (90.0, 1, True), (75.0, 0, False), (75.0, 3, True), (74.0, 3, False)],
)
def test_a_result_says_when_critical_gaps_alone_hold_it_back(
    fit: float, missing: int, overruled: bool
) -> None:
    codes = ("speaking", "writing", "planning")
    answered = {
        f"{code}-{n}": 1 if at < missing else 5 for at, code in enumerate(codes) for n in (1, 2)
    }
    result = among(dict.fromkeys(codes, (3, 3)), answered)
    assert replace(result, fit=fit).overruled is overruled


def test_what_is_missing_begins_with_what_brings_most() -> None:
    """With every answer at the lowest, one more level of a skill brings what it weighs."""
    needs = {"speaking": (4, 1), "writing": (4, 3), "planning": (4, 3), "listening": (4, 2)}
    result = among(needs, {f"{code}-{n}": 1 for code in needs for n in (1, 2)})
    gaps = ["writing", "planning", "listening", "speaking"]
    assert [skill.skill for skill in result.gaps] == gaps
    assert [skill.skill for skill in result.moves] == gaps
    assert [skill.skill for skill in result.critical_missing] == ["writing", "planning"]
    assert [skill.skill for skill in result.leading_gaps] == ["writing", "planning"]


def test_one_gap_may_lead_alone_or_none_at_all() -> None:
    needs = {"speaking": (4, 3), "writing": (4, 2)}
    low = among(needs, {f"{code}-{n}": 1 for code in needs for n in (1, 2)})
    high = among(needs, {f"{code}-{n}": 5 for code in needs for n in (1, 2)})
    assert [skill.skill for skill in low.leading_gaps] == ["speaking"]
    assert high.leading_gaps == ()


def test_nobody_is_told_to_check_what_they_cannot_raise() -> None:
    """Speaking is answered as high as it goes; planning, without an answer, costs nothing."""
    result = among({"speaking": (5, 2), "planning": (3, 1)}, {"speaking-1": 5})
    assert [(skill.skill, skill.gain > 0) for skill in result.unsure] == [
        ("speaking", True),
        ("planning", False),
    ]
    assert [skill.always_enough for skill in result.unsure] == [True, False]
    assert (result.to_check, result.moves) == ((), ())


def test_of_skills_that_bring_as_much_the_more_important_comes_first() -> None:
    result = among({"speaking": (3, 1), "planning": (3, 3)}, {})
    assert [(skill.skill, skill.gain) for skill in result.unsure] == [
        ("planning", 0.0),
        ("speaking", 0.0),
    ]


def test_each_of_several_preferences_is_looked_up_at_its_own_place() -> None:
    codes = ("people", "pace", "detail")
    catalogue = factories.catalogue(
        preferences=[factories.preference(code) for code in codes],
        items=[
            *factories.skill_items("speaking"),
            *(factories.preference_item(code, order=n) for n, code in enumerate(codes)),
        ],
        roles=[factories.role("agent", likes={"people": 5, "pace": 1})],
        steps=[],
    )
    given = {"prefers-people": 1, "prefers-pace": 2, "prefers-detail": 3}
    result = results(catalogue, given)["agent"]
    assert result.preferences == (
        PreferenceResult("people", 5, 1.0, 0.0),
        PreferenceResult("pace", 1, 2.0, 0.75),
        PreferenceResult("detail", None, 3.0, 0.5),
    )
    assert result.affinity == pytest.approx(1.25 / 3)


def test_preferences_are_compared_place_by_place() -> None:
    result = agent({"prefers-people": 1})
    assert result.preferences == (PreferenceResult("people", 4, 1.0, 0.25),)
    assert result.affinity == 0.25
    assert result.score == result.place + 1.5 * 0.25


@pytest.mark.parametrize(("given", "likes"), [({}, {"people": 4}), ({"prefers-people": 1}, {})])
def test_an_unknown_place_counts_as_half_alike(given: Given, likes: dict[str, int]) -> None:
    assert agent(given, likes=likes).affinity == 0.5


@pytest.mark.parametrize(
    ("answer", "exposure", "warned"), [(2, 4, True), (3, 4, False), (2, 3, False), (None, 5, False)]
)
def test_previews_warn_and_move_nothing(answer: int | None, exposure: int, warned: bool) -> None:
    result = agent({"preview-shifts": answer}, meets={"shifts": exposure})
    assert result.worth_knowing == (
        (Preview("shifts", "preview-shifts", answer),) if warned else ()
    )
    assert (result.fit, result.score) == (agent({}).fit, agent({}).score)


def test_only_measured_skills_count() -> None:
    catalogue = factories.catalogue(
        skills=[
            factories.skill("speaking"),
            factories.skill("planning", order=2),
            factories.skill("budgets", part_of="planning", levels=()),
            factories.skill("products", levels=()),
        ],
        roles=[
            factories.role(
                "agent",
                {"speaking": (3, 2), "planning": (2, 1), "budgets": (5, 3), "products": (5, 3)},
            )
        ],
        steps=[],
    )
    result = results(catalogue, {"speaking-1": 1, "speaking-2": 1})["agent"]
    assert result.fit == agent({"speaking-1": 1, "speaking-2": 1}).fit
    assert [skill.skill for skill in result.skills] == ["speaking", "planning"]
    assert result.profile.not_measured == ("products",)


def test_a_role_that_asks_for_nothing_has_no_fit() -> None:
    roles = [factories.role("agent"), factories.role("idle", {"speaking": (1, 3)})]
    found = requirements(factories.catalogue(roles=roles, steps=[]))
    assert [p.role.code for p in found.centre] == ["agent"]
    assert found.unscored == ("idle",)


def test_requirements_are_worked_out_once() -> None:
    catalogue = factories.catalogue()
    assert requirements(catalogue) is requirements(catalogue)


# Properties ----------------------------------------------------------------------------------

skills = st.sampled_from(("speaking", "planning", "coaching"))
needs = st.dictionaries(skills, st.tuples(st.integers(1, 5), st.integers(0, 3)))
counts = st.fixed_dictionaries(
    {code: st.integers(1, 4) for code in ("speaking", "planning", "coaching")}
)
values = st.none() | st.integers(1, 5)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Catalogue, dict[str, int | None]]:
    """A catalogue of up to four roles on three skills, and answers to its skill items."""
    asked = draw(counts)
    catalogue = factories.catalogue(
        skills=[factories.skill(code, order=n) for n, code in enumerate(asked)],
        items=[
            *(item for code, count in asked.items() for item in factories.skill_items(code, count)),
            factories.preference_item(flipped=draw(st.booleans())),
        ],
        roles=[
            factories.role(f"role-{number}", profile, likes)
            for number, (profile, likes) in enumerate(
                draw(
                    st.lists(
                        st.tuples(needs, st.dictionaries(st.just("people"), st.integers(1, 5))),
                        min_size=1,
                        max_size=4,
                    )
                )
            )
        ],
        steps=[],
    )
    return catalogue, {item.code: draw(values) for item in catalogue.questionnaire}


def changed(catalogue: Catalogue, **members: list[Any]) -> Catalogue:
    """The same catalogue with other members of some kinds."""
    names = [name for name in catalogue.__struct_fields__ if name != "site"]
    whole = {name: getattr(catalogue, name) for name in names}
    return Catalogue.of(catalogue.site, whole | members)


def figures(result: RoleResult) -> tuple[object, ...]:
    """All that a person is shown of a role, and what orders it."""
    return (
        (result.fit, result.low, result.high, result.place, result.affinity, result.score),
        (result.band, result.shown, result.provisional),
        [(s.skill, s.cost, s.gain, s.place, s.verdict) for s in result.skills],
    )


def pick(draw: st.DataObject, given: Given, wanted: tuple[int, ...]) -> str:
    """One answered skill item whose answer is among the wanted."""
    found = [code for code, v in given.items() if v in wanted and not code.startswith("prefers")]
    assume(found)
    return draw.draw(st.sampled_from(found))


@given(cases(), st.data())
def test_a_better_answer_never_lowers_a_result(
    case: tuple[Catalogue, dict[str, int | None]], data: st.DataObject
) -> None:
    catalogue, given = case
    code = pick(data, given, (1, 2, 3, 4))
    raised = data.draw(st.integers((given[code] or 0) + 1, 5))
    before, after = results(catalogue, given), results(catalogue, given | {code: raised})
    for role, old in before.items():
        assert after[role].fit >= old.fit
        assert after[role].place >= old.place
        assert after[role].score >= old.score
        assert after[role].low >= old.low
        assert after[role].high >= old.high
        assert BANDS.index(after[role].band) >= BANDS.index(old.band)
        assert after[role].shown[0] >= old.shown[0]


@given(cases())
def test_surplus_never_lowers_a_result(case: tuple[Catalogue, dict[str, int | None]]) -> None:
    """Answers at the level asked for, then all of them at the top."""
    catalogue, _ = case
    for profile in requirements(catalogue).centre:
        levels = {need.skill: need.level for need in profile.needs}
        items = [item for item in catalogue.items if item.skill]
        enough = {item.code: levels.get(item.skill, 1) for item in items}
        old = results(catalogue, enough)[profile.role.code]
        new = results(catalogue, dict.fromkeys(enough, 5))[profile.role.code]
        assert new.fit >= old.fit
        assert BANDS.index(new.band) >= BANDS.index(old.band)
        assert new.score >= old.score


@given(cases(), st.data())
def test_the_order_of_the_answers_does_not_matter(
    case: tuple[Catalogue, dict[str, int | None]], data: st.DataObject
) -> None:
    catalogue, given = case
    shuffled = dict(data.draw(st.permutations(list(given.items()))))
    assert results(catalogue, shuffled) == results(catalogue, given)


@given(cases(), st.data())
def test_the_order_of_the_questions_does_not_matter(
    case: tuple[Catalogue, dict[str, int | None]], data: st.DataObject
) -> None:
    """Every question in another place and another part, with the same answer."""
    catalogue, given = case
    places = data.draw(st.permutations(range(len(catalogue.items))))
    items = [
        replace_in(item, order=place, part="abc"[place % 3])
        for item, place in zip(catalogue.items, places, strict=True)
    ]
    found = results(changed(catalogue, items=items), given)
    assert {code: figures(r) for code, r in found.items()} == {
        code: figures(r) for code, r in results(catalogue, given).items()
    }


@given(cases())
def test_a_roles_figures_hang_on_no_other_role(
    case: tuple[Catalogue, dict[str, int | None]],
) -> None:
    catalogue, given = case
    for code, result in results(catalogue, given).items():
        alone = results(changed(catalogue, roles=[catalogue.role(code)]), given)[code]
        assert figures(alone) == figures(result)


@given(cases(), st.data())
def test_another_answer_makes_no_result_provisional(
    case: tuple[Catalogue, dict[str, int | None]], data: st.DataObject
) -> None:
    """Part c is open: whoever answers one question more is never further from a whole result."""
    catalogue, given = case
    open_ = [code for code, value in given.items() if value is None]
    assume(open_)
    more = given | {data.draw(st.sampled_from(open_)): data.draw(st.integers(1, 5))}
    after = results(catalogue, more)
    for code, before in results(catalogue, given).items():
        assert after[code].answered >= before.answered
        assert before.provisional or not after[code].provisional
        assert after[code].sd <= before.sd


@given(st.none() | st.integers(1, 5), st.integers(1, 5), st.integers(1, 5))
def test_no_answer_to_a_preview_moves_a_figure(
    answer: int | None, exposure: int, speaking: int
) -> None:
    given = {"speaking-1": speaking, "prefers-people": 2}
    told = agent(given | {"preview-shifts": answer}, meets={"shifts": exposure})
    assert figures(told) == figures(agent(given))
    assert bool(told.worth_knowing) == (answer is not None and answer <= 2 and exposure >= 4)


@given(cases())
def test_the_same_content_gives_the_same_result(
    case: tuple[Catalogue, dict[str, int | None]],
) -> None:
    catalogue, given = case
    other = Catalogue(**{name: getattr(catalogue, name) for name in catalogue.__struct_fields__})
    assert other == catalogue
    assert results(other, given) == results(catalogue, given)


@given(cases(), st.data())
def test_a_blanked_answer_lies_between_the_worst_and_the_best(
    case: tuple[Catalogue, dict[str, int | None]], data: st.DataObject
) -> None:
    catalogue, given = case
    code = pick(data, given, (1, 2, 3, 4, 5))
    blank, worst, best, old = (
        results(catalogue, given | {code: value}) for value in (None, 1, 5, given[code])
    )
    for role, result in blank.items():
        assert worst[role].fit <= result.fit <= best[role].fit
        assert worst[role].place <= result.place <= best[role].place
        counted = catalogue.item(code).skill in [skill.skill for skill in result.skills]
        # The range widens before the ends of the scale cut it, where the role counts the skill.
        assert (result.sd > old[role].sd) is counted


@given(cases())
def test_contributions_sum_exactly(case: tuple[Catalogue, dict[str, int | None]]) -> None:
    catalogue, given = case
    for result in results(catalogue, given).values():
        assert result.fit == 100 - fsum(skill.cost for skill in result.skills)
        assert result.place == fsum(skill.place for skill in result.skills)
        assert result.affinity == fsum(p.similarity for p in result.preferences)
        assert result.score == result.place + 1.5 * result.affinity
        assert 0 < result.fit <= 100
        assert result.low <= result.fit <= result.high
