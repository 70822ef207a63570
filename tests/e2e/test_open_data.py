"""People who take the data with them, and an editor who changes an address somebody kept."""

import hashlib
import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import sign_in
from tests.e2e.watching import watched
from tests.portal import Portal, started


@pytest.mark.parametrize(("width", "script"), [(320, False), (1280, True)])
def test_a_training_lead_takes_a_table_and_looks_up_its_columns(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        main = page.get_by_role("main")
        visit.open("/")
        page.get_by_role("contentinfo").get_by_role("link", name="Open data").click()
        with page.expect_download() as download:
            main.get_by_role("link", name="role_skills.csv").first.click()
        lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
        assert lines[0] == '"role","skill","level","importance","note","note_sources"'
        main.get_by_text("role_skills.csv").last.click()
        expect(main.get_by_text("From 0, not asked for, to 3, critical.")).to_be_visible()
        assert page.context.cookies() == []
        assert visit.logged == []


def test_a_program_on_another_site_may_read_the_files_and_no_page(
    browser: Browser, portal: Portal
) -> None:
    page = browser.new_page()
    read = "address => fetch(address).then(answer => answer.text(), () => 'refused')"
    document = page.evaluate(read, f"{portal.url}/open-data/edition.json")
    assert json.loads(document)["site"]["name"] == "Rungs"
    assert page.evaluate(read, f"{portal.url}/open-data/") == "refused"
    page.goto(f"{portal.url}/open-data/")
    told = page.get_by_text(hashlib.sha256(document.encode()).hexdigest())
    expect(told).to_be_visible()
    page.close()


def test_an_address_that_somebody_kept_goes_on_leading_there(browser: Browser) -> None:
    with started() as portal, watched(browser, portal.url) as visit:
        page = visit.page
        main = page.get_by_role("main")
        sign_in(visit, portal.password)
        page.goto(f"{portal.url}/desk/careers/role/trainer/change/")
        page.get_by_role("link", name="Change its address").click()
        page.get_by_label("New code").fill("coach")
        page.get_by_role("button", name="See what it changes").click()
        expect(main).to_contain_text("/roles/trainer/ → /roles/coach/")
        assert visit.faults() == []
        page.get_by_role("button", name="Change the address").click()
        expect(page.get_by_role("status").first).to_contain_text("/roles/coach/ now")
        page.goto(f"{portal.url}/desk/publish/")
        expect(main).to_contain_text("1 thing differs from edition 1")
        page.get_by_label("What changes with this edition").fill("The trainer has another address")
        page.get_by_role("button", name="Publish").click()
        expect(page.get_by_role("status").first).to_contain_text("is live.")
        for old, new in (
            ("/roles/trainer/", "/roles/coach/"),
            ("/steps/trainer-to-call-center-manager/", "/steps/coach-to-call-center-manager/"),
        ):
            visit.open(old)
            expect(page).to_have_url(f"{portal.url}{new}")
            expect(page.get_by_role("heading", level=1)).to_contain_text("Trainer")
        assert visit.logged == []
