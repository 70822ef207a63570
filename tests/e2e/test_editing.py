"""An editor at work, on a portal of their own: what they publish is seen by all who come after."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import sign_in
from tests.e2e.watching import WIDTHS, watched
from tests.portal import Portal, started


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with started() as running:
        yield running


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_an_editor_changes_a_role_and_publishes_it(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    words = f"Says hello {'with' if script else 'without'} script, {width} pixels wide."
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        main = page.get_by_role("main")
        sign_in(visit, portal.password)
        main.get_by_role("link", name="Roles", exact=True).first.click()
        main.get_by_role("link", name="Trainer", exact=True).click()
        page.locator("#id_summary").fill(words)
        page.get_by_role("button", name="Save and stay").first.click()
        expect(page.get_by_role("status").first).to_contain_text("ends without a source mark")
        page.locator("#id_summary").fill(words + " {ed}")
        page.get_by_role("button", name="Save", exact=True).first.click()
        visit.open("/roles/")
        expect(main).not_to_contain_text(words)
        page.goto(f"{portal.url}/desk/publish/")
        expect(main).to_contain_text("Trainer role, changed")
        page.get_by_label("What changes with this edition").fill("The trainer says hello")
        page.get_by_role("button", name="Publish").click()
        expect(page.get_by_role("status").first).to_contain_text("is live.")
        visit.open("/roles/")
        expect(main).to_contain_text(words)
        assert visit.logged == []
