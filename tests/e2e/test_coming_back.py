"""Somebody without an account begins on one device and comes back on another."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.people import answer_section
from tests.e2e.watching import Watched, watched
from tests.portal import Portal

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])

CODE = re.compile(r"^[0-9A-Z]{4}(-[0-9A-Z]{4}){6}$")


def noted(page: Page) -> str:
    """The code as somebody would copy it from the page."""
    code = page.locator(".code > [aria-hidden]").first.inner_text()
    assert CODE.match(code)
    return code


def faults(visit: Watched, script: bool) -> list[str]:
    """What is wrong with the page; axe is a script itself."""
    return visit.faults() if script else visit.logged + visit.too_wide()


def come_back(visit: Watched, code: str) -> None:
    visit.open("/assessment/")
    visit.page.get_by_role("link", name="come back with your code").click()
    visit.page.get_by_label("Your code").fill(code)
    visit.page.get_by_role("button", name="Open my answers").click()


@SCRIPT
def test_an_agent_begins_at_work_and_goes_on_from_a_phone(
    browser: Browser, portal: Portal, script: bool
) -> None:
    with watched(browser, portal.url, script=script) as visit:
        page = visit.page
        visit.open("/roles/team-leader/")
        page.get_by_role("link", name="Measure yourself for Team Leader").click()
        expect(page).to_have_url(f"{portal.url}/assessment/part/1/?role=team-leader")
        code = noted(page)
        answer_section(page)
        expect(page).to_have_url(f"{portal.url}/assessment/part/2/")
        page.get_by_text("the way back from any other device").click()
        expect(page.locator(".own-code .code")).to_be_visible()
        assert noted(page) == code
        assert visit.logged == []

    with watched(browser, portal.url, 360, script=script) as visit:
        page = visit.page
        come_back(visit, code[:-2])
        summary = page.get_by_role("alert")
        if script:
            expect(summary).to_be_focused()
        expect(
            page.get_by_text("This has 26 letters and digits, and a code has 28.")
        ).to_be_visible()
        visit.logged.clear()  # the browser's own line about the 422
        assert faults(visit, script) == []
        come_back(visit, f"  {code.lower().replace('-', ' ')} ")
        expect(page).to_have_url(re.compile("/assessment/part/2/#"))
        while "/part/" in page.url:
            answer_section(page)
        expect(page).to_have_url(re.compile("/assessment/result/"))
        visit.open("/assessment/plan/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Team Leader")
        visit.open("/assessment/code/")
        page.get_by_role("link", name="Make a new code").click()
        new = noted(page)
        assert faults(visit, script) == []
        page.get_by_role("button", name="Use this code from now on").click()
        expect(page).to_have_url(f"{portal.url}/assessment/code/")
        assert new == noted(page) != code
        assert code not in page.url + page.title()

    with watched(browser, portal.url, script=script) as visit:
        page = visit.page
        come_back(visit, code)
        expect(page.get_by_text("This code opens nothing.")).to_be_visible()
        come_back(visit, new)
        expect(page).to_have_url(f"{portal.url}/assessment/result/")
        page.get_by_role("link", name="Leave a shared computer").click()
        assert noted(page) == new
        page.get_by_role("button", name="I have noted it: forget it here").click()
        assert noted(page) == new
        visit.logged.clear()  # the browser's own line about the 422
        assert faults(visit, script) == []
        visit.open("/assessment/result/")
        expect(page.get_by_role("heading", level=1)).to_have_text("There is no result yet")
        come_back(visit, new)
        expect(page).to_have_url(f"{portal.url}/assessment/result/")


@SCRIPT
def test_on_paper_the_card_stands_alone_and_no_other_page_shows_the_code(
    browser: Browser, portal: Portal, script: bool
) -> None:
    with watched(browser, portal.url, script=script) as visit:
        page = visit.page
        visit.open("/assessment/part/1/")
        answer_section(page)
        page.emulate_media(media="print")
        visit.open("/assessment/code/")
        expect(page.locator(".card .code")).to_be_visible()
        expect(page.get_by_text("Enter it at")).to_be_visible()
        expect(page.get_by_role("link", name="Make a new code")).to_be_hidden()
        for path in ("answers/", "result/", "part/2/"):
            visit.open(f"/assessment/{path}")
            expect(page.locator(".own-code")).to_be_hidden()


def test_a_click_selects_the_code_whole(browser: Browser, portal: Portal) -> None:
    with watched(browser, portal.url) as visit:
        visit.open("/assessment/part/1/")
        code = noted(visit.page)
        visit.page.locator(".code > [aria-hidden]").first.click()
        assert visit.page.evaluate("getSelection().toString()") == code
