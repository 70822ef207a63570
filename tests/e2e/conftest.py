"""The real thing: the portal as `./dev run` starts it, and a real browser in front of it.

Each worker has one of each. A missing browser fails the run; nothing is skipped.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, StorageState, expect, sync_playwright

from tests.e2e import crawl
from tests.e2e.people import answer_again, answer_everything, make_a_plan, sign_in
from tests.e2e.watching import watched
from tests.portal import QUIET, Portal, chromium, started

# What takes longer than two seconds comes when it is done, however slow the machine is.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def portal() -> Iterator[Portal]:
    """A first start, for tests that publish nothing."""
    with started() as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        yield found
        found.close()


@pytest.fixture(scope="session")
def lengths(portal: Portal) -> dict[str, int]:
    """Every public address, with the length of its page."""
    return crawl.addresses(portal.url)


@pytest.fixture(scope="session")
def addresses(lengths: dict[str, int]) -> list[str]:
    return list(lengths)


@pytest.fixture(scope="session")
def kinds(lengths: dict[str, int]) -> list[str]:
    """The longest and the shortest page of each kind."""
    return crawl.kinds(lengths)


@pytest.fixture(scope="session")
def answered(browser: Browser, portal: Portal) -> StorageState:
    """What the browser of somebody holds who has answered every question twice and made a plan."""
    with watched(browser, portal.url) as visit:
        answer_everything(visit)
        answer_again(visit)
        make_a_plan(visit)
        return visit.page.context.storage_state()


@pytest.fixture(scope="session")
def signed_in(browser: Browser, portal: Portal) -> StorageState:
    """What the browser of a member of staff holds."""
    with watched(browser, portal.url) as visit:
        sign_in(visit, portal.password)
        return visit.page.context.storage_state()


@pytest.fixture(scope="session")
def errands(portal: Portal) -> tuple[str, ...]:
    """The pages of what takes long: under way, done, and stopped."""
    portal.run(SENT_OFF)
    taking = tuple(f"/desk/workbook/taking/{number}/" for number in (901, 902, 903))
    return (*taking, "/desk/publish/904/")


SENT_OFF = """
from datetime import timedelta
from django.contrib.auth.models import User
from django.utils import timezone
from careers.models import Errand

later = timezone.now() + timedelta(hours=1)
file = {"ending": "xlsx", "edition": ""}
for number, what, stage, about, outcome in (
    (901, "take-out", "running", file, {}),
    (902, "take-out", "done", file, {"portions": 0, "bytes": 12_345_678}),
    (903, "take-out", "stopped", file, {}),
    (904, "publish", "stopped", {"note": "One", "edition": "1", "draft": "0" * 64}, {}),
):
    Errand.objects.create(
        pk=number, what=what, stage=stage, about=about, outcome=outcome,
        begun_by=User.objects.get(username="desk"), step="writing", done=3, total=8,
    )
Errand.objects.update(beat_at=later, begun_at=timezone.now() - timedelta(seconds=9))
"""
