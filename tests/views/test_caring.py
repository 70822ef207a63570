"""The list of what is due, and what stands above a thing's form: who looks after it, and when."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from careers.actions.caring import look_after
from careers.domain.care import months_on
from careers.models import Care
from tests.changing import begin
from tests.staff import with_rights
from tests.views.seen import seen

pytestmark = pytest.mark.django_db

LIST = "/desk/due/"
FORM = "/desk/careers/role/agent/change/"


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    begin()


def today() -> date:
    return timezone.localdate()


def counts(client: Client, show: str = "") -> dict[str, str]:
    """What the list counts of each sort, by its name."""
    words = seen(client.get(f"{LIST}?show={show}")).words
    names = ("Yours", "Overdue", "Due soon", "Nobody’s", "All")
    (found,) = re.findall(" ".join(rf"{name} (\d+)" for name in names), words)
    return dict(zip(names, found, strict=True))


def test_what_is_due_is_sorted_by_whose_and_when(desk: Client, publisher: User) -> None:
    assert counts(desk) == {
        "Yours": "0",
        "Overdue": "0",
        "Due soon": "0",
        "Nobody’s": "3",
        "All": "3",
    }
    look_after("role", "agent", publisher, today() - timedelta(days=1), 6)
    look_after("role", "leader", None, today() + timedelta(days=14), None)
    look_after("skill", "speaking", publisher, today() + timedelta(days=15), None)
    assert counts(desk) == {
        "Yours": "2",
        "Overdue": "1",
        "Due soon": "2",
        "Nobody’s": "2",
        "All": "4",
    }
    page = seen(desk.get(LIST))
    assert page.links["Role: Agent"] == FORM
    assert "overdue every 6 months publisher" in page.words
    assert "Challenge: Shifts" not in page.links
    assert "Skill: Speaking" in page.links


def test_what_the_draft_no_longer_holds_is_not_listed(desk: Client, publisher: User) -> None:
    Care.objects.create(kind="role", code="gone", owner=publisher, review_on=today())
    assert counts(desk, "all")["All"] == "3"


def test_reading_a_thing_from_the_list_sets_its_next_day(desk: Client, publisher: User) -> None:
    look_after("role", "agent", publisher, today(), 6)
    done = desk.post("/desk/care/role/agent/read/", {"show": "mine"}, follow=True)
    page = seen(done)
    then = date_format(months_on(today(), 6), "j F Y")
    assert f"Read and still true. It is to be read again on {then}." in page.words
    assert page.links["Yours 1"] == "?show=mine"
    assert Care.objects.get().read_by == publisher
    assert desk.post("/desk/care/role/nobody/read/").status_code == 404


def test_many_get_an_owner_in_one_go(desk: Client, publisher: User) -> None:
    sent: dict[str, Any] = {"thing": ["role:agent", "challenge:shifts"], "show": "nobody"}
    missing = desk.post(f"{LIST}assign/", sent)
    assert missing.status_code == 422
    assert "Say what is to be changed: who, when or how often." in seen(missing).words
    response = desk.post(f"{LIST}assign/", sent | {"owner": publisher.pk, "every": "12"})
    assert response["Location"] == "/desk/due/?show=nobody"
    assert sorted(Care.objects.values_list("code", "owner", "every")) == [
        ("agent", publisher.pk, 12),
        ("shifts", publisher.pk, 12),
    ]
    desk.post(f"{LIST}assign/", sent | {"nobody": "on"})
    assert list(Care.objects.values_list("owner", flat=True)) == [None, None]


def test_only_who_sees_the_draft_may_be_given_something(desk: Client, publisher: User) -> None:
    found = {}
    for name, right in (("Ann", "see_draft"), ("Ali", "view_vacancy")):
        user = User.objects.create_user(name.lower(), first_name=name, is_staff=True)
        user.user_permissions.add(Permission.objects.get(codename=right))
        sent = {"thing": "role:agent", "owner": user.pk}
        found[name] = desk.post(f"{LIST}assign/", sent).status_code
    assert found == {"Ann": 302, "Ali": 422}
    assert [it.owner and it.owner.first_name for it in Care.objects.all()] == ["Ann"]


def test_nothing_ticked_and_nothing_that_is_there_is_refused(desk: Client) -> None:
    refused = desk.post(f"{LIST}assign/", {"every": "12"})
    assert "Tick the things it is about." in seen(refused).words
    assert desk.post(f"{LIST}assign/", {"every": "12", "thing": "role:no"}).status_code == 404
    assert Care.objects.count() == 0


def test_a_form_says_who_looks_after_it_and_lets_it_be_said(desk: Client, publisher: User) -> None:
    assert "Nobody looks after it" in seen(desk.get(FORM)).words
    day = today() + timedelta(days=90)
    sent = {"owner": publisher.pk, "review_on": day.isoformat(), "every": "3"}
    page = seen(desk.post("/desk/care/role/agent/", sent, follow=True))
    assert "Who looks after it, and when, is kept." in page.words
    said = f"publisher looks after it, to be read again on {date_format(day, 'j F Y')}"
    assert said in page.words
    assert "Read, still true" in page.words


def test_what_makes_no_sense_is_said_and_not_kept(desk: Client) -> None:
    page = seen(desk.post("/desk/care/role/agent/", {"every": "99"}, follow=True))
    assert "Then every so many months: Ensure this value is less than or equal to 60." in page.words
    assert Care.objects.count() == 0
    assert desk.post("/desk/care/role/nobody/", {"every": "9"}).status_code == 404
    assert desk.post("/desk/care/site/site/", {"every": "9"}).status_code == 404


def test_who_sees_no_draft_sees_a_form_without_it() -> None:
    page = seen(with_rights("view_role", "change_role").get(FORM))
    assert page.headings[0] == "Agent"
    assert "looks after it" not in page.words


def test_what_is_overdue_is_worth_a_look_before_publishing(desk: Client) -> None:
    look_after("role", "agent", None, today() - timedelta(days=1), None)
    page = seen(desk.get(FORM))
    assert "and nobody looks after it." in page.words
    assert "It was to be read again by" in seen(desk.get("/desk/")).words


@pytest.mark.parametrize("more", [False, True])
def test_the_list_asks_as_much_of_the_database_however_long_it_is(
    desk: Client, publisher: User, more: bool, django_assert_num_queries: Any
) -> None:
    if more:
        for code in ("agent", "leader"):
            look_after("role", code, publisher, today(), 1)
    desk.get(LIST)
    with django_assert_num_queries(30):
        desk.get(f"{LIST}?show=all")
