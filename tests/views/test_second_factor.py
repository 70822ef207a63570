"""The second factor: nobody is staff, at any address, who has not shown it."""

import hashlib
import hmac
import time
from base64 import b32decode
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import TOTP

from careers.domain.rights import BEGUN, OPEN
from careers.models import Authenticator, Challenge, SpareCode
from careers.views import keeping
from tests import factories
from tests.second import half_in, secret_on, with_phone
from tests.views.seen import seen
from tests.views.sitting import publish
from tests.views.walking import declared, filled

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough phrase"
CODE, SET_UP, LEAVE = "/desk/login/code/", "/desk/login/phone/", "/desk/login/leave/"


@pytest.fixture(autouse=True)
def _asked(settings: Any) -> None:
    """As in production."""
    settings.SECOND_FACTOR = True


def led(path: str) -> str:
    return f"{CODE}?{urlencode({'next': path})}"


def staff_addresses() -> list[str]:
    """Every address that only staff may open, with samples in it."""
    samples = {"kind": "role", "code": "agent", "app_label": "careers"}
    return [
        filled(path, samples)
        for path, view in declared()
        if not {OPEN, BEGUN} & set(getattr(view, "rights", (OPEN,)))
    ]


# One door -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("ready", [False, True], ids=["no phone yet", "with a phone"])
def test_no_address_of_staff_opens_to_a_password_alone(publisher: User, ready: bool) -> None:
    if ready:
        with_phone(publisher)
    client = half_in(publisher, PASSWORD)
    found = staff_addresses()
    assert len(found) > 150
    wrong = []
    for path in found:
        answers = (client.get(path), client.head(path), client.post(path), client.put(path))
        wrong += [
            (answer.request["REQUEST_METHOD"], path, answer.status_code)
            for answer in answers
            if (answer.status_code, answer.get("Location")) != (302, led(path))
        ]
        sent = client.post(path, {"name": "Mine", "post": "yes", "title": "Mine"})
        asked = sent.status_code == 200 and "form" in sent.context and sent.context["kept"]
        if not asked and sent.get("Location") != led(path):
            wrong.append(("POST with something", path, sent.status_code))
    assert wrong == []


def test_every_address_under_the_desk_is_one_of_those() -> None:
    apart = [
        path
        for path, view in declared("desk/")
        if {OPEN, BEGUN} & set(getattr(view, "rights", (OPEN,)))
    ]
    assert apart == [
        "desk/login/code/",
        "desk/login/phone/",
        "desk/login/leave/",
        "desk/login/",
    ]


def test_what_is_open_to_all_does_not_know_them_either(publisher: User) -> None:
    """A preview is for staff and for who holds a link: no page but those that ask for the code tells
    them from a stranger."""
    publish(factories.catalogue(), 1)
    full, half = Client(), half_in(publisher, PASSWORD)
    assert half.get("/preview/1/").status_code == Client().get("/preview/1/").status_code == 404
    assert b"publisher" not in half.get("/roles/").content
    full.force_login(publisher, backend="django.contrib.auth.backends.ModelBackend")
    assert full.get("/desk/account/")["Location"] == led("/desk/account/")


def test_who_asks_for_the_password_alone_is_not_led_there(publisher: User, settings: Any) -> None:
    settings.SECOND_FACTOR = False
    client = half_in(publisher, PASSWORD)
    assert client.get("/desk/account/").status_code == 200
    for path in (CODE, SET_UP, LEAVE):
        assert client.post(path)["Location"] == "/desk/"
    for path in (CODE, SET_UP):
        assert client.get(f"{path}?next=word")["Location"] == "/desk/"


def test_a_stranger_is_led_to_the_sign_in_page(visitor: Client) -> None:
    for path in (CODE, SET_UP, LEAVE):
        assert visitor.get(f"{path}?next=/desk/due/")["Location"] == "/desk/login/?next=/desk/due/"


def test_half_signed_in_does_not_last(publisher: User) -> None:
    client = half_in(publisher, PASSWORD)
    assert client.session.get_expiry_age() <= 15 * 60


# The first time -----------------------------------------------------------------------------------


def test_the_first_sign_in_sets_up_a_phone_and_shows_codes_once(publisher: User) -> None:
    client = half_in(publisher, PASSWORD)
    assert client.get(led("/desk/due/"))["Location"] == f"{SET_UP}?next=%2Fdesk%2Fdue%2F"
    page = client.get(f"{SET_UP}?next=/desk/due/")
    assert seen(page).headings == [
        "Set up your phone",
        "Point your phone at this",
        "Type what it shows",
    ]
    assert page.content.count(b"<svg") == 2  # the ladder of the masthead, and the square
    assert b"style=" not in page.content
    secret = secret_on(page)
    assert secret_on(client.get(SET_UP)) == secret
    before = client.session.session_key
    sent = {"code": code_of(secret), "next": "/desk/due/"}
    done = client.post(SET_UP, sent)
    assert seen(done).headings == ["Your spare codes"]
    assert done["Cache-Control"] == "no-store, private"
    assert len(set(done.context["codes"])) == SpareCode.objects.count() == 8
    assert client.session.session_key != before
    on = client.post(CODE, {"next": "/desk/due/"})
    assert on["Location"] == "/desk/due/"
    assert client.get("/desk/due/").status_code == 200
    assert client.session.get_expiry_age() > 7 * 60 * 60


