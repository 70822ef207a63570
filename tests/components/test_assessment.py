"""What the self-assessment is made of."""

import re

from django.utils import translation

from careers.domain.questionnaire import sections
from careers.domain.scoring import RoleResult
from careers.forms.assessment import SectionForm
from tests import factories
from tests.components.rendering import rendered
from tests.pages.results import found


def middling() -> RoleResult:
    return found(speaking=3, planning=2).by_role["leader"]


def test_fit_bar_stands_where_the_figures_say() -> None:
    fit, low, high = middling().shown
    bar = rendered("{% fit_bar result %}", result=middling())
    assert f'<rect class="doubt" x="{low}" y="7" width="{high - low}" height="14"/>' in bar
    assert f'<path class="guess" d="M{fit}.0 3v22"/>' in bar
    assert "fit-scale" not in bar
    marked = rendered("{% fit_bar result marked=True %}", result=middling())
    assert re.sub(r"<svg.*", "", marked) == (
        '<div class="fit-scale hush" aria-hidden="true">'
        "<span>0</span><span>75</span><span>90</span></div>"
    )


def test_skill_bar_stands_where_the_levels_say() -> None:
    [speaking] = [line for line in middling().skills if line.skill == "speaking"]
    assert speaking.level == 4
    bar = rendered("{% skill_bar result %}", result=speaking)
    # Five levels over 100 units, two left at either end: level 4 stands at 74.
    assert '<path class="need" d="M74.0 0v28"/>' in bar
    assert bar.count("9v10") == 5
    with translation.override("de"):  # where a number has a comma, a place has none
        assert rendered("{% skill_bar result %}", result=speaking) == bar


def test_fit_key_says_what_makes_a_band() -> None:
    key = rendered("{% fit_key %}")
    assert key.startswith('<p class="sign">The bar runs from 0 to 100')
    assert "90" in key


def test_band_says_whether_it_is_provisional() -> None:
    strong = found(speaking=5, planning=5).by_role["leader"]
    assert strong.band == "ready"
    assert '<circle class="full"' in rendered("{% band result %}", result=strong)
    assert "(provisional)" not in rendered("{% band result %}", result=strong)
    early = found(speaking=None, planning=None).by_role["leader"]
    assert "(provisional)" in rendered("{% band result %}", result=early)


def test_cover_never_says_a_figure_without_its_range() -> None:
    fit, low, high = middling().shown
    assert rendered("{% cover result %}", result=middling()) == (
        f"You cover <b>{fit} %</b> ({low}–{high}) of what it asks."
    )


def test_ruler_has_a_mark_for_every_question() -> None:
    parts = sections(factories.catalogue())
    answers = {"speaking-1": 3, "planning-1": None}
    drawn = rendered("{% ruler parts answers here %}", parts=parts, answers=answers, here=parts[1])
    assert re.findall(r'<rect class="([\w ]+)"', drawn) == [
        "answered",
        "skipped",
        "open here",
        "open",
        "open",
        "open",
    ]
    assert " here" not in rendered("{% ruler parts answers %}", parts=parts, answers=answers)


def test_scale_offers_five_places_and_a_way_past() -> None:
    catalogue = factories.catalogue()
    asked = sections(catalogue)[0]
    fresh = SectionForm(asked, catalogue, {"speaking-1": 4})
    drawn = rendered("{% scale field 'scale' %}", field=fresh["speaking-1"])
    assert re.findall(r'value="(\w+)"', drawn) == ["1", "2", "3", "4", "5", "skip"]
    assert re.findall(r'value="(\w+)" id="\w+[\w-]*" checked', drawn) == ["4"]
    assert "pole" not in drawn


def test_scale_says_what_is_missing_before_the_answers() -> None:
    catalogue = factories.catalogue()
    sent = SectionForm(sections(catalogue)[1], catalogue, {}, data={})
    assert not sent.is_valid()
    drawn = rendered("{% scale field %}", field=sent["prefers-people"])
    error = drawn.index('id="id_prefers-people_error"')
    assert drawn.index("<legend") < error < drawn.index('type="radio"')
    assert 'aria-describedby="id_prefers-people_error"' in drawn
    assert re.findall(r'<p class="pole" aria-hidden="true">(.*?)</p>', drawn) == [
        "do this",
        "do that",
    ]


def test_code_is_shown_in_groups_and_spelled_for_whoever_hears_it() -> None:
    html = rendered("{% code mine %}", mine="7Q2M-9XK4")
    assert html == (
        '<span class="code" translate="no" dir="ltr">'
        '<span aria-hidden="true">7Q2M-<wbr>9XK4</span>'
        '<span class="hidden">7 Q 2 M, 9 X K 4</span></span>'
    )
    assert 'class="code code-large"' in rendered("{% code mine large=True %}", mine="7Q2M")
