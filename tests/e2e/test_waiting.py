"""A draft that takes long to publish: told how far it is, stopped, sent off again, left and come back to."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.people import sign_in
from tests.e2e.watching import watched
from tests.portal import Portal, started

NOTE = "More roles than there were, seen at {width} pixels"
LARGE = """
from django.core.management import call_command
call_command("make_catalogue", roles=46, skills=230, links=1840, seed={seed}, replace=True)
"""
"""As many roles as made-up people are sent through: some seconds of work."""


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with started() as running:
        yield running


def send_off(page: Page) -> None:
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Publishing the draft")
    expect(page.locator("[aria-current=step]")).to_have_count(1)
    expect(page.get_by_role("progressbar")).to_have_count(1)


@pytest.mark.parametrize(
    ("width", "script"), [(360, False), (1280, True)], ids=["no script", "script"]
)
def test_a_publisher_waits_stops_and_comes_back(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    portal.run(LARGE.format(seed=1 + script))
    note = NOTE.format(width=width)
    with watched(browser, portal.url, width, script=script) as visit:
        page, main = visit.page, visit.page.get_by_role("main")
        sign_in(visit, portal.password)
        visit.open("/desk/publish/")
        page.get_by_label("What changes with this edition").fill(note)
        send_off(page)
        page.get_by_role("button", name="Stop it").click()
        expect(main).to_contain_text("Nothing was published")
        expect(main).to_contain_text("It was stopped before it was done.")
        expect(page.get_by_label("What changes with this edition")).to_have_value(note)

        send_off(page)
        visit.open("/editions/")
        expect(main).not_to_contain_text(note)
        page.go_back()
        expect(page.get_by_role("status").first).to_contain_text("is live.")
        assert visit.faults() == []
        visit.open("/editions/")
        expect(main).to_contain_text(note)
