"""Every public page as a visitor gets it: no cookie, no query, whole bytes, honest tags."""

import gzip
from typing import Any

import brotli
import pytest
from django.conf import settings as configured
from django.db import OperationalError, connection
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from careers.actions.attempt import start
from careers.actions.draft import replace_draft
from careers.actions.edition import publish
from careers.domain.catalogue import Catalogue
from careers.domain.code import make
from careers.domain.open_data import TABLES
from careers.models import Answer, Edition, Role
from careers.pages import roles
from careers.pages.page import Page
from careers.queries import edition as shelf
from careers.queries.edition import current_edition, forget_editions
from careers.queries.notices import current_notices
from careers.queries.pace import forget_pace
from careers.views.public import LONGEST, Several, public
from tests import factories
from tests.views.sitting import send

FILES = ("edition.json", "schema.json", "csv-metadata.json", *(f"{it}.csv" for it in TABLES))
"""The files of the open data."""

HISTORY_PAGES = ("/editions/", "/editions/1/", "/assessment/methods/", "/open-data/")
"""Made from the tables once for every edition, and kept."""

PLAIN_PAGES = (
    "/",
    "/roles/",
    "/roles/compare/",
    "/ladder/",
    "/ladder/route/",
    "/skills/",
    "/challenges/",
    "/training/",
    "/guides/",
    "/jobs/",
    "/search/",
    "/sources/",
    "/about/",
    "/privacy/",
    "/accessibility/",
    "/assessment/",
)


def addresses(catalogue: Catalogue) -> list[str]:
    """Every public address of a catalogue."""
    return [
        *PLAIN_PAGES,
        *HISTORY_PAGES,
        *(role.path for role in catalogue.roles),
        *(step.path for step in catalogue.steps),
        *(skill.path for skill in catalogue.skills),
        *(challenge.path for challenge in catalogue.challenges),
        *(guide.path for guide in catalogue.guides),
    ]


def test_every_public_page_opens_with_no_cookie_and_no_query(
    visitor: Client,
    edition: Edition,
    catalogue: Catalogue,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    monkeypatch.setattr(configured, "SITE_URL", "https://rungs.example")
    current_edition()
    current_notices()
    # These read the database once, and then answer from memory.
    for address in (*HISTORY_PAGES, "/assessment/"):
        visitor.get(address)
    pages = addresses(catalogue)
    assert len(pages) == 16 + 4 + 19 + 29 + 37 + 11 + 11
    with django_assert_num_queries(0):
        for address in pages:
            response = visitor.get(address)
            assert (address, response.status_code) == (address, 200)
            assert not response.cookies
            assert response["Cache-Control"] == "public, no-cache"
            assert response["Vary"] == "Accept-Encoding"
            text = response.content.decode()
            assert text.count("<h1") == 1
            assert f'<link rel="canonical" href="https://rungs.example{address}">' in text
            assert '<meta name="description" content="' in text


def test_the_bytes_are_packed_as_asked(visitor: Client, edition: Edition) -> None:
    plain = visitor.get("/roles/team-leader/")
    brotlied = visitor.get("/roles/team-leader/", headers={"accept-encoding": "gzip, br"})
    gzipped = visitor.get("/roles/team-leader/", headers={"accept-encoding": "gzip"})
    assert "Content-Encoding" not in plain
    assert brotlied["Content-Encoding"] == "br"
    assert brotli.decompress(brotlied.content) == plain.content
    assert gzipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(gzipped.content) == plain.content
    assert len({plain["ETag"], brotlied["ETag"], gzipped["ETag"]}) == 3


def test_a_page_already_held_is_not_sent_again(visitor: Client, edition: Edition) -> None:
    etag = visitor.get("/guides/")["ETag"]
    again = visitor.get("/guides/", headers={"if-none-match": f'"other", {etag}'})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    for held in (f"W/{etag}", "*"):
        assert visitor.get("/guides/", headers={"if-none-match": held}).status_code == 304
    for other in ('"other"', "rubbish", etag.strip('"')):
        assert visitor.get("/guides/", headers={"if-none-match": other}).status_code == 200


def test_head_is_answered_without_a_body_and_post_refused(
    visitor: Client, edition: Edition
) -> None:
    head = visitor.head("/guides/")
    assert (head.status_code, head.content) == (200, b"")
    assert visitor.post("/guides/").status_code == 405
    assert Client(enforce_csrf_checks=True).post("/guides/").status_code == 405


def test_nothing_a_visitor_sends_changes_a_byte(
    visitor: Client, desk: Client, edition: Edition
) -> None:
    plain = visitor.get("/roles/trainer/").content
    assert visitor.get("/roles/trainer/?a=b&next=//evil.example").content == plain
    assert desk.get("/roles/trainer/").content == plain
    assert (
        visitor.get(
            "/roles/trainer/",
            headers={"accept-language": "de", "user-agent": "x", "cookie": "attempt=1"},
        ).content
        == plain
    )


@pytest.mark.usefixtures("edition")
@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ()),
        ("role=", ()),
        ("role=trainer", ("trainer",)),
        ("role=trainer&role=agent", ("trainer", "agent")),
        ("role=trainer&x=agent&role=&role=%20", ("trainer",)),
        ("role=a&role=b&role=a&role=%20b%20", ("a", "b")),
        ("role=a%0A%20b&role=a++b", ("a b",)),
        ("role=a&role=b&role=&role=a&role=c&role=d&role=e", ("a", "b", "c")),
        ("role=a,b", ("a,b",)),
        (f"role={'a' * LONGEST}bc&role={'a' * LONGEST}d", ("a" * LONGEST,)),
        (
            "role=%00&role=%F0%9F%98%80&role=%FF",
            ("\0", "\N{GRINNING FACE}", "\N{REPLACEMENT CHARACTER}"),
        ),
    ],
)
def test_a_page_is_given_several_values_clean_and_in_the_order_they_were_sent(
    query: str, codes: tuple[str, ...]
) -> None:
    given = []

    def page(catalogue: Catalogue, codes: tuple[str, ...]) -> Page:
        given.append(codes)
        return roles.roles(catalogue)

    view = public(page, codes=Several("role", most=3))
    assert view(RequestFactory().get(f"/?{query}")).status_code == 200
    assert given == [codes]


