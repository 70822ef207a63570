"""How far a long piece of work has come, told and heard."""

from datetime import UTC, datetime

import pytest

from careers.domain.checks import CHECKS, check
from careers.domain.checks.finding import every
from careers.domain.progress import Course, Step, Stopped, heard, tell
from tests import factories


def test_what_nobody_listens_to_is_said_all_the_same() -> None:
    tell("reading", 1, 2)


def test_who_listens_hears_how_far_it_is() -> None:
    course = Course()
    assert (course.step, course.done, course.total) == ("waiting", 0, 0)
    with heard(course):
        tell("reading", 1, 2)
    tell("writing")
    assert (course.step, course.done, course.total) == ("reading", 1, 2)


def test_a_step_goes_on_and_the_next_begins_uncounted() -> None:
    course = Course()
    with heard(course):
        tell("reading", 1, 2)
        tell("reading", 2, 2)
        assert (course.step, course.done, course.total) == ("reading", 2, 2)
        tell("writing")
    assert (course.step, course.done, course.total) == ("writing", 0, 0)
    course.tell("writing", 1, 1)
    course.tell("writing")
    assert (course.step, course.done, course.total) == ("writing", 0, 0)


def test_a_course_knows_since_when_and_has_not_ended() -> None:
    before = datetime.now(UTC)
    course = Course()
    assert before <= course.since <= datetime.now(UTC)
    assert not course.ended.is_set()


def test_a_step_behind_is_not_gone_back_to() -> None:
    course = Course()
    with heard(course):
        tell("writing", 3, 4)
        tell("reading", 1, 2)
    assert (course.step, course.done, course.total) == ("writing", 3, 4)


def test_what_is_not_wanted_stops_at_its_next_word() -> None:
    course = Course()
    with heard(course):
        tell("reading")
        course.stop()
        with pytest.raises(Stopped):
            tell("reading")
        with pytest.raises(Stopped):
            check(factories.catalogue())
    assert course.step == "reading"


def test_the_checks_say_how_far_they_are() -> None:
    heard_of: list[tuple[int, int]] = []

    class Listening(Course):
        def tell(self, step: Step, done: int = 0, total: int = 0) -> None:
            heard_of.append((done, total))

    catalogue = factories.catalogue()
    things = sum(1 for _thing in every(catalogue))
    with heard(Listening()):
        check(catalogue)
    assert len(heard_of) == 2 + len(CHECKS)  # at first, for each hundred things, for each check
    assert heard_of == sorted(heard_of)
    assert {total for _done, total in heard_of} == {2 * things}
    assert heard_of[0][0] == 0
    assert things <= heard_of[-1][0] < 2 * things


def test_the_checks_count_in_whole_things_up_to_the_last_of_them() -> None:
    course, catalogue = Course(), factories.catalogue()
    with heard(course):
        check(catalogue)
    things = sum(1 for _ in every(catalogue))
    told = things + things * (len(CHECKS) - 1) // len(CHECKS)
    assert (course.step, course.done, course.total) == ("checking", told, 2 * things)
    assert isinstance(course.done, int)
