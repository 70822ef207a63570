"""Somebody at the desk posts an opening and announces something; somebody else sees both at once, and
no longer once they are over. On a portal of their own, since everybody sees it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.people import sign_in
from tests.e2e.watching import WIDTHS, Watched, watched
from tests.portal import Portal, started


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with started() as running:
        yield running


PLACES = ("/", "/jobs/", "/roles/team-leader/", "/ladder/")


def fill(page: Page, title: str) -> None:
    page.get_by_label("Title").fill(title)
    page.get_by_label("Role").select_option("Team Leader")
    page.get_by_label("Place").fill("Leeds")
    page.get_by_label("Text").fill("You lead **eight** people.\n\n- And their shifts.")
    page.get_by_label("Where to apply").fill("https://work.example/1")
    page.get_by_label("Closes on").fill((date.today() + timedelta(days=9)).isoformat())  # noqa: DTZ011


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_an_opening_is_posted_seen_and_closed(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    title = f"Night lead {width} {script}"
    with (
        watched(browser, portal.url, width, script=script) as staff,
        watched(browser, portal.url, width, script=script) as visitor,
    ):
        page, main = staff.page, staff.page.get_by_role("main")
        sign_in(staff, portal.password)
        page.get_by_text("More", exact=True).click()
        page.get_by_role("link", name="Openings", exact=True).click()
        page.get_by_role("link", name="Post an opening").click()
        fill(page, title)
        if not script:
            page.get_by_role("button", name="Show it as visitors would see it").click()
        shown = page.locator("#shown")
        expect(shown).to_contain_text("You lead eight people.")
        expect(shown.get_by_text("Apply at work.example")).to_be_visible()
        assert not script or staff.faults() == []
        page.get_by_role("button", name="Post it").click()
        expect(page.get_by_role("status").first).to_contain_text(f"“{title}” is kept: shown now")
        assert not script or staff.faults() == []
        seen_by(visitor, title, script=script)
        page.get_by_role("button", name=f"Close now {title}").click()
        expect(main.get_by_role("heading", name="Closed")).to_be_visible()
        for place in PLACES:
            visitor.open(place)
            expect(visitor.page.get_by_role("main")).not_to_contain_text(title)
        assert staff.logged == []


def seen_by(visitor: Watched, title: str, *, script: bool) -> None:
    """Wherever it stands, and its own page, from the list."""
    main = visitor.page.get_by_role("main")
    for place in ("/", "/roles/team-leader/", "/jobs/"):
        visitor.open(place)
        expect(main).to_contain_text(title)
        assert not script or visitor.faults() == []
    main.get_by_role("link", name=title).click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(title)
    assert not script or visitor.faults() == []
    visitor.open("/ladder/")
    expect(main).to_contain_text("Open now: Team Leader (1)")
    assert visitor.logged == []


def test_an_announcement_appears_in_another_browser_and_goes(
    browser: Browser, portal: Portal
) -> None:
    with watched(browser, portal.url) as staff, watched(browser, portal.url) as visitor:
        visitor.open("/guides/")
        told = visitor.page.get_by_role("complementary", name="Announcement")
        expect(told).to_have_count(0)
        sign_in(staff, portal.password)
        page = staff.page
        page.goto(f"{portal.url}/desk/announcements/new/")
        page.get_by_label("Text").fill("We are closed on Monday.")
        expect(page.locator("#shown")).to_contain_text("We are closed on Monday.")
        page.get_by_role("button", name="Announce it").click()
        expect(page.get_by_role("status").first).to_contain_text("The announcement is kept.")
        assert staff.faults() == []
        visitor.page.reload()
        expect(told).to_contain_text("We are closed on Monday.")
        assert visitor.faults() == []
        page.get_by_role("button", name="End it now We are closed on Monday.").click()
        expect(page.get_by_role("status").first).to_contain_text("It is ended")
        visitor.page.reload()
        expect(told).to_have_count(0)
        assert staff.logged == visitor.logged == []


def test_a_file_is_looked_at_and_then_read_in(
    browser: Browser, portal: Portal, tmp_path: Path
) -> None:
    with watched(browser, portal.url) as visit:
        sign_in(visit, portal.password)
        page = visit.page
        page.goto(f"{portal.url}/desk/jobs/import/")
        with page.expect_download() as caught:
            page.get_by_role("link", name="A template to fill in").click()
        file = tmp_path / "openings.csv"
        caught.value.save_as(file)
        page.get_by_label("The file", exact=True).set_input_files(file)
        page.get_by_role("button", name="Look at it first").click()
        expect(page.get_by_role("main")).to_contain_text("1 would be added")
        assert visit.faults() == []
        page.get_by_role("button", name="Read it in").click()
        expect(page.get_by_role("status").first).to_contain_text("1 opening is read in.")
        page.get_by_role("button", name="Close now What the opening is called").click()
        assert visit.logged == []
