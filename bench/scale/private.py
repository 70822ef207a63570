"""Whether what is personal stays out of the proxy's cache and out of other people's pages."""

import random
import re
from urllib.parse import urlsplit

from bench.scale.browser import Browser, any_encoding, led_to
from bench.scale.house import Failed, Proxy
from bench.scale.same import NOT_PUBLIC
from bench.scale.told import Table
from bench.scale.visitors import unpacked

PAGES = (
    "/assessment/",
    "/assessment/part/1/",
    "/assessment/answers/",
    "/assessment/result/",
    "/assessment/plan/",
    "/assessment/code/",
    "/assessment/export.json",
    "/assessment/plan/actions/",
    "/assessment/route/",
    "/roles/trainer/",
    "/",
)
ROUNDS = 4


class _Person:
    """A visitor with a word that nobody else uses."""

    def __init__(self, proxy: Proxy, word: str) -> None:
        self.word, self.browser = word, Browser(proxy.door)
        page = self.browser.get("/assessment/part/1/")
        while "/part/" in page.path:
            fields = page.form("of") | dict.fromkeys(page.choices(), "4")
            sent = self.browser.post(page.path, {**fields, "next": ""})
            page = self.browser.get(led_to(sent))
        fields = self.browser.get("/assessment/plan/").form("target") | {"target": "team-leader"}
        self.browser.post("/assessment/plan/target/", fields)
        page = self.browser.get("/assessment/plan/actions/")
        self.browser.post(page.path, page.form("text") | {"text": f"Learn {word}"})
        self.code = self.browser.cookies["__Host-attempt"]
        if word not in self.browser.get("/assessment/plan/").text:
            raise Failed(f"what {word} wrote is not on their plan")

    @property
    def marks(self) -> tuple[str, ...]:
        """What only their own pages may hold."""
        grouped = "-".join(re.findall("....", self.code))
        return self.word, self.code, grouped, grouped.replace("-", " ")


def _personal(content: bytes, marks: list[bytes]) -> str:
    """The key that a file of nginx's cache is kept under, if it should not be there; else empty."""
    head = content.partition(b"\r\n\r\n")[0].lower()
    key = content.partition(b"\nKEY: ")[2].partition(b"\n")[0].decode(errors="replace")
    amiss = b"set-cookie:" in head or any(mark in content for mark in marks)
    return key if amiss or NOT_PUBLIC.match(urlsplit(key.partition(" ")[2]).path) else ""


def check(table: Table, proxy: Proxy, rounds: int = ROUNDS) -> None:
    """Two visitors in turn at the same addresses, many times; then a look at the cache's own files."""
    people = [_Person(proxy, word) for word in ("zanzibar", "quetzal")]
    rng = random.Random(2)
    foreign, kept, told, count = [], [], 0, 0
    for _round in range(rounds):
        for path in PAGES:
            for person, other in (people, people[::-1]):
                answer = unpacked(person.browser.get(path, **any_encoding(rng)))
                count += 1
                told += any(mark in answer.text for mark in person.marks)
                if any(mark in answer.text for mark in other.marks):
                    foreign.append(path)
                public = "public" in answer.headers.get("Cache-Control", "")
                if not public and answer.headers.get("Cache-Control") != "no-store, private":
                    kept.append(f"{path}: {answer.headers.get('Cache-Control')}")
    table.add(
        "Two visitors in turn at the same addresses: answers that hold a word of the other's",
        f"{len(foreign)} of {count} ({told} held their own)",
        "0",
        not foreign and told > 0,
        foreign,
    )
    table.add("Personal answers that a cache might keep", str(len(kept)), "0", not kept, kept)
    files = [path for path in proxy.cache.rglob("*") if path.is_file()]
    marks = [mark.encode() for person in people for mark in person.marks]
    bad = [name for name in (_personal(path.read_bytes(), marks) for path in files) if name]
    table.add(
        "Files in the proxy's cache that hold anything personal, a cookie, or a personal address",
        f"{len(bad)} of {len(files)}",
        "0",
        bool(files) and not bad,
        bad,
    )
    for person in people:
        person.browser.close()
