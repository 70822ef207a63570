"""What a person does with a result: supposes, sets aside, chooses; with script and without."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, StorageState, expect

from tests.e2e.people import answer_everything
from tests.e2e.watching import SCHEMES, WIDTHS, Scheme, Watched, watched
from tests.portal import Portal

pytestmark = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])

WHAT_IF = "/assessment/what-if/"


@pytest.fixture
def visit(browser: Browser, portal: Portal, *, script: bool) -> Iterator[Watched]:
    """Somebody with an attempt of their own, every question answered and no plan made."""
    with watched(browser, portal.url, 1280) as taken:
        answer_everything(taken)
        state: StorageState = taken.page.context.storage_state()
    with watched(browser, portal.url, 360, script=script, state=state) as found:
        yield found


def faults(visit: Watched, *, script: bool) -> list[str]:
    """What is wrong with the page as it stands; axe itself is a script, and finds the same without."""
    return [*visit.faults(), *visit.unreadable()] if script else visit.logged


def shown(page: Page) -> str:
    """What the page says first of what would change."""
    return page.locator("#said").inner_text()


def test_a_level_is_supposed_and_put_back(visit: Watched, *, script: bool) -> None:
    page = visit.page
    visit.open(f"{WHAT_IF}coaching/")
    supposed = shown(page)
    assert "points" in supposed
    level = page.get_by_label("Coaching")
    expect(level).not_to_have_value("")
    level.focus()
    level.select_option("")
    if script:
        expect(page.locator("#said")).to_have_text(
            "Nothing is supposed yet: choose a level for a skill."
        )
        expect(level).to_be_focused()
        assert page.url == f"{visit.base}{WHAT_IF}coaching/"
        level.select_option("5")
        level.select_option("4")
        expect(page.locator("#said")).to_contain_text("points more")
    else:
        assert shown(page) == supposed
    level.select_option("4")
    page.get_by_role("button", name="Show what would change").click()
    expect(page.locator("#said")).to_contain_text("points more")
    assert page.url == f"{visit.base}{WHAT_IF}"
    page.get_by_role("link", name="Put it back as it was").click()
    expect(page.locator("#said")).to_contain_text("Nothing is supposed yet")
    visit.open("/assessment/result/")
    assert visit.logged == []


def test_where_the_line_is_gone_the_button_is_still_there(visit: Watched, *, script: bool) -> None:
    page = visit.page
    visit.open(WHAT_IF)
    sent: list[str] = []

    def lost(route: Route) -> None:
        sent.append(route.request.resource_type)
        if route.request.resource_type == "fetch":
            route.abort()
        else:
            route.continue_()

    page.route(f"**{WHAT_IF}", lost)
    before = shown(page)
    page.locator("select").first.select_option("5")
    if script:
        with page.expect_event("requestfailed"):
            pass
    assert shown(page) == before
    page.get_by_role("button", name="Show what would change").click()
    expect(page.locator("#said")).not_to_have_text(before)
    assert sent == (["fetch", "document"] if script else ["document"])


def test_a_role_is_set_aside_and_brought_back(visit: Watched, *, script: bool) -> None:
    page = visit.page
    visit.open("/assessment/result/")
    page.get_by_role("button", name=re.compile("Not for me ?: Trainer")).click()
    expect(page.get_by_role("heading", name="Set aside")).to_be_in_viewport()
    back = page.get_by_role("button", name=re.compile("Bring it back ?: Trainer"))
    expect(back).to_be_in_viewport()
    assert faults(visit, script=script) == []
    back.click()
    expect(page.get_by_role("button", name=re.compile("Not for me ?: Trainer"))).to_have_count(1)
    expect(page.get_by_role("heading", name="Set aside")).to_have_count(0)


def test_one_role_is_chosen_and_opened_down_to_the_answers(visit: Watched, *, script: bool) -> None:
    page = visit.page
    visit.open("/assessment/result/")
    page.get_by_label("Which role?").select_option("Team Leader")
    page.get_by_role("button", name="Show me that role alone").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Team Leader and you")
    why = page.get_by_text("Why, and what you can do").first
    why.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Change this answer").first).to_be_visible()
    assert faults(visit, script=script) == []
    page.get_by_role("link", name="What if you were at").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What if …?")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_newcomer_for_whom_nothing_fits_finds_what_to_do(
    browser: Browser, portal: Portal, scheme: Scheme, *, script: bool
) -> None:
    with watched(browser, portal.url, 1280, scheme, script=script) as visit:
        page = visit.page
        visit.open("/assessment/part/1/")
        while "/part/" in page.url:
            send = page.get_by_role("button", name="Save and go on")
            expect(send).to_be_visible()  # it stands below the last question: the page is all there
            for place, group in enumerate(page.locator("fieldset").all()):
                group.locator(f"input[value='{1 + place % 2}']").check(force=True)
            send.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Nothing fits clearly yet")
        expect(page.get_by_role("heading", name="What you can do next week")).to_be_visible()
        for width in WIDTHS:
            visit.resize(width)
            assert faults(visit, script=script) == []
        page.get_by_text("roles of the centre").first.click()
        page.get_by_role("button", name=re.compile("Not for me ?: Team Leader")).click()
        expect(
            page.get_by_role("button", name=re.compile("Bring it back ?: Team Leader"))
        ).to_be_visible()
