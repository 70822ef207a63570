"""What is answered when something is not there, not allowed, too much or not working."""

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from careers.views.errors import too_many, unavailable
from tests.views.seen import seen

PAGES = [
    "400",
    "403",
    "404",
    "405",
    "413",
    "429",
    "500",
    "csrf",
    "locked",
    "unavailable",
    "unpublished",
]


@pytest.fixture
def anybody() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_happened_what_to_do_and_draws_it(name: str) -> None:
    html = render_to_string(f"errors/{name}.html", {"wait": "a minute"})
    [drawing] = [part for part in html.split("<svg")[1:] if 'class="gap"' in part]
    ET.fromstring("<svg" + drawing.split("</svg>")[0] + "</svg>")
    assert drawing.count("<path") + drawing.count("<rect") >= 3
    assert html.count("<h1>") == 1
    assert html.count('class="lead"') == 1
    assert 'class="btn' in html


def test_no_two_pages_share_a_drawing_but_those_of_the_door() -> None:
    drawn: dict[str, list[str]] = {}
    for name in PAGES:
        html = render_to_string(f"errors/{name}.html", {"wait": "a minute"})
        drawn.setdefault(html.split('class="gap"')[1].split("</svg>")[0], []).append(name)
    assert [names for names in drawn.values() if len(names) > 1] == [["403", "locked"]]


@pytest.mark.usefixtures("small")
def test_a_method_a_page_does_not_take_gets_a_page(anybody: Client) -> None:
    response = anybody.post("/roles/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert seen(response).headings == ["You cannot do that here"]
    assert response["Cache-Control"] == "no-store"
    refused = anybody.delete("/assessment/part/1/")
    assert (refused.status_code, refused["Allow"]) == (405, "GET, HEAD, POST")
    assert seen(refused).headings == ["You cannot do that here"]


@pytest.mark.django_db
def test_the_desk_refuses_a_method_the_same_way(desk: Client) -> None:
    response = desk.get("/desk/logout/")
    assert response.status_code == 405
    assert seen(response).headings == ["You cannot do that here"]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(1, "Wait 1 second,"), (45, "Wait 45 seconds,"), (60, "Wait 1 minute,"), (61, "2 minutes,")],
)
def test_too_many_says_how_long_to_wait(rf: RequestFactory, seconds: int, words: str) -> None:
    response = too_many(rf.get("/"), seconds)
    assert (response.status_code, response["Retry-After"]) == (429, str(seconds))
    assert response["Cache-Control"] == "no-store"
    assert words in seen(response).words


@pytest.mark.django_db
def test_a_locked_door_says_for_how_long(visitor: Client) -> None:
    form = {"username": "nobody", "password": "wrong"}
    responses = [visitor.post("/desk/login/", form) for _ in range(5)]
    assert responses[-1].status_code == 429
    assert responses[-1]["Retry-After"] == "900"
    assert seen(responses[-1]).headings == ["Too many tries"]


def test_a_database_that_is_away_is_waited_for(rf: RequestFactory) -> None:
    middleware = unavailable(lambda request: None)  # type: ignore[arg-type,return-value]
    response: Any = middleware.process_exception(rf.get("/"), OperationalError("away"))
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert seen(response).headings == ["This does not work just now"]


@pytest.mark.django_db
def test_where_nothing_is_published_that_is_said(anybody: Client) -> None:
    response = anybody.get("/")
    assert response.status_code == 503
    assert seen(response).headings == ["Nothing is published yet"]


@pytest.mark.django_db
def test_an_error_page_asks_the_database_for_nothing(rf: RequestFactory) -> None:
    def refuse(*args: Any) -> None:
        raise AssertionError("The database was asked.")

    with connection.execute_wrapper(refuse):
        for name in PAGES:
            render_to_string(f"errors/{name}.html", {"wait": "a minute"})


@pytest.mark.usefixtures("small")
def test_a_form_without_its_token_leads_back_to_where_it_was() -> None:
    strict = Client(enforce_csrf_checks=True)
    at_desk = strict.post("/desk/login/", {"username": "ann", "password": "x"})
    assert (at_desk.status_code, seen(at_desk).links["To the desk"]) == (403, "/desk/")
    visitor = strict.post("/assessment/part/1/", {"next": ""})
    assert seen(visitor).links["To your answers"] == "/assessment/answers/"


@pytest.mark.django_db
def test_who_lacks_the_right_is_told_whom_to_ask(client: Client, django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("ann", is_staff=True)
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[1])
    response = client.get("/desk/publish/")
    assert response.status_code == 403
    page = seen(response)
    assert page.headings == ["You may not open this page"]
    assert page.links["To the staff pages"] == "/desk/"
