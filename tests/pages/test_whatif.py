"""What another level would change, in words."""

import pytest

from careers.domain.questionnaire import sections
from careers.domain.recommendation import recommend
from careers.domain.whatif import suppose
from careers.pages.result import ResultSheet
from careers.pages.whatif import WhatIf, focus_of, offered
from tests import factories
from tests.starting_profiles import ME, answers, starting_catalogue

HERE = "customer-service-representative"


def what(target: str = "", **levels: int) -> WhatIf:
    catalogue = starting_catalogue()
    codes = {skill.replace("_", "-"): level for skill, level in levels.items()}
    sheet = ResultSheet(recommend(catalogue, answers(ME), HERE), sections(catalogue))
    after = recommend(catalogue, suppose(catalogue, answers(ME), codes), HERE)
    return WhatIf(sheet, after, codes, target)


@pytest.mark.parametrize(
    ("target", "levels", "said"),
    [
        ("", {}, "Nothing is supposed yet: choose a level for a skill."),
        ("", {"composure": 5}, "Composure at 5. That changes none of these roles."),
    ],
)
def test_where_nothing_changes_it_says_so(target: str, levels: dict[str, int], said: str) -> None:
    assert what(target, **levels).said == said


def test_what_changes_most_is_named_and_the_others_are_counted() -> None:
    told = what(coaching=4)
    first = told.first
    assert first is not None
    points = {t.entry.role.code: t.change.points for t in told.told}
    assert points[first.entry.role.code] == max(points.values()) > 0
    assert told.said.startswith(
        f"Coaching at 4. {first.entry.role.title}: {points[first.entry.role.code]} points"
    )
    others = sum(not t.change.nothing for t in told.told) - 1
    assert told.said.endswith(f"{others} other roles shown here change.")


def test_the_role_they_chose_is_named_whatever_changes_most() -> None:
    chosen = what("trainer", coaching=4).first
    assert chosen is not None
    assert chosen.entry.role.code == "trainer"


def test_no_band_or_place_is_told_that_stays() -> None:
    for told in what(coaching=4, leading=4).told:
        same = told.change.before.band == told.change.after.band
        assert ("becomes" not in told.changed) is same
        stays = told.change.place_before == told.change.place_after
        assert ("It goes" not in told.changed) is stays


def test_what_holds_a_band_back_is_named() -> None:
    told = {t.entry.role.code: t for t in what(coaching=3).told}["team-leader"]
    assert told.change.after.shown[0] >= 90
    assert told.changed.endswith("Close: one critical skill falls short: coaching.")


def test_only_what_is_supposed_to_be_higher_comes_with_something_to_do() -> None:
    ways = ("Plan one shift. {ed}", "x" * 301 + " {ed}", "Ask who plans. {ed}")
    skills = [
        factories.skill("speaking", build=("Read aloud. {ed}",)),
        factories.skill("planning", order=2, build=ways),
    ]
    catalogue = factories.catalogue(skills=skills)
    given = {"speaking-1": 4, "speaking-2": 4, "planning-1": 2, "planning-2": 2}
    sheet = ResultSheet(recommend(catalogue, given), sections(catalogue))
    levels = {"speaking": 2, "planning": 4}
    told = WhatIf(sheet, recommend(catalogue, suppose(catalogue, given, levels)), levels, "")
    assert [idea.text for idea in told.ideas] == ["Plan one shift.", "Ask who plans."]
    assert [skill.code for skill in told.supposed] == ["speaking", "planning"]


def test_the_role_in_mind_is_the_chosen_one_the_next_or_the_nearest() -> None:
    sheet = what().sheet
    titles = [focus_of(sheet, target) for target in ("trainer", "", "no-such-role")]
    assert [entry.role.code for entry in titles if entry] == [
        "trainer",
        sheet.next[0].role.code,
        sheet.next[0].role.code,
    ]
    assert offered(sheet, "trainer", ["composure"]) == ["composure"]
    moves = [skill.skill for skill in sheet.found.by_role["trainer"].moves]
    assert offered(sheet, "trainer", []) == moves[:3]
