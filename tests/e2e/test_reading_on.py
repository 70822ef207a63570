"""Reading on: from the foot of one page to the next, and a link to one part of a guide."""

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.watching import WIDTHS, watched
from tests.portal import Portal

pytestmark = [
    pytest.mark.parametrize("script", [True, False], ids=["script", "no script"]),
    pytest.mark.parametrize("width", WIDTHS),
]


def test_one_saying_can_be_sent_to_a_friend(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        visit.open("/guides/")
        page.get_by_role("link", name="Myths, and what is true").click()
        page.get_by_role("link", name="Link to this part: “You just answer the phone.”").click()
        shared = f"{portal.url}/guides/myths-and-realities/#you-just-answer-the-phone"
        expect(page).to_have_url(shared)
        page.goto(shared)
        expect(page.get_by_role("heading", name="“You just answer the phone.”")).to_be_in_viewport()
        assert page.context.cookies() == []
        assert visit.logged == []


def test_at_the_foot_of_a_role_there_is_more_to_read_and_to_compare(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        visit.open("/roles/trainer/")
        page.get_by_role("navigation", name="On this page").get_by_role(
            "link", name="Next to this"
        ).click()
        beside = page.get_by_role("region", name="Next to this")
        expect(beside).to_be_in_viewport()
        beside.get_by_role("link", name="Training and how people grow").click()
        expect(page.get_by_role("heading", name="Being told how it went")).to_be_in_viewport()
        page.go_back()
        beside.get_by_role("link", name="Compare with Team Leader").click()
        expect(page).to_have_url(f"{portal.url}/roles/compare/?role=trainer&role=team-leader")
        page.get_by_role("navigation", name="You are here").get_by_role(
            "link", name="Roles"
        ).click()
        expect(page).to_have_url(f"{portal.url}/roles/")
        assert page.context.cookies() == []
        assert visit.logged == []
