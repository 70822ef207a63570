"""What takes long, sent off: done beside, told of, stopped; whatever becomes of who does it."""

import logging
import threading
from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from careers.actions import errand
from careers.actions.errand import Refused, Told, bring, send_off, stop
from careers.domain import patience
from careers.domain.progress import tell
from careers.models import Errand, Portion
from careers.queries.errands import HERE, SILENT, errand_of, how_far, portions, unfinished
from tests.errands import all_done, held_up, until

threaded = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ann(db: None) -> User:
    return User.objects.create_user("ann", is_staff=True)


def nothing(_errand: Errand) -> Told:
    return {"nothing": True}


class Slow:
    """Work that goes on until it is let go."""

    def __init__(self) -> None:
        self.begun, self.go = threading.Event(), threading.Event()

    def __call__(self, _errand: Errand) -> Told:
        tell("reading", 1, 4)
        self.begun.set()
        self.go.wait(60)
        tell("writing")
        return {"by": threading.current_thread().name}


def test_within_a_transaction_it_is_done_here_and_now(ann: User) -> None:
    found = send_off("publish", ann, {"note": "One"}, nothing)
    assert (found.stage, found.outcome, found.about) == ("done", {"nothing": True}, {"note": "One"})
    assert HERE == {}


@threaded
def test_what_is_done_in_time_is_told_at_once(ann: User) -> None:
    found = send_off("publish", ann, {}, lambda _: {"by": threading.current_thread().name})
    assert (found.stage, found.outcome) == ("done", {"by": "errand"})


@threaded
def test_what_takes_longer_says_how_far_it_is(ann: User, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow()
    monkeypatch.setattr(patience, "PATIENCE", 0)
    found = send_off("publish", ann, {}, slow)
    slow.begun.wait(60)
    assert found.stage == "running"
    far = how_far(found)
    assert (far.step, far.percent, far.dead) == ("reading", 25, False)
    slow.go.set()
    all_done()
    found.refresh_from_db()
    assert (found.stage, found.outcome) == ("done", {"by": "errand"})


@threaded
def test_another_process_is_told_how_far_it_is(ann: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """It knows nothing of it but what stands in its row."""
    slow = Slow()
    monkeypatch.setattr(patience, "PATIENCE", 0)
    monkeypatch.setattr(errand, "EVERY", 0.01)
    found = send_off("publish", ann, {}, slow)
    slow.begun.wait(60)
    until(lambda: Errand.objects.get().step == "reading")
    found.refresh_from_db()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("careers.queries.errands.HERE", {})
        far = how_far(found)
    assert (far.step, far.done, far.total, far.dead) == ("reading", 1, 4, False)
    slow.go.set()
    all_done()


@threaded
@pytest.mark.parametrize("elsewhere", [False, True], ids=["here", "elsewhere"])
def test_one_that_is_stopped_stops_at_its_next_word(
    ann: User, monkeypatch: pytest.MonkeyPatch, elsewhere: bool
) -> None:
    slow = Slow()
    monkeypatch.setattr(patience, "PATIENCE", 0)
    monkeypatch.setattr(errand, "EVERY", 0.01)
    found = send_off("publish", ann, {}, slow)
    slow.begun.wait(60)
    course = HERE[found.pk]
    if elsewhere:  # the row is all that another process can write to
        with monkeypatch.context() as other:
            other.setattr(errand, "HERE", {})
            stop(found)
        until(course._unwanted.is_set)
    else:
        stop(found)
    slow.go.set()
    all_done()
    found.refresh_from_db()
    assert (found.stage, found.outcome) == ("stopped", {})


@threaded
def test_who_waits_for_a_turn_can_be_stopped(ann: User, monkeypatch: pytest.MonkeyPatch) -> None:
    with held_up(monkeypatch):
        found = send_off("publish", ann, {}, nothing)
        assert how_far(found).step == "waiting"
        stop(found)
        all_done()
    found.refresh_from_db()
    assert found.stage == "stopped"


@threaded
def test_one_that_ended_before_it_was_stopped_has_ended(ann: User) -> None:
    found = send_off("publish", ann, {}, nothing)
    stop(found)
    found.refresh_from_db()
    assert (found.stage, found.unwanted) == ("done", False)


@threaded
def test_what_is_refused_says_why(ann: User) -> None:
    def refuse(_errand: Errand) -> Told:
        raise Refused(reason="Not so.")

    found = send_off("publish", ann, {}, refuse)
    assert (found.stage, found.outcome) == ("refused", {"reason": "Not so."})


@threaded
def test_one_that_breaks_off_says_so_and_is_logged(
    ann: User, caplog: pytest.LogCaptureFixture
) -> None:
    def break_off(_errand: Errand) -> Told:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        found = send_off("publish", ann, {}, break_off)
    assert (found.stage, found.outcome) == ("refused", {})
    assert caplog.messages == ["An errand broke off: publish"]
    assert HERE == {}


@threaded
def test_the_same_sent_off_twice_is_done_once(ann: User, monkeypatch: pytest.MonkeyPatch) -> None:
    with held_up(monkeypatch):
        first = send_off("publish", ann, {"note": "One"}, nothing)
        again = send_off("publish", ann, {"note": "One"}, nothing)
        other = send_off("publish", ann, {"note": "Two"}, nothing)
        assert (again.pk, other.pk == first.pk) == (first.pk, False)
        assert unfinished(ann, "publish") == other
        assert unfinished(ann, "publish", note="One") == first
    all_done()
    assert unfinished(ann, "publish") is None


def test_nobody_sees_the_errand_of_another(ann: User) -> None:
    bea = User.objects.create_user("bea", is_staff=True)
    found = send_off("publish", ann, {}, nothing)
    assert errand_of(ann, "publish", found.pk) == found
    assert errand_of(ann, "apply", found.pk) is None
    assert errand_of(bea, "publish", found.pk) is None


def test_one_that_is_silent_for_long_has_died(ann: User) -> None:
    found = Errand.objects.create(what="publish", about={}, begun_by=ann)
    assert not how_far(found).dead
    assert unfinished(ann, "publish") == found
    found.beat_at = timezone.now() - SILENT - timedelta(seconds=1)
    found.save()
    assert how_far(found).dead
    assert unfinished(ann, "publish") is None


def test_a_file_comes_back_part_by_part(ann: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errand, "PORTION", 4)
    found = send_off("take-out", ann, {}, lambda it: bring(it, BytesIO(b"0123456789")))
    assert found.outcome == {"portions": 3, "bytes": 10}
    assert list(portions(found)) == [b"0123", b"4567", b"89"]


def test_errands_and_their_files_go_after_a_while(ann: User) -> None:
    old = send_off("take-out", ann, {}, lambda it: bring(it, BytesIO(b"old")))
    new = send_off("take-out", ann, {}, lambda it: bring(it, BytesIO(b"new")))
    Errand.objects.filter(pk=old.pk).update(begun_at=timezone.now() - errand.KEPT)
    last = send_off("publish", ann, {}, nothing)
    assert set(Errand.objects.all()) == {new, last}
    assert [bytes(it.data) for it in Portion.objects.all()] == [b"new"]
