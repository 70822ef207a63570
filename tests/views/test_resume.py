"""Coming back without an account."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.views.debug import SafeExceptionReporterFilter

from careers import access
from careers.actions.attempt import start
from careers.domain.code import grouped, make
from careers.models import Attempt, Edition, Guess
from careers.queries import edition as shelf
from careers.views.address import address_of
from careers.views.resume import DOOR, resume
from tests.views.seen import seen
from tests.views.sitting import COOKIE, answer_all, saved, send

pytestmark = pytest.mark.usefixtures("small")

HERE = "/assessment/resume/"
NOTHING = "This code opens nothing. Compare it with what you noted."
HOLDS = "This browser holds answers already."


def come(client: Client, code: str, **more: Any) -> Any:
    return client.post(HERE, {"code": code}, **more)


def begun(client: Client) -> str:
    """Somebody has answered all questions; their code."""
    answer_all(client)
    return client.cookies[COOKIE].value


def aged(days: int) -> str:
    """The code of an attempt that was opened so many days ago for the last time."""
    code = make()
    attempt = start(Edition.objects.get().pk, code)
    Attempt.objects.filter(pk=attempt.pk).update(
        seen_on=timezone.localdate() - timedelta(days=days)
    )
    return code


# In ---------------------------------------------------------------------------------------------


def test_the_page_asks_for_one_thing(visitor: Client) -> None:
    page = seen(visitor.get(HERE))
    assert page.headings == ["Come back with your code"]
    assert page.buttons == ["Open my answers"]
    assert "Answers that nobody opens are erased after 180 days." in page.words
    assert COOKIE not in visitor.cookies


@pytest.mark.parametrize("typed", ["{code}", "{grouped}", " {lower} ", "{spaced}"])
def test_the_code_opens_the_answers_however_it_is_typed(
    visitor: Client, stranger: Client, typed: str
) -> None:
    code = begun(visitor)
    shown = grouped(code)
    forms = {"code": code, "grouped": shown, "lower": shown.lower()}
    response = come(stranger, typed.format(spaced=shown.replace("-", " – "), **forms))
    assert (response.status_code, response["Location"]) == (303, "/assessment/result/")
    cookie = response.cookies[COOKIE]
    assert (cookie.value, cookie["httponly"], cookie["samesite"], cookie["path"]) == (
        *(code, True, "Lax"),
        "/",
    )
    assert cookie["max-age"] == 180 * 24 * 60 * 60
    assert seen(stranger.get("/assessment/part/2/")).chosen == {"prefers-people": "2"}


def test_whoever_had_not_finished_goes_on_where_they_stopped(
    visitor: Client, stranger: Client
) -> None:
    send(visitor, 1, speaking_1="4", planning_1="3")
    response = come(stranger, visitor.cookies[COOKIE].value)
    assert response["Location"] == "/assessment/continue/"
    assert stranger.get(response["Location"])["Location"] == (
        "/assessment/part/2/#div_id_prefers-people"
    )


def test_under_https_the_cookie_is_the_hosts_alone(
    visitor: Client, stranger: Client, settings: Any
) -> None:
    code = begun(visitor)
    settings.HTTPS, settings.ATTEMPT_COOKIE_NAME = True, "__Host-attempt"
    cookie = stranger.post(HERE, {"code": code}, secure=True).cookies["__Host-attempt"]
    assert (cookie.value, bool(cookie["secure"]), cookie["path"], cookie["domain"]) == (
        *(code, True, "/"),
        "",
    )
    gone = stranger.post("/assessment/code/forget/", secure=True).cookies["__Host-attempt"]
    assert (gone.value, bool(gone["secure"])) == ("", True)


def test_two_devices_share_one_attempt(visitor: Client, stranger: Client) -> None:
    come(stranger, begun(visitor))
    send(stranger, 2, prefers_people="5")
    assert seen(visitor.get("/assessment/part/2/")).chosen == {"prefers-people": "5"}
    assert Attempt.objects.count() == 1


# Not in -----------------------------------------------------------------------------------------


def test_wrong_expired_and_erased_look_alike_and_cost_the_same(
    visitor: Client, stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    erased = begun(visitor)
    visitor.post("/assessment/erase/")
    kept = aged(180)
    expired = aged(181)
    answers = []
    for code in (make(), expired, erased):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            response = come(stranger, code)
        words = re.sub(r'value="[^"]*"', "", response.content.decode())
        answers.append((response.status_code, words, [_shape(q["sql"]) for q in asked]))
    assert answers[0][0] == 422
    assert NOTHING in seen(response).words
    assert answers[1:] == answers[:1] * 2
    another = come(stranger, make())
    for told in (response, another):
        del told.headers["X-Request-ID"]  # each request has its own
    assert dict(response.headers) == dict(another.headers)
    assert come(stranger, kept).status_code == 303


def _shape(sql: str) -> str:
    """A query without its values."""
    return re.sub(r"'[^']*'|\b\d+\b|::\w+", "?", sql)


def test_what_cannot_be_a_code_is_told_in_words_and_stays_in_the_field(visitor: Client) -> None:
    response = come(visitor, "7q2m-<b>")
    page = seen(response)
    assert response.status_code == 422
    assert page.headings == ["Come back with your code", "This needs another look"]
    assert page.links["Your code"] == "#id_code"
    assert "This has 5 letters and digits, and a code has 28. Some are missing." in page.words
    assert 'value="7q2m-&lt;b&gt;"' in response.content.decode()


def test_a_code_in_the_address_opens_nothing(visitor: Client, stranger: Client) -> None:
    code = begun(visitor)
    response = stranger.get(HERE, {"code": code})
    assert (response.status_code, COOKIE in stranger.cookies) == (200, False)
    assert code.encode() not in response.content


def test_a_form_without_its_token_is_refused(visitor: Client) -> None:
    code = begun(visitor)
    strict = Client(enforce_csrf_checks=True)
    assert come(strict, code).status_code == 403
    assert COOKIE not in strict.cookies


# Other answers in this browser ------------------------------------------------------------------


def holds(response: Any) -> str:
    [found] = re.findall(r'name="of" value="([^"]*)"', response.content.decode())
    return str(found)


def test_what_this_browser_holds_is_told_before_it_gives_way(
    visitor: Client, stranger: Client
) -> None:
    mine, other = begun(visitor), begun(stranger)
    page = visitor.get(HERE)
    assert HOLDS in seen(page).words
    assert grouped(mine) in page.content.decode().replace("<wbr>", "")
    assert seen(page).buttons == ["Open the others"]
    response = visitor.post(HERE, {"code": other, "of": holds(page)})
    assert (response.status_code, visitor.cookies[COOKIE].value) == (303, other)
    assert Attempt.objects.count() == 2


def test_what_came_into_this_browser_since_is_told_first(visitor: Client, stranger: Client) -> None:
    other = begun(stranger)
    page = visitor.get(HERE)
    assert (HOLDS in seen(page).words, holds(page)) == (False, "")
    mine = begun(visitor)
    refused = visitor.post(HERE, {"code": other, "of": holds(page)})
    assert (refused.status_code, visitor.cookies[COOKIE].value) == (409, mine)
    words = seen(refused).words
    assert "Since you opened this page, other answers have come into this browser." in words
    assert HOLDS in words
    assert f'value="{other}"' in refused.content.decode()
    assert Guess.objects.count() == 0
    response = visitor.post(HERE, {"code": other, "of": holds(refused)})
    assert (response.status_code, visitor.cookies[COOKIE].value) == (303, other)


def test_a_code_not_used_yet_is_not_worth_a_word(visitor: Client, stranger: Client) -> None:
    code = begun(stranger)
    visitor.get("/assessment/part/1/")
    assert HOLDS not in seen(visitor.get(HERE)).words
    assert come(visitor, code).status_code == 303


def test_ones_own_code_is_no_trouble(visitor: Client) -> None:
    code = begun(visitor)
    response = visitor.post(HERE, {"code": code, "of": holds(visitor.get(HERE))})
    assert (response.status_code, visitor.cookies[COOKIE].value) == (303, code)


# Guessing ---------------------------------------------------------------------------------------


def test_three_hundred_guesses_meet_a_shut_door(visitor: Client, stranger: Client) -> None:
    code = begun(visitor)
    tried = [
        come(stranger, make(), headers={"x-forwarded-for": f"192.0.2.{n % 250}"})
        for n in range(300)
    ]
    assert [response.status_code for response in tried] == [422] * 30 + [429] * 270
    assert 600 <= int(tried[-1]["Retry-After"]) <= 901
    assert "More has come from your address" in seen(tried[-1]).words
    assert tried[-1]["Cache-Control"] == "no-store, private"
    assert come(stranger, code).status_code == 429  # even the right one
    assert come(stranger, "x").status_code == 429
    assert come(stranger, code, REMOTE_ADDR="192.0.2.1").status_code == 303
    Guess.objects.update(at=timezone.now() - DOOR.within)
    assert come(Client(), code).status_code == 303
    assert len(saved()) == 6


def test_what_cannot_be_a_code_counts_as_well(visitor: Client) -> None:
    tried = [come(visitor, "x").status_code for _ in range(31)]
    assert tried == [422] * 30 + [429]


def test_a_room_of_people_who_come_back_together_gets_in(visitor: Client) -> None:
    codes = [aged(1) for _ in range(29)]
    found = []
    for code in codes:
        browser = Client()
        found += [come(browser, code[:-2]).status_code, come(browser, code).status_code]
    assert found == [422, 303] * 29


@pytest.mark.parametrize(
    ("remote", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("rubbish", ""),
    ],
)
def test_an_address_is_counted_by_what_names_a_connection(remote: str, counted: str) -> None:
    assert address_of(RequestFactory().get("/", REMOTE_ADDR=remote)) == counted


def test_behind_a_proxy_the_visitors_own_address_counts(visitor: Client, settings: Any) -> None:
    settings.AXES_IPWARE_PROXY_COUNT = 0
    settings.AXES_IPWARE_META_PRECEDENCE_ORDER = ["HTTP_X_FORWARDED_FOR"]
    tried = [
        come(visitor, make(), headers={"x-forwarded-for": f"198.51.100.{n}, 192.0.2.1"})
        for n in range(31)
    ]
    assert [response.status_code for response in tried] == [422] * 30 + [429]
    other = come(visitor, make(), headers={"x-forwarded-for": "198.51.100.1, 192.0.2.2"})
    assert other.status_code == 422


# Nowhere else -----------------------------------------------------------------------------------


def test_the_code_is_in_no_log_address_or_title(
    visitor: Client, caplog: pytest.LogCaptureFixture
) -> None:
    code = begun(visitor)
    for name in ("", "django", "axes", "careers"):
        caplog.set_level("INFO", logger=name)
    offer = re.compile(r'name="offer" value="([^"]+)"')
    strict = Client(enforce_csrf_checks=True)
    answers = [
        come(strict, code),
        come(visitor, code, headers={"host": "evil.example"}),
        come(visitor, code),
        come(Client(), code),
        come(Client(), make()),
        *(come(Client(), code[:-1]) for _ in range(30)),
        visitor.get("/assessment/code/"),
        visitor.get("/assessment/part/99/"),
        visitor.post("/assessment/code/"),
        visitor.post("/assessment/code/send/", {"address": "x"}),
        new := visitor.get("/assessment/code/new/"),
        visitor.post("/assessment/code/new/", {"offer": offer.findall(new.content.decode())[0]}),
        visitor.post("/assessment/code/forget/"),
    ]
    statuses = {response.status_code for response in answers}
    assert statuses == {200, 303, 400, 403, 404, 405, 409, 422, 429}
    logged = caplog.text + "".join(str(record.__dict__.get("args")) for record in caplog.records)
    assert len(caplog.records) > 30
    for told in (code, grouped(code), code.lower(), code[:-1]):
        assert told not in logged
    for response in answers:
        assert code not in response.get("Location", "")
        [title] = re.findall(r"<title>(.*?)</title>", response.content.decode()) or [""]
        assert code[:4] not in title
        if response.status_code != 400:
            assert response["Referrer-Policy"] in ("no-referrer", "same-origin")


def test_an_error_report_does_not_hold_it() -> None:
    code = make()
    request = RequestFactory().post(HERE, {"code": code, "of": "x"})
    request.COOKIES[COOKIE] = code
    resume(request)
    kept: Any = SafeExceptionReporterFilter().get_post_parameters(request)
    assert kept.dict() == {"code": "********************", "of": "x"}
    assert code not in repr(access.key_of(request))
