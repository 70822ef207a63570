"""Publishing for a time, withdrawing, rolling back."""

import os
import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections
from django.utils import timezone

from careers.actions.draft import replace_draft
from careers.actions.edition import Refused, Seen, publish, roll_back, withdraw
from careers.domain.tally import Count
from careers.models import Edition, Role, Withdrawal
from careers.queries.desk import state
from careers.queries.edition import _Shelf, current_edition, edition, forget_editions
from careers.queries.history import compared, history
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def live() -> Edition:
    """The smallest catalogue, published as edition 1, and a draft that says something else."""
    replace_draft(factories.catalogue())
    made = publish("One", None)
    title("Adviser")
    return made


@pytest.fixture
def by() -> User:
    return User.objects.create_user("publisher", is_staff=True)


def title(text: str) -> None:
    Role.objects.filter(pk="agent").update(title=text)


def soon(minutes: float = 10) -> datetime:
    return timezone.now() + timedelta(minutes=minutes)


def let_its_time_come(number: int, ago: timedelta = timedelta(seconds=1)) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE careers_edition SET live_at = %s WHERE number = %s",
            [timezone.now() - ago, number],
        )
    forget_editions()


def read_now() -> tuple[int, str]:
    forget_editions()
    found = current_edition()
    return found.number, found.catalogue.role("agent").title


def looked_at(number: int) -> Seen:
    newest = Edition.objects.filter(withdrawal__isnull=True).first()
    assert newest
    return Seen(newest.number, Edition.objects.get(number=number).sha256)


# For a time -------------------------------------------------------------------------------------


def test_what_is_frozen_now_is_read_from_its_moment_on(live: Edition) -> None:
    made = publish("Two", None, at=soon())
    title("Changed since")
    assert read_now() == (1, "Agent")
    assert made.published_at < timezone.now() < made.since
    let_its_time_come(2)
    assert read_now() == (2, "Adviser")


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (-1, "That moment has passed. Choose one that is still to come."),
        (0.5, "Choose a moment at least a minute from now, or publish now."),
        (60 * 24 * 400, "Choose a moment within the next year."),
    ],
)
def test_a_moment_that_will_not_do(live: Edition, minutes: float, said: str) -> None:
    with pytest.raises(Refused) as refused:
        publish("Two", None, at=soon(minutes))
    assert refused.value.reason == said
    assert Edition.objects.count() == 1


def test_the_first_edition_waits_for_nothing() -> None:
    replace_draft(factories.catalogue())
    with pytest.raises(Refused, match="The first edition goes live at once"):
        publish("One", None, at=soon())


def test_editions_go_live_in_the_order_of_their_numbers(live: Edition) -> None:
    publish("Two", None, at=soon(20))
    title("Third")
    for at in (None, soon(10)):
        with pytest.raises(
            Refused, match=r"^Edition 2 waits for .*, and editions go live in order"
        ):
            publish("Three", None, at=at)
    publish("Three", None, at=soon(30))
    assert [made.number for made in Edition.objects.waiting()] == [2, 3]
    let_its_time_come(2, timedelta(seconds=2))
    assert read_now() == (2, "Adviser")
    let_its_time_come(3)
    assert read_now() == (3, "Third")
    assert compared(3, 3).entry.tally == (Count("role", changed=1),)


def test_what_waits_already_is_not_made_again(live: Edition) -> None:
    publish("Two", None, at=soon(20))
    with pytest.raises(Refused, match="just what edition 2 says"):
        publish("Three", None, at=soon(30))


def test_the_desk_holds_the_draft_against_what_is_live_or_what_it_would_follow(
    live: Edition,
) -> None:
    publish("Two", None, at=soon())
    now, then = state(), state(after_waiting=True)
    assert (now.number, len(now.changes), then.number, then.changes) == (1, 1, 2, ())
    assert [made.number for made in now.waiting] == [2]


def test_an_edition_overtaken_by_one_that_waits_is_not_published(live: Edition, by: User) -> None:
    seen = Seen(1, state().digest)
    publish("Two", None, at=soon())
    with pytest.raises(Refused, match="Somebody else published meanwhile"):
        publish("Mine", by, seen, at=soon(30))


