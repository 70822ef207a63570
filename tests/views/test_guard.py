"""What is turned away, and what every answer carries: headers, sizes, NULs, values no column holds."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.templatetags.static import static
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from careers.actions.draft import replace_draft
from careers.models import Edition
from tests import factories
from tests.views.seen import seen

BAD = "That could not be read"


@pytest.fixture
def desk(publisher: User) -> Client:
    """The publisher, signed in; what breaks is answered instead of raised."""
    client = Client(raise_request_exception=False)
    client.force_login(publisher, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def anybody() -> Client:
    return Client(raise_request_exception=False)


# Headers ----------------------------------------------------------------------------------------

CARRIED = {
    "Content-Security-Policy",
    "Permissions-Policy",
    "X-Frame-Options",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Cross-Origin-Opener-Policy",
}


def carried(response: Any) -> set[str]:
    return {name for name in CARRIED if name in response.headers}


@pytest.mark.usefixtures("small")
def test_every_answer_carries_the_headers(anybody: Client) -> None:
    stylesheet = static("css/rungs.css")
    answers = (
        (200, anybody.get("/")),
        (200, anybody.get(stylesheet)),
        (404, anybody.get("/nowhere/")),
        (301, anybody.get("/roles")),
        (400, anybody.get("/", headers={"host": "evil.example"})),
        (400, anybody.get("/?q=%00")),
        (405, anybody.post("/")),
        (413, anybody.post("/assessment/part/1/", CONTENT_LENGTH="99999999")),
        (302, anybody.get("/desk/")),
    )
    for status, response in answers:
        assert (response.status_code, carried(response)) == (status, CARRIED), response
        b"".join(response)  # which closes a file


@pytest.mark.usefixtures("small")
def test_the_way_to_https_and_a_forged_host_on_it_carry_them_too(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_HSTS_SECONDS = 60
    client = Client()
    redirect = client.get("/roles/")
    assert (redirect.status_code, redirect["Location"]) == (301, "https://testserver/roles/")
    assert carried(redirect) == CARRIED
    forged = client.get("/", headers={"host": "evil.example"})
    assert (forged.status_code, carried(forged)) == (400, CARRIED)
    secure = client.get(static("css/rungs.css"), secure=True)
    assert secure.status_code == 200
    assert secure["Strict-Transport-Security"].startswith("max-age=60")
    assert b"".join(secure)


# Bodies -----------------------------------------------------------------------------------------


class _Unread:
    """A body that fails the test when anybody reads it."""

    def read(self, *_: Any) -> bytes:
        raise AssertionError("The body was read.")

    readline = read


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("path", ["/assessment/part/1/", "/desk/login/", "/", "/nowhere/"])
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/json"])
def test_a_body_that_is_too_large_is_refused_unread(anybody: Client, path: str, kind: str) -> None:
    environment: dict[str, Any] = {"CONTENT_LENGTH": "200000000", "wsgi.input": _Unread()}
    response = anybody.generic("POST", path, content_type=kind, **environment)
    assert response.status_code == 413
    assert seen(response).headings == ["That is too much at once"]


@pytest.mark.usefixtures("small")
def test_a_length_that_is_no_number_is_no_length(anybody: Client) -> None:
    for length in ("", "x", "-5", "²"):
        assert anybody.get("/", CONTENT_LENGTH=length).status_code == 200


def test_a_file_is_kept_off_the_disk() -> None:
    assert settings.FILE_UPLOAD_HANDLERS == [
        "django.core.files.uploadhandler.MemoryFileUploadHandler"
    ]


# NULs and values no column can hold -------------------------------------------------------------


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("path", ["/roles/%00/", "/%00", "/roles/?q=%00", "/desk/?%00=1"])
def test_a_nul_in_an_address_is_refused(anybody: Client, path: str) -> None:
    response = anybody.get(path)
    assert response.status_code == 400
    assert seen(response).headings == [BAD]


@pytest.mark.usefixtures("small")
def test_a_nul_in_a_form_is_refused(desk: Client) -> None:
    for path in ("/desk/publish/", "/desk/login/", "/assessment/part/1/"):
        for form in ({"note": "a\0b"}, {"a\0b": "note"}):
            response = desk.post(path, form)
            assert (response.status_code, seen(response).headings) == (400, [BAD]), path


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("name", ["staff", "csrf", "attempt", "messages", "other"])
def test_a_cookie_with_a_nul_is_as_good_as_none(anybody: Client, name: str) -> None:
    for path, status in (("/", 200), ("/desk/", 302), ("/assessment/answers/", 200)):
        response = anybody.get(path, headers={"cookie": f'{name}="a\\000b"'})
        assert response.status_code == status


@pytest.mark.django_db
def test_a_name_too_long_for_any_account_is_refused_by_the_form(anybody: Client) -> None:
    for length in (151, 254, 255, 300, 100_000):
        response = anybody.post("/desk/login/", {"username": "n" * length, "password": "p"})
        assert response.status_code == 200
        assert "at most 150 characters" in seen(response).words


# A small fuzz -----------------------------------------------------------------------------------

PARTS = ("1", "agent", "a\0b", "é'", "9" * 30, "a" * 300, "_00")
QUERIES = (
    "q=%FF%FE",
    "q=%00&code=%00&e=%00",
    "q=" + "x" * 3000,
    "p=99999999999999999999",
    "o=99999999999999999999.-1",
    "e=1",
    "id__exact=99999999999999999999999",
    "_to_field=nothing&_popup=1",
    "_to_field",
    "next=word",
    "app_label=careers&model_name=x&field_name=x",
    "_changelist_filters=%25%30%30",
    "order=junk&date_joined=junk&last_login=99999-99-99",
)
FORMS: tuple[dict[str, Any], ...] = (
    {},
    {"action": "\0", "username": "\0", "code": "\0"},
    {"action": "delete_selected", "_selected_action": "9" * 30},
    {"username": "x" * 300, "password": "x", "next": "//evil.example"},
    {"form-TOTAL_FORMS": "9" * 30, "form-INITIAL_FORMS": "-1", "order": "9" * 30, "rank": "x"},
)


def templates(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    """The address of every route, `{}` where it takes a value."""
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from templates(entry, route)
        elif isinstance(entry, URLPattern):
            route = re.sub(r"\(\?P<app_label>(\w+)[^)]*\)", r"\1", route)
            yield "/" + re.sub(r"<[^>]+>|\(\?P<\w+>[^)]*\)", "{}", route).strip("^$").replace(
                "\\Z", ""
            ).replace("^", "").replace("$", "")


def there(template: str) -> str:
    """A value that names something there is: the key of a row at the desk, else a role's code."""
    _, desk, app, model, *_ = [*template.split("/"), "", ""]
    if desk != "desk" or "{}" not in template:
        return "agent"
    try:
        row = apps.get_model(app, model).objects.first()
    except LookupError:
        return "1"
    return str(row.pk) if row else "1"


