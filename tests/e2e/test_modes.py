"""On paper, in the system's own colours, without motion, from right to left."""

import base64
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, StorageState

from tests.e2e.test_pages import PERSONAL
from tests.e2e.watching import SCHEMES, Scheme, watched
from tests.portal import Portal

PAPER = (
    "/assessment/answers/",
    "/assessment/result/",
    "/assessment/result/team-leader/",
    "/assessment/plan/",
    "/assessment/plan/talk/",
    "/assessment/code/",
)
"""What of their own somebody may want on paper."""

WORDS = """() => {
    // Every text in the page's main part that the reader can see, but for the ways around, what can
    // only be pressed, what is said of the screen, and, of the ladder beside a result, the rungs that
    // hold nothing of theirs. What is written beside a plate has no room beside a drawn one.
    const around = "nav, form, .actions, .btn, .doors, .contents, .screen, .hand, .standing li:has(.quiet)";
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || element.closest(around)) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        const box = range.getBoundingClientRect();
        if (element.checkVisibility({visibilityProperty: true}) && box.width && box.height) {
            found.push(walker.currentNode.data.trim());
        }
    }
    return found;
}"""
DARK = """() => [...document.querySelectorAll("html, body, body *")].filter(it => {
    const style = getComputedStyle(it);
    const [r, g, b, a = 1] = style.backgroundColor.match(/[\\d.]+/g).map(Number);
    return a > 0 && it.checkVisibility() && (r + g + b) / 3 < 200;
}).map(it => `${it.localName}.${it.className}`)"""
MOVING = """() => [...document.querySelectorAll("*")].filter(it =>
    ["", "::before", "::after"].some(part => {
        const style = getComputedStyle(it, part || null);
        return /[1-9]/.test(style.transitionDuration + style.animationDuration);
    })
).map(it => `${it.localName}.${it.className}`)"""


def printed(page: Page) -> None:
    page.emulate_media(media="print", color_scheme="dark")


def lost(page: Page) -> list[str]:
    """The words that are on the screen, what is folded up included, and not on paper."""
    page.emulate_media(media="screen")
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
    screen = page.evaluate(WORDS)
    page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = false })")
    printed(page)
    paper = page.evaluate(WORDS)
    return [words for words in screen if words not in paper]


@pytest.mark.parametrize("width", [360, 1280])
def test_everything_is_printed_and_nothing_dark(
    browser: Browser, portal: Portal, kinds: list[str], answered: StorageState, width: int
) -> None:
    found: dict[str, Any] = {}
    with watched(browser, portal.url, width, "dark", state=answered) as visit:
        for path in (*kinds, *PAPER):
            visit.open(path)
            if missing := lost(visit.page):
                found[path] = missing
            if dark := visit.page.evaluate(DARK):
                found[f"{path} dark"] = dark
    assert found == {}


def test_without_motion_nothing_moves(
    browser: Browser, portal: Portal, kinds: list[str], answered: StorageState
) -> None:
    found = {}
    with watched(browser, portal.url, state=answered, reduced_motion="reduce") as visit:
        for path in (*kinds, *PERSONAL):
            visit.open(path)
            if moving := visit.page.evaluate(MOVING):
                found[path] = moving
    with watched(browser, portal.url, reduced_motion="no-preference") as visit:
        visit.open("/")
        assert visit.page.evaluate(MOVING) != []
    assert found == {}


COLOURS = """async png => {
    const image = await createImageBitmap(await (await fetch(png)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const pixels = new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
    return new Set(pixels).size;
}"""


def colours(page: Page, selector: str) -> int:
    """How many colours an element is drawn in, the words that lie over it taken away."""
    page.evaluate(
        """selector => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`body * { visibility: hidden } ${selector}, ${selector} * { visibility: visible }`);
            document.adoptedStyleSheets = [sheet];
        }""",
        selector,
    )
    picture = page.locator(selector).first.screenshot(type="png")
    blank = page.context.new_page()
    try:
        encoded = base64.b64encode(picture).decode()
        found: int = blank.evaluate(COLOURS, f"data:image/png;base64,{encoded}")
        return found
    finally:
        blank.close()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_drawings_are_drawn_in_the_systems_own_colours(
    browser: Browser, portal: Portal, answered: StorageState, scheme: Scheme
) -> None:
    """The ladder's lines, the small ladder beside a role, and the bars of a result."""
    drawings = {
        "/ladder/": ".board-lines",
        "/roles/team-leader/": ".sketch",
        "/skills/coaching/": ".meter",
        "/assessment/result/": ".fit",
    }
    with watched(
        browser, portal.url, 1280, scheme, state=answered, forced_colors="active"
    ) as visit:
        for path, selector in drawings.items():
            visit.open(path)
            assert (path, colours(visit.page, selector) > 1) == (path, True)


HUNG = """() => {
    // How far each line of the picture ends from the nearest plate or rung, and how far each
    // column's wire is from the middle of its plates.
    const lines = document.querySelector(".board-lines");
    const box = lines.getBoundingClientRect();
    const view = lines.viewBox.baseVal;
    const mirrored = getComputedStyle(lines).transform.startsWith("matrix(-1");
    const at = (x, y) => {
        const across = x / view.width * box.width;
        return [mirrored ? box.right - across : box.left + across, box.top + y / view.height * box.height];
    };
    const boxes = [...document.querySelectorAll(".plate > a")].map(it => it.getBoundingClientRect());
    boxes.push(...[...lines.querySelectorAll("rect")].map(it => it.getBoundingClientRect()));
    const parts = [...lines.querySelectorAll(".thread")].flatMap(thread =>
        thread.getAttribute("d").split("M").filter(Boolean).map(d => {
            const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
            path.setAttribute("d", "M" + d);
            return path;
        }));
    const tips = parts.map(part =>
        [0, part.getTotalLength()].map(length => part.getPointAtLength(length)));
    // The line that leads out is a straight trunk with branches: they end at it.
    const trunks = tips.filter(([a, b]) => a.x === b.x && Math.abs(a.y - b.y) > 200);
    const far = ([x, y]) => Math.min(
        ...boxes.map(it => Math.hypot(
            Math.max(it.left - at(x, y)[0], 0, at(x, y)[0] - it.right),
            Math.max(it.top - at(x, y)[1], 0, at(x, y)[1] - it.bottom))),
        ...trunks.map(([a, b]) => Math.hypot(
            x - a.x, Math.max(Math.min(a.y, b.y) - y, 0, y - Math.max(a.y, b.y)))));
    const ends = tips.flat().map(it => far([it.x, it.y]));
    const wires = [...lines.querySelector(".wire").getAttribute("d").matchAll(/M([\\d.]+)/g)];
    const off = wires.map(([, x], column) => Math.min(
        ...[...document.querySelectorAll(`.rungs .at-${column + 1} > a`)].map(it => {
            const plate = it.getBoundingClientRect();
            return Math.abs((plate.left + plate.right) / 2 - at(+x, 0)[0]);
        })));
    return { ends, off };
}"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [1160, 1280, 1920])
def test_the_ladders_lines_meet_its_plates(
    browser: Browser, portal: Portal, width: int, direction: str
) -> None:
    with watched(browser, portal.url, width) as visit:
        visit.open("/ladder/")
        visit.turn(direction)
        found = visit.page.evaluate(HUNG)
    assert len(found["ends"]) >= 40
    assert len(found["off"]) == 6
    assert (max(found["ends"]), max(found["off"])) <= (3, 2)
