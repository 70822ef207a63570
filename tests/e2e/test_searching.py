"""Somebody types into the search field, with script and without."""

from playwright.sync_api import Browser, expect

from tests.e2e.watching import watched
from tests.portal import Portal


def test_names_come_up_while_somebody_types(browser: Browser, portal: Portal) -> None:
    with watched(browser, portal.url, 390) as visit:
        visit.open("/search/")
        page = visit.page
        field = page.get_by_role("searchbox")
        names = page.locator(".suggested a")
        expect(page.locator(".suggested")).to_be_hidden()

        field.press_sequentially("team lead")
        expect(names.first).to_have_text("Team Leader")
        expect(names).to_have_count(6)
        expect(page.get_by_role("status")).to_have_text("You may mean one of these.")
        field.press("ArrowDown")
        expect(names.first).to_be_focused()
        page.keyboard.press("Escape")
        expect(field).to_be_focused()
        expect(page.locator(".suggested")).to_be_hidden()

        field.press("ArrowDown")
        expect(names.first).to_be_visible()
        field.press("Escape")
        expect(page.locator(".suggested")).to_be_hidden()
        expect(field).to_have_value("team lead")
        field.press("ArrowDown")
        expect(names.first).to_be_visible()
        field.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{visit.base}/roles/team-leader/")
        assert page.context.cookies() == []
        assert visit.faults() == []


def test_the_way_to_search_leads_into_the_field(browser: Browser, portal: Portal) -> None:
    with watched(browser, portal.url, 390) as visit:
        visit.open("/")
        page = visit.page
        page.get_by_role("banner").get_by_role("link", name="Search").click()
        expect(page.get_by_role("searchbox")).to_be_focused()
        expect(page.get_by_role("heading", name="Search", level=1)).to_be_in_viewport()


def test_without_script_the_button_does_it(browser: Browser, portal: Portal) -> None:
    with watched(browser, portal.url, 390, script=False) as visit:
        visit.open("/search/")
        page = visit.page
        page.get_by_role("searchbox").fill("night shfit")
        page.get_by_role("button", name="Search").click()
        expect(page.get_by_role("main")).to_contain_text("We read it as “night shift”.")
        first = page.locator("section[aria-labelledby=best] a").first
        expect(first).to_have_text("Shifts and hours")


def test_nothing_found_leads_to_the_map(browser: Browser, portal: Portal) -> None:
    with watched(browser, portal.url, 390) as visit:
        visit.open("/search/?q=xyzzy+plugh")
        visit.page.get_by_role("link", name="See the whole ladder").click()
        expect(visit.page).to_have_url(f"{visit.base}/ladder/")
