"""The people of the portal, each on their way, at three widths, with script and without."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import answer_again, answer_everything, answer_section, make_a_plan
from tests.e2e.watching import WIDTHS, watched
from tests.portal import Portal

pytestmark = [
    pytest.mark.parametrize("script", [True, False], ids=["script", "no script"]),
    pytest.mark.parametrize("width", WIDTHS),
]


def test_a_job_seeker_finds_out_what_the_job_is_like(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        visit.open("/")
        page.get_by_role("navigation", name="Main").get_by_role("link", name="Roles").click()
        main = page.get_by_role("main")
        main.get_by_role("link", name="Customer Service Representative").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Customer Service Representative")
        page.get_by_role("link", name="What is hard").first.click()
        expect(page.locator("#hard")).to_be_in_viewport()
        page.locator("dt").get_by_role("link", name="Difficult customers").click()
        expect(page).to_have_url(f"{portal.url}/challenges/difficult-customers/")
        page.go_back()
        page.locator("main a[href='/roles/team-leader/']").last.click()
        expect(page).to_have_url(f"{portal.url}/roles/team-leader/")
        assert page.context.cookies() == []
        assert visit.logged == []


def test_an_agent_narrows_the_roles_down_and_sets_two_side_by_side(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        visit.open("/roles/")
        page.locator("summary", has_text="Narrow the list down").click()
        page.locator("label[for='contact-none']").click()
        page.get_by_label("this skill").select_option("Coaching")
        if not script:
            page.get_by_role("button", name="Show what is left").click()
        status = page.locator("#counted")
        expect(status).to_have_text("3 roles of 19 are left. See them")
        expect(status).to_be_in_viewport()
        if script:  # what was wished for stands beside the choice
            expect(page.locator("#wished")).to_contain_text("Coaching: it counts there")
            expect(page.get_by_label("this skill")).to_have_value("")
        status.get_by_role("link", name="See them").click()
        expect(page.locator("#found li").first).to_be_in_viewport()
        for code in ("trainer", "quality-assurance-analyst"):
            page.locator(f"label[for='with-{code}']").click()
        page.get_by_role("button", name="Set the ticked ones side by side, up to three").click()
        heading = page.get_by_role("heading", level=1)
        expect(heading).to_have_text("Trainer or Quality Assurance Analyst?")
        row = page.locator("#skills ~ table tr", has_text="Coaching").first
        expect(row.locator("td").first).to_contain_text("5 of 5, critical")
        expect(row.locator("td .whose").first).to_be_visible(visible=width < 768)
        page.get_by_role("link", name="Swap the two").click()
        expect(heading).to_have_text("Quality Assurance Analyst or Trainer?")
        page.get_by_role("link", name="Add Team Leader").click()
        expect(heading).to_have_text("Quality Assurance Analyst, Trainer or Team Leader?")
        page.get_by_role("link", name="Take away Trainer").click()
        page.locator("main .plate > a", has_text="Team Leader").click()
        expect(page).to_have_url(f"{portal.url}/roles/team-leader/")
        assert page.context.cookies() == []
        assert visit.logged == []


def test_somebody_who_asks_for_too_much_is_told_what_to_leave_out(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        visit.open("/roles/?hours=regular&level=entry")
        expect(page.locator("#counted")).to_have_text("0 roles of 19 are left.")
        page.get_by_role("link", name="Leave out “Entry”").click()
        expect(page.locator("#counted")).to_have_text("2 roles of 19 are left. See them")
        expect(page.locator("#counted")).to_be_focused()
        page.get_by_role("link", name="Remove Regular hours only").focus()
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{portal.url}/roles/#heading")
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        assert visit.logged == []


def test_a_sceptic_checks_how_the_numbers_come_about(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        visit.open("/")
        page.get_by_role("contentinfo").get_by_role("link", name="How the numbers are").click()
        expect(page).to_have_url(f"{portal.url}/assessment/methods/")
        page.get_by_role("navigation", name="On this page").get_by_role(
            "link", name="How it was tried"
        ).click()
        tried = page.get_by_role("region", name="The figures as a table").get_by_role("table")
        expect(tried).to_be_in_viewport()
        expect(tried.get_by_role("row")).to_have_count(9)
        expect(tried.get_by_role("row").last).to_contain_text("0 of 598")
        page.locator("summary", has_text="Role by role").click()
        expect(page.locator("details").get_by_role("link", name="Team Leader")).to_be_visible()
        assert page.context.cookies() == []
        assert visit.logged == []


def test_an_agent_measures_themselves_makes_a_plan_and_erases_it(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        heading = page.get_by_role("heading", level=1)
        visit.open("/assessment/")
        page.get_by_role("link", name="Start with the first questions").click()
        page.get_by_label("Where do you work now?").select_option("Customer Service Representative")
        for _ in range(4):
            answer_section(page)
        page.get_by_role("link", name="Look at a first result").click()
        expect(heading).to_have_text("What your answers say")
        page.go_back()
        while "/part/" in page.url:
            answer_section(page, rise=2)
        expect(page).to_have_url(f"{portal.url}/assessment/result/")
        page.locator("main a[href='/assessment/result/team-leader/']").last.click()
        expect(heading).to_have_text("Team Leader and you")
        page.reload()
        expect(heading).to_have_text("Team Leader and you")
        make_a_plan(visit)
        page.get_by_role("link", name="Prepare the conversation").first.click()
        expect(page.get_by_role("heading", level=2, name="What I ask for")).to_be_visible()
        visit.open("/assessment/erase/")
        page.locator("main form button").click()
        expect(heading).to_have_text("Your answers are erased")
        visit.open("/assessment/result/")
        expect(heading).to_have_text("There is no result yet")
        assert visit.logged == []


def test_an_answer_overlooked_is_pointed_out_and_nothing_else_is_lost(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        visit.open("/assessment/part/1/")
        first = page.locator("fieldset").nth(0).locator("input[value='4']")
        first.check(force=True)
        page.get_by_role("button", name="Save and go on").click()
        summary = page.get_by_role("alert")
        expect(summary).to_be_focused()
        expect(summary).to_be_in_viewport()
        missing = summary.get_by_role("link")
        expect(missing).to_have_count(page.locator("fieldset").count() - 1)
        expect(first).to_be_checked()
        target = missing.first.get_attribute("href") or ""
        missing.first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(target)).to_be_focused()
        expect(page.locator(target)).to_be_in_viewport()


def test_a_training_lead_follows_the_ladder_to_the_sources(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        visit.open("/ladder/")
        page.locator(".plate > a[href='/roles/quality-assurance-analyst/']").click()
        page.locator("main a[href='/skills/coaching/']").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Coaching")
        page.locator("sup.ref a").first.click()
        expect(page.locator(":target")).to_be_in_viewport()
        page.locator("a[href='/training/']").first.click()
        expect(page).to_have_url(f"{portal.url}/training/")
        assert page.context.cookies() == []
        assert visit.logged == []


def test_somebody_who_comes_back_changes_their_mind_and_sees_how_they_have_changed(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        heading = page.get_by_role("heading", level=1)
        answer_everything(visit)
        visit.open("/assessment/part/1/")
        page.locator("fieldset").nth(0).locator("input[value='5']").check(force=True)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page).to_have_url(re.compile("/assessment/answers/"))
        expect(page.get_by_text("You changed an answer")).to_be_visible()
        page.get_by_role("button", name="Take the change back").click()
        expect(heading).to_have_text("Your change is taken back")
        visit.open("/assessment/again/")
        page.get_by_role("button", name="Set them apart and begin").click()
        expect(heading).to_have_text("You have begun again")
        page.get_by_role("button", name="Put my former answers back").click()
        expect(heading).to_have_text("Your former answers are back")
        answer_again(visit)
        page.get_by_role("link", name="How you have changed").first.click()
        expect(heading).to_have_text("How you have changed")
        page.locator(".times a").last.click()
        expect(heading).to_have_text("What your answers said then")
        assert page.locator("main button").count() == 0
        assert visit.logged == []
