"""What the log says, and what it never does: nothing that anybody sent."""

import json
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from portal.logs import REQUEST, Lines, Redundant, Seldom
from portal.metrics import NUMBERS
from portal.requests import id_of
from portal.urls import handler404, handler500, urlpatterns as ours

CANARY = "canary-8f1c2a"


@pytest.fixture
def lines() -> Iterator[list[dict[str, Any]]]:
    """Every line that is written, as a server writes it."""
    written: list[dict[str, Any]] = []

    class Console(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(json.loads(self.format(record)))

    console = Console()
    console.setFormatter(Lines())
    console.addFilter(Redundant())
    loggers = [logging.getLogger(name) for name in ("", "django", "axes")]
    for logger in loggers:
        logger.addHandler(console)
    yield written
    for logger in loggers:
        logger.removeHandler(console)


def fail(request: HttpRequest, word: str) -> HttpResponse:
    local = f"{CANARY} in a local"
    try:
        int(local)
    except ValueError as error:
        raise IntegrityError(f"Key (email)=({CANARY}) already exists.") from error
    return HttpResponse()


urlpatterns = [path("fail/<str:word>/", fail), *ours]
assert handler404 and handler500


def test_a_line_is_one_line_and_says_when_in_utc() -> None:
    forged = 'a\n{"level":"INFO","message":"forged"}\r\x1b[2J'
    record = logging.makeLogRecord({"name": "careers.x", "msg": "%s", "args": (forged,)})
    written = Lines().format(record)
    assert len(written.splitlines()) == 1
    assert written.isprintable()
    line = json.loads(written)
    assert line["message"] == forged
    moment = datetime.fromisoformat(line["time"])
    assert moment.utcoffset() == timedelta(0)
    assert abs(moment.timestamp() - record.created) < 0.001


@pytest.mark.django_db
@pytest.mark.urls("tests.test_logs")
def test_a_failure_tells_where_and_nothing_that_was_sent(lines: list[dict[str, Any]]) -> None:
    client = Client(raise_request_exception=False, HTTP_USER_AGENT=CANARY, HTTP_COOKIE=CANARY)
    sent = client.post(f"/fail/{CANARY}/?q={CANARY}", {"name": CANARY}, HTTP_REFERER=CANARY)
    assert sent.status_code == 500
    failure, request = lines
    assert CANARY not in json.dumps(lines)
    assert failure["message"] == "Internal Server Error."
    assert failure["error"]["type"] == "django.db.utils.IntegrityError"
    assert "said" not in failure["error"]
    assert failure["error"]["at"][-1].startswith("tests/test_logs.py:")
    assert failure["error"]["because"]["type"] == "builtins.ValueError"
    assert {key: request[key] for key in ("method", "route", "status")} == {
        "method": "POST",
        "route": "/fail/<str:word>/",
        "status": 500,
    }
    assert request["request"] == failure["request"] == sent["X-Request-ID"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ask", "route", "status"),
    [
        (lambda it: it.get(f"/{CANARY}/?q={CANARY}"), "none", 404),
        (lambda it: it.get(f"/preview/open/{CANARY}/"), "/preview/open/<str:token>/", 404),
        (lambda it: it.get("/", HTTP_HOST=CANARY), "none", 400),
        (lambda it: it.get(f"/static/{CANARY}"), "static", 404),
        (lambda it: it.generic(CANARY, "/desk/login/"), "/desk/login/", 403),
        (
            lambda it: it.post("/desk/login/", {"username": CANARY, "password": CANARY}),
            "/desk/login/",
            403,
        ),
    ],
)
def test_a_refusal_is_one_line_without_what_was_sent(
    lines: list[dict[str, Any]], ask: Any, route: str, status: int
) -> None:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    ask(client)
    assert CANARY.lower() not in json.dumps(lines).lower()
    asked = [line for line in lines if line["message"] == "request"]
    assert [(line["route"], line["status"]) for line in asked] == [(route, status)]


@pytest.mark.django_db
def test_wrong_passwords_name_nobody(lines: list[dict[str, Any]]) -> None:
    client = Client()
    for _ in range(6):
        client.post("/desk/login/", {"username": CANARY, "password": CANARY})
    assert CANARY not in json.dumps(lines)
    assert lines[-1]["status"] == 429


def test_errors_that_speak_of_the_machine_may_say_so() -> None:
    def said(error: Exception) -> Any:
        record = logging.LogRecord(
            "careers", 40, "", 0, "It broke.", (), (type(error), error, None)
        )
        return json.loads(Lines().format(record))["error"].get("said")

    assert said(OSError(28, "No space left on device")) == "[Errno 28] No space left on device"
    assert said(OperationalError("gone\nDETAIL: Ann")) == "gone"
    assert said(ValueError("Ann")) is None
    assert said(KeyError("Ann")) is None


def test_of_others_messages_the_arguments_are_left_out() -> None:
    def message(name: str, text: str, *words: str) -> str:
        line = Lines().format(logging.LogRecord(name, 30, "", 0, text, words, None))
        return str(json.loads(line)["message"])

    assert message("axes", "Locking out %s.", "Ann") == "Locking out …."
    assert message("careers.actions", "It was %s.", "publish") == "It was publish."
    assert message("_granian", "It raised.\nValueError: Ann") == "It raised."
    assert message("django.security.DisallowedHost", "Invalid: 'ann.example'") == "Refused."


def test_the_same_words_are_told_once_a_minute() -> None:
    seldom = Seldom()

    def told(level: int, **more: Any) -> bool:
        record = logging.makeLogRecord(
            {"name": "a", "levelno": level, "msg": "It is away.", **more}
        )
        return seldom.filter(record)

    assert [told(30), told(30), told(40), told(40), told(20, told={})] == [
        True,
        False,
        True,
        True,
        True,
    ]


# Ids -------------------------------------------------------------------------------------------

GIVEN = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    ("proxies", "given", "taken"),
    [(1, GIVEN, True), (0, GIVEN, False), (1, "Ann Smith", False), (1, GIVEN * 3, False)],
)
def test_an_id_is_taken_from_our_own_proxy_only(
    rf: RequestFactory, settings: Any, proxies: int, given: str, taken: bool
) -> None:
    settings.PROXIES = proxies
    found = id_of(rf.get("/", HTTP_X_REQUEST_ID=given))
    assert (found == given) is taken
    assert len(found) == (32 if taken else 16)


