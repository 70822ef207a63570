"""Workbooks as large as they may be, one row larger, and made to harm: sent to the desk, and how long it
takes until it is said what they would change, or why they are not read."""

import http.client
import re
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from bench.scale.browser import Browser, led_to
from careers.domain.workbook.grid import MOST_ROWS
from tests.domain.workbook.test_hostile_files import SHEET, packed
from tests.served import with_file
from tests.verify.conftest import Tell
from tests.verify.house import House
from tests.verify.unit import signed_in

WITHIN = 60.0


@dataclass(frozen=True)
class Outcome:
    """What became of a file: the page's text, and seconds until it was there."""

    text: str
    seconds: float


def synonyms(count: int) -> bytes:
    """A table of so many rows of synonyms nobody has, its heading with them."""
    rows = (f"word-{at},Word {at},other {at}" for at in range(count - 1))
    return "\n".join(("code,name,means", *rows)).encode()


def wide() -> bytes:
    """A sheet with a cell in every thousandth row, down to the last, and in the last column."""
    rows = (f'<row r="{at}"><c r="XFD{at}"><v>1</v></c></row>' for at in range(1000, 1048577, 1000))
    return packed({"xl/worksheets/sheet1.xml": SHEET % "".join(rows)})


def sent(house: House, browser: Browser, name: str, data: bytes) -> Outcome:
    """Send a file in, and wait for what comes of it."""
    token = browser.get("/desk/workbook/").form("csrfmiddlewaretoken")["csrfmiddlewaretoken"]
    body, kind = with_file(token.encode(), name, data)
    head = {
        **house.door.headers,
        "Content-Type": kind,
        "Cookie": "; ".join(f"{key}={value}" for key, value in browser.cookies.items()),
        "Origin": house.door.origin,
        "Sec-Fetch-Site": "same-origin",
    }
    began = time.monotonic()
    with closing(house.door.connection()) as connection:
        connection.request("POST", "/desk/workbook/send/", body, head)
        answer = connection.getresponse()
        text = answer.read().decode()
        where = answer.headers.get("Location", "")
    if answer.status != http.client.FOUND:
        return Outcome(text, time.monotonic() - began)
    while True:
        page = browser.get(where)
        while page.status == http.client.FOUND:
            page = browser.get(led_to(page))
        if "Refresh" not in page.headers:
            return Outcome(page.text, time.monotonic() - began)
        assert time.monotonic() - began < 3 * WITHIN, page.text
        time.sleep(0.2)


def test_large_files_are_read_in_time_and_bombs_not_at_all(house: House, tell: Tell) -> None:
    browser = Browser(house.door, dict(signed_in(house)))

    def told(
        what: str, target: str, name: str, data: bytes, good: Callable[[Outcome], bool]
    ) -> None:
        outcome = sent(house, browser, name, data)
        said = re.search(r"<h1[^>]*>(.*?)</h1>", outcome.text, re.DOTALL)
        heading = re.sub(r"<[^>]+>|\s+", " ", said[1]).strip() if said else "no page"
        print(*re.findall(r"<td[^>]*>([^<]*)</td>", outcome.text)[:20], sep="\n")
        tell(
            f"Import: {what} ({house.store.name})",
            target,
            f"{heading}; {outcome.seconds:.1f} s",
            good(outcome),
        )

    def within(words: str, seconds: float) -> Callable[[Outcome], bool]:
        return lambda outcome: words in outcome.text and outcome.seconds <= seconds

    told(
        f"{MOST_ROWS:,} rows",
        "what it would change, in ≤ 60 s",
        "synonyms.csv",
        synonyms(MOST_ROWS),
        within("would change", WITHIN),
    )
    told(
        "one row more",
        "refused by the stated cap",
        "synonyms.csv",
        synonyms(MOST_ROWS + 1),
        within("more than 100,000 rows", WITHIN),
    )
    bomb = packed({"xl/worksheets/sheet1.xml": b" " * 60_000_000})
    told("zip bomb", "refused in ≤ 2 s", "a.xlsx", bomb, within("Nothing of it was opened", 2))
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    told(
        "entities",
        "refused in ≤ 2 s",
        "a.xlsx",
        packed({"xl/styles.xml": laughs}),
        within("declares entities", 2),
    )
    told("sparse sheet", "read or refused in ≤ 2 s", "a.xlsx", wide(), within("a.xlsx", 2))
