"""Text can be read at every width, widely spaced, and from right to left."""

from collections.abc import Iterable

import pytest
from playwright.sync_api import Browser, StorageState

from tests.e2e.test_pages import DESK, PERSONAL, SHARES
from tests.e2e.watching import SPACED, WIDE, WIDTHS, Watched, watched
from tests.portal import Portal

EVERY_WIDTH = (320, 360, 768, 1024, 1280)


def unreadable(visit: Watched, paths: Iterable[str]) -> list[str]:
    """What cannot be read on some pages, and how they were looked at when it could not."""
    found = []
    for path in paths:
        visit.open(path)
        for width in EVERY_WIDTH:
            visit.resize(width)
            found += [f"{path} at {width}: {fault}" for fault in visit.unreadable()]
        for name, style in (("widely spaced", SPACED), ("in wide letters", WIDE)):
            visit.wear(style)
            for width in (320, 1280):
                visit.resize(width)
                found += [f"{path} at {width}, {name}: {fault}" for fault in visit.unreadable()]
            visit.wear("")
        for width in (360, 1280):
            visit.resize(width)
            visit.turn("rtl")
            found += [f"{path} at {width}, right to left: {fault}" for fault in visit.unreadable()]
            visit.turn("")
    return found


@pytest.mark.parametrize("share", SHARES)
def test_every_public_page_can_be_read(
    browser: Browser, portal: Portal, addresses: list[str], share: int
) -> None:
    with watched(browser, portal.url) as visit:
        assert unreadable(visit, addresses[share :: len(SHARES)]) == []


def test_one_word_of_any_length_pushes_no_page_sideways(browser: Browser, portal: Portal) -> None:
    word = "a" * 400
    with watched(browser, portal.url) as visit:
        for path in (f"/search/?q={word}", f"/roles/compare/?role={word}", f"/roles/?skill={word}"):
            visit.open(path)
            for width in (320, 1280):
                visit.resize(width)
                wide = visit.page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, path[:20]


def test_every_page_of_the_assessment_can_be_read(
    browser: Browser, portal: Portal, answered: StorageState
) -> None:
    with watched(browser, portal.url, state=answered) as visit:
        assert unreadable(visit, PERSONAL) == []


def test_every_page_of_the_desk_can_be_read(
    browser: Browser, portal: Portal, signed_in: StorageState
) -> None:
    with watched(browser, portal.url, state=signed_in) as visit:
        found = []
        for path in DESK:
            visit.open(path)
            for width in WIDTHS:
                visit.resize(width)
                found += [f"{path} at {width}: {fault}" for fault in visit.unreadable()]
        assert found == []


def test_at_four_hundred_per_cent_nothing_scrolls_sideways(
    browser: Browser, portal: Portal, addresses: list[str], answered: StorageState
) -> None:
    """A window of 1280 by 800 magnified four times."""
    found = {}
    with watched(
        browser, portal.url, 320, height=200, device_scale_factor=4, state=answered
    ) as visit:
        for path in (*addresses, *PERSONAL):
            visit.open(path)
            if wide := visit.too_wide():
                found[path] = wide
    assert found == {}
