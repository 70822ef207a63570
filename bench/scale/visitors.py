"""Visitors: people who read, answer the questions and make a plan, many at once, and remember exactly what
they said. Whatever a browser would have shown them as an error counts as a failure."""

import gzip
import http.client
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Self

import brotli

from bench.scale.browser import Answer, Browser, Door, any_encoding, led_to

PAUSE = 0.05
"""Seconds between two requests of one visitor, up to twice that."""
READ = 6
"""How many pages somebody reads before and after the questions."""


@dataclass(frozen=True)
class Asked:
    """One request as its visitor saw it. `wrong` says what was wrong with the answer, empty for
    nothing."""

    method: str
    path: str
    began: float
    seconds: float
    wrong: str = ""


@dataclass
class Kept:
    """What a visitor was told is kept: their code, their answers, the things on their list."""

    code: str = ""
    answers: dict[str, int] = field(default_factory=dict)
    actions: list[str] = field(default_factory=list)


class _Failed(Exception):
    """What came back is not what should: the visit ends here."""


@dataclass
class Visitors:
    """So many visitors at once, each followed by the next, until they are told to stop."""

    door: Door
    pages: list[str]
    count: int = 12
    seed: int = 1
    asked: list[Asked] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._stop = threading.Event()
        self._threads = [
            threading.Thread(target=self._follow, args=(number,), daemon=True)
            for number in range(self.count)
        ]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(120)

    @property
    def failures(self) -> list[Asked]:
        return [it for it in self.asked if it.wrong]

    def _follow(self, number: int) -> None:
        """One visitor after the other, on one connection each."""
        rng = random.Random(1000 * self.seed + number)
        while not self._stop.is_set():
            visit = _Visit(self, rng)
            try:
                for _step in visit.steps():
                    if self._stop.wait(PAUSE * (0.5 + rng.random())):
                        break
            except _Failed:
                time.sleep(PAUSE)
            finally:
                visit.browser.close()


class _Visit:
    """One visitor from the first page to the last."""

    def __init__(self, visitors: Visitors, rng: random.Random) -> None:
        self.visitors, self.rng = visitors, rng
        self.browser = Browser(visitors.door)
        self.kept = Kept()

    def steps(self) -> Iterator[None]:
        """Each request that a visitor makes by a click, with what a browser makes of it."""
        yield from self._read()
        yield from self._answer()
        yield from self._plan()
        yield from self._read()

    def _read(self) -> Iterator[None]:
        for path in self.rng.sample(self.visitors.pages, READ):
            page = self._ask("GET", path, 200)
            yield
            for link in page.links():
                if link.startswith("/static/css/"):
                    self._ask("GET", link, 200)
            yield

    def _answer(self) -> Iterator[None]:
        page = self._ask("GET", "/assessment/part/1/", 200)
        while "/part/" in page.path:
            yield
            fields = page.form("of")
            answers = {name: self.rng.randint(1, 5) for name in page.choices()}
            fields |= {name: str(value) for name, value in answers.items()}
            page = self._send(page.path, {**fields, "next": ""})
            self._remember_code()
            self.kept.answers |= answers
            page = self._ask("GET", led_to(page), 200)
        yield
        self._ask("GET", "/assessment/answers/", 200)
        yield

    def _plan(self) -> Iterator[None]:
        page = self._ask("GET", "/assessment/result/", 200)
        yield
        page = self._ask("GET", "/assessment/plan/", 200)
        self._send("/assessment/plan/target/", page.form("target") | {"target": "team-leader"})
        yield
        page = self._ask("GET", "/assessment/plan/actions/", 200)
        for number in range(3):
            text = f"To do {number}, {self.rng.getrandbits(64):x}"
            self._send(page.path, page.form("text") | {"text": text})
            self.kept.actions.append(text)
            yield
            page = self._ask("GET", "/assessment/plan/actions/", 200)
        page = self._ask("GET", "/assessment/plan/", 200)
        if any(text not in page.text for text in self.kept.actions):
            self._fail("GET", page, "something on the list is missing")
        yield

    def _remember_code(self) -> None:
        """The browser's cookie is the code, once something is kept under it."""
        code = self.browser.cookies.get("__Host-attempt", "")
        if not self.kept.code and code:
            self.kept.code = code
            self.visitors.kept.append(self.kept)

    def _send(self, path: str, fields: dict[str, str]) -> Answer:
        return self._ask("POST", path, 302, fields)

    def _ask(
        self, method: str, path: str, wanted: int, fields: dict[str, str] | None = None
    ) -> Answer:
        began = time.time()
        try:
            answer = self.browser.ask(method, path, fields, **any_encoding(self.rng))
        except (OSError, http.client.HTTPException) as error:
            seconds = time.time() - began
            self._note(Asked(method, path, began, seconds, f"{type(error).__name__} {error}"))
            raise _Failed from error
        if answer.status != wanted:
            self._fail(method, answer, f"status {answer.status}")
        self._note(Asked(method, path, began, answer.seconds))
        return unpacked(answer)

    def _fail(self, method: str, answer: Answer, why: str) -> None:
        self._note(Asked(method, answer.path, answer.began, answer.seconds, why))
        raise _Failed

    def _note(self, asked: Asked) -> None:
        self.visitors.asked.append(asked)


def unpacked(answer: Answer) -> Answer:
    """The answer as a browser reads it, whatever it was packed as."""
    coding = answer.headers.get("Content-Encoding", "")
    if coding == "gzip":
        return replace(answer, body=gzip.decompress(answer.body))
    if coding == "br":
        return replace(answer, body=brotli.decompress(answer.body))
    return answer


@dataclass(frozen=True)
class Held:
    """How the database stands to what visitors were told: how many there were, and what is amiss."""

    visitors: int
    answers: int
    actions: int
    amiss: list[str]


def held(kept: list[Kept], before: int) -> Held:
    """Hold the database against what visitors were told is kept: nothing lost, nothing there twice, and
    no attempt that nobody knows. `before` is how many attempts there were when they came."""
    from careers.models import Attempt
    from careers.models.attempt import token_hash

    amiss = []
    for one in kept:
        found = Attempt.objects.filter(token_sha256=token_hash(one.code)).first()
        if found is None:
            amiss.append(f"an attempt with {len(one.answers)} answers is not there")
            continue
        answers = dict(found.answers.values_list("item", "value"))
        if answers != one.answers:
            amiss.append(f"{len(answers)} answers are there, {len(one.answers)} were sent")
        listed = Counter(found.actions.values_list("text", flat=True))
        if listed != Counter(one.actions):
            amiss.append(f"{sum(listed.values())} things on a list, {len(one.actions)} were sent")
    if (more := Attempt.objects.count() - before - len(kept)) != 0:
        amiss.append(f"{more} attempts of nobody")
    return Held(
        len(kept), sum(len(it.answers) for it in kept), sum(len(it.actions) for it in kept), amiss
    )
