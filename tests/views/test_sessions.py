"""Where staff are signed in: told, ended by them, and ended by what changes of the account."""

import time
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from careers.actions.staff_roles import keep_roles
from careers.management import key
from careers.queries.staff_sessions import BEGUN, BROWSER, SEEN
from tests.staff import at_desk, member
from tests.views.seen import seen
from tests.views.sending import filled_in

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough phrase"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1"
)


def arrive(user: User, agent: str = FIREFOX, password: str = PASSWORD) -> Client:
    """Their browser, signed in by the form."""
    client = Client(HTTP_USER_AGENT=agent)
    sent = {"username": user.get_username(), "password": password}
    assert client.post("/desk/login/", sent).status_code == 302
    return client


def ann(*roles: str) -> User:
    user = member("ann", *roles)
    user.set_password(PASSWORD)
    user.save()
    return user


def inside(client: Client) -> bool:
    return client.get("/desk/account/").status_code == 200


# Told -----------------------------------------------------------------------------------------------


def test_the_page_says_where_one_is_signed_in_this_browser_first(publisher: User) -> None:
    phone, here = arrive(publisher, IPHONE), arrive(publisher)
    arrive(ann())
    page = seen(here.get("/desk/account/"))
    words = page.words
    assert "Firefox on Linux this one since" in words
    assert words.index("Firefox on Linux") < words.index("Safari on iPhone")
    assert words.count(", last seen about ") == 2
    assert "Sign out everywhere else" in words
    assert "This house asks for the password alone." in words
    for client in (here, phone):
        assert str(client.session.session_key) not in here.get("/desk/account/").content.decode()


def test_a_session_says_no_more_of_anybody_than_the_page(publisher: User) -> None:
    client = arrive(publisher)
    held = dict(client.session)
    assert held.keys() - {"_session_expiry"} == {
        "_auth_user_id",
        "_auth_user_backend",
        "_auth_user_hash",
        BEGUN,
        SEEN,
        BROWSER,
    }
    assert held[BROWSER] == ["Firefox", "Linux"]


def test_somebody_is_seen_every_five_minutes_and_stays_no_longer_for_it(publisher: User) -> None:
    client = arrive(publisher)
    session = client.session
    before = session.get_expiry_date()
    session[SEEN] = int(time.time()) - 301
    session.save()
    client.get("/desk/account/")
    assert time.time() - client.session[SEEN] < 100
    assert client.session.get_expiry_date() == before
    session = client.session
    session[SEEN] = held = int(time.time()) - 200
    session.save()
    client.get("/desk/account/")
    assert client.session[SEEN] == held


def test_signing_in_gives_another_key_and_sweeps_out_what_has_expired(publisher: User) -> None:
    client = arrive(publisher)
    before = client.session.session_key
    Session.objects.create(pk="old", session_data="", expire_date=timezone.now())
    key.compare(lambda _said: None)
    client.post("/desk/login/", {"username": "publisher", "password": PASSWORD})
    assert client.session.session_key != before
    assert set(Session.objects.values_list("pk", flat=True)) == {client.session.session_key, "key"}
    assert inside(client)


# Ended by their owner ---------------------------------------------------------------------------------


def test_one_is_signed_out_in_one_other_place(publisher: User) -> None:
    phone, here = arrive(publisher, IPHONE), arrive(publisher)
    third = arrive(publisher, IPHONE)
    [first, second] = [it for it in here.get("/desk/account/").context["sessions"] if not it.this]
    done = here.post("/desk/account/end/", {"where": first.handle}, follow=True)
    assert "You are signed out there." in seen(done).words
    assert sorted([inside(phone), inside(third)]) == [False, True]
    again = here.post("/desk/account/end/", {"where": first.handle}, follow=True)
    assert "You are not signed in there any more." in seen(again).words
    assert second.handle != first.handle


def test_one_is_signed_out_everywhere_else(publisher: User) -> None:
    others = [arrive(publisher, IPHONE), arrive(publisher)]
    here, colleague = arrive(publisher), arrive(ann())
    done = here.post("/desk/account/end/", {"where": "others"}, follow=True)
    assert "You are signed out in 2 other places." in seen(done).words
    assert [inside(it) for it in (*others, here, colleague)] == [False, False, True, True]


def test_nobody_ends_a_colleagues_session_nor_this_one_by_its_name(publisher: User) -> None:
    here, colleague = arrive(publisher), arrive(ann())
    for client in (here, colleague):
        [own] = client.get("/desk/account/").context["sessions"]
        here.post("/desk/account/end/", {"where": own.handle})
    assert inside(here)
    assert inside(colleague)


