"""What staff do during a run, at a host's own desk, by the forms they would fill in."""

import re
import time
from base64 import b32decode
from datetime import UTC, datetime, timedelta

from bench.scale.browser import Answer, Browser, Door, led_to
from bench.scale.house import Failed, Host

SET_UP = "/desk/login/phone/"

UNDER_WAY = re.compile(r"/desk/publish/\d+/")
"""Where a page leads to that takes longer than anybody waits for."""


def password(hosts: list[Host]) -> list[str]:
    """Every password that was printed: one, if one account was made."""
    said = "".join(host.said.read_text(encoding="utf-8") for host in hosts)
    return re.findall(r"^ +password +(\S+)$", said, re.MULTILINE)


def sign_in(door: Door, word: str) -> dict[str, str]:
    """The cookies of somebody who has signed in there for the first time, and set a phone up."""
    browser = Browser(door)
    page = browser.get("/desk/login/")
    fields = page.form("password") | {"username": "desk", "password": word}
    answer = browser.post("/desk/login/", fields)
    if answer.status != 302:
        raise Failed(f"nobody can sign in: {answer.status}")
    page = browser.get(SET_UP)
    told = re.search(r'class="desk-key"[^>]*>([A-Z2-7 ]+)<', page.text)
    if not told:
        raise Failed(f"nobody can set a phone up: {page.status}")
    answer = browser.post(SET_UP, page.form("code") | {"code": _shown(told[1].replace(" ", ""))})
    browser.close()
    if answer.status != 200 or "desk-codes" not in answer.text:
        raise Failed(f"the phone’s code is not taken: {answer.status}")
    return browser.cookies


def _shown(secret: str) -> str:
    """The six digits that a phone shows now which was told this secret."""
    from django_otp.oath import TOTP

    totp = TOTP(b32decode(secret))
    totp.time = time.time()
    return f"{totp.token():06d}"


def write(mark: str) -> None:
    """Change a word of the draft, as saving a role's form does."""
    from careers.actions.writing import writing
    from careers.models import Role

    with writing():
        Role.objects.filter(code="trainer").update(summary=f"Trains people. Mark {mark}. {{ed}}")


class Desk:
    """Somebody signed in, at one host's desk."""

    def __init__(self, door: Door, cookies: dict[str, str]) -> None:
        self.browser = Browser(door, cookies)

    def publish(self, note: str, at: datetime | None = None) -> float:
        """Publish the draft, now or at a moment; the moment at which the button had answered."""
        page = self._page("/desk/publish/")
        fields = page.form("note") | {"note": note, "acknowledged": "on", "when": "now"}
        if at:
            fields |= {"when": "at", "day": f"{at:%Y-%m-%d}", "time": f"{at:%H:%M}"}
        return self._sent("/desk/publish/", fields)

    def roll_back(self, number: int, note: str) -> float:
        path = f"/desk/editions/{number}/roll-back/"
        return self._sent(path, self._page(path).form("note") | {"note": note})

    def post_opening(self, title: str) -> float:
        path = "/desk/jobs/new/"
        fields = self._page(path).form("title")
        fields |= {
            "title": title,
            "role": "trainer",
            "employer": "A centre",
            "place": "Leeds",
            "country": "GB",
            "text": "Train the people of a centre.",
            "link": "https://example.org/apply",
            "closes_on": f"{datetime.now(UTC) + timedelta(days=20):%Y-%m-%d}",
        }
        return self._sent(path, fields)

    def announce(self, text: str) -> float:
        path = "/desk/announcements/new/"
        return self._sent(path, self._page(path).form("text") | {"text": text})

    def end_announcement(self) -> float:
        from careers.models import Announcement

        number = Announcement.objects.order_by("-pk").values_list("pk", flat=True)[0]
        page = self._page(f"/desk/announcements/{number}/")
        token = page.form("csrfmiddlewaretoken")["csrfmiddlewaretoken"]
        return self._sent(f"/desk/announcements/{number}/end/", {"csrfmiddlewaretoken": token})

    def _page(self, path: str) -> Answer:
        page = self.browser.get(path)
        if page.status != 200:
            raise Failed(f"the desk's {path} answers {page.status}")
        return page

    def _sent(self, path: str, fields: dict[str, str]) -> float:
        answer = self.browser.post(path, fields)
        if answer.status != 302:
            told = re.findall(r"<(?:li|p)[^>]*>([^<]*)", answer.text)
            raise Failed(f"the desk refuses {path}: {answer.status} {told[:40]}")
        return self._awaited(led_to(answer)) if UNDER_WAY.fullmatch(led_to(answer)) else time.time()

    def _awaited(self, path: str) -> float:
        """Look in on what takes longer than anybody waits for; the moment at which it was done."""
        while "Refresh" in (page := self.browser.get(path)).headers:
            time.sleep(0.05)
        if page.status != 302:
            raise Failed(f"the desk gave up {path}: {page.status}")
        return time.time()


def newest() -> tuple[int, int]:
    """The number of the newest edition and of the one before it."""
    from careers.models import Edition

    numbers = list(Edition.objects.order_by("-number").values_list("number", flat=True)[:2])
    return numbers[0], numbers[1]
