"""People who answer, one submission after the other, each of which can be told from all others."""

import http.client
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from threading import Event, Thread
from typing import Self, TypeVar

from bench.scale.browser import Answer, Browser, Door, led_to

PART = "/assessment/part/1/"
CHOICES = 5
NOT_ANSWERED = (OSError, http.client.HTTPException)

_Made = TypeVar("_Made")


@dataclass
class Person:
    """One of them. `told` is the last submission of which they were told that it is kept, 0 for none;
    `sent` the last that was sent at all. `seconds`: how long each that was kept took."""

    browser: Browser
    questions: list[str] = field(default_factory=list)
    told: int = 0
    sent: int = 0
    acknowledged: int = 0
    seconds: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    _form: dict[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, door: Door) -> "Person":
        one = cls(Browser(door))
        page = one.browser.get(PART)
        one.questions, one._form = page.choices(), page.form("of")
        return one

    def fields(self, number: int) -> dict[str, str]:
        """What a submission answers: its number, a digit for each question."""
        answers = {}
        for name in self.questions:
            number, digit = divmod(number, CHOICES)
            answers[name] = str(digit + 1)
        return {**self._form, **answers, "next": ""}

    def send(self, number: int) -> Answer:
        """Send a submission. Raises `NOT_ANSWERED` where no answer comes."""
        self.sent = max(self.sent, number)
        answer = self.browser.post(PART, self.fields(number))
        if answer.status == 302 and led_to(answer).startswith("/assessment/"):
            self.told, self.acknowledged = number, self.acknowledged + 1
            self.seconds.append(answer.seconds)
        return answer

    def go_on(self, over: Event) -> None:
        """Submit until it is over; what is not answered is sent again, as people do."""
        number = 0
        while not over.is_set():
            number += 1
            while not over.is_set():
                try:
                    answer = self.send(number)
                except NOT_ANSWERED:
                    time.sleep(0.05)
                    continue
                if self.told == number:
                    break
                if answer.status not in (502, 503):
                    self.wrong.append(f"{answer.status} for {number}")
                time.sleep(0.05)

    def kept(self) -> int | None:
        """Which submission the portal holds, whole: its number; None for one that was never sent."""
        held = self.browser.get(PART).form("of")
        number = 0
        for name in reversed(self.questions):
            if name not in held:
                return None
            number = number * CHOICES + int(held[name]) - 1
        # After so many they begin to look the same again.
        many = CHOICES ** len(self.questions)
        may = range(self.told, self.sent + 1)
        return next((it for it in may if it % many == number), None)


def all_at_once(work: Callable[[Person], _Made], people: Iterable[Person]) -> list[_Made]:
    """Let all of them do something at the same time; what came of it, in their order."""
    return all_of(partial(work, person) for person in people)


def all_of(works: Iterable[Callable[[], _Made]]) -> list[_Made]:
    """Do several things at the same time; what came of each, in their order."""
    works = list(works)
    with ThreadPoolExecutor(len(works)) as pool:
        return [it.result() for it in [pool.submit(work) for work in works]]


class Busy:
    """Some who go on with something, each in a thread, until it is over."""

    def __init__(self, works: Iterable[Callable[[Event], None]]) -> None:
        self._over = Event()
        self._threads = [Thread(target=work, args=(self._over,)) for work in works]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join(120)
