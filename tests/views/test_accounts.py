"""Accounts at the desk: made with their roles, told in words, and never lifted above who makes them."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group, User
from django.test import Client

from careers.actions.staff_roles import AUTHOR
from tests import factories
from tests.staff import at_desk
from tests.views.seen import seen
from tests.views.sitting import publish
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


def test_an_account_that_may_be_closed_says_so_before_it_is_deleted() -> None:
    _boss, boss = at_desk("boss", "Administrator")
    ann = User.objects.create_user("ann", is_staff=True)
    for _ in range(2):
        LogEntry.objects.log_actions(ann.pk, [ann], CHANGE, single_object=True)
    page = seen(boss.get(f"/desk/auth/user/{ann.pk}/delete/"))
    assert "close the account instead" in page.words
    assert "2 entries of the histories" in page.words
    assert "draft at once" not in page.words
    assert boss.post(f"/desk/auth/user/{ann.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not User.objects.filter(pk=ann.pk).exists()


def test_an_account_that_published_is_closed_and_not_deleted() -> None:
    _boss, boss = at_desk("boss", "Administrator")
    ann = User.objects.create_user("ann", is_staff=True)
    publish(factories.catalogue(), 1, by=ann)
    page = seen(boss.get(f"/desk/auth/user/{ann.pk}/delete/"))
    assert "It has published, approved or looked after what is kept" in page.words
    chosen = {"action": "delete_selected", "_selected_action": str(ann.pk)}
    page = seen(boss.post("/desk/auth/user/", chosen))
    assert "They have published, approved or looked after what is kept" in page.words
    assert "close the account instead" in page.words
    address = f"/desk/auth/user/{ann.pk}/change/"
    closed = change_form(boss, address) | {"is_staff": "on"}
    assert boss.post(address, closed).status_code == 302
    ann.refresh_from_db()
    assert not ann.is_active


def test_of_a_password_it_is_said_that_there_is_one(desk: Client) -> None:
    ann = User.objects.create_user("ann", password=PHRASE, is_staff=True)
    address = f"/desk/auth/user/{ann.pk}/change/"
    page = seen(desk.get(address))
    assert "There is one. Set another" in page.words
    assert "argon2" not in desk.get(address).content.decode().lower()
    ann.set_unusable_password()
    ann.save()
    page = seen(desk.get(address))
    assert "nobody signs in with this account. Set one" in page.words
    assert desk.post(address, change_form(desk, address)).status_code == 302
    ann.refresh_from_db()
    assert not ann.has_usable_password()
