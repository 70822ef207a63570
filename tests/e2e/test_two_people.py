"""Two people edit Team Leader at once, each in a browser of their own; nothing is lost."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import sign_in
from tests.e2e.watching import Watched, watched
from tests.portal import Portal, started

ROLE = "/desk/careers/role/team-leader/change/"


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with started() as running:
        yield running


def wrong(visit: Watched) -> list[str]:
    """What is wrong with the page of both versions, but for its status, which browsers log."""
    refused = ("409 (Conflict)", "422 (Unprocessable")
    visit.logged[:] = [it for it in visit.logged if not any(said in it for said in refused)]
    found = [*visit.faults(), *visit.unreadable()]
    visit.logged.clear()  # what axe itself was not let do
    return found


@pytest.mark.parametrize(
    ("width", "script"), [(320, True), (1280, False)], ids=["script", "no script"]
)
def test_the_second_chooses_field_by_field(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    mark = f"{width} wide. {{ed}}"
    with (
        watched(browser, portal.url) as one,
        watched(browser, portal.url, width, script=script) as other,
    ):
        for visit in (one, other):
            sign_in(visit, portal.password)
            visit.open(ROLE)
        one.page.locator("#id_summary").fill(f"Theirs, {mark}")
        one.page.locator("#id_day").fill(f"Their day, {mark}")
        one.page.get_by_role("button", name="Save", exact=True).first.click()
        expect(one.page.get_by_role("status").first).to_contain_text("was changed successfully")

        page = other.page
        page.locator("#id_summary").fill(f"Mine, {mark}")
        page.locator("#id_lead").fill(f"My opening, {mark}")
        page.get_by_role("button", name="Save and stay").first.click()
        expect(page.get_by_role("main")).to_contain_text("You both changed 1 place")
        assert not script or wrong(other) == []
        page.get_by_role("button", name="Save what is chosen").click()
        fault = page.get_by_role("alert")
        expect(fault).to_contain_text("Choose one of them.")
        assert not script or wrong(other) == []
        fault.get_by_role("link", name="Summary").press("Enter")
        place = page.get_by_role("group", name="Summary")
        expect(place).to_contain_text(f"Theirs, {mark}")
        place.get_by_role("radio", name="Yours").press("Space")
        page.get_by_role("button", name="Save what is chosen").press("Enter")
        expect(page.get_by_role("status").first).to_contain_text("was changed successfully")
        expect(page.locator("#id_summary")).to_have_value(f"Mine, {mark}")
        expect(page.locator("#id_day")).to_have_value(f"Their day, {mark}")
        expect(page.locator("#id_lead")).to_have_value(f"My opening, {mark}")
        assert one.logged == []
