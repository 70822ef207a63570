"""What staff write is never trusted either: hostile texts in every field, in a real browser.

The browser is told to let everything run that the pages' own policy would stop, so that what is shown is
how texts are escaped, and nothing else.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from tests.e2e.crawl import addresses
from tests.e2e.people import sign_in
from tests.e2e.test_pages import DESK
from tests.e2e.watching import Watched
from tests.portal import QUIET, Portal, chromium, started
from tests.verify.conftest import Tell
from tests.verify.hostile import EACH
from tests.verify.payloads import ALERT, ELEMENTS, PAYLOADS, PROBE

TURNS = -(-len(PAYLOADS) // EACH)
MORE = (
    "/desk/careers/skill/coaching/change/",
    "/desk/careers/challenge/",
    "/desk/careers/source/",
    "/desk/careers/question/",
    "/desk/careers/trainingmodule/",
    "/desk/careers/guide/",
    "/desk/careers/disagreement/",
    "/desk/careers/synonym/",
    "/desk/careers/level/",
    "/desk/careers/track/",
    "/desk/careers/preference/",
    "/desk/careers/proficiency/",
    "/desk/order/skill/",
    "/desk/retire/skill/coaching/",
    "/desk/searches/",
    "/desk/preview/links/",
    "/assessment/part/1/",
    "/assessment/part/2/",
    "/jobs/",
    "/editions/",
    "/search/?q=trainer",
)
SEARCHED = re.compile(r"^/(search|compare|route)/")

LOOK = """([probe, alert]) => [document.body.textContent.includes(alert), [
    ...[...document.querySelectorAll(`${probe}, base, object, embed, iframe`)].map(it => it.outerHTML),
    ...[...document.querySelectorAll("*")].filter(it =>
        [...it.attributes].some(at => at.name.startsWith("on"))).map(it => it.outerHTML),
    ...[...document.querySelectorAll("a[href], form[action], [src]")]
        .map(it => it.getAttribute("href") || it.getAttribute("action") || it.getAttribute("src"))
        .filter(it => /^\\s*(javascript|vbscript|data:text)/i.test(it)),
    ...[...document.querySelectorAll("script:not([src])")]
        .filter(it => !/json/.test(it.type)).map(it => it.outerHTML),
].map(it => it.slice(0, 200))]"""
"""Whether a page shows any of it, and what it holds that no page of ours does."""


@pytest.fixture
def portal() -> Iterator[Portal]:
    with started() as running:
        yield running


@pytest.fixture
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        yield found
        found.close()


class Watch:
    """A page under which dialogs open, and what it showed that it should not."""

    def __init__(self, page: Page) -> None:
        self.page, self.dialogs, self.found = page, list[str](), list[str]()
        self.seen = self.hostile = 0
        page.on("dialog", self._dialog)

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(f"{self.page.url} {dialog.message}")
        dialog.dismiss()

    def look(self, address: str) -> None:
        response = self.page.goto(address)
        assert response
        self.seen += 1
        if response.status >= 500:
            self.found.append(f"{address} {response.status}")
        shows, found = self.page.evaluate(LOOK, [PROBE, ALERT])
        self.hostile += shows
        self.found += [f"{address} {it}" for it in found]

    def try_itself(self) -> None:
        """It sees what it is to see."""
        self.page.set_content(f"<p>{ELEMENTS[0]}{ELEMENTS[12]}</p><img src=x onerror={ALERT}>")
        self.page.wait_for_timeout(200)
        shows, found = self.page.evaluate(LOOK, [PROBE, ALERT])
        assert self.dialogs and shows and len(found) >= 3
        self.dialogs.clear()


@pytest.mark.parametrize("half", range(2))
def test_no_text_of_anybodys_becomes_anything_else(
    portal: Portal, browser: Browser, tell: Tell, half: int
) -> None:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    sign_in(Watched(page, portal.url), portal.password)
    watch = Watch(page)
    watch.try_itself()
    turns = range(half, TURNS, 2)  # so that both may be under way at once
    for turn in turns:
        portal.run(f"from tests.verify.hostile import main; main({turn})")
        page.wait_for_timeout(1_000)  # until the server has heard of the edition
        paths = [it for it in addresses(portal.url) if not SEARCHED.match(it)]
        for path in dict.fromkeys([*paths, *DESK, *MORE]):
            watch.look(portal.url + path)
    context.close()
    assert watch.hostile > watch.seen / 2, f"too few pages show any of it: {watch.hostile}"
    print(*watch.found[:20], *watch.dialogs[:20], sep="\n")
    tell(
        f"Stored XSS: {len(PAYLOADS)} payloads in every editable field, {len(turns)} of {TURNS} turns",
        "0 dialogs in a real browser",
        f"{len(watch.dialogs)} dialogs, {len(watch.found)} elements, handlers or links that no page"
        f" of ours has, on {watch.seen} pages, {watch.hostile} of which show some, without the policy that would stop them",
        not watch.dialogs and not watch.found,
    )
