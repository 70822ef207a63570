"""What watches the pages sees what it is there to see."""

from playwright.sync_api import Browser

from tests.e2e.watching import SPACED, watched
from tests.portal import Portal

TEXT = "font: 20px/1.2 sans-serif; margin: 0;"
UNREADABLE = f"""
<p style="{TEXT} height: 26px; overflow: hidden">Cut short<br>below</p>
<p style="{TEXT} position: relative">Hidden<b style="position: absolute; inset: 0; background: red"></b></p>
<p style="{TEXT} height: 0">Below</p><p style="{TEXT}">Above</p>
<p style="{TEXT} position: relative; left: -3000px">Far away</p>
<svg width="200" height="40" viewBox="0 0 200 40" style="pointer-events: none"><text x="0" y="28">Crossed</text>
<path d="M0 22h200" stroke="black" stroke-width="4"/></svg>
"""
READABLE = f"""
<p style="{TEXT} height: 4em; overflow: auto">Long<br>enough<br>to<br>be<br>scrolled</p>
<p style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)">Only said</p>
<p style="{TEXT}">Plain <b>bold</b> <sup>1</sup></p>
<details><summary>More</summary><p>Not yet</p></details>
<svg width="200" height="40"><path d="M0 36h200" stroke="black"/><text x="0" y="28">Underlined</text></svg>
"""


def shown(body: str) -> str:
    return f"<!doctype html><html lang='en'><body style='margin: 8px'>{body}</body></html>"


def test_text_that_cannot_be_read_is_found(browser: Browser) -> None:
    with watched(browser, "") as visit:
        visit.page.set_content(shown(UNREADABLE))
        assert sorted(visit.unreadable()) == [
            "covered by b.null: “Hidden” in p",
            "covered by p.null: “Below” in p",
            "covered by path.null: “Crossed” in text",
            "cut off: “below” in p",
            "off the page: “Far away” in p",
            "printed over each other: “Below” in p and “Above” in p",
        ]


def test_text_that_can_be_read_is_not(browser: Browser) -> None:
    with watched(browser, "") as visit:
        visit.page.set_content(shown(READABLE))
        assert visit.unreadable() == []


def test_a_readers_own_spacing_is_worn_and_taken_off(browser: Browser) -> None:
    with watched(browser, "") as visit:
        visit.page.set_content(shown("<p id='p'>Words apart</p>"))
        plain = visit.page.locator("#p").bounding_box()
        visit.wear(SPACED)
        spaced = visit.page.evaluate("getComputedStyle(document.querySelector('#p')).wordSpacing")
        visit.wear("")
        assert spaced == "2.56px"
        assert visit.page.locator("#p").bounding_box() == plain


def test_what_is_too_wide_is_found(browser: Browser) -> None:
    with watched(browser, "", 320) as visit:
        visit.page.set_content(shown("<p style='width: 400px'>Wide</p>"))
        assert visit.too_wide() == ["88 px too wide"]


def test_what_a_page_logs_fetches_and_lacks_is_found(browser: Browser, portal: Portal) -> None:
    with watched(browser, portal.url) as visit:
        visit.open("/roles/")
        assert visit.faults() == []
        visit.page.evaluate(
            """() => {
                console.error("Oh");
                document.querySelector("main").outerHTML = "<h1>Two</h1><a href='#x'></a>";
                document.body.append(document.createElement("h1"));
            }"""
        )
        found = {fault.partition(":")[0] for fault in visit.faults()}
        assert {"logged Oh ", "0 × main", "2 × h1", "link-name"} <= found


def test_what_is_fetched_from_elsewhere_is_found(browser: Browser, portal: Portal) -> None:
    with watched(browser, portal.url) as visit:
        elsewhere = "http://127.0.0.1:9/x.png"
        visit.page.route(elsewhere, lambda route: route.fulfill(status=200, body=""))
        visit.open("/roles/")
        visit.page.evaluate("url => fetch(url, {mode: 'no-cors'}).catch(() => 0)", elsewhere)
        assert any(elsewhere in fault for fault in visit.faults())
