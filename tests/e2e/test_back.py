"""Back and Forward over what was chosen in a form that answers while it is filled in."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.watching import WIDTHS, watched
from tests.portal import Portal

pytestmark = pytest.mark.parametrize("width", WIDTHS)


def test_back_undoes_the_last_filter_and_forward_brings_it_again(
    browser: Browser, portal: Portal, width: int
) -> None:
    with watched(browser, portal.url, width) as visit:
        page = visit.page
        visit.open("/roles/")
        page.locator("summary", has_text="Narrow the list down").click()
        chosen = [page.locator("#contact-none"), page.locator("#place-centre")]
        for at, field in enumerate(chosen):
            page.locator(f"label[for='{field.get_attribute('id')}']").click()
            expect(page).to_have_url(re.compile(("contact=none$", "place=centre")[at]))
        for go, checked in (
            ("back", (True, False)),
            ("back", (False, False)),
            ("forward", (True, False)),
            ("forward", (True, True)),
        ):
            _go(page, go)
            for field, held in zip(chosen, checked, strict=True):
                expect(field).to_be_checked(checked=held)
            expect(page.locator("#narrowed a:not([href='/roles/#heading'])")).to_have_count(
                sum(checked) if sum(checked) != 1 else 0
            )
        assert visit.logged == []


def test_back_on_the_ladder_goes_from_choice_to_choice_and_then_where_one_came_from(
    browser: Browser, portal: Portal, width: int
) -> None:
    with watched(browser, portal.url, width) as visit:
        page = visit.page
        visit.open("/roles/")
        visit.open("/ladder/")
        here = page.get_by_label("I am here")
        for code in ("trainer", "team-leader"):
            here.select_option(code)
            expect(page).to_have_url(f"{portal.url}/ladder/?from={code}")
        for go, code in (
            ("back", "trainer"),
            ("back", ""),
            ("forward", "trainer"),
        ):
            _go(page, go)
            expect(here).to_have_value(code)
            _agree(page)
        _go(page, "back")
        expect(page).to_have_url(f"{portal.url}/ladder/")
        expect(here).to_have_value("")
        _go(page, "back")
        expect(page).to_have_url(f"{portal.url}/roles/")
        assert visit.logged == []


def test_coming_back_from_another_page_finds_what_was_chosen(
    browser: Browser, portal: Portal, width: int
) -> None:
    with watched(browser, portal.url, width) as visit:
        page = visit.page
        visit.open("/roles/")
        page.locator("summary", has_text="Narrow the list down").click()
        page.locator("label[for='contact-none']").click()
        expect(page.locator("#counted")).to_contain_text("are left.")
        page.locator("#found li a").first.click()
        expect(page).to_have_url(re.compile("/roles/[a-z-]+/$"))
        _go(page, "back")
        expect(page).to_have_url(f"{portal.url}/roles/?contact=none")
        expect(page.locator("#contact-none")).to_be_checked()
        assert visit.logged == []


def _go(page: Page, way: str) -> None:
    """One step of history. A step inside a page makes the page anew, which Playwright's own
    `go_back` takes for a navigation that failed. It is taken after the call is answered: the page
    that would answer may be gone."""
    page.evaluate(f"void setTimeout(() => history.{way}())")


def _agree(page: Page) -> None:
    """That the page says what its address says: the same as when it is asked for anew."""
    told = page.title()
    page.reload()
    expect(page).to_have_title(told)
