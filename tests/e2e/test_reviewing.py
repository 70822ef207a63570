"""Three colleagues and one change: asked for, sent back, mended, approved, and four eyes kept."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.watching import Watched, watched
from tests.portal import Portal, started

PHRASE = "walk up the ladder"
STAFF = f"""
from django.contrib.auth.models import Group, User
for name, roles in {{"ann": ["Author", "Reviewer"], "bea": ["Reviewer"], "pat": ["Publisher"]}}.items():
    made = User.objects.create_user(name, password="{PHRASE}", first_name=name.title(), is_staff=True)
    made.groups.set(Group.objects.filter(name__in=roles))
from careers.models import Rules
Rules.objects.create(approval="other")
"""


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with started() as running:
        running.run(STAFF)
        yield running


def enter(visit: Watched, name: str) -> None:
    visit.open("/desk/")
    visit.page.get_by_label("Name").fill(name)
    visit.page.get_by_label("Password").fill(PHRASE)
    visit.page.get_by_role("button", name="Sign in").click()
    expect(visit.page).to_have_url(f"{visit.base}/desk/")


def write(visit: Watched, words: str) -> None:
    page = visit.page
    visit.open("/desk/careers/challenge/shifts-and-hours/change/")
    page.get_by_label("Name", exact=True).fill(words)
    page.get_by_role("button", name="Save", exact=True).first.click()
    expect(page.get_by_role("status").first).to_be_visible()


def test_a_change_is_asked_for_sent_back_mended_and_approved(
    browser: Browser, portal: Portal
) -> None:
    with (
        watched(browser, portal.url, 1280) as ann,
        watched(browser, portal.url, 390) as bea,
        watched(browser, portal.url, 1280, script=False) as pat,
    ):
        for visit, name in ((ann, "ann"), (bea, "bea"), (pat, "pat")):
            enter(visit, name)
        write(ann, "Lates and weekends")
        ann.open("/desk/review/")
        page = ann.page
        page.get_by_role("checkbox").first.check()
        page.get_by_label("Comment").fill("Is this the word?")
        page.get_by_role("button", name="Ask for review").click()
        expect(page.get_by_role("status").first).to_contain_text("1 change waits for review.")
        expect(page.get_by_role("main")).to_contain_text("somebody else has to approve it")
        expect(page.get_by_role("button", name="Approve")).to_have_count(0)

        bea.open("/desk/")
        page = bea.page
        page.get_by_role("link", name="Lates and weekends").first.click()
        page.get_by_role("button", name="Send back").click()
        expect(page.get_by_role("alert")).to_contain_text("Write a comment")
        bea.logged.clear()  # the browser notes the refusal
        page.get_by_label("Comment").fill("Say shifts: that is what people search.")
        page.get_by_role("button", name="Send back").click()
        expect(page.get_by_role("status").first).to_contain_text("1 change is sent back.")
        assert bea.faults() == []

        pat.open("/desk/publish/")
        expect(pat.page.get_by_role("main")).to_contain_text("Not approved yet")
        expect(pat.page.get_by_role("button", name="Publish")).to_have_count(0)

        ann.open("/desk/")
        expect(ann.page.locator("#tasks ~ ul")).to_contain_text("Say shifts")
        assert ann.faults() == []
        write(ann, "Shifts and weekends")
        bea.open("/desk/review/")
        expect(bea.page.get_by_role("main")).to_contain_text("Mended since Bea sent it back")
        bea.page.get_by_role("checkbox").first.check()
        bea.page.get_by_role("button", name="Approve").click()
        expect(bea.page.get_by_role("status").first).to_contain_text("1 change is approved.")

        pat.open("/desk/")
        pat.page.get_by_role("link", name="Look the draft through and publish").click()
        pat.page.get_by_label("What changes with this edition").fill("Another word for shifts")
        for box in pat.page.get_by_role("checkbox").all():
            box.check()
        pat.page.get_by_role("button", name="Publish").click()
        expect(pat.page.get_by_role("status").first).to_contain_text("is live.")
        assert ann.logged == []
