"""Accounts at the desk: made with their roles, told in words, and never lifted above who makes them."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from careers.actions.staff_roles import AUTHOR
from tests.staff import at_desk
from tests.views.seen import seen
from tests.views.test_desk import change_form

pytestmark = pytest.mark.django_db

PHRASE = "a quiet long phrase"


def test_an_account_is_made_with_its_roles_in_one_go() -> None:
    _boss, boss = at_desk("boss", "Administrator")
    author = Group.objects.get(name="Author")
    page = seen(boss.get("/desk/auth/user/add/"))
    assert page.headings[1:] == ["Who it is", "What they may do", "A first password"]
    assert "Author: Writes the draft. Publishes nothing, and approves nothing." in page.words
    sent = {"username": "ann", "first_name": "Ann", "email": "ann@a.example", "groups": author.pk}
    boss.post("/desk/auth/user/add/", sent | {"password1": PHRASE, "password2": PHRASE})
    ann = User.objects.get(username="ann")
    assert (ann.first_name, ann.email, ann.is_staff, ann.is_superuser) == (
        "Ann",
        "ann@a.example",
        True,
        False,
    )
    assert list(ann.groups.all()) == [author]
    assert ann.check_password(PHRASE)


def test_an_account_says_in_words_what_it_may_do() -> None:
    _boss, boss = at_desk("boss", "Administrator")
    ann = User.objects.create_user("ann", is_staff=True)
    ann.groups.add(Group.objects.get(name="Author"))
    page = seen(boss.get(f"/desk/auth/user/{ann.pk}/change/"))
    assert "By their roles they may" in page.headings
    for grant in AUTHOR.grants:
        assert str(grant.why) in page.words
    assert "Publish, at once or at a time" not in page.words


def test_a_role_is_read_and_not_changed_and_a_group_of_the_house_is() -> None:
    _boss, boss = at_desk("boss", "Administrator")
    role = Group.objects.get(name="Analyst")
    page = seen(boss.get(f"/desk/auth/group/{role.pk}/change/"))
    assert "Sees the numbers, and nothing of the draft." in page.headings
    assert boss.post(f"/desk/auth/group/{role.pk}/change/", {"name": "Mine"}).status_code == 403
    assert boss.post(f"/desk/auth/group/{role.pk}/delete/", {"post": "yes"}).status_code == 403
    ours = Group.objects.create(name="Recruiters")
    address = f"/desk/auth/group/{ours.pk}/change/"
    boss.post(address, change_form(boss, address) | {"name": "Posting"})
    assert sorted(Group.objects.values_list("name", flat=True))[-2:] == ["Publisher", "Reviewer"]
    assert Group.objects.get(pk=ours.pk).name == "Posting"


def test_who_may_not_do_everything_neither_becomes_nor_touches_who_may(desk: Client) -> None:
    _boss, boss = at_desk("boss", "Administrator")
    me = User.objects.get(username="boss")
    publisher = User.objects.get(username="publisher")
    address = f"/desk/auth/user/{publisher.pk}"
    assert boss.post(f"{address}/change/", {"username": "mine"}).status_code == 403
    assert boss.post(f"{address}/delete/", {"post": "yes"}).status_code == 403
    new = {"password1": PHRASE, "password2": PHRASE, "set-password": "1"}
    assert boss.post(f"{address}/password/", new).status_code == 403
    own = f"/desk/auth/user/{me.pk}/change/"
    assert (
        boss.post(
            own,
            change_form(boss, own) | {"is_staff": "on", "is_active": "on", "is_superuser": "on"},
        ).status_code
        == 302
    )
    me.refresh_from_db()
    assert (me.is_staff, me.is_superuser) == (True, False)
    assert (
        desk.post(
            own,
            change_form(desk, own) | {"is_staff": "on", "is_active": "on", "is_superuser": "on"},
        ).status_code
        == 302
    )
    me.refresh_from_db()
    assert me.is_superuser