def test_the_database_holds_neither_the_secret_nor_a_code(publisher: User) -> None:
    client = half_in(publisher, PASSWORD)
    secret = secret_on(client.get(SET_UP))
    done = client.post(SET_UP, {"code": code_of(secret)})
    device = Authenticator.objects.get()
    assert b32decode(secret) == device.bin_key
    assert device.bin_key.hex() != device.key
    salted = hashlib.sha256(b"careers.models.second_factor" + settings.SECRET_KEY.encode())
    made = hmac.new(salted.digest(), device.key.encode(), "sha256").digest()
    assert device.bin_key == made[:20]
    kept = set(SpareCode.objects.values_list("code_sha256", flat=True))
    assert {len(it) for it in kept} == {64}
    assert kept.isdisjoint(done.context["codes"])


def test_a_wrong_code_sets_nothing_up(publisher: User) -> None:
    client = half_in(publisher, PASSWORD)
    secret = secret_on(client.get(SET_UP))
    wrong = f"{(int(code_of(secret)) + 1) % 1_000_000:06d}"
    for sent, said in (
        (wrong, "That is not what your phone should show now."),
        ("12345", "It has six digits."),
        ("", "Type the six digits here."),
        ("\u0661\u0662\u0663\u0664\u0665\u0666", "It has six digits."),
    ):
        page = client.post(SET_UP, {"code": sent})
        assert page.status_code == 422
        assert said in seen(page).words
        assert secret_on(page) == secret
    assert not Authenticator.objects.exists()
    assert not SpareCode.objects.exists()


def test_a_phone_is_not_set_up_over_another(publisher: User) -> None:
    """Whoever finds out a password cannot put their own phone in place of its owner’s."""
    early = half_in(publisher, PASSWORD)
    secret = secret_on(early.get(SET_UP))
    with_phone(publisher)
    assert early.post(SET_UP, {"code": code_of(secret)})["Location"] == CODE
    assert early.post(CODE, {"code": code_of(secret)}).status_code == 422
    assert Authenticator.objects.count() == 1


def code_of(secret: str) -> str:
    totp = TOTP(b32decode(secret))
    totp.time = time.time()
    return f"{totp.token():06d}"


# Every other time ---------------------------------------------------------------------------------


@pytest.mark.parametrize("ahead", [-1, 0, 1])
def test_the_code_lets_in_half_a_minute_either_way(publisher: User, ahead: int) -> None:
    phone, _done = with_phone(publisher)
    client = half_in(publisher, PASSWORD)
    before = client.session.session_key
    typed = phone.shows(ahead)
    answer = client.post(CODE, {"code": f"{typed[:3]} {typed[3:]}", "next": "/desk/due/"})
    assert answer["Location"] == "/desk/due/"
    assert client.get("/desk/due/").status_code == 200
    assert client.session.session_key not in (before, None)


@pytest.mark.parametrize("ahead", [-3, 3])
def test_a_code_from_further_away_does_not(publisher: User, ahead: int) -> None:
    phone, _done = with_phone(publisher)
    client = half_in(publisher, PASSWORD)
    answer = client.post(CODE, {"code": phone.shows(ahead)})
    assert answer.status_code == 422
    assert "This code is not right, or was used before." in seen(answer).words
    assert client.get("/desk/due/")["Location"] == led("/desk/due/")


def test_a_code_opens_once(publisher: User) -> None:
    phone, _done = with_phone(publisher)
    typed = phone.shows()
    assert half_in(publisher, PASSWORD).post(CODE, {"code": typed}).status_code == 302
    again = half_in(publisher, PASSWORD)
    assert again.post(CODE, {"code": typed}).status_code == 422
    assert again.get("/desk/")["Location"] == led("/desk/")


def test_the_code_of_setting_up_does_not_sign_in(publisher: User) -> None:
    client = half_in(publisher, PASSWORD)
    typed = code_of(secret_on(client.get(SET_UP)))
    assert client.post(SET_UP, {"code": typed}).status_code == 200
    assert half_in(publisher, PASSWORD).post(CODE, {"code": typed}).status_code == 422