@pytest.mark.usefixtures("edition")
def test_what_many_are_sent_carries_nobodys_id(client: Client) -> None:
    assert "X-Request-ID" not in client.get("/roles/").headers
    assert len(client.get("/assessment/part/1/")["X-Request-ID"]) == 16
    assert len(client.get("/nowhere/")["X-Request-ID"]) == 16
    assert REQUEST.get() == "-"


@pytest.mark.usefixtures("edition")
def test_an_error_is_counted(client: Client) -> None:
    before = NUMBERS.counted().get(("rungs_logged_errors_total", ()), 0)

    def refuse(*_: Any) -> None:
        raise OperationalError("gone")

    with connection.execute_wrapper(refuse):
        assert client.get("/assessment/resume/").status_code == 503
    assert NUMBERS.counted()[("rungs_logged_errors_total", ())] > before


def test_no_letter_is_sent_about_an_error() -> None:
    classes = [it["class"] for it in settings.LOGGING["handlers"].values()]
    assert classes == ["logging.StreamHandler", "portal.logs.Counting"]
    assert not settings.ADMINS
    found = [
        it
        for logger in logging.root.manager.loggerDict.values()
        if isinstance(logger, logging.Logger)
        for it in logger.handlers
    ]
    assert not any(type(it).__name__ == "AdminEmailHandler" for it in found)
