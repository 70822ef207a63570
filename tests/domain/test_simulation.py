"""The recovery simulation: reproducible, honest about misses, and sound where it counts."""

from dataclasses import replace
from random import Random

import pytest

from careers.domain.recovery import AIMS, FLOORS, Report, Wanted
from careers.domain.requirements import requirements
from careers.domain.respondents import Scenario, answers, respondent
from careers.domain.rivals import NAMES
from careers.domain.simulation import SCENARIOS, _auc, run
from tests import factories
from tests.starting_profiles import PROFILES, starting_catalogue


@pytest.fixture(scope="module")
def report() -> Report:
    return run(starting_catalogue(), respondents=30, seed=7)


def test_the_same_seed_gives_the_same_report() -> None:
    catalogue = factories.catalogue()
    assert run(catalogue, 5, seed=1) == run(catalogue, 5, seed=1)
    assert run(catalogue, 5, seed=1) != run(catalogue, 5, seed=2)


@pytest.mark.parametrize("respondents", [0, 1])
def test_it_takes_two_respondents(respondents: int) -> None:
    with pytest.raises(ValueError, match="two respondents"):
        run(factories.catalogue(), respondents)


def test_every_scenario_and_role_is_there(report: Report) -> None:
    assert [r.scenario for r in report.recoveries] == [s.name for s in SCENARIOS]
    assert {tuple(r.by_role) for r in report.recoveries} == {tuple(by_rung())}
    assert len(report.adjacent) == 7


def by_rung() -> list[str]:
    return [role.code for role in starting_catalogue().roles_in_centre]


def test_the_starting_profiles_give_the_usual_matchers_figures_of_the_notes(report: Report) -> None:
    """Within five points, which is what so few respondents allow."""
    found = {r.scenario: r.rivals["profile correlation"] for r in report.recoveries}
    assert found["G0 0.75"] == pytest.approx((96, 100), abs=5)
    assert found["G0 1.0"] == pytest.approx((91, 99), abs=5)
    assert found["G1"] == pytest.approx((53, 80), abs=5)
    assert found["G2"] == pytest.approx((52, 79), abs=5)
    assert found["G3"] == pytest.approx((71, 91), abs=5)


def test_the_starting_profiles_are_found_as_the_documents_say(report: Report) -> None:
    found = {r.scenario: (r.top1, r.top3) for r in report.recoveries}
    assert found["G0 0.75"] == pytest.approx((94, 100), abs=4)
    assert found["G0 1.0"] == pytest.approx((86, 99), abs=4)
    assert found["G1"] == pytest.approx((68, 92), abs=4)
    assert found["G2"] == pytest.approx((67, 89), abs=4)
    assert found["G3"] == pytest.approx((80, 96), abs=4)


def test_chance_finds_a_role_as_often_as_chance_does(report: Report) -> None:
    for found in report.recoveries:
        assert found.rivals["chance"] == pytest.approx((100 / 13, 300 / 13), abs=6)


def test_no_raised_answer_lowers_a_result(report: Report) -> None:
    assert report.steadiness.violations == 0
    assert report.steadiness.raises > 380
    assert list(report.steadiness.rival_violations) == list(NAMES)
    assert all(30 < share < 60 for share in report.steadiness.rival_violations.values())


def test_every_floor_and_aim_is_checked(report: Report) -> None:
    assert [check.name for check in report.floors] == [wanted.name for wanted in FLOORS]
    assert [check.name for check in report.aims] == [wanted.name for wanted in AIMS]
    assert report.misses() == tuple(check for check in report.floors if not check.held)


def test_a_miss_is_named(report: Report) -> None:
    broken = replace(report, steadiness=replace(report.steadiness, violations=2))
    missed = broken.misses()[-1]
    assert (missed.name, missed.target, missed.figure) == (
        "Raised answers that lowered a result",
        "≤ 0",
        "2",
    )
    assert "| Raised answers that lowered a result | ≤ 0 | 2 | miss |" in broken.table()


def test_the_table_names_every_scenario_and_role(report: Report) -> None:
    lines = report.table().splitlines()
    assert lines[0] == "30 respondents for each of 13 roles and each scenario, seed 7."
    named = [line.split(" | ")[0].removeprefix("| ") for line in lines]
    assert named[4:11] == [scenario.name for scenario in SCENARIOS]
    assert lines[2].startswith(
        "| Top-1 / top-3, % | this | profile correlation | cosine | Euclid |"
    )
    assert [name for name in named if name in PROFILES] == by_rung()


@pytest.mark.parametrize(
    ("figure", "bounds", "target", "held"),
    [
        (92.0, {"least": 92}, "≥ 92", True),
        (91.999, {"least": 92}, "≥ 92", False),
        (5.0, {"most": 5}, "≤ 5", True),
        (5.001, {"most": 5}, "≤ 5", False),
        (90.0, {"least": 75, "most": 90}, "75 to 90", True),
        (90.04, {"least": 75, "most": 90}, "75 to 90", False),
    ],
)
def test_a_figure_is_compared_unrounded(
    report: Report, figure: float, bounds: dict[str, int], target: str, held: bool
) -> None:
    check = Wanted("Figure", lambda _: figure, **bounds).check(report)
    assert (check.target, check.held) == (target, held)


# Respondents ---------------------------------------------------------------------------------


def test_without_noise_people_answer_their_profile() -> None:
    catalogue = factories.catalogue()
    agent = requirements(catalogue).centre[0]
    exact = Scenario("exact", noise=0)
    person = respondent(catalogue, agent, exact, Random(1))
    assert person.levels == (3, 2)
    assert answers(catalogue, person, exact, Random(1)) == {
        "speaking-1": 3,
        "speaking-2": 3,
        "planning-1": 2,
        "planning-2": 2,
    }


def test_levels_and_answers_stay_on_the_scale() -> None:
    catalogue = starting_catalogue()
    wild = Scenario("wild", noise=3, vary=3, people=True, bias=(1, 2), surplus=2, likings=True)
    random = Random(3)
    for profile in requirements(catalogue).centre:
        person = respondent(catalogue, profile, wild, random)
        given = answers(catalogue, person, wild, random)
        assert all(1 <= level <= 5 for level in person.levels)
        assert set(given.values()) <= {1, 2, 3, 4, 5}
        assert "prefers-people" in given


# Telling two roles apart ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lower", "higher", "auc"),
    [([0, 1], [2, 3], 1.0), ([2, 3], [0, 1], 0.0), ([0, 1], [0, 1], 0.5), ([0, 2], [1, 3], 0.75)],
)
def test_auc_is_the_chance_that_the_higher_is_higher(
    lower: list[float], higher: list[float], auc: float
) -> None:
    assert _auc(lower, higher) == auc