@pytest.mark.usefixtures("edition")
def test_a_page_of_several_values_is_made_once_however_they_are_spelled() -> None:
    given = []

    def page(catalogue: Catalogue, codes: tuple[str, ...], way: str) -> Page:
        given.append((codes, way))
        return roles.roles(catalogue)

    view = public(page, codes=Several("role"), way="way")
    for query in (
        "role=a&role=b&way=back",
        "way=back&role=a&role=a&role=b",
        "role=%20a&role=&role=b&utm=x&way=back%20",
        "role=b&role=a&way=back",
        "role=a&role=b",
    ):
        view(RequestFactory().get(f"/?{query}"))
    assert given == [(("a", "b"), "back"), (("b", "a"), "back"), (("a", "b"), "")]


def test_without_an_address_of_its_own_a_page_names_none(visitor: Client, edition: Edition) -> None:
    assert b'rel="canonical"' not in visitor.get("/roles/").content


def test_an_unknown_address_is_a_404_with_the_nearest_things(
    visitor: Client, edition: Edition
) -> None:
    response = visitor.get("/roles/team-leeder/")
    assert response.status_code == 404
    assert 'href="/roles/team-leader/"' in response.content.decode()
    assert visitor.get("/nowhere/").status_code == 404


def test_a_publish_is_seen_at_once(visitor: Client, db: None) -> None:
    replace_draft(factories.catalogue())
    publish("One", None)
    before = visitor.get("/roles/agent/")
    Role.objects.filter(pk="agent").update(title="Adviser")
    assert visitor.get("/roles/agent/").content == before.content
    publish("Two", None)
    forget_editions()
    after = visitor.get("/roles/agent/")
    assert "Adviser" in after.content.decode()
    assert after["ETag"] != before["ETag"]


def test_the_methods_page_shows_the_table_of_the_live_edition(visitor: Client, db: None) -> None:
    replace_draft(factories.catalogue(roles=[factories.role("agent")], steps=[]))
    publish("One", None)
    assert "No table was worked out" in visitor.get("/assessment/methods/").content.decode()
    replace_draft(factories.catalogue())
    publish("Two", None)
    forget_editions()
    page = visitor.get("/assessment/methods/").content.decode()
    assert "No table was worked out" not in page
    assert "A better answer made it worse" in page