# Ended by what changes ----------------------------------------------------------------------------------


def change(admin: Client, account: User, **changed: Any) -> None:
    address = f"/desk/auth/user/{account.pk}/change/"
    form = filled_in(admin.get(address), address) | changed
    form = {name: value for name, value in form.items() if value is not None}
    assert admin.post(address, form).status_code == 302


@pytest.mark.parametrize(
    "changed",
    [{"is_active": None}, {"is_staff": None}, {"groups": "Reviewer"}, {"user_permissions": True}],
    ids=["closed", "no longer staff", "another role", "another right"],
)
def test_sessions_end_when_an_account_may_do_something_else(
    publisher: User, changed: dict[str, Any]
) -> None:
    keep_roles()
    account = ann("Author")
    here, admin = arrive(account), arrive(publisher)
    if "groups" in changed:
        changed = {"groups": Group.objects.get(name="Reviewer").pk}
    if "user_permissions" in changed:
        right = Group.objects.get(name="Publisher").permissions.first()
        assert right
        changed = {"user_permissions": right.pk}
    assert inside(here)
    change(admin, account, **changed)
    account.refresh_from_db()
    assert not inside(here)
    assert inside(admin)
    # And they stay ended, should all be as it was.
    account.is_active = account.is_staff = True
    account.save()
    assert not inside(here)


def test_another_name_ends_nothing(publisher: User) -> None:
    account = ann("Author")
    here = arrive(account)
    change(arrive(publisher), account, first_name="Anna")
    assert inside(here)


def test_who_changes_their_own_rights_stays_in_here_and_nowhere_else(publisher: User) -> None:
    keep_roles()
    phone, here = arrive(publisher, IPHONE), arrive(publisher)
    change(here, publisher, groups=Group.objects.get(name="Author").pk)
    assert [inside(phone), inside(here)] == [False, True]


def test_ones_own_new_password_ends_all_other_sessions(publisher: User) -> None:
    phone, here = arrive(publisher, IPHONE), arrive(publisher)
    new = "seven herrings in a drawer"
    sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post("/desk/password_change/", sent).status_code == 302
    assert [inside(phone), inside(here)] == [False, True]
    assert len(here.get("/desk/account/").context["sessions"]) == 1


def test_a_password_set_by_an_administrator_ends_all_sessions(publisher: User) -> None:
    account = ann("Author")
    here, admin = arrive(account), arrive(publisher)
    new = "seven herrings in a drawer"
    sent = {"password1": new, "password2": new, "usable_password": "true"}
    assert admin.post(f"/desk/auth/user/{account.pk}/password/", sent).status_code == 302
    assert not inside(here)
    assert Session.objects.count() == 1


def test_another_meaning_of_a_group_ends_the_sessions_of_who_has_it(publisher: User) -> None:
    keep_roles()
    ours = Group.objects.create(name="Recruiters")
    account, other = ann(), member("ben")
    other.set_password(PASSWORD)
    other.save()
    account.groups.add(ours)
    here, apart, admin = arrive(account), arrive(other), arrive(publisher)
    address = f"/desk/auth/group/{ours.pk}/change/"
    right = Group.objects.get(name="Publisher").permissions.first()
    assert right
    form = filled_in(admin.get(address), address)
    admin.post(address, form | {"name": "Posting"})
    assert inside(here)
    form = filled_in(admin.get(address), address)
    admin.post(address, form | {"permissions": right.pk})
    assert [inside(here), inside(apart), inside(admin)] == [False, True, True]
    back = arrive(account)
    assert admin.post(f"/desk/auth/group/{ours.pk}/delete/", {"post": "yes"}).status_code == 302
    assert [inside(back), inside(apart)] == [False, True]


def test_a_deleted_account_leaves_no_session(publisher: User) -> None:
    account = ann("Author")
    arrive(account)
    admin = arrive(publisher)
    assert admin.post(f"/desk/auth/user/{account.pk}/delete/", {"post": "yes"}).status_code == 302
    assert Session.objects.count() == 1


def test_sessions_begun_before_this_was_kept_are_told_and_ended(publisher: User) -> None:
    user, old = at_desk("ann", "Author")
    user.set_password(PASSWORD)
    user.save()
    old.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    here = arrive(user)
    assert "A browser we do not know" in seen(here.get("/desk/account/")).words
    here.post("/desk/account/end/", {"where": "others"})
    assert not inside(old)
