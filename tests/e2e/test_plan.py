"""An agent and a manager, each with a plan: a goal, something to do by a day, what shows it, done, and
the sheet for the conversation, on screen, on paper and as a file."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.e2e.people import answer_section
from tests.e2e.watching import Watched, watched
from tests.pages.pdf import opened, pages
from tests.portal import Portal

LONG = "Wohlüberlegte und ausführliche Vorbereitung der nächsten Besprechung. " * 20


def measured(visit: Watched, role: str) -> None:
    """Everything answered by somebody who holds a role."""
    visit.open("/assessment/part/1/")
    visit.page.get_by_label("Where do you work now?").select_option(role)
    while "/part/" in visit.page.url:
        answer_section(visit.page)


def plan_for(visit: Watched, role: str) -> None:
    visit.open("/assessment/plan/target/")
    visit.page.get_by_label("Which role?").select_option(role)
    visit.page.get_by_role("button", name="Make this my plan").click()
    expect(visit.page).to_have_url(f"{visit.base}/assessment/plan/")


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def downloaded(page: Page, name: str, to: Path) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).first.click()
    waiting.value.save_as(to)
    return to.read_bytes()


@pytest.mark.parametrize(("width", "script"), [(360, False), (1280, True)])
def test_an_agent_plans_does_and_takes_a_sheet_to_the_manager(
    browser: Browser, portal: Portal, width: int, script: bool, tmp_path: Path
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        measured(visit, "Customer Service Representative")
        plan_for(visit, "Team Leader")
        visit.open("/assessment/plan/actions/")
        page.get_by_label("What will you do?").fill("Ask Dana for a shift beside her")
        page.get_by_label("By when?").fill((timezone.localdate() - timedelta(1)).isoformat())
        page.get_by_label("For which skill?").select_option("Coaching")
        save(page)
        expect(page.get_by_text("That day has passed.")).to_be_visible()
        page.get_by_label("By when?").fill((timezone.localdate() + timedelta(9)).isoformat())
        save(page)
        expect(page.locator(".todo").first).to_contain_text("Ask Dana for a shift beside her")
        visit.open("/assessment/plan/evidence/of/coaching/")
        page.get_by_label("What did you do?").fill("Showed *Sam* how to #close a ticket")
        save(page)
        expect(page.locator(".noted")).to_contain_text("Showed *Sam* how to #close a ticket")
        page.get_by_role("button", name="Mark it done").first.click()
        expect(page.locator(".todo .done")).to_contain_text("Ask Dana")
        page.get_by_role("link", name="Prepare the conversation").first.click()
        expect(page.get_by_role("main")).to_contain_text("Ask Dana for a shift beside her")
        content = downloaded(page, "Save it as one page (PDF)", tmp_path / "sheet.pdf")
        (words,) = pages(content)
        for said in (
            "Talking about Team Leader",
            "Ask Dana",
            "Showed *Sam* how to #close a ticket",
        ):
            assert said in words
        visit.open("/assessment/plan/")
        whole = downloaded(page, "This plan", tmp_path / "plan.pdf")
        assert "What to work on for Team Leader" in " ".join(pages(whole))
        kept = json.loads(downloaded(page, "Everything we keep of yours", tmp_path / "all.json"))
        assert [action["text"] for action in kept["actions"]] == ["Ask Dana for a shift beside her"]
        assert len(kept["answers"]) == 43
        assert visit.logged == []


def test_a_managers_sheet_is_one_page_of_paper_however_much_is_on_it(
    browser: Browser, portal: Portal
) -> None:
    with watched(browser, portal.url) as visit:
        page = visit.page
        measured(visit, "Call Center Manager")
        plan_for(visit, "Operations Director")
        visit.open("/assessment/plan/talk/")
        assert len(opened(page.pdf(format="A4")).pages) == 1
        links = page.locator("dd a[href*='/evidence/of/']")
        notes = [str(link.get_attribute("href")) for link in links.all()]
        assert len(notes) == 5
        for path in notes:
            visit.open(path)
            page.get_by_label("What did you do?").fill(LONG[:900])
            page.get_by_label("When was it?").fill(LONG[:60])
            save(page)
        for number in range(4):
            visit.open("/assessment/plan/actions/")
            page.get_by_label("What will you do?").fill(f"{number} {LONG[:290]}")
            save(page)
        visit.open("/assessment/plan/talk/")
        page.get_by_text("Put it in your own words").click()
        page.get_by_label("What you ask for").fill(LONG[:400])
        save(page)
        expect(page.get_by_role("main")).to_contain_text("“…” stands for words")
        assert len(opened(page.pdf(format="A4")).pages) == 1
