"""The answer got lost, and whoever sent the form sends it again."""

import socket
from urllib.parse import urlencode

from bench.scale.browser import Browser, led_to
from tests.verify.conftest import Tell
from tests.verify.house import House

VISITORS = 40
"""Each sends five forms, each of them twice."""


def lose(browser: Browser, path: str, fields: dict[str, str]) -> None:
    """Send a form, and go before the answer comes."""
    body = urlencode(fields).encode()
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    head = {
        **browser.door.headers,
        "Cookie": cookies,
        "Origin": browser.door.origin,
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": str(len(body)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    with socket.create_connection((browser.door.address, browser.door.port), 10) as line:
        line.sendall(f"POST {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)
        line.recv(1)  # It is done, and nothing of that is read.


def test_what_is_sent_again_is_kept_once(house: House, tell: Tell) -> None:
    def rows() -> dict[str, int]:
        tables = ("attempt", "answer", "action", "evidence")
        return {it: house.store.ask(f"SELECT count(*) FROM careers_{it}")[0] for it in tables}

    before = rows()
    again = questions = 0
    for number in range(VISITORS):
        browser = Browser(house.door)
        page = browser.get("/assessment/part/1/")
        answers = dict.fromkeys(page.choices(), "4")
        questions += len(answers)
        fields = {**page.form("of"), **answers, "next": ""}
        lose(browser, "/assessment/part/1/", fields)
        assert browser.post("/assessment/part/1/", fields).status == 302
        again += 1
        for path, having, more in (
            ("/assessment/part/2/", "of", {"next": ""}),
            ("/assessment/plan/actions/", "text", {"text": f"Sit beside Bea, {number}"}),
            ("/assessment/plan/evidence/", "note", {"skill": "coaching", "note": f"Did {number}"}),
            ("/assessment/plan/target/", "target", {"target": "team-leader"}),
        ):
            place = "/assessment/plan/" if path.endswith("target/") else path
            page = browser.get(place)
            form = page.form(having)
            fields = form | more | dict.fromkeys(page.choices() if having == "of" else (), "3")
            questions += len(page.choices()) if having == "of" else 0
            lose(browser, path, fields)
            answer = browser.post(path, fields)
            assert answer.status == 302, (path, answer.status)
            assert led_to(answer)
            again += 1
    found = {name: many - before[name] for name, many in rows().items()}
    wanted = {
        "attempt": VISITORS,
        "answer": questions,
        "action": VISITORS,
        "evidence": VISITORS,
    }
    twice = sum(max(0, found[name] - wanted[name]) for name in wanted)
    tell(
        f"Lost response, client retries ({house.store.name})",
        "200 duplicate posts, 0 duplicate rows",
        f"{again} duplicate posts, {twice} duplicate rows; rows made: {found}",
        again >= 200 and found == wanted,
    )
