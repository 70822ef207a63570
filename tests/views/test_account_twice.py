"""Two people who change one account, or one group of rights."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

from tests.views.seen import seen
from tests.views.showing import shown, token

pytestmark = pytest.mark.django_db


def right(name: str) -> Permission:
    return Permission.objects.get(codename=name, content_type__app_label="careers")


def test_who_saves_an_account_second_is_told_what_is_there_now(
    desk: Client, publisher: User
) -> None:
    ben = User.objects.create_user("ben", first_name="Ben")
    ben.user_permissions.add(right("change_role"))
    address = f"/desk/auth/user/{ben.pk}/change/"
    opened = shown(desk, address)
    first = {"username": "ben", "first_name": "Benno", "is_active": "on"}
    assert desk.post(address, first | opened).status_code == 302
    second = desk.post(address, {"username": "ben", "last_name": "Low", "is_active": "on"} | opened)
    words = seen(second).words
    assert "publisher saved this while you wrote." in words
    assert "First name: Benno" in words
    assert f"User permissions: − {right('change_role')}" in words
    assert 'name="last_name" value="Low"' in second.content.decode()
    ben.refresh_from_db()
    assert (ben.first_name, ben.last_name) == ("Benno", "")
    sent = {"username": "ben", "first_name": "Benno", "last_name": "Low"} | token(second)
    assert desk.post(address, sent).status_code == 302
    ben.refresh_from_db()
    assert (ben.first_name, ben.last_name, ben.is_active) == ("Benno", "Low", False)


def test_a_group_of_rights_too(desk: Client) -> None:
    group = Group.objects.create(name="Readers")
    address = f"/desk/auth/group/{group.pk}/change/"
    opened = shown(desk, address)
    group.permissions.add(right("change_role"))
    refused = desk.post(address, {"name": "Writers"} | opened)
    assert f"Permissions: + {right('change_role')}" in seen(refused).words
    assert "Somebody saved this while you wrote." in seen(refused).words
    group.refresh_from_db()
    assert (group.name, group.permissions.count()) == ("Readers", 1)


def test_a_form_that_does_not_say_what_it_showed_is_looked_over_first(desk: Client) -> None:
    group = Group.objects.create(name="Readers")
    address = f"/desk/auth/group/{group.pk}/change/"
    for lost in ({}, {"seen": "made-up"}):
        refused = desk.post(address, {"name": "Writers"} | lost)
        assert "Look it over, then save again." in seen(refused).words
    assert desk.post(address, {"name": "Writers"} | token(refused)).status_code == 302
    assert desk.post("/desk/auth/group/add/", {"name": "New"}).status_code == 302
