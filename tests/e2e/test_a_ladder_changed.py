"""What the desk is for, in one go: a new role from its first word to visitors and back, by three people
under the four-eyes rule. On a portal of its own, as it publishes."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, StorageState, expect

from tests.e2e.people import sign_in, write_a_role
from tests.e2e.watching import Watched, watched
from tests.portal import Portal, started

PASSWORD = "a long enough phrase"
PEOPLE = """
from django.contrib.auth.models import Group, User
from careers.models import Rules
for name, role in (("ann", "Author"), ("ruth", "Reviewer"), ("paul", "Publisher")):
    user = User.objects.create_user(name, password="a long enough phrase", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
Rules.objects.create(approval="other")
"""
ITS_TIME_COMES = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("UPDATE careers_edition SET live_at = published_at WHERE number = 2")
"""
TITLE, CODE = "Night Lead", "night-lead"
ROLE = f"/desk/careers/role/{CODE}/change/"


@pytest.fixture
def portal() -> Iterator[Portal]:
    with started() as running:
        running.run(PEOPLE)
        yield running


def signed_in(browser: Browser, portal: Portal, name: str) -> StorageState:
    with watched(browser, portal.url) as visit:
        sign_in(visit, PASSWORD, name)
        return visit.page.context.storage_state()


def clean(visit: Watched) -> None:
    """Nothing logged, nothing fetched from elsewhere, nothing that axe or the layout is against."""
    where = visit.page.url
    assert (where, visit.faults(), visit.too_wide()) == (where, [], [])


@pytest.mark.parametrize(("width", "script"), [(1280, True), (360, False)])
def test_a_new_role_goes_live_by_itself_and_is_taken_back(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    states = {name: signed_in(browser, portal, name) for name in ("ann", "ruth", "paul")}

    with (
        watched(browser, portal.url, width, script=script, state=states["ann"]) as author,
        watched(browser, portal.url, width, script=script, state=states["ruth"]) as reviewer,
        watched(browser, portal.url, width, script=script, state=states["paul"]) as publisher,
        watched(browser, portal.url, width, script=script) as visitor,
    ):
        write(author)
        is_stopped(publisher)
        mend(author)
        look(author)
        have_it_approved(author, reviewer)
        schedule(publisher)
        assert visitor.open(f"/roles/{CODE}/") == 404
        portal.run(ITS_TIME_COMES)
        read_it_live(visitor)
        roll_back(publisher)
        assert visitor.open(f"/roles/{CODE}/") == 404


def write(author: Watched) -> None:
    """A role with four skills and two steps, its summary without a source."""
    page = author.page
    author.open("/desk/careers/role/add/")
    write_a_role(page, TITLE, CODE)
    page.locator("#id_summary").fill("Leads the team at night.")
    clean(author)
    page.get_by_role("button", name="Save and stay").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    clean(author)


def is_stopped(publisher: Watched) -> None:
    page = publisher.page
    publisher.open("/desk/publish/")
    way = page.get_by_role("region", name="In the way")
    expect(way).to_contain_text("ends without a source mark")
    expect(page.get_by_role("button", name="Publish")).to_have_count(0)
    clean(publisher)


def mend(author: Watched) -> None:
    """By the link from the first page to the very field."""
    page = author.page
    author.open("/desk/")
    page.get_by_role("link", name="summary").first.click()
    expect(page).to_have_url(f"{author.base}{ROLE}#id_summary")
    page.locator("#id_summary").fill("Leads the team at night. {ed}")
    page.get_by_role("button", name="Save and stay").click()
    expect(page.get_by_role("status").first).to_contain_text("changed successfully")


def look(author: Watched) -> None:
    """As visitors will see it, and against what is live."""
    page = author.page
    page.get_by_role("link", name="Preview", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text("not the live site")).to_be_visible()
    clean(author)
    author.open("/desk/changes/")
    main = page.get_by_role("main")
    expect(main).to_contain_text(f"Senior Agent → {TITLE}")
    expect(main.get_by_role("link", name=TITLE, exact=True).first).to_be_visible()
    clean(author)


def have_it_approved(author: Watched, reviewer: Watched) -> None:
    """Who wrote it cannot approve it; who had no hand in it can."""
    page = author.page
    author.open("/desk/review/?show=all")
    for box in page.locator("input[name=thing]").all():
        box.check()
    page.get_by_role("button", name="Ask for review").click()
    expect(page.get_by_role("button", name="Approve")).to_have_count(0)
    page = reviewer.page
    reviewer.open("/desk/")
    expect(page.get_by_role("main")).to_contain_text(TITLE)
    clean(reviewer)
    reviewer.open("/desk/review/")
    boxes = page.locator("input[name=thing]")
    expect(boxes).to_have_count(3)
    clean(reviewer)
    for box in boxes.all():
        box.check()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_role("status").first).to_contain_text("pproved")


def schedule(publisher: Watched) -> None:
    page = publisher.page
    publisher.open("/desk/publish/")
    page.get_by_label("What changes with this edition").fill("Nights have a lead of their own")
    if page.get_by_label("I have read").count():
        page.get_by_label("I have read").check()
    page.get_by_label("From a moment on").check()
    tomorrow = timezone.localtime() + timedelta(days=1)
    page.get_by_label("Day", exact=True).fill(f"{tomorrow:%Y-%m-%d}")
    page.get_by_label("Time", exact=True).fill("09:00")
    clean(publisher)
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_role("status").first).to_contain_text("Edition 2")
    publisher.open("/desk/editions/")
    expect(page.get_by_role("row", name="Edition 2")).to_contain_text("Waiting")
    clean(publisher)


def read_it_live(visitor: Watched) -> None:
    """Whoever comes after its moment finds it: nobody starts anything anew."""
    page = visitor.page
    for _ in range(20):
        if visitor.open(f"/roles/{CODE}/") == 200:
            break
        page.wait_for_timeout(250)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    clean(visitor)


def roll_back(publisher: Watched) -> None:
    page = publisher.page
    publisher.open("/desk/editions/1/")
    page.get_by_role("link", name="Roll back to it").click()
    page.get_by_label("Why you go back").fill("Nights have no lead after all")
    clean(publisher)
    page.get_by_role("button", name="Roll back to edition 1").click()
    expect(page.get_by_role("main")).to_contain_text("Edition 3")
    publisher.open("/desk/editions/3/")
    expect(page.get_by_role("main")).to_contain_text("Brings back")
    clean(publisher)
