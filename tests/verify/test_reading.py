"""Editions are published, rolled back and killed in the middle, and eight readers read all the while."""

import hashlib
import random
import re
import time
from contextlib import suppress
from threading import Event, Thread

from bench.scale.browser import Browser
from bench.scale.desk import Desk
from bench.scale.house import Failed
from tests.verify.conftest import Tell
from tests.verify.house import House
from tests.verify.people import NOT_ANSWERED, Busy
from tests.verify.unit import kept_up, kill, signed_in

READERS, READS, KILLS = 8, 1_000, 8
PAGES = ("/roles/trainer/", "/roles/")
MARK = re.compile(r"(?:Trainer|Mark) no (\d+)")


def write(house: House, number: int) -> None:
    """Let the draft say something new in two places, as saving a form does."""
    house.store.ask(
        f"UPDATE careers_role SET title = 'Trainer no {number}', summary = 'Mark no {number}. {{ed}}'"
        " WHERE code = 'trainer'"
    )
    house.store.ask("UPDATE careers_site SET revision = revision + 1")


def editions(house: House) -> list[tuple[int, str]]:
    """Number and hash of every edition, the oldest first."""
    last = house.store.ask("SELECT max(number) FROM careers_edition")[0]
    found = []
    for number in range(1, last + 1):
        row = house.store.ask(
            f"SELECT document, sha256 FROM careers_edition WHERE number = {number}"
        )
        assert hashlib.sha256(row[0].encode()).hexdigest() == row[1], f"edition {number} is broken"
        found.append((number, row[1]))
    return found


class Readers(Busy):
    """Eight who read, one page after the other, and note each that tells of two editions."""

    def __init__(self, house: House) -> None:
        self.house, self.read, self.mixed = house, 0, list[str]()
        super().__init__([self._follow] * READERS)

    def _follow(self, over: Event) -> None:
        browser, rng = Browser(self.house.door), random.Random()
        while not over.is_set():
            path = rng.choice(PAGES)
            try:
                answer = browser.get(path)
            except NOT_ANSWERED:
                continue  # Its process was killed: it reads again.
            marks = set(MARK.findall(answer.text))
            self.read += 1
            if answer.status != 200 or len(marks) > 1:
                self.mixed.append(f"{path} {answer.status} {sorted(marks)}")
            time.sleep(0.02)


def test_no_reader_sees_two_editions_in_one(house: House, tell: Tell) -> None:
    desk = Desk(house.door, dict(signed_in(house)))
    torn = killed = number = 0
    rng = random.Random(1)
    with Readers(house) as readers, kept_up(house):
        while readers.read < READS or number < 6:
            number += 1
            write(house, number)
            desk.publish(f"Mark {number}")
            before = editions(house)
            desk.roll_back(before[-2][0], "As it was")
            after = editions(house)
            torn += after[-1][1] != before[-2][1]
        mixed = list(readers.mixed)
        for _ in range(KILLS):
            number += 1
            write(house, number)
            before = editions(house)
            delay = rng.random() / 2
            killer = Thread(target=_kill_after, args=(house, delay))
            killer.start()
            with suppress(*NOT_ANSWERED, Failed, LookupError):
                desk.publish(f"Killed {number}")
            killer.join()
            killed += 1
            house.until(lambda: house.get("/").status == 200)
            after = editions(house)
            # All of it or nothing: what was there is there, and at most one more, whole.
            torn += after[: len(before)] != before or len(after) > len(before) + 1
    tell(
        f"Publish and rollback under {READERS} readers ({house.store.name})",
        "1,000 reads, 0 mixed editions; killed mid-publish = old or new; rollback hash identical",
        f"{readers.read} reads, {len(readers.mixed)} mixed; {killed} kills while publishing,"
        f" {torn} torn or of another hash",
        readers.read >= READS and not mixed and not readers.mixed and not torn,
    )


def _kill_after(house: House, seconds: float) -> None:
    time.sleep(seconds)
    kill(house, 9)
