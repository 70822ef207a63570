"""An editor is stopped by a check, mends what it found, and looks at what became of the ladder."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import sign_in
from tests.e2e.watching import WIDTHS, watched
from tests.portal import Portal, started

ROLE = "/desk/careers/role/trainer/change/"


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with started() as running:
        yield running


@pytest.mark.parametrize("width", [WIDTHS[0], WIDTHS[-1]])
def test_a_finding_leads_to_its_field_and_is_gone_once_mended(
    browser: Browser, portal: Portal, width: int
) -> None:
    with watched(browser, portal.url, width) as visit:
        page = visit.page
        main = page.get_by_role("main")
        sign_in(visit, portal.password)
        visit.open(ROLE)
        page.locator("#id_summary").fill("Teaches.")
        page.get_by_role("button", name="Save", exact=True).first.click()
        visit.open("/desk/checks/?severity=error")
        expect(page.get_by_role("heading", level=1)).to_have_text("1 thing stands in the way")
        assert visit.faults() == []
        main.get_by_role("link", name="Role: Trainer, summary").click()
        expect(page).to_have_url(f"{portal.url}{ROLE}#id_summary")
        expect(page.locator("#id_summary")).to_be_in_viewport()
        page.locator("#id_summary").fill("Teaches people. {ed}")
        page.get_by_role("button", name="Save", exact=True).first.click()
        visit.open("/desk/checks/")
        expect(page.get_by_role("heading", level=1)).to_contain_text("worth a look")
        expect(main).not_to_contain_text("Stands in the way.")
        page.locator("#id_kind").select_option("skill")
        page.get_by_role("button", name="Show these").click()
        expect(main).to_contain_text("Skills no question measures")


@pytest.mark.parametrize("width", [WIDTHS[0], WIDTHS[-1]])
def test_what_became_of_the_ladder_is_drawn_and_told(
    browser: Browser, portal: Portal, width: int
) -> None:
    with watched(browser, portal.url, width) as visit:
        page = visit.page
        main = page.get_by_role("main")
        sign_in(visit, portal.password)
        visit.open(ROLE)
        page.locator("#id_level").select_option("management")
        page.get_by_role("button", name="Save", exact=True).first.click()
        visit.open("/desk/changes/")
        expect(main).to_contain_text("Trainer: from Leads and specialists, People development")
        expect(main.locator(".is-moved, .is-left")).to_have_count(2)
        assert visit.faults() == []
        words, picture = (
            main.locator(part).bounding_box() for part in (".desk-ladder dl", ".desk-ladder .map")
        )
        assert words
        assert picture
        # On a phone the words come first.
        assert (words["y"] < picture["y"]) == (width == WIDTHS[0])
        main.get_by_role("link", name="The other way round").click()
        expect(page).to_have_url(f"{portal.url}/desk/changes/?from=draft&to=live")
        page.locator("#id_from").select_option("1")
        page.get_by_role("button", name="Compare").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Both say the same")
        visit.open("/desk/changes/?from=1&to=live")
        assert visit.faults() == []
