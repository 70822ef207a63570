"""The desk's groups: who may do what, and what a group's page tells."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from careers.models import Attempt, Group
from careers.queries.edition import look_again
from tests import factories
from tests.crowd import crowd
from tests.staff import with_rights
from tests.views.seen import seen
from tests.views.sitting import publish
from tests.views.test_numbers import NAMES, rows

pytestmark = pytest.mark.django_db

SMALL = factories.catalogue()


@pytest.fixture
def night(small: None, publisher: User) -> Group:
    return Group.objects.create(name="Night shift", code="ZD9MZPAF", created_by=publisher)


def addresses(group: Group) -> list[str]:
    own = f"/desk/groups/{group.pk}/"
    return [
        "/desk/groups/",
        own,
        f"{own}edition/1/",
        f"{own}edition/1/items.csv",
        *(f"{own}{verb}/" for verb in ("rename", "close", "open", "delete", "sheet")),
    ]


def test_a_stranger_is_sent_to_sign_in(stranger: Client, night: Group) -> None:
    for address in addresses(night):
        for ask in (stranger.get, stranger.post):
            response = ask(address)
            assert (response.status_code, response["Location"]) == (
                302,
                f"/desk/login/?next={address}",
            )
    assert Group.objects.get().closed_at is None


def test_staff_without_the_right_are_refused_everything(night: Group) -> None:
    client = with_rights("view_role", "view_numbers", "change_role")
    for address in addresses(night):
        assert (address, client.get(address).status_code) == (address, 403)
        assert (address, client.post(address, {"name": "X"}).status_code) == (address, 403)
    assert [it.name for it in Group.objects.all()] == ["Night shift"]
    assert "/desk/groups/" not in seen(client.get("/desk/")).links.values()


def test_who_may_only_look_can_change_nothing_and_sees_no_numbers(night: Group) -> None:
    crowd(SMALL, 30, night)
    client = with_rights("view_group")
    page = seen(client.get("/desk/groups/"))
    assert page.links["Night shift"] == f"/desk/groups/{night.pk}/"
    assert "ZD9M-ZPAF" in page.words
    assert "30 counted" not in page.words
    assert "Make the group" not in page.buttons
    page = seen(client.get(f"/desk/groups/{night.pk}/"))
    assert "is shown to who has the right to see the numbers" in page.words
    assert "people are counted" not in page.words
    assert {"Rename", "Delete"} & set(page.links) == set()
    assert page.buttons == ["Sign out"]
    own = f"/desk/groups/{night.pk}/"
    assert client.get(f"{own}edition/1/items.csv").status_code == 403
    assert client.get(f"{own}sheet/").status_code == 200
    for verb in ("rename", "close", "open", "delete"):
        assert client.post(f"{own}{verb}/", {"name": "X"}).status_code == 403
    assert client.post("/desk/groups/", {"name": "X"}).status_code == 403
    kept = Group.objects.get()
    assert (kept.name, kept.closed_at) == ("Night shift", None)


def test_a_group_is_made(desk: Client, publisher: User, small: None) -> None:
    assert "There are no groups yet" in seen(desk.get("/desk/groups/")).headings
    response = desk.post("/desk/groups/", {"name": " Night  shift "}, follow=True)
    made = Group.objects.get()
    assert (made.name, made.created_by) == ("Night  shift", publisher)
    page = seen(response)
    assert response.redirect_chain == [(f"/desk/groups/{made.pk}/", 302)]
    assert "The group is made. Its code is on this page." in page.words
    assert f"{made.code[:4]}-{made.code[4:]}" in page.words
    first = seen(desk.get("/desk/"))
    assert "publisher added the group Night shift" in first.words
    assert first.links["Night shift"] == f"/desk/groups/{made.pk}/"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Give the group a name."),
        ("night SHIFT", "There is a group of this name already. Choose another."),
        ("x" * 81, "A name has 80 characters at most."),
    ],
)
def test_a_name_that_will_not_do_is_said_and_kept(
    desk: Client, night: Group, name: str, said: str
) -> None:
    for address in (
        "/desk/groups/",
        f"/desk/groups/{Group.objects.create(name='B', code='B').pk}/rename/",
    ):
        response = desk.post(address, {"name": name})
        page = seen(response)
        assert response.status_code == 422
        assert said in page.words
        assert "Nothing is changed yet: one thing needs another look" in page.headings
        assert f'value="{name}"' in response.content.decode() or not name
    assert sorted(Group.objects.values_list("name", flat=True)) == ["B", "Night shift"]


def test_a_group_is_renamed(desk: Client, night: Group) -> None:
    address = f"/desk/groups/{night.pk}/rename/"
    assert 'value="Night shift"' in desk.get(address).content.decode()
    page = seen(desk.post(address, {"name": "Late shift"}, follow=True))
    assert page.headings[0] == "Late shift"
    assert "The group has its new name." in page.words
    kept = Group.objects.get()
    assert (kept.name, kept.code) == ("Late shift", "ZD9MZPAF")
    assert desk.post(address, {"name": "LATE shift"}).status_code == 302


def test_a_group_is_closed_and_opened_again(desk: Client, night: Group) -> None:
    own = f"/desk/groups/{night.pk}/"
    assert "Close it" in seen(desk.get(own)).buttons
    page = seen(desk.post(f"{own}close/", follow=True))
    assert "its code opens nothing, and who is in it stays" in page.words
    assert "Open it again" in page.buttons
    assert "Sheet to hand out" not in page.links
    assert desk.get(f"{own}sheet/").status_code == 404
    assert "Night shift closed" in seen(desk.get("/desk/groups/")).words
    page = seen(desk.post(f"{own}open/", follow=True))
    assert "Open: who has the code can join" in page.words
    assert Group.objects.get().closed_at is None
    assert desk.get(f"{own}close/").status_code == 405


def test_deleting_is_asked_once_and_leaves_the_answers(desk: Client, night: Group) -> None:
    crowd(SMALL, 12, night)
    address = f"/desk/groups/{night.pk}/delete/"
    page = seen(desk.get(address))
    assert page.headings == ["Delete Night shift?"]
    assert page.links["Keep it"] == f"/desk/groups/{night.pk}/"
    assert "Its people keep their answers" in page.words
    assert Group.objects.count() == 1
    page = seen(desk.post(address, follow=True))
    assert "The group is gone." in page.words
    assert (Group.objects.count(), Attempt.objects.filter(group=None).count()) == (0, 12)
    assert desk.get(address).status_code == 404


@pytest.mark.parametrize(
    ("count", "listed", "heading"),
    [
        (0, "nobody yet", "Nobody yet"),
        (7, "not enough yet (7 of 10)", "Not enough yet (7 of 10)"),
        (9, "not enough yet (9 of 10)", "Not enough yet (9 of 10)"),
        (10, "10 counted", "Counts are told from 20 people on"),
        (29, "20 counted", "What they lack for their next step"),
    ],
)
def test_what_is_told_of_a_group_of_so_many(
    night: Group, count: int, listed: str, heading: str
) -> None:
    client = with_rights("view_group", "view_numbers")
    crowd(SMALL, count, night)
    crowd(SMALL, 40, seed=2)
    assert f"Night shift ZD9M-ZPAF {listed}" in seen(client.get("/desk/groups/")).words
    page = seen(client.get(f"/desk/groups/{night.pk}/"))
    assert page.headings[:2] == ["Night shift", heading]
    assert "40 people are counted" not in page.words


def test_a_group_still_answering_is_waited_for(desk: Client, night: Group) -> None:
    crowd(SMALL, 11, night)
    Attempt.objects.update(changed_at=timezone.now())
    assert "counted within the hour" in seen(desk.get("/desk/groups/")).words
    page = seen(desk.get(f"/desk/groups/{night.pk}/"))
    assert page.headings[1] == "Counted within the hour"


def test_a_groups_files_name_it(desk: Client, night: Group) -> None:
    crowd(SMALL, 25, night)
    own = f"/desk/groups/{night.pk}/edition/1/"
    found = {name: desk.get(f"{own}{name}.csv") for name in NAMES}
    assert {it.status_code for it in found.values()} == {200}
    assert found["gaps"]["Content-Disposition"] == (
        f'attachment; filename="gaps-edition-1-group-{night.pk}.csv"'
    )
    assert {(row["edition"], row["group"], row["people"]) for row in rows(found["gaps"])} == {
        ("1", "Night shift", "20")
    }


def test_a_groups_name_is_no_formula(desk: Client, night: Group) -> None:
    Group.objects.update(name="@SUM(A1)")
    crowd(SMALL, 20, night)
    response = desk.get(f"/desk/groups/{night.pk}/edition/1/gaps.csv")
    assert {row["group"] for row in rows(response)} == {"'@SUM(A1)"}


def test_a_group_has_numbers_under_each_edition(desk: Client, night: Group) -> None:
    crowd(SMALL, 20, night)
    publish(factories.catalogue(training=[]), 2)
    own = f"/desk/groups/{night.pk}/"
    assert seen(desk.get(own)).headings == ["Night shift", "Nobody yet"]
    older = seen(desk.get(own)).links["Edition 1"]
    assert older == f"{own}edition/1/"
    assert "20 people are counted" in seen(desk.get(older)).words
    assert desk.get(f"{own}edition/9/").status_code == 404


def test_a_group_can_be_made_before_anything_is_published(desk: Client) -> None:
    made = Group.objects.create(name="Night shift", code="ZD9MZPAF")
    page = seen(desk.get(f"/desk/groups/{made.pk}/"))
    assert page.headings == ["Night shift", "Nothing is published yet"]
    assert "nobody yet" in seen(desk.get("/desk/groups/")).words


def test_the_sheet_says_where_what_and_that_it_is_voluntary(desk: Client, night: Group) -> None:
    page = seen(desk.get(f"/desk/groups/{night.pk}/sheet/"))
    assert "For: Night shift" in page.words
    assert "http://testserver/assessment/" in page.words
    assert "ZD9M-ZPAF" in page.words
    assert "It is voluntary." in page.words
    assert "open “Has somebody given you a group code?” and enter it there" in page.words


@pytest.mark.parametrize("count", [1, 5])
def test_the_list_asks_the_same_however_many_groups_there_are(
    night: Group, django_assert_num_queries: Any, count: int
) -> None:
    client = with_rights("view_group", "view_numbers")
    for number in range(count):
        made = Group.objects.create(name=f"{number}", code=f"{number}", created_by=night.created_by)
        crowd(SMALL, 12, made, seed=number)
    client.get("/desk/groups/")
    look_again()
    with django_assert_num_queries(7):
        client.get("/desk/groups/")