def test_the_same_button_pressed_twice_is_pressed_once(live: Edition, by: User) -> None:
    seen, at = Seen(1, state().digest), soon()
    one = publish("Two", by, seen, at)
    assert publish(" Two ", by, seen, at) == one
    assert Edition.objects.count() == 2
    back = Seen(2, live.sha256)
    withdraw(2, by)
    seen = Seen(1, state().digest)
    assert publish("Two", by, seen).number == 3
    back = Seen(3, live.sha256)
    rolled = roll_back(1, "Back", by, back)
    assert roll_back(1, "Back", by, back) == rolled
    assert Edition.objects.count() == 4


# Withdrawn --------------------------------------------------------------------------------------


def test_one_that_is_withdrawn_is_never_read_and_its_number_stays_empty(
    live: Edition, by: User
) -> None:
    publish("Two", None, at=soon())
    gone = withdraw(2, by, " Too   early ")
    assert (gone.edition.number, gone.by, gone.reason) == (2, by, "Too early")
    let_its_time_come(2)
    assert read_now() == (1, "Agent")
    made = publish("Three", None)
    assert made.number == 3
    assert read_now() == (3, "Adviser")
    assert [entry.number for entry in history(3).entries] == [3, 1]
    assert compared(3, 3).entry.tally == (Count("role", changed=1),)


def test_only_what_waits_can_be_withdrawn(live: Edition) -> None:
    for number in (1, 9):
        with pytest.raises(Refused, match="Only an edition that waits"):
            withdraw(number, None)
    publish("Two", None, at=soon())
    withdraw(2, None)
    with pytest.raises(Refused, match="was withdrawn already"):
        withdraw(2, None)
    assert Withdrawal.objects.count() == 1


@pytest.mark.parametrize(
    ("ago", "said"),
    [(1, "is live already. Roll back"), (-5, "goes live this very moment")],
)
def test_what_goes_live_meanwhile_is_not_withdrawn(live: Edition, ago: int, said: str) -> None:
    publish("Two", None, at=soon())
    let_its_time_come(2, timedelta(seconds=ago))
    with pytest.raises(Refused, match=said):
        withdraw(2, None)
    assert not Withdrawal.objects.exists()


def test_what_another_builds_on_is_withdrawn_after_it(live: Edition) -> None:
    publish("Two", None, at=soon(20))
    title("Third")
    publish("Three", None, at=soon(30))
    with pytest.raises(Refused, match="Edition 3 waits behind it"):
        withdraw(2, None)
    withdraw(3, None)
    withdraw(2, None)
    assert publish("Four", None).number == 4
    assert compared(4, 4).previous == 1


# Rolled back ------------------------------------------------------------------------------------


def test_rolling_back_publishes_the_very_same_document(live: Edition, by: User) -> None:
    publish("Two", None)
    made = roll_back(1, "Two said what is not so", by, looked_at(1))
    assert (made.number, made.brings_back, made.published_by) == (3, 1, by)
    assert (made.sha256, made.document, made.schema) == (live.sha256, live.document, live.schema)
    made.refresh_from_db()
    assert made.proof == Edition.objects.get(number=1).proof
    assert made.live_at is None
    assert read_now() == (3, "Agent")
    assert compared(3, 3).entry.tally == (Count("role", changed=1),)
    assert state().draft.catalogue.role("agent").title == "Adviser"


def test_one_that_was_withdrawn_can_be_published_the_same_way(live: Edition, by: User) -> None:
    publish("Two", None, at=soon())
    withdraw(2, by)
    made = roll_back(2, "After all", by, Seen(1, Edition.objects.get(number=2).sha256))
    assert (made.number, made.brings_back) == (3, 2)
    assert read_now() == (3, "Adviser")


@pytest.mark.parametrize("note", ["", "  ", "x" * 501])
def test_rolling_back_needs_a_note(live: Edition, note: str) -> None:
    publish("Two", None)
    with pytest.raises(Refused):
        roll_back(1, note, None, looked_at(1))


