"""The ruler of questions and the fit bar."""

from careers.domain.questionnaire import sections
from careers.domain.recommendation import recommend
from careers.pages.gauge import FitBar, Mark, SkillBar, fit_bar, ruler, skill_bar
from tests import factories


def test_the_ruler_has_a_mark_for_every_question_and_a_gap_between_parts() -> None:
    parts = sections(factories.catalogue())
    drawn = ruler(parts, {"speaking-1": 3, "planning-1": None}, parts[1])
    assert drawn.marks == (
        Mark(0.5, "answered", here=False),
        Mark(8.5, "skipped", here=False),
        Mark(24.5, "open", here=True),
        Mark(32.5, "open", here=False),
        Mark(48.5, "open", here=False),
        Mark(56.5, "open", here=False),
    )
    assert drawn.width == 64


def test_a_ruler_of_no_questions_is_empty() -> None:
    assert ruler((), {}).marks == ()


def test_the_bar_shows_the_floored_figures_and_keeps_its_stroke_inside() -> None:
    found = recommend(factories.catalogue(), {"speaking-1": 1, "planning-1": 1})
    bar = fit_bar(found.by_role["leader"])
    assert (bar.fit, bar.low, bar.high) == found.by_role["leader"].shown
    assert (bar.guess, bar.width) == (float(bar.fit), bar.high - bar.low)
    strong = recommend(factories.catalogue(), dict.fromkeys(("speaking-1", "planning-1"), 5))
    assert fit_bar(strong.by_role["agent"]).guess == 99.0


def test_a_range_of_no_width_can_still_be_seen() -> None:
    assert FitBar(100, 100, 100, 99.0).width == 1


def test_a_skill_stands_between_its_levels_with_what_is_asked_beside_it() -> None:
    found = recommend(factories.catalogue(), {"speaking-1": 1, "planning-1": 3})
    by_skill = {skill.skill: skill for skill in found.by_role["leader"].skills}
    planning = by_skill["planning"]
    bar = skill_bar(planning)
    # One answer of 3 leaves the mean at 3; its SD is sqrt(.64/1.5 + .09), and 1.28 of it .92 levels.
    assert bar == SkillBar(need=74.0, guess=50.0, low=27.92, high=72.08)
    assert (planning.level, bar.width) == (4, 44.16)
    assert skill_bar(by_skill["speaking"]).low == 2.0


def test_the_bar_of_a_skill_has_five_ticks_from_end_to_end() -> None:
    assert SkillBar(2, 2, 2, 2).ticks == "M2 9v10M26 9v10M50 9v10M74 9v10M98 9v10"
