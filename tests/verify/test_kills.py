"""The server is killed under people who submit: what they were told is kept is there, whole."""

import time
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from bench.scale.browser import Door
from tests.verify.conftest import Tell
from tests.verify.house import House, Postgres, Sqlite, Store, folder_of, serving, store
from tests.verify.people import Busy, Person, all_at_once, all_of
from tests.verify.unit import kept_up, kill

PEOPLE, KILLS, ACKNOWLEDGED = 32, 50, 2_000


def whole(one: Store) -> str:
    """What the database finds when it looks itself through."""
    if isinstance(one, Sqlite):
        return str(one.ask("PRAGMA integrity_check")[0])
    broken = one.ask(
        "SELECT count(*) FROM careers_answer LEFT JOIN careers_attempt"
        " ON careers_attempt.id = attempt_id WHERE careers_attempt.id IS NULL"
    )
    return "ok" if broken == (0,) else f"{broken[0]} answers of nobody"


class Crowd(Busy):
    """People who go on submitting while something happens."""

    def __init__(self, door: Door, people: int) -> None:
        self.people = [Person.at(door) for _ in range(people)]
        super().__init__(it.go_on for it in self.people)

    def more(self, house: House, count: int) -> None:
        """Until so many more submissions were acknowledged."""
        before = self.acknowledged
        house.until(lambda: self.acknowledged >= before + count)

    @property
    def acknowledged(self) -> int:
        return sum(it.acknowledged for it in self.people)

    @property
    def wrong(self) -> list[str]:
        return [it for one in self.people for it in one.wrong]

    def lost(self) -> int:
        """How many of them find something else than what they were told is kept, or a later one."""
        found = all_at_once(Person.kept, self.people)
        for one in self.people:
            one.browser.close()
        return sum(it is None for it in found)


def killed(house: House) -> tuple[str, bool]:
    """Kill workers under people who submit: what came of it, and whether it is as promised."""
    kills = 0
    with Crowd(house.door, PEOPLE) as crowd, kept_up(house):
        while kills < KILLS or crowd.acknowledged < ACKNOWLEDGED:
            crowd.more(house, ACKNOWLEDGED // KILLS)
            kills += kill(house, 1)
    house.until(lambda: house.get("/").status == 200)
    lost, found = crowd.lost(), whole(house.store)
    figure = (
        f"{crowd.acknowledged} acknowledged, {kills} kills, {lost} lost or partial, {found};"
        f" {len(crowd.wrong)} wrong answers"
    )
    return figure, not lost and found == "ok" and not crowd.wrong


def test_workers_are_killed(tell: Tell) -> None:
    with ExitStack() as stack:
        houses = []
        for name in ("SQLite", "PostgreSQL"):
            folder = stack.enter_context(folder_of())
            one = stack.enter_context(store(name, folder))
            houses.append(stack.enter_context(serving(one, folder)))
        # Both at once: most of it is waiting until a killed one is there again.
        came = all_of(partial(killed, house) for house in houses)
    for house, (figure, good) in zip(houses, came, strict=True):
        tell(
            f"kill -9 of workers, {PEOPLE} clients submitting ({house.store.name})",
            f"≥ {ACKNOWLEDGED} acknowledged, ≥ {KILLS} kills, 0 lost, 0 partial, integrity_check ok",
            figure,
            good,
        )


def test_postgresql_is_killed_under_people_who_submit(folder: Path, tell: Tell) -> None:
    with store("PostgreSQL", folder) as one, serving(one, folder) as house:
        assert isinstance(one, Postgres)
        back = []
        with Crowd(house.door, PEOPLE) as crowd:
            for _ in range(3):
                crowd.more(house, 100)
                one.kill()
                time.sleep(1)
                one.start()
                back.append(house.until_ready())
        lost = crowd.lost()
        tell(
            "kill -9 of PostgreSQL",
            "0 acknowledged answers lost, ready again in ≤ 5 s",
            f"3 kills, {crowd.acknowledged} acknowledged, {lost} lost or partial,"
            f" ready again after {max(back):.1f} s at most; {len(crowd.wrong)} wrong answers",
            not lost and max(back) <= 5 and not crowd.wrong,
        )