def test_rolling_back_to_what_is_live_or_to_nothing_is_refused(live: Edition) -> None:
    with pytest.raises(Refused, match="nothing to publish"):
        roll_back(1, "Back", None, looked_at(1))
    with pytest.raises(Refused, match="cannot be read"):
        roll_back(7, "Back", None, Seen(1, ""))


def test_nothing_is_rolled_back_while_another_waits(live: Edition) -> None:
    publish("Two", None)
    title("Third")
    publish("Three", None, at=soon())
    with pytest.raises(Refused, match="Edition 3 waits"):
        roll_back(1, "Back", None, Seen(3, live.sha256))


def test_whoever_did_not_see_the_newest_rolls_nothing_back(live: Edition) -> None:
    publish("Two", None)
    seen = looked_at(1)
    title("Third")
    publish("Three", None)
    with pytest.raises(Refused, match="Somebody else published"):
        roll_back(1, "Back", None, seen)


def test_a_document_that_is_not_what_it_was_is_not_published(live: Edition) -> None:
    publish("Two", None)
    seen = looked_at(1)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE careers_edition SET document = '{}' WHERE number = 1")
    with pytest.raises(Refused, match="cannot be read as it was stored"):
        roll_back(1, "Back", None, seen)


# At once ----------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_readers_see_whole_editions_while_they_change(live: Edition) -> None:
    """Every page is of one edition, and numbers never go back, whatever is published meanwhile."""
    right = {1: "Agent", 2: "Adviser", 3: "Agent"}
    stop, seen = threading.Event(), []
    shelves = [_Shelf(), _Shelf()]

    def read(shelf: _Shelf) -> None:
        own = []
        while not stop.is_set():
            found = shelf.current()
            own.append((found.number, found.catalogue.role("agent").title, found.sha256))
        seen.append(own)
        connection.close()

    forget_editions()
    threads = [threading.Thread(target=read, args=(shelf,)) for shelf in shelves * 2]
    for thread in threads:
        thread.start()
    publish("Two", None)
    roll_back(1, "Back", None, looked_at(1))
    for shelf in shelves:
        shelf.look_again()
        assert shelf.current().number == 3
    stop.set()
    for thread in threads:
        thread.join()
    digests = {number: edition(number).sha256 for number in right}
    for own in seen:
        assert own
        assert {(number, right[number], digests[number]) for number, *_ in own} >= set(own)


@pytest.mark.django_db(transaction=True)
def test_withdrawing_and_publishing_behind_it_at_once_leave_no_gap(live: Edition) -> None:
    """Either the new one follows the one that waits, which then stays, or that is gone and the new
    one follows the live one."""
    publish("Two", None, at=soon(20))
    title("Third")
    results: dict[str, Any] = {}

    def do(name: str, act: Any) -> None:
        try:
            results[name] = act()
        except Refused as refused:
            results[name] = refused
        finally:
            connection.close()

    acts = {
        "withdraw": lambda: withdraw(2, None),
        "publish": lambda: publish("Three", None, at=soon(30)),
    }
    threads = [threading.Thread(target=do, args=it) for it in acts.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results["publish"].number == 3
    before = "Adviser" if isinstance(results["withdraw"], Refused) else "Agent"
    assert Withdrawal.objects.count() == (before == "Agent")
    let_its_time_come(3)
    found = compared(3, 3)
    assert found.before
    assert found.before.role("agent").title == before


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("after_commit", "count"), [(False, 1), (True, 2)])
def test_killed_while_publishing_there_is_the_old_or_the_new(
    live: Edition, after_commit: bool, count: int
) -> None:
    connections.close_all()
    child = os.fork()
    if child == 0:
        _publish_and_die(after_commit)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 9
    assert Edition.objects.count() == count
    assert read_now() == ((2, "Adviser") if after_commit else (1, "Agent"))
    assert publish("Again", None).number == 2 if not after_commit else True


def _publish_and_die(after_commit: bool) -> None:
    """In a process of its own: die once the row is written and before it is committed, or right
    after."""

    def die(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if sql.startswith('INSERT INTO "careers_edition"') and not after_commit:
            os._exit(9)
        return result

    try:
        with connection.execute_wrapper(die):
            publish("Two", None)
        os._exit(9)
    finally:
        os._exit(1)