def test_wrong_codes_are_slowed_down(publisher: User) -> None:
    phone, _done = with_phone(publisher)
    client = half_in(publisher, PASSWORD)
    for _ in range(3):
        Authenticator.objects.update(throttling_failure_timestamp=None)
        assert client.post(CODE, {"code": phone.shows(5)}).status_code == 422
    waiting = client.post(CODE, {"code": phone.shows()})
    assert waiting.status_code == 429
    assert "Wait 4 seconds" in seen(waiting).words
    assert Authenticator.objects.get().throttling_failure_count == 3
    Authenticator.objects.update(throttling_failure_count=40)
    Authenticator.objects.update(throttling_failure_timestamp=None)
    assert client.post(CODE, {"code": phone.shows(5)}).status_code == 422
    assert Authenticator.objects.get().throttling_failure_count == 10
    Authenticator.objects.update(throttling_failure_timestamp=None)
    assert client.post(CODE, {"code": phone.shows()}).status_code == 302
    assert Authenticator.objects.get().throttling_failure_count == 0


def test_a_spare_code_opens_once_however_it_is_typed(publisher: User) -> None:
    _phone, done = with_phone(publisher)
    first, second = done.codes[:2]
    client = half_in(publisher, PASSWORD)
    assert client.post(CODE, {"code": f" {first.lower().replace('-', ' ')} "}).status_code == 302
    page = client.get("/desk/account/")
    assert "You signed in with a spare code, and 7 are left." in seen(page).words
    again = half_in(publisher, PASSWORD)
    assert again.post(CODE, {"code": first}).status_code == 422
    waits = again.post(CODE, {"code": second})
    assert (waits.status_code, SpareCode.objects.count()) == (429, 7)


def test_the_code_of_a_colleague_opens_nothing(publisher: User) -> None:
    other = User.objects.create_superuser("other", password=PASSWORD)
    with_phone(publisher)
    phone, done = with_phone(other)
    client = half_in(publisher, PASSWORD)
    assert client.post(CODE, {"code": done.codes[0]}).status_code == 422
    assert client.post(CODE, {"code": phone.shows()}).status_code == 422
    assert SpareCode.objects.count() == 16


def test_what_cannot_be_a_code_is_said_and_not_counted(publisher: User) -> None:
    with_phone(publisher)
    client = half_in(publisher, PASSWORD)
    page = client.post(CODE, {"code": "ABCD-EFGH"})
    assert page.status_code == 422
    assert "This has 8 signs. The phone shows six digits" in seen(page).words
    assert Authenticator.objects.get().throttling_failure_count == 0


def test_another_name_can_sign_in_instead(publisher: User) -> None:
    with_phone(publisher)
    client = half_in(publisher, PASSWORD)
    assert client.get("/desk/login/?next=/desk/due/")["Location"] == led("/desk/due/")
    assert client.post(LEAVE)["Location"] == "/desk/login/"
    assert client.get("/desk/login/").status_code == 200


@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "word"]
)
def test_nobody_is_sent_elsewhere_after_the_code(publisher: User, away: str) -> None:
    phone, _done = with_phone(publisher)
    client = half_in(publisher, PASSWORD)
    assert client.post(CODE, {"code": phone.shows(), "next": away})["Location"] == "/desk/"


def test_a_phone_that_is_taken_off_ends_what_it_opened(publisher: User) -> None:
    phone, _done = with_phone(publisher)
    client = half_in(publisher, PASSWORD)
    client.post(CODE, {"code": phone.shows()})
    Authenticator.objects.all().delete()
    assert client.get("/desk/")["Location"] == led("/desk/")


# What was sent ------------------------------------------------------------------------------------

ADDRESS = "/desk/careers/challenge/nights/change/"
WROTE = keeping.Kept(ADDRESS, (("summary", "Hard hours."),), False)


def test_what_was_written_comes_through_both_halves(publisher: User) -> None:
    phone, _done = with_phone(publisher)
    client = Client()
    asked = client.post(ADDRESS, {"summary": "Hard hours."})
    kept = asked.context["kept"]
    sent = {"username": "publisher", "password": PASSWORD, "next": ADDRESS, "kept": kept}
    half = client.post("/desk/login/", sent)
    assert seen(half).headings == ["The code from your phone", "The phone is not here?"]
    assert "What you wrote is not lost." in seen(half).words
    kept = half.context["kept"]
    assert (keeping.opened(kept), half.context["next"]) == (WROTE, ADDRESS)
    wrong = client.post(CODE, {"code": "ABC", "next": ADDRESS, "kept": kept})
    assert wrong.context["kept"] == kept
    offered = client.post(CODE, {"code": phone.shows(), "next": ADDRESS, "kept": kept})
    assert "What you wrote is still here" in seen(offered).headings
    assert offered.context["kept"] == WROTE


def test_what_was_written_comes_through_setting_up_a_phone(publisher: User) -> None:
    client = half_in(publisher, PASSWORD)
    asked = client.post(ADDRESS, {"summary": "Hard hours."})
    assert seen(asked).headings[0] == "Set up your phone"
    kept = asked.context["kept"]
    done = client.post(SET_UP, {"code": code_of(secret_on(asked)), "next": ADDRESS, "kept": kept})
    assert (done.context["kept"], done.context["next"]) == (kept, ADDRESS)
    offered = client.post(CODE, {"next": ADDRESS, "kept": kept})
    assert offered.context["kept"] == WROTE
    assert not Challenge.objects.exists()
