"""Somebody looks for their way: leaves a role out, keeps to a track, and sets their answers beside it."""

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import answer_everything
from tests.e2e.watching import watched
from tests.portal import Portal

AGENT, MANAGER = "Customer Service Representative", "Operations Manager"


@pytest.mark.parametrize(("width", "script"), [(320, False), (1280, True)])
def test_an_agent_finds_another_way_and_sees_it_with_their_own_answers(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        heading = page.get_by_role("heading", level=1)
        visit.open("/ladder/route/")
        page.get_by_label("I am here").select_option(AGENT)
        page.get_by_label("I want to be there").select_option(MANAGER)
        page.get_by_role("button", name="Show the route").click()
        expect(heading).to_have_text("Three steps, by way of Team Leader and Call Center Manager")
        page.locator("a", has_text="Leave it out: Team Leader").click()
        expect(heading).to_have_text("Three steps, by way of Trainer and Call Center Manager")
        page.get_by_role("link", name="See it on the ladder").click()
        expect(heading).to_have_text("Three steps, by way of Trainer and Call Center Manager")
        expect(page.locator("a", has_text="without Team Leader")).to_be_visible()
        page.get_by_role("link", name="Every leg in full").click()
        page.get_by_label("Rather keep to a track").select_option("Quality")
        page.get_by_role("button", name="Show the ways").click()
        expect(heading).to_contain_text("Quality Assurance Analyst")
        expect(page.get_by_text("more than the way that asks least.").first).to_be_visible()
        page.locator("a", has_text="without Team Leader").click()
        page.locator("a", has_text="rather on the track Quality").click()
        expect(heading).to_have_text("Three steps, by way of Team Leader and Call Center Manager")
        page.locator("summary", has_text="Level by level").first.click()
        expect(page.locator("details[open] dt").first).to_be_visible()
        page.get_by_role("link", name="With your own answers").click()
        expect(heading).to_have_text("Your own answers come first")
        page.get_by_role("link", name="Back to the route").click()
        expect(heading).to_have_text("Three steps, by way of Team Leader and Call Center Manager")
        assert page.context.cookies() == []
        answer_everything(visit)
        visit.open("/assessment/route/operations-manager/")
        expect(heading).to_contain_text("Three steps, by way of")
        expect(page.get_by_text("You now:").first).to_be_visible()
        page.get_by_role("link", name="The same for everybody").click()
        expect(page.get_by_text("You now:")).to_have_count(0)
        assert visit.logged == []
