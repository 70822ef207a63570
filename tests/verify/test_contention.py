"""Many submit at once, and send again what they heard no answer to."""

from pathlib import Path

import pytest

from bench.scale.told import middle
from tests.verify.conftest import Tell
from tests.verify.house import serving, store
from tests.verify.people import NOT_ANSWERED, Person, all_at_once

PEOPLE, SUBMITS = 32, 1_500


@pytest.mark.parametrize(("name", "processes"), [("SQLite", 1), ("PostgreSQL", 4)])
def test_many_submit_at_once(name: str, processes: int, folder: Path, tell: Tell) -> None:
    each = -(-SUBMITS // PEOPLE)

    def submit(person: Person) -> list[str]:
        wrong = []
        for number in range(1, each + 1):
            try:
                answer = person.send(number)
            except NOT_ANSWERED as error:
                wrong.append(repr(error))
                continue
            if person.told != number:
                wrong.append(str(answer.status))
        return wrong

    with store(name, folder) as one, serving(one, folder, WORKERS=str(processes)) as house:
        people = [Person.at(house.door) for _ in range(PEOPLE)]
        wrong = [it for found in all_at_once(submit, people) for it in found]
        kept = sum(found == each for found in all_at_once(Person.kept, people))
        slow = middle([it for person in people for it in person.seconds], 0.99)
        tell(
            f"Contention: {processes} workers × {PEOPLE} clients × {each * PEOPLE} submits ({name})",
            "0 errors, p99 ≤ 2 s",
            f"{len(wrong)} errors, p99 {slow:.2f} s, {kept} of {PEOPLE} find their last answers",
            not wrong and slow <= 2 and kept == PEOPLE,
        )
