"""A publisher at work, on a portal of their own: for a moment to come, seen live with no restart, rolled
back, the draft brought back, one thing taken back."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import sign_in
from tests.e2e.watching import WIDTHS, watched
from tests.portal import Portal, started

WAITED = """
from django.db import connection
from django.utils import timezone
with connection.cursor() as cursor:
    cursor.execute("UPDATE careers_edition SET live_at = %s WHERE live_at > %s", [timezone.now()] * 2)
"""
"""Lets the moment of what waits have come, as waiting for it would."""

MANY = """
from careers.actions.writing import writing
from careers.models import Skill
with writing():
    Skill.objects.bulk_create(
        (Skill(code=f"extra-{n}", order=n, name=f"Extra {n}", family="self",
               summary="A skill. {ed}", about="More of it. {ed}")
         for n in range(1000, 1140)),
        ignore_conflicts=True,
    )
"""
"""Adds so much that no role asks for that no page lists it whole."""

FEW = """
from careers.actions.writing import writing
from careers.models import Skill
with writing():
    Skill.objects.filter(code__startswith="extra-").delete()
"""


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with started() as running:
        yield running


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_an_edition_goes_live_at_its_moment_and_is_rolled_back(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    words = f"Teaches {'with' if script else 'without'} script, {width} pixels wide."
    later = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        main, said = page.get_by_role("main"), page.get_by_role("status").first
        sign_in(visit, portal.password)
        page.goto(f"{portal.url}/desk/careers/role/trainer/change/")
        page.locator("#id_summary").fill(words + " {ed}")
        page.get_by_role("button", name="Save", exact=True).first.click()

        page.goto(f"{portal.url}/desk/publish/")
        page.get_by_label("What changes with this edition").fill("The trainer teaches")
        page.get_by_label("From a moment on").check()
        page.get_by_label("Day", exact=True).fill(later)
        page.get_by_label("Time", exact=True).fill("09:30")
        page.get_by_role("button", name="Publish").click()
        expect(said).to_contain_text("waits for")
        said.get_by_role("link", name="Look at it, or withdraw it").click()
        number = int(page.url.rstrip("/").rpartition("/")[2])
        expect(main).to_contain_text("Waiting")
        assert visit.faults() == []
        visit.open("/roles/")
        expect(main).not_to_contain_text(words)
        assert visit.open(f"/editions/{number}/") == 404

        portal.run(WAITED)
        page.wait_for_timeout(600)
        visit.open("/roles/")
        expect(main).to_contain_text(words)
        visit.open(f"/editions/{number}/")
        expect(main).to_contain_text("The trainer teaches")

        page.goto(f"{portal.url}/desk/editions/1/")
        page.get_by_role("link", name="Roll back to it").click()
        expect(main).to_contain_text("taken out:")
        assert visit.faults() == []
        page.get_by_label("Why you go back").fill("The trainer does more than teach")
        page.get_by_role("button", name="Roll back to edition 1").click()
        expect(said).to_contain_text(f"Edition {number + 1} is live.")
        page.get_by_role("button", name="Bring it back, whole").click()
        expect(said).to_contain_text("The draft says what edition 1 says.")
        visit.open("/roles/")
        expect(main).not_to_contain_text(words)

        page.goto(f"{portal.url}/desk/editions/{number}/take-back/")
        page.get_by_role("link", name=re.compile(r"^take it back ?: Trainer$")).click()
        assert visit.faults() == []
        page.get_by_role("button", name="Take it back").click()
        expect(said).to_contain_text(f"as in edition {number}")
        expect(page.locator("#id_summary")).to_have_value(words + " {ed}")
        page.goto(f"{portal.url}/desk/editions/1/take-back/role/trainer/")
        page.get_by_role("button", name="Take it back").click()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_long_list_is_read_a_portion_at_a_time(
    browser: Browser, portal: Portal, width: int
) -> None:
    portal.run(MANY)
    with watched(browser, portal.url, width) as visit:
        page = visit.page
        sign_in(visit, portal.password)
        page.goto(f"{portal.url}/desk/publish/")
        look = page.get_by_role("region", name="Worth a look first")
        expect(look.get_by_role("listitem")).to_have_count(100)
        assert visit.faults() == []
        page.get_by_label("What changes with this edition").fill("Half a note")
        look.get_by_role("button", name="The next ones").click()
        expect(look.get_by_role("listitem")).to_have_count(40)
        expect(look).to_contain_text("101 to 140 of 140 are listed")
        expect(look.get_by_role("heading")).to_be_in_viewport()
        assert visit.faults() == []
        look.get_by_role("button", name="The ones before").click()
        expect(look).to_contain_text("1 to 100 of 140 are listed")
        expect(page.get_by_label("What changes with this edition")).to_have_value("Half a note")
    portal.run(FEW)
