"""What takes long, for who waits and for who does not."""

from threading import Event

import pytest

from careers.domain import patience
from careers.domain.catalogue import Catalogue
from careers.domain.once import once_beside
from careers.domain.patience import Beside, NotYet, left, patient
from careers.domain.progress import tell
from tests import factories

LONG = 30.0


def test_who_sets_no_limit_waits_here() -> None:
    assert left() is None
    with patient():
        assert 0 < (left() or 0) <= patience.PATIENCE
    assert left() is None


def test_who_is_not_so_patient_hears_how_far_it_is_and_finds_it_done_later() -> None:
    on, begun = Event(), Event()

    def work() -> str:
        tell("checking", 3, 7)
        begun.set()
        assert on.wait(LONG)
        return "done"

    beside = Beside(work)
    with pytest.raises(NotYet):
        beside.within(0)
    assert begun.wait(LONG)
    with pytest.raises(NotYet) as raised:
        beside.within(-1)
    course = raised.value.course
    assert (course.step, course.done, course.total) == ("checking", 3, 7)
    on.set()
    assert beside.within(LONG) == "done"
    assert beside.within(0) == "done"


def test_what_broke_off_is_told_and_begun_anew() -> None:
    tries: list[int] = []

    def work() -> int:
        tries.append(1)
        if len(tries) == 1:
            raise TimeoutError("of the work itself")
        return len(tries)

    beside = Beside(work)
    with pytest.raises(TimeoutError, match="of the work itself"):
        beside.within(LONG)
    assert beside.within(LONG) == 2


def test_a_catalogue_is_worked_out_once_however_many_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Catalogue] = []
    on = Event()

    @once_beside
    def slow(catalogue: Catalogue) -> int:
        made.append(catalogue)
        assert on.wait(LONG)
        return len(catalogue.roles)

    catalogue = factories.catalogue()
    with monkeypatch.context() as patch:
        patch.setattr(patience, "PATIENCE", 0)
        for _again in range(3):
            with patient(), pytest.raises(NotYet):
                slow(catalogue)
    on.set()
    with patient():
        assert slow(catalogue) == len(catalogue.roles)
    monkeypatch.setattr(patience, "PATIENCE", 0)
    with patient():
        assert slow(catalogue) == len(catalogue.roles)
    assert slow(catalogue) == len(catalogue.roles)
    assert len(made) == 1
