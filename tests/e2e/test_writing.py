"""Somebody of HR at work on the draft: a new role on one screen, an ended session, a copy, the order,
and a role that another takes the place of."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, expect

from tests.e2e.people import sign_in, write_a_role
from tests.e2e.watching import Watched, watched
from tests.portal import Portal, started


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with started() as running:
        yield running


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_new_role_on_one_screen_though_the_session_ends(
    browser: Browser, portal: Portal, script: bool
) -> None:
    title, code = ("Night Lead", "night-lead") if script else ("Day Lead", "day-lead")
    with watched(browser, portal.url, 360 if script else 1280, script=script) as visit:
        page = visit.page
        sign_in(visit, portal.password)
        visit.open("/desk/careers/role/add/")
        write_a_role(page, title, code)
        page.context.clear_cookies(name="staff")
        page.get_by_role("button", name="Save and stay").click()
        expect(page.get_by_role("note")).to_contain_text("What you wrote is not lost.")
        page.get_by_label("Name").fill("desk")
        page.get_by_label("Password").fill(portal.password)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("What you wrote is still here")
        assert visit.too_wide() == []
        page.get_by_role("button", name="Save what you wrote").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.locator("#skills-group .desk-line.has_original")).to_have_count(4)
        steps = [f"Senior Agent → {title}", f"{title} → Operations Manager"]
        for step in steps:
            expect(page.get_by_role("link", name=step, exact=True)).to_be_visible()
        said = page.locator("#skills-0 .said li:visible")
        expect(said).to_have_count(1)
        expect(said).to_contain_text("3 · ordinary cases alone")


def test_a_text_is_read_while_it_is_typed_and_leaving_it_is_asked_about(
    browser: Browser, portal: Portal
) -> None:
    with watched(browser, portal.url) as visit:
        page = visit.page
        sign_in(visit, portal.password)
        visit.open("/desk/careers/role/trainer/change/")
        field = page.locator(".field:has(> #id_job)")
        before = page.locator("#id_job").input_value()
        page.locator("#id_job").fill("You *teach* [them](role:nobody).")
        expect(field.locator(".read em")).to_have_text("teach")
        expect(field.locator(".desk-amiss")).to_contain_text("ends without a source mark")
        expect(field.locator(".desk-amiss")).to_contain_text("There is no role “nobody”")
        asked: list[str] = []

        def stay(dialog: Dialog) -> None:
            asked.append(dialog.type)
            dialog.dismiss()

        page.once("dialog", stay)
        with page.expect_event("dialog"):
            page.get_by_role("link", name="History").click(no_wait_after=True)
        assert asked == ["beforeunload"]
        page.locator("#id_job").fill(before)
        page.get_by_role("link", name="History").click()
        expect(page).to_have_url(f"{portal.url}/desk/careers/role/trainer/history/")
        assert asked == ["beforeunload"]
        assert visit.logged == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_copy_its_place_and_what_replaces_it(
    browser: Browser, portal: Portal, script: bool
) -> None:
    name = "Sector Trainer" if script else "Field Trainer"
    code = name.lower().replace(" ", "-")
    with watched(browser, portal.url, script=script) as visit:
        page = visit.page
        sign_in(visit, portal.password)
        visit.open("/desk/careers/role/trainer/change/")
        page.get_by_role("link", name="Make a copy").click()
        page.get_by_label("Its name").fill(name)
        page.get_by_role("button", name="Add the copy").click()
        expect(page).to_have_url(f"{portal.url}/desk/careers/role/{code}/change/")
        move_up(visit, name)
        visit.open(f"/desk/careers/role/{code}/change/")
        page.get_by_role("link", name="Retire", exact=True).click()
        page.get_by_label("What takes its place").select_option("Trainer")
        page.get_by_role("button", name="See what becomes of it").click()
        expect(page.get_by_role("main")).to_contain_text(f"/roles/{code}/ leads to /roles/trainer/")
        page.get_by_role("button", name="Retire it").click()
        expect(page.get_by_role("status").first).to_contain_text(f"“{name}” is retired")
        assert code in page.locator("#id_formerly").input_value()


def move_up(visit: Watched, name: str) -> None:
    """Put a role one place further up, and find it there after the save."""
    page = visit.page
    visit.open("/desk/order/role/")
    lines = page.locator(".desk-order:has-text('Team Leader') > li .what")
    before = lines.all_text_contents()
    page.get_by_role("button", name=f"{name} up").click()
    at = before.index(name)
    wanted = [*before[: at - 1], name, before[at - 1], *before[at + 1 :]]
    expect(lines).to_have_text(wanted)
    page.get_by_role("button", name="Save this order").click()
    expect(page.get_by_role("status").first).to_contain_text("Saved:")
    expect(lines).to_have_text(wanted)


def test_no_gap_is_left_below_a_text_that_is_read_beside_its_field(
    browser: Browser, portal: Portal
) -> None:
    with watched(browser, portal.url, 1280) as visit:
        sign_in(visit, portal.password)
        visit.open("/desk/careers/role/team-leader/change/")
        left = visit.page.evaluate(
            """[...document.querySelectorAll(".field:has(> .desk-read[open])")].map((field) => {
              const ends = [...field.children].map((it) => it.getBoundingClientRect().bottom);
              return field.getBoundingClientRect().bottom - Math.max(...ends);
            })"""
        )
        assert (len(left), max(left) < 8) == (8, True)