def requests() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for template in sorted(set(templates(get_resolver()))):
        for part in PARTS if "{}" in template else ("",):
            yield "get", template.replace("{}", quote(part)), {}
        plain = template.replace("{}", quote(there(template)))
        for query in QUERIES:
            yield "get", f"{plain}?{query}", {}
        for form in FORMS:
            yield "post", plain, form
        yield "put", plain, {}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("who", ["anybody", "desk"])
def test_nothing_sent_to_any_address_breaks_it(who: str, request: pytest.FixtureRequest) -> None:
    replace_draft(factories.catalogue())
    client = request.getfixturevalue(who)
    user = User.objects.filter(username="publisher").first()
    everything = list(requests())
    assert len(everything) > 1_000
    broken = set()
    for method, path, form in everything:
        if path.startswith("/desk/logout/"):
            continue
        if method == "post" and path.startswith("/desk/auth/user/"):
            continue  # it would change or delete the very account that asks
        response = getattr(client, method)(path, form if method == "post" else None)
        if response.status_code >= 500:
            broken.add((method, path, str(form)[:80]))
    assert broken == set()
    if user:
        assert client.get("/desk/").status_code == 200  # signed in to the last


# Forms ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://testserver"}, 302),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, 302),
        ({"origin": "null"}, 302),  # a browser too old to say more
        ({"origin": "null", "sec-fetch-site": "cross-site"}, 403),
        ({"origin": "null", "sec-fetch-site": "same-site"}, 403),
        ({"origin": "null", "sec-fetch-site": "none"}, 403),
        ({"origin": "https://elsewhere.example", "sec-fetch-site": "same-origin"}, 403),
    ],
)
def test_a_form_from_a_page_that_tells_nobody_where_it_was(
    edition: Edition, headers: dict[str, str], status: int
) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.get("/assessment/part/1/").content.decode()
    [token] = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    form = {"csrfmiddlewaretoken": token, "role": "team-leader", "later": ""}
    assert client.post("/assessment/part/1/", form, headers=headers).status_code == status
    del form["csrfmiddlewaretoken"]
    assert client.post("/assessment/part/1/", form, headers=headers).status_code == 403


@pytest.mark.parametrize("broken", ["http://[broken", "//[", "\xff://[::1"])
def test_a_referrer_that_is_no_address_is_as_good_as_none(broken: str, client: Client) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Referer": broken})
    assert client.get("/desk/login/").status_code == 200
    assert client.post("/desk/groups/", {"name": "Nights"}).status_code == 403
