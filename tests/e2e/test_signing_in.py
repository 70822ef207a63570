"""Signing in where a second factor is asked for: the first time and every other, with a phone that is
lost; and fifty who try passwords at once, against the real server."""

import http.client
import threading
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import secret_on, set_up_phone, shown
from tests.e2e.watching import Watched, watched
from tests.portal import Portal, started

PHRASE = "walk up the ladder"
NEW = "seven herrings in a drawer"


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with started(SECOND_FACTOR="true") as running:
        running.run(
            "from django.contrib.auth.models import Group, User\n"
            f"ann = User.objects.create_user('ann', password='{PHRASE}', first_name='Ann', is_staff=True)\n"
            "ann.groups.set(Group.objects.filter(name='Author'))\n"
            f"User.objects.create_user('ben', password='{PHRASE}', is_staff=True)"
        )
        yield running


def give_password(visit: Watched, name: str, password: str, path: str = "/desk/") -> None:
    visit.open(path)
    visit.page.get_by_label("Name").fill(name)
    visit.page.get_by_label("Password").fill(password)
    visit.page.get_by_role("button", name="Sign in").click()


def set_up(visit: Watched) -> tuple[str, list[str]]:
    """On the page that asks for it: the secret of the phone, and the spare codes."""
    page = visit.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up your phone")
    assert visit.faults() == []
    secret = set_up_phone(page)
    codes = page.locator(".desk-codes li").all_inner_texts()
    assert len(codes) == 8
    assert visit.faults() == []
    page.get_by_role("button", name="I have them. Go on").click()
    return secret, codes


@pytest.mark.parametrize(("width", "script"), [(360, True), (1280, False)])
def test_the_first_time_every_other_and_a_lost_phone(
    browser: Browser, portal: Portal, width: int, script: bool
) -> None:
    name = "ann" if script else "ben"
    with watched(browser, portal.url, width, script=script) as visit:
        page = visit.page
        give_password(visit, name, PHRASE, "/desk/account/")
        secret, codes = set_up(visit)
        expect(page).to_have_url(f"{portal.url}/desk/account/")
        assert visit.faults() == []
        with watched(browser, portal.url, width, "dark", script=script) as other:
            give_password(other, name, PHRASE, "/desk/due/" if script else "/desk/account/")
            expect(other.page.get_by_role("heading", level=1)).to_have_text(
                "The code from your phone"
            )
            assert other.faults() == []
            other.page.get_by_label("Code").fill("12 34")
            other.page.get_by_role("button", name="Sign in", exact=True).click()
            expect(other.page.locator("main")).to_contain_text("The phone shows six digits")
            other.logged.clear()  # the browser's own line about the 422
            assert other.faults() == []
            other.page.get_by_label("Code").fill(shown(secret))
            other.page.get_by_role("button", name="Sign in", exact=True).click()
            expect(other.page).to_have_url(
                f"{portal.url}{'/desk/due/' if script else '/desk/account/'}"
            )
            visit.open("/desk/account/")
            assert page.locator(".desk-places li").count() == 2
            page.get_by_role("button", name="Sign out everywhere else").click()
            expect(page.get_by_role("status")).to_contain_text("signed out in 1 other place")
            other.open("/desk/account/")
            expect(other.page.get_by_label("Password")).to_be_visible()
            give_password(other, name, PHRASE, "/desk/account/")
            other.page.get_by_label("Code").fill(codes[0].lower())
            other.page.get_by_role("button", name="Sign in", exact=True).click()
            expect(other.page.get_by_role("status")).to_contain_text("and 7 are left")
            other.page.get_by_role("link", name="Set up another phone").click()
            assert other.faults() == []
            other.page.get_by_label("new phone shows now").fill(shown(secret_on(other.page)))
            other.page.get_by_role("button", name="Use the new phone").click()
            expect(other.page.locator(".desk-codes li")).to_have_count(8)
        visit.open("/desk/account/")
        expect(page.get_by_label("Password")).to_be_visible()  # the old phone's session is over


def test_what_was_written_is_not_lost(browser: Browser, portal: Portal) -> None:
    with watched(browser, portal.url) as visit:
        page = visit.page
        give_password(visit, "desk", portal.password)
        secret, _codes = set_up(visit)
        visit.open("/desk/careers/challenge/shifts-and-hours/change/")
        page.get_by_label("Name", exact=True).fill("Lates and weekends")
        page.context.clear_cookies(name="staff")
        page.get_by_role("button", name="Save", exact=True).first.click()
        page.get_by_label("Name").fill("desk")
        page.get_by_label("Password").fill(portal.password)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_text("What you wrote is not lost.")).to_be_visible()
        page.get_by_label("Code").fill(shown(secret))
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.get_by_role("button", name="Save what you wrote").click()
        expect(page.get_by_role("status").first).to_contain_text("Lates and weekends")


def tried(portal: Portal, number: int, password: str) -> int:
    """The status of trying a password, from wherever whoever tries says they come from."""
    where = urlsplit(portal.url)
    connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=120)
    token = "a" * 32
    sent = {"username": "nina", "password": password, "csrfmiddlewaretoken": token}
    connection.request(
        "POST",
        "/desk/login/",
        urlencode(sent),
        {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"csrf={token}",
            "X-Forwarded-For": f"198.51.100.{number}",
            "User-Agent": f"Browser {number}",
        },
    )
    status = connection.getresponse().status
    connection.close()
    return status


def test_of_fifty_passwords_at_once_at_most_five_are_looked_at(portal: Portal) -> None:
    portal.run(
        "from django.contrib.auth.models import User\n"
        f"User.objects.create_user('nina', password='{PHRASE}', is_staff=True)"
    )
    statuses: Counter[int] = Counter()
    gate, lock = threading.Barrier(50), threading.Lock()

    def one(number: int) -> None:
        gate.wait()
        status = tried(portal, number, f"wrong {number}")
        with lock:
            statuses[status] += 1

    threads = [threading.Thread(target=one, args=(number,)) for number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(statuses) <= {200, 429}
    assert statuses[200] <= 4  # the fifth that is looked at shuts the door, and says so
    while tried(portal, 60, "wrong") != 429:
        pass
    assert tried(portal, 61, PHRASE) == 429