def test_before_the_first_edition_visitors_are_told(visitor: Client, db: None) -> None:
    response = visitor.get("/")
    assert response.status_code == 503
    assert response["Cache-Control"] == "no-store"


POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


def test_the_security_headers_are_on_every_answer(
    visitor: Client, desk: Client, edition: Edition
) -> None:
    for client, address in (
        (visitor, "/"),
        (visitor, "/nowhere/"),
        (visitor, "/assessment/part/1/"),
        (visitor, "/desk/login/"),
        (desk, "/desk/"),
    ):
        response = client.get(address)
        directives = response["Content-Security-Policy"].split("; ")
        assert dict(directive.split(" ", 1) for directive in directives) == POLICY
        assert response["X-Frame-Options"] == "DENY"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in response["Permissions-Policy"]


def test_while_the_database_is_away_what_is_published_is_still_read(
    visitor: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = visitor.get("/roles/trainer/").content
    monkeypatch.setattr(shelf, "FRESH_FOR", 0)

    def away(*_: object) -> None:
        raise OperationalError("gone")

    with connection.execute_wrapper(away):
        assert visitor.get("/roles/trainer/").content == before
        assert visitor.get("/guides/").status_code == 200
        visitor.cookies["attempt"] = make()
        response = visitor.get("/assessment/result/")
    assert response.status_code == 503
    assert (
        "What was saved is safe; what you sent just now was not saved." in response.content.decode()
    )
    assert response["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("small")
def test_the_page_before_the_questions_tells_the_minutes_of_today_and_never_yesterdays(
    visitor: Client,
) -> None:
    told = "Half of those who answered everything were done within"
    assert told not in visitor.get("/assessment/").content.decode()
    take_their_time(seconds=40.0)
    assert (
        told not in visitor.get("/assessment/").content.decode()
    )  # asked less than ten minutes ago
    for seconds, minutes in ((40.0, 4), (70.0, 7)):
        Answer.objects.update(seconds=seconds)
        forget_pace()
        assert f"{told} {minutes} minutes." in visitor.get("/assessment/").content.decode()
    assert "about 7 minutes left" in visitor.get("/assessment/part/1/").content.decode()
    send(visitor, 1, speaking_1="4", planning_1="3")
    assert "about 5 minutes left" in visitor.get("/assessment/part/2/").content.decode()


def take_their_time(seconds: float) -> None:
    """Thirty people answer all questions, each in so many seconds."""
    published = current_edition()
    items = [item.code for item in published.catalogue.questionnaire]
    for _ in range(30):
        attempt = start(published.id, make())
        Answer.objects.bulk_create(
            Answer(attempt=attempt, item=item, value=3, seconds=seconds) for item in items
        )


@pytest.mark.usefixtures("small")
def test_pages_say_how_long_answers_are_kept_here(visitor: Client, settings: Any) -> None:
    settings.ATTEMPT_DAYS = 30
    for path in ("/assessment/", "/privacy/"):
        text = visitor.get(path).content.decode()
        assert ("30 days" in text, "180 days" in text) == (True, False)


def test_a_proxy_may_keep_what_is_public_and_asks_each_time(
    visitor: Client, edition: Edition, settings: Any
) -> None:
    assert "X-Accel-Expires" not in visitor.get("/about/")
    settings.PROXIES = 1
    page = visitor.get("/about/", headers={"X-Forwarded-For": "203.0.113.7"})
    assert (page["X-Accel-Expires"], page["Cache-Control"]) == ("@1", "public, no-cache")
    held = {"X-Forwarded-For": "203.0.113.7", "If-None-Match": page["ETag"]}
    known = visitor.get("/about/", headers=held)
    assert (known.status_code, known["X-Accel-Expires"]) == (304, "@1")
    for path in ("/assessment/part/1/", "/desk/login/", "/nowhere/"):
        assert "X-Accel-Expires" not in visitor.get(
            path, headers={"X-Forwarded-For": "203.0.113.7"}
        )
