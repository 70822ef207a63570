"""One's own second factor, and that of a colleague who has lost theirs."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from careers.actions.staff_roles import keep_roles
from careers.models import Authenticator, Guess, SpareCode
from tests.second import Phone, half_in, secret_on, with_phone
from tests.staff import member
from tests.views.seen import seen
from tests.views.test_second_factor import CODE, code_of

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough phrase"
OWN, CODES, PHONE = (f"/desk/account/{it}" for it in ("", "codes/", "phone/"))


@pytest.fixture(autouse=True)
def _asked(settings: Any) -> None:
    settings.SECOND_FACTOR = True


def again() -> None:
    """As if half a minute had passed: the code that the phone shows was not used yet."""
    Authenticator.objects.update(last_t=-1)


def inside(account: User, phone: Phone) -> Client:
    """Their browser, past both halves."""
    client = half_in(account, PASSWORD)
    assert client.post(CODE, {"code": phone.shows()}).status_code == 302
    again()
    return client


def colleague(name: str = "ann", *roles: str) -> User:
    user = member(name, *roles)
    user.set_password(PASSWORD)
    user.save()
    return user


# One's own ----------------------------------------------------------------------------------------


def test_the_page_says_what_there_is(publisher: User) -> None:
    phone, _done = with_phone(publisher)
    page = seen(inside(publisher, phone).get(OWN))
    assert page.headings[1:] == ["How you sign in", "Where you are signed in"]
    assert "8 are left" in page.words
    assert page.links["Set up another phone"] == PHONE
    assert page.links["Have new ones"] == CODES


def test_new_spare_codes_are_for_who_shows_a_code(publisher: User) -> None:
    phone, done = with_phone(publisher)
    client = inside(publisher, phone)
    before = set(SpareCode.objects.values_list("code_sha256", flat=True))
    assert client.post(CODES, {"code": ""}).status_code == 422
    assert client.post(CODES, {"code": phone.shows(5)}).status_code == 422
    assert client.post(CODES, {"code": phone.shows()}).status_code == 429
    assert set(SpareCode.objects.values_list("code_sha256", flat=True)) == before
    Authenticator.objects.update(throttling_failure_timestamp=None)
    shown = client.post(CODES, {"code": phone.shows()})
    assert len(shown.context["codes"]) == 8
    assert before.isdisjoint(SpareCode.objects.values_list("code_sha256", flat=True))
    assert half_in(publisher, PASSWORD).post(CODE, {"code": done.codes[0]}).status_code == 422


def test_new_spare_codes_for_a_spare_code_leave_who_has_them_signed_in(publisher: User) -> None:
    _phone, done = with_phone(publisher)
    client = half_in(publisher, PASSWORD)
    client.post(CODE, {"code": done.codes[0]})
    assert len(client.post(CODES, {"code": done.codes[1]}).context["codes"]) == 8
    assert client.get(OWN).status_code == 200
    assert SpareCode.objects.count() == 8


def test_another_phone_takes_the_place_of_the_old(publisher: User) -> None:
    phone, done = with_phone(publisher)
    elsewhere, client = inside(publisher, phone), inside(publisher, phone)
    secret = secret_on(client.get(PHONE))
    before = client.session.session_key
    fresh = {"new": code_of(secret)}
    assert client.post(PHONE, fresh).status_code == 422
    assert client.post(PHONE, fresh | {"code": phone.shows(5)}).status_code == 422
    Authenticator.objects.update(throttling_failure_timestamp=None)
    wrong = f"{(int(code_of(secret)) + 1) % 1_000_000:06d}"
    assert client.post(PHONE, {"new": wrong, "code": phone.shows()}).status_code == 422
    shown = client.post(PHONE, {"new": code_of(secret), "code": phone.shows()})
    assert len(shown.context["codes"]) == 8
    assert client.get(OWN).status_code == 200
    assert client.session.session_key != before
    assert elsewhere.get(OWN).status_code == 302
    again()
    late = half_in(publisher, PASSWORD)
    assert late.post(CODE, {"code": done.codes[0]}).status_code == 422
    assert late.post(CODE, {"code": phone.shows()}).status_code == 422
    Authenticator.objects.update(throttling_failure_timestamp=None)
    assert late.post(CODE, {"code": code_of(secret)}).status_code == 302


def test_who_came_in_with_a_spare_code_shows_no_second(publisher: User) -> None:
    _phone, done = with_phone(publisher)
    client = half_in(publisher, PASSWORD)
    client.post(CODE, {"code": done.codes[0]})
    page = client.get(PHONE)
    assert "A code you have" not in seen(page).words
    shown = client.post(PHONE, {"new": code_of(secret_on(page))})
    assert len(shown.context["codes"]) == 8
    assert client.get(OWN).status_code == 200


def test_where_the_password_is_enough_there_is_nothing_to_set_up(
    publisher: User, desk: Client, settings: Any
) -> None:
    settings.SECOND_FACTOR = False
    with_phone(publisher)
    for path in (CODES, PHONE):
        assert desk.get(path)["Location"] == OWN


def test_the_old_password_is_not_found_out_by_trying_it_here(publisher: User, desk: Client) -> None:
    phone, _done = with_phone(publisher)
    client, path = inside(publisher, phone), "/desk/password_change/"
    new = dict.fromkeys(("new_password1", "new_password2"), "seven herrings in a drawer")
    slip = {"old_password": PASSWORD, "new_password1": "a slip", "new_password2": "another"}
    assert [client.post(path, slip).status_code for _ in range(6)] == [200] * 6
    wrong = new | {"old_password": "wrong"}
    assert [client.post(path, wrong).status_code for _ in range(6)] == [200] * 5 + [429]
    assert client.post(path, new | {"old_password": PASSWORD}).status_code == 429
    Guess.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert client.post(path, new | {"old_password": PASSWORD}).status_code == 302


# A colleague's --------------------------------------------------------------------------------------


def test_an_administrator_takes_a_lost_phone_off_and_that_is_noted() -> None:
    boss, ann = colleague("boss", "Administrator"), colleague("ann", "Author")
    own, _done = with_phone(boss)
    lost, _done = with_phone(ann)
    theirs, admin = inside(ann, lost), inside(boss, own)
    form = seen(admin.get(f"/desk/auth/user/{ann.pk}/change/"))
    path = form.links["Phone and codes are lost"]
    assert path == f"/desk/account/{ann.pk}/phone/"
    assert "So be sure who asks you" in seen(admin.get(path)).words
    done = admin.post(path, follow=True)
    assert "Ann is signed out, and sets up a phone at the next sign-in." in seen(done).words
    assert "No phone is set up yet." in seen(done).words
    assert theirs.get(OWN)["Location"].startswith("/desk/login/?")
    assert not Authenticator.objects.filter(user=ann).exists()
    assert not SpareCode.objects.filter(paper__user=ann).exists()
    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id) == (boss, str(ann.pk))
    history = seen(admin.get(f"/desk/auth/user/{ann.pk}/history/"))
    assert "Deleted second factor “phone”." in history.words
    assert half_in(ann, PASSWORD).get("/desk/login/phone/").status_code == 200


def test_what_becomes_of_a_second_factor_is_told_without_a_name(
    publisher: User, caplog: pytest.LogCaptureFixture
) -> None:
    keep_roles()
    caplog.set_level("INFO", "careers")
    ann = colleague("ann")
    phone, _done = with_phone(ann)
    client = half_in(ann, PASSWORD)
    client.post(CODE, {"code": "000000"})
    Authenticator.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    client.post(CODE, {"code": phone.shows()})
    own, _done = with_phone(publisher)
    inside(publisher, own).post(f"/desk/account/{ann.pk}/phone/", {})
    told = [it.getMessage() for it in caplog.records if f"account {ann.pk}" in it.getMessage()]
    assert told == [
        f"Spare codes were made for the account {ann.pk}.",
        f"A second factor was set up for the account {ann.pk}.",
        f"A wrong second factor was shown for the account {ann.pk}.",
        f"The second factor was shown for the account {ann.pk}: phone.",
        f"The second factor was taken off the account {ann.pk}.",
    ]
    assert "ann" not in " ".join(it.getMessage() for it in caplog.records)


def test_nobody_takes_off_their_own_without_a_code() -> None:
    boss = colleague("boss", "Administrator")
    phone, _done = with_phone(boss)
    admin = inside(boss, phone)
    path = f"/desk/account/{boss.pk}/phone/"
    assert "This is your own account." in seen(admin.get(path)).words
    assert admin.post(path).status_code == 403
    assert Authenticator.objects.count() == 1


def test_whose_account_may_do_everything_keeps_theirs_from_all_others(publisher: User) -> None:
    boss = colleague("boss", "Administrator")
    phone, _done = with_phone(boss)
    with_phone(publisher)
    admin = inside(boss, phone)
    path = f"/desk/account/{publisher.pk}/phone/"
    assert "only another such can change anything of it" in seen(admin.get(path)).words
    assert admin.post(path).status_code == 403
    assert Authenticator.objects.count() == 2
    assert admin.get("/desk/account/99999/phone/").status_code == 404
    ann = colleague()
    with_phone(ann)
    offered = {it: f"/desk/account/{it.pk}/phone/" for it in (publisher, ann)}
    for account, offer in offered.items():
        page = seen(admin.get(f"/desk/auth/user/{account.pk}/change/"))
        assert "With the password and a code from a phone" in page.words
        assert (offer in page.links.values()) is (account == ann)


def test_a_role_that_looks_after_no_accounts_is_refused() -> None:
    keep_roles()
    ann, ben = colleague("ann", "Publisher"), colleague("ben", "Author")
    phone, _done = with_phone(ann)
    client = inside(ann, phone)
    path = f"/desk/account/{ben.pk}/phone/"
    assert [client.get(path).status_code, client.post(path).status_code] == [403, 403]
    assert Group.objects.count() == 5


def test_no_page_of_the_desk_shows_what_makes_codes(publisher: User) -> None:
    phone, _done = with_phone(publisher)
    client = inside(publisher, phone)
    seed = Authenticator.objects.get().key
    for path in ("/desk/", "/desk/auth/user/", f"/desk/auth/user/{publisher.pk}/change/", OWN):
        assert seed not in client.get(path).content.decode()
    assert client.get("/desk/otp_totp/totpdevice/").status_code == 404
    assert "totp" not in client.get("/desk/auth/group/add/").content.decode().lower()
