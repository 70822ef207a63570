"""The ladder: lit while one chooses, filtered, climbed on a phone, pointed at, and printed."""

import pytest
from playwright.sync_api import Browser, Page, PdfMargins, expect

from tests.e2e.watching import WIDTHS, watched
from tests.pages.pdf import pages
from tests.portal import Portal

AGENT, MANAGER = "customer-service-representative", "operations-manager"
SHOWN = """() => [...document.querySelectorAll(".plate")]
    .filter(it => it.checkVisibility()).map(it => it.querySelector(".name").textContent)"""


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_choosing_lights_the_way_and_the_address_can_be_sent_on(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        heading = page.get_by_role("heading", level=1)
        visit.open("/ladder/")
        here = page.get_by_label("I am here")
        here.select_option(AGENT)
        press(page, script)
        expect(heading).to_have_text("Your next rung")
        expect(page).to_have_url(
            f"{portal.url}/ladder/?from={AGENT}" + ("" if script else "&to=&beyond=")
        )
        if script:
            expect(page.locator("#lead[role=status]")).to_contain_text("seven up and six out")
            expect(page).to_have_title(
                "Your next rung from Customer Service Representative · Rungs"
            )
        page.get_by_label("I want to be there").select_option(MANAGER)
        press(page, script)
        expect(heading).to_have_text("Three steps, by way of Team Leader and Call Center Manager")
        expect(page.locator(".plate .badge")).to_have_text(["Stop 4", "Stop 3", "Stop 2", "Stop 1"])
        expect(page.locator(".route .badge")).to_have_text(["1", "2", "3", "4"])
        page.reload()
        expect(heading).to_have_text("Three steps, by way of Team Leader and Call Center Manager")
        page.get_by_role("link", name="Start again").click()
        expect(page).to_have_url(f"{portal.url}/ladder/")
        assert visit.logged == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_filters_show_a_part_and_are_taken_away_one_by_one(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        visit.open("/ladder/")
        page.locator("summary", has_text="Filters").click()
        for name in ("Technical", "Quality"):
            page.get_by_role("checkbox", name=name).check(force=True)
        if script:
            expect(page.get_by_role("checkbox", name="Quality")).to_be_focused()
        press(page, script)
        expect(page.locator("#lead")).to_contain_text("8 of 19 roles and 7 of 29 steps are shown.")
        expect(page.locator(".plate")).to_have_count(8)
        page.get_by_role("link", name="Take away: Technical").click()
        expect(page).to_have_url(f"{portal.url}/ladder/?track=quality")
        expect(page.locator(".plate")).to_have_count(7)
        page.get_by_role("link", name="Show everything").click()
        expect(page).to_have_url(f"{portal.url}/ladder/")
        expect(page.locator(".plate")).to_have_count(19)
        assert visit.logged == []


def test_pointing_at_a_plate_lights_its_lines_beyond_the_centre_too(
    browser: Browser, portal: Portal
) -> None:
    with watched(browser, portal.url) as visit:
        page = visit.page
        visit.open("/ladder/")
        for code in ("senior-agent", "own-business"):
            plate = page.locator(f".plate:has(> a[href='/roles/{code}/'])")
            expect(plate.locator(".glow")).to_be_hidden()
            plate.locator("> a").hover()
            expect(plate.locator(".glow")).to_be_visible()
        drawn, lines = (
            page.locator(it).first.bounding_box()
            for it in (
                ".plate:has(> a[href='/roles/own-business/']) .glow",
                ".frame > .board-lines",
            )
        )
        assert drawn and lines
        assert [abs(drawn[side] - lines[side]) < 1 for side in ("x", "y", "width", "height")] == [
            True
        ] * 4


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_lit_way_is_one_line_to_climb(
    browser: Browser, portal: Portal, width: int
) -> None:
    with watched(browser, portal.url, width, height=844) as visit:
        page = visit.page
        visit.open(f"/ladder/?from={AGENT}&to={MANAGER}")
        assert page.evaluate(SHOWN) == [
            "Operations Manager",
            "Call Center Manager",
            "Team Leader",
            "Customer Service Representative",
        ]
        tops = page.locator(".plate.stop").evaluate_all(
            "all => all.map(it => it.getBoundingClientRect().left)"
        )
        assert len(set(tops)) == 1
        page.get_by_role("link", name="Where you are").click()
        expect(page.locator("#here")).to_be_in_viewport()
        visit.open("/ladder/")
        page.get_by_role("navigation", name="On this page").get_by_role(
            "link", name="Rung 1"
        ).click()
        expect(page.locator("#on-1 .plate").first).to_be_in_viewport()


@pytest.mark.parametrize("query", ["", f"?from={AGENT}", f"?from={AGENT}&track=quality"])
def test_a_thumb_finds_every_target(browser: Browser, portal: Portal, query: str) -> None:
    with watched(browser, portal.url, 320) as visit:
        visit.open(f"/ladder/{query}")
        for folded in visit.page.locator("summary").all():
            folded.click()
        targets = visit.page.locator("main :is(a, button, summary, select):not(sup *, .sources *)")
        small = targets.evaluate_all(
            """all => all.filter(it => it.checkVisibility()).map(it =>
                [it.textContent, it.getBoundingClientRect().height]).filter(([, high]) => high < 24)"""
        )
        assert targets.count() > 20
        assert small == []


@pytest.mark.parametrize("landscape", [False, True], ids=["upright", "broad"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Own Business"),
        (f"?from={AGENT}", "Out of the centre"),
        ("?to=team-leader", "From rung 1"),
        (f"?from={AGENT}&to={MANAGER}", "The route, in words"),
        ("?from=senior-agent&to=trainer", "How near you can get"),
        ("?track=technical&track=quality", "What this leaves out"),
    ],
)
def test_it_is_printed_on_one_sheet(
    browser: Browser, portal: Portal, query: str, said: str, landscape: bool
) -> None:
    margin: PdfMargins = {"top": "10mm", "bottom": "10mm", "left": "10mm", "right": "10mm"}
    with watched(browser, portal.url) as visit:
        visit.open(f"/ladder/{query}")
        [sheet] = pages(visit.page.pdf(format="A4", landscape=landscape, margin=margin))
    assert said in sheet
    assert "Every step, in words" not in sheet


def press(page: Page, script: bool) -> None:
    """Without script the button does it."""
    if not script:
        page.get_by_role("button", name="Light it up").click()
