"""Every page can be walked by keyboard, from top to bottom, and one always sees where one is.

Buttons take their outline's colour slowly where motion is welcome; here it is not.
"""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, StorageState, expect

from tests.e2e.watching import SCHEMES, Scheme, Watched, watched
from tests.portal import Portal

FOCUS = (Path(__file__).parent / "focus.js").read_text(encoding="utf-8")
REACHABLE = """() => {
    // Each thing the keyboard should reach, in the order of the page; of a group of answers, one.
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
    const groups = new Set();
    return all.filter(it => {
        if (it.disabled || it.type === "hidden" || !it.checkVisibility()) return false;
        if (it.type !== "radio") return true;
        const chosen = all.find(other => other.name === it.name && other.checked);
        if (chosen) return it === chosen;
        const first = !groups.has(it.name);
        groups.add(it.name);
        return first;
    }).length;
}"""

READ = (
    "/",
    "/ladder/",
    "/roles/",
    "/roles/senior-agent/",
    "/steps/any-to-data-analysis/",
    "/skills/",
    "/skills/coaching/",
    "/challenges/",
    "/challenges/automation/",
    "/training/",
    "/guides/technology/",
    "/sources/",
    "/about/",
    "/privacy/",
    "/accessibility/",
    "/assessment/",
)
ANSWERED = (
    "/assessment/part/1/",
    "/assessment/part/5/",
    "/assessment/part/6/",
    "/assessment/answers/",
    "/assessment/result/",
    "/assessment/result/team-leader/",
    "/assessment/what-if/",
    "/assessment/erase/",
    "/assessment/resume/",
    "/assessment/code/",
)


def walk(visit: Watched) -> list[dict[str, Any]]:
    """Press Tab until the page ends; every place one came to."""
    stops: list[dict[str, Any]] = []
    for _ in range(1000):
        visit.page.keyboard.press("Tab")
        stop = visit.page.evaluate(FOCUS)
        if stop is None or (stops and stop["place"] == stops[0]["place"]):
            break
        stops.append(stop)
    return stops


def unwalkable(visit: Watched, path: str) -> list[str]:
    """What is wrong with a page for somebody without a mouse."""
    visit.open(path)
    reachable = visit.page.evaluate(REACHABLE)
    stops = walk(visit)
    places = [stop["place"] for stop in stops]
    found = [] if len(stops) == reachable else [f"{len(stops)} of {reachable} are reached"]
    found += [] if places == sorted(places) else ["out of order"]
    for stop in stops:
        if not (stop["drawn"] and stop["contrast"] >= 3 and stop["seen"]):
            found.append(f"{stop}")
    return found


@pytest.mark.parametrize("width", [360, 1280])
def test_every_kind_of_page_is_walked_in_order_and_the_focus_is_seen(
    browser: Browser, portal: Portal, width: int
) -> None:
    with watched(browser, portal.url, width, reduced_motion="reduce") as visit:
        found = {path: faults for path in READ if (faults := unwalkable(visit, path))}
    assert found == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_so_is_every_page_of_the_assessment(
    browser: Browser, portal: Portal, answered: StorageState, scheme: Scheme
) -> None:
    with watched(
        browser, portal.url, 360, scheme, state=answered, reduced_motion="reduce"
    ) as visit:
        found = {path: faults for path in ANSWERED if (faults := unwalkable(visit, path))}
    assert found == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_the_ladder_is_climbed_down_rung_by_rung_each_from_left_to_right(
    browser: Browser, portal: Portal, width: int
) -> None:
    """Within a rung, plates that hang below one another come one after the other."""
    with watched(browser, portal.url, width) as visit:
        visit.open("/ladder/")
        places = visit.page.evaluate(
            """() => [...document.querySelectorAll(".rungs > li")].map(rung =>
                [...rung.querySelectorAll(".plate > a")].map(plate => {
                    const box = plate.getBoundingClientRect();
                    return [Math.round(box.left), Math.round(box.top + scrollY)];
                }))"""
        )
        reached = [stop["name"] for stop in walk(visit)]
        titles = visit.page.locator(".plate > a").all_inner_texts()
    assert sum(map(len, places)) >= 13
    assert [sorted(rung) for rung in places] == places
    assert [rung[0][1] for rung in places] == sorted(rung[0][1] for rung in places)
    plates = [f"a “{title[:40]}”" for title in titles]
    assert [name for name in reached if name in plates] == plates


def test_the_first_link_leads_past_the_menu(browser: Browser, portal: Portal) -> None:
    with watched(browser, portal.url) as visit:
        visit.open("/roles/trainer/")
        visit.page.keyboard.press("Tab")
        skip = visit.page.get_by_role("link", name="Skip to the main text")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")
        inside = visit.page.evaluate("!!document.activeElement.closest('main')")
        assert (visit.page.url, inside) == (f"{portal.url}/roles/trainer/#main", True)
