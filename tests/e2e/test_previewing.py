"""The draft looked at before it is published: by an editor, and by a colleague without an account. On a
portal of their own, as the draft is changed."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.people import answer_section, sign_in
from tests.e2e.watching import Watched, watched
from tests.portal import Portal, started

DRAFT = "not the live site"
PAGES = (
    "/",
    "/roles/trainer/",
    "/ladder/",
    "/search/?q=coach",
    "/assessment/",
    "/assessment/result/",
    "/editions/",
    "/nowhere/",
)


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with started() as running:
        yield running


def answer_all(page: Page, prefix: str) -> None:
    """Every question of a preview, beginning where its own page says to."""
    page.get_by_role("link", name="Start with the first questions").click()
    rise = 0
    while "/part/" in page.url:
        expect(page.get_by_text(DRAFT)).to_be_visible()
        answer_section(page, rise)
        rise += 2
    expect(page).to_have_url(f"{prefix}/assessment/result/")


def amiss(visit: Watched, script: bool) -> list[str]:
    """What is wrong with a page as it stands; without script, which looks closer, what it logged and how
    broad it is."""
    return [*(visit.faults() if script else visit.logged), *visit.too_wide()]


@pytest.mark.parametrize(("width", "script"), [(1280, True), (360, False)])
def test_an_editor_and_a_colleague_look_at_the_draft(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    title = f"Trainer of {width} people"
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        main = page.get_by_role("main")
        sign_in(visit, portal.password)
        visit.open("/desk/careers/role/trainer/change/")
        page.locator("#id_title").fill(title)
        page.get_by_role("button", name="Save and stay").first.click()
        page.get_by_role("link", name="Preview", exact=True).last.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.get_by_text(DRAFT)).to_be_visible()
        prefix = page.url.removesuffix("/roles/trainer/")

        page.goto(f"{prefix}/assessment/")
        answer_all(page, prefix)
        expect(main).to_contain_text("Save everything as a file")
        for path in PAGES:
            status = visit.open(prefix.removeprefix(portal.url) + path)
            if path == "/nowhere/":
                assert status == 404
                visit.logged.clear()  # the browser's own line about the 404
            assert (path, amiss(visit, script)) == (path, [])

        visit.open("/assessment/result/")
        expect(main).to_contain_text("there are none in this browser")
        visit.open("/roles/trainer/")
        expect(page.get_by_role("heading", level=1)).to_have_text("Trainer")

        visit.open("/desk/preview/links/")
        page.get_by_label("For whom").fill("Ann, team leads")
        page.get_by_role("button", name="Make the link").click()
        link = page.get_by_label("For Ann, team leads").input_value()
        assert amiss(visit, script) == []
    with watched(browser, portal.url, width, script=script) as colleague:
        page = colleague.page
        page.goto(link)
        expect(page).to_have_url(f"{prefix}/")
        page.goto(f"{prefix}/roles/trainer/")
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.get_by_role("link", name="Back to the desk")).to_have_count(0)
        page.goto(f"{prefix}/assessment/")
        answer_all(page, prefix)
        assert amiss(colleague, script) == []


def test_a_question_is_shown_while_it_is_written(browser: Browser, portal: Portal) -> None:
    with watched(browser, portal.url) as visit:
        page = visit.page
        sign_in(visit, portal.password)
        visit.open("/desk/careers/question/coaching-1/change/")
        shown = page.locator("#asked")
        page.locator("#id_text").fill("Staying kind when it is the tenth time.")
        expect(shown).to_contain_text("Staying kind when it is the tenth time.")
        expect(shown.get_by_role("radio")).to_have_count(6)
        assert visit.faults() == []


def test_script_stays_inside_the_preview(browser: Browser, portal: Portal) -> None:
    """Names under the search field, and a form that answers while it is filled in."""
    with watched(browser, portal.url) as visit:
        page = visit.page
        sign_in(visit, portal.password)
        visit.open("/desk/preview/?to=/search/")
        prefix = page.url.removesuffix("/search/")
        page.get_by_role("searchbox").press_sequentially("team lead")
        page.locator(".suggested a").first.click()
        expect(page).to_have_url(f"{prefix}/roles/team-leader/")
        expect(page.get_by_text(DRAFT)).to_be_visible()
        page.goto(f"{prefix}/assessment/part/1/")
        answer_section(page)
        page.goto(f"{prefix}/roles/")
        page.locator("summary", has_text="Narrow the list down").click()
        page.locator("input[name=track][value=quality]").check(force=True)
        expect(page).to_have_url(re.compile(f"{re.escape(prefix)}/roles/\\?.*track=quality"))
        assert visit.logged == []
