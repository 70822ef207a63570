"""Every page in a real browser: what it logs, fetches, sets and weighs, and what axe finds."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import Browser, StorageState

from tests.e2e.people import stand_still
from tests.e2e.watching import Scheme, Watched, watched
from tests.portal import Portal

SHARES = range(4)
"""Every address is opened once; the work is shared out."""

LOOKS: list[tuple[int, Scheme]] = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]

PERSONAL = (
    *(f"/assessment/part/{number}/" for number in range(1, 11)),
    "/assessment/answers/",
    "/assessment/result/",
    "/assessment/result/team-leader/",
    "/assessment/route/?to=operations-manager",
    "/assessment/route/?from=operations-director&to=trainer",
    "/assessment/what-if/",
    "/assessment/what-if/coaching/",
    "/assessment/plan/",
    "/assessment/plan/target/",
    "/assessment/plan/talk/",
    "/assessment/plan/actions/",
    "/assessment/plan/evidence/",
    "/assessment/plan/evidence/of/coaching/",
    "/assessment/again/",
    "/assessment/carry-over/",
    "/assessment/progress/",
    "/assessment/earlier/1/",
    "/assessment/earlier/1/team-leader/",
    "/assessment/erase/",
    "/assessment/resume/",
    "/assessment/code/",
    "/assessment/code/new/",
    "/assessment/code/forget/",
)
DESK = (
    "/desk/",
    "/styleguide/",
    "/desk/publish/",
    "/desk/preview/links/",
    "/desk/questions/",
    "/desk/careers/question/prefers-people/change/",
    "/desk/checks/",
    "/desk/review/",
    "/desk/review/role/team-leader/",
    "/desk/due/",
    "/desk/rules/",
    "/desk/auth/user/add/",
    "/desk/changes/",
    "/desk/workbook/",
    "/desk/careers/role/",
    "/desk/editions/",
    "/desk/editions/1/",
    "/desk/editions/1/take-back/",
    "/desk/editions/1/roll-back/",
    "/desk/editions/1/draft/",
    "/desk/careers/role/add/",
    "/desk/careers/role/team-leader/change/",
    "/desk/careers/role/team-leader/history/",
    "/desk/careers/role/team-leader/delete/",
    "/desk/address/role/team-leader/",
    "/desk/retire/role/team-leader/",
    "/desk/clone/role/team-leader/",
    "/desk/order/role/",
    "/desk/order/item/",
    "/desk/careers/advancementstep/",
    "/desk/auth/user/",
    "/desk/password_change/",
    "/desk/account/",
    "/desk/numbers/",
    "/desk/groups/",
    "/desk/jobs/",
    "/desk/jobs/new/",
    "/desk/jobs/import/",
    "/desk/announcements/",
    "/desk/announcements/new/",
    "/desk/careers/site/1/change/",
    "/desk/colour/?colour=%23ffcc00",
)


def wrong(visit: Watched, paths: Iterable[str]) -> list[tuple[str, ...]]:
    """What is wrong with some pages: for each that something is wrong with, its address and that."""
    found = []
    for path in paths:
        status = visit.open(path)
        faults = [f"status {status}"] if status != 200 else []
        if faults := [*faults, *visit.faults()]:
            found.append((path, *faults))
    return found


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize(("width", "scheme"), [LOOKS[0], LOOKS[-1]])
def test_nothing_is_wrong_with_any_public_page(
    browser: Browser, portal: Portal, addresses: list[str], width: int, scheme: Scheme, share: int
) -> None:
    assert len(addresses) >= 119
    with watched(browser, portal.url, width, scheme) as visit:
        assert wrong(visit, addresses[share :: len(SHARES)]) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS[1:])
def test_nothing_is_wrong_with_any_kind_of_page_however_it_is_looked_at(
    browser: Browser, portal: Portal, kinds: list[str], width: int, scheme: Scheme
) -> None:
    with watched(browser, portal.url, width, scheme) as visit:
        assert wrong(visit, kinds) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_nothing_is_wrong_with_any_page_of_the_assessment(
    browser: Browser, portal: Portal, answered: StorageState, width: int, scheme: Scheme
) -> None:
    with watched(browser, portal.url, width, scheme, state=answered) as visit:
        assert wrong(visit, PERSONAL) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_nothing_is_wrong_with_the_assessment_of_somebody_who_has_not_begun(
    browser: Browser, portal: Portal, width: int, scheme: Scheme
) -> None:
    paths = ("answers/", "result/", "plan/", "erase/", "resume/", "code/", "part/1/", "code/")
    with watched(browser, portal.url, width, scheme) as visit:
        assert wrong(visit, [f"/assessment/{path}" for path in paths]) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_nothing_is_wrong_with_the_desk(
    browser: Browser,
    portal: Portal,
    signed_in: StorageState,
    errands: tuple[str, ...],
    width: int,
    scheme: Scheme,
) -> None:
    with watched(browser, portal.url, width, scheme) as stranger:
        found = wrong(stranger, ["/desk/login/"])
    with watched(browser, portal.url, width, scheme, state=signed_in) as visit:
        stand_still(visit.page, f"**{errands[0]}")
        assert found + wrong(visit, (*DESK, *errands)) == []


def test_a_page_that_is_not_there_is_a_page_all_the_same(browser: Browser, portal: Portal) -> None:
    with watched(browser, portal.url, 360) as visit:
        assert visit.open("/roles/team-leeder/") == 404
        assert visit.page.locator("main a[href='/roles/team-leader/']").count() == 1
        visit.logged.clear()  # the browser's own line about the 404
        assert visit.faults() == []


@pytest.mark.parametrize("share", SHARES)
def test_a_public_page_keeps_nothing_asks_nobody_else_and_is_light(
    browser: Browser, portal: Portal, addresses: list[str], share: int
) -> None:
    """40 kB and five requests on a first visit: headers, style sheet and all."""
    found = []
    for path in addresses[share :: len(SHARES)]:
        with watched(browser, portal.url) as visit:
            visit.open(path)
            sizes = [request.sizes() for request in visit.requests]
            weight = sum(it["responseBodySize"] + it["responseHeadersSize"] for it in sizes)
            elsewhere = [it.url for it in visit.requests if not it.url.startswith(portal.url + "/")]
            stored = visit.page.evaluate("localStorage.length + sessionStorage.length")
            kept = len(visit.page.context.cookies()) + stored
            assert weight > 5_000  # a style sheet is more
            if len(sizes) > 5 or weight > 40_000 or elsewhere or kept:
                found.append((path, len(sizes), weight, elsewhere, kept))
    assert found == []
