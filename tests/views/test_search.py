"""The search page as it is asked for over HTTP, by people and by those who mean it no good."""

import json
import re
from urllib.parse import urlencode
from xml.etree import ElementTree as ET

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from careers.domain.catalogue import Catalogue
from careers.models import Edition, VainSearch
from careers.pages import site
from careers.queries import edition as shelf
from careers.queries.edition import current_edition
from careers.queries.notices import current_notices
from tests.views.seen import seen


def test_a_job_is_found_from_the_field(visitor: Client, edition: Edition) -> None:
    found = seen(visitor.get("/search/", {"q": "  team \n leeder "}))

    assert found.headings[:2] == ["Search", "The best answers"]
    assert found.links["Team Leader"] == "/roles/team-leader/"


def test_every_page_leads_to_the_search(visitor: Client, edition: Edition) -> None:
    for address in ("/", "/roles/", "/assessment/", "/about/"):
        assert seen(visitor.get(address)).links["Search"] == "/search/#q"


@pytest.mark.parametrize("address", ["/search/", "/roles/", "/nowhere/"])
def test_the_field_is_there(visitor: Client, edition: Edition, address: str) -> None:
    text = visitor.get(address).content.decode()

    assert text.count('<form role="search" action="/search/" method="get">') == 1
    assert '<label class="form-label" for="q">' in text
    assert '<input class="form-control" type="search" name="q" id="q"' in text


def test_a_search_asks_the_database_nothing(
    visitor: Client,
    edition: Edition,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    current_edition()
    current_notices()
    with django_assert_num_queries(0):
        response = visitor.get("/search/", {"q": "burn out"})

    assert response.status_code == 200
    assert not response.cookies
    assert response["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(
    "query",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "team leader " * 900,
        "a" * 10_000,
        "title:(foo OR",
        "*",
        '"unbalanced',
        "name:[a TO z] AND NOT kind:0",
        "/.*/",
        "'; DROP TABLE careers_role; --",
        "{{ catalogue }}{% debug %}",
        "\u202egnorw",
        "🙂" * 100,
    ],
)
def test_hostile_text_is_text(visitor: Client, edition: Edition, query: str) -> None:
    response = visitor.get("/search/", {"q": query})
    found = seen(response)

    assert response.status_code == 200
    assert found.headings[0] == "Search"
    plain = visitor.get("/search/", {"q": "team"}).content
    assert response.content.count(b"<script") == plain.count(b"<script")
    assert found.tags.isdisjoint({"img"})
    assert not {name for name in found.attributes if name.startswith("on")}
    assert "\u202e" not in found.words


def test_a_query_with_a_nul_is_refused(visitor: Client, edition: Edition) -> None:
    response = visitor.get("/search/", {"q": "\x00team"})

    assert response.status_code == 400
    assert "That could not be read" in response.content.decode()


@pytest.mark.parametrize(
    "sent", [b"q=%FF%FE", b"q=", b"q", b"q=&q=coaching", b"q=%F0%9F", b"Q=coaching"]
)
def test_a_query_string_that_is_no_text_is_still_a_page(
    visitor: Client, edition: Edition, sent: bytes
) -> None:
    assert visitor.get(f"/search/?{sent.decode()}").status_code == 200


def test_only_the_page_without_a_query_is_for_search_engines(
    visitor: Client, edition: Edition
) -> None:
    robots = b'<meta name="robots" content="noindex">'

    assert robots not in visitor.get("/search/").content
    assert robots in visitor.get("/search/?q=coaching").content
    assert visitor.get("/search/?other=1").content == visitor.get("/search/").content


def test_every_link_among_the_answers_opens(
    visitor: Client, edition: Edition, catalogue: Catalogue
) -> None:
    links: set[str] = set()
    for query in ("customer", "team leader", "pay", "chatbots", "xyzzy", "how to"):
        text = visitor.get(f"/search/?{urlencode({'q': query})}").content.decode()
        links |= set(re.findall(r'<a [^>]*?href="([^"]*)"', text))
    pages: dict[str, str] = {}
    for link in sorted(links):
        path, _, fragment = link.partition("#")
        if path:
            text = pages.setdefault(path, visitor.get(path).content.decode())
            assert "<h1" in text
            assert not fragment or f' id="{fragment}"' in text, link


# What was searched in vain -----------------------------------------------------------------------


def counted() -> list[tuple[str, int]]:
    return list(VainSearch.objects.order_by("pk").values_list("words", "times"))


def test_a_search_in_vain_is_counted_every_time(visitor: Client, edition: Edition) -> None:
    for _ in range(3):
        response = visitor.get("/search/", {"q": " Xyzzy  PLUGH "})
        assert response.status_code == 200
        assert not response.cookies
    tag = response["ETag"]
    assert visitor.get("/search/", {"q": "xyzzy plugh"}).status_code == 200
    held = visitor.get("/search/", {"q": "xyzzy plugh"}, headers={"If-None-Match": tag})

    assert counted() == [("xyzzy plugh", 5)]
    assert held.status_code in (200, 304)


@pytest.mark.parametrize("query", ["", "team leader", "team leeder", "  "])
def test_what_found_something_or_asked_nothing_is_not_counted(
    visitor: Client, edition: Edition, query: str
) -> None:
    visitor.get("/search/", {"q": query})

    assert counted() == []


def test_what_no_person_opened_is_not_counted(visitor: Client, edition: Edition) -> None:
    asked = {"q": "xyzzy plugh"}
    visitor.head("/search/", asked)
    visitor.get("/search/suggestions/", asked)
    visitor.get("/search/", asked, headers={"Sec-Fetch-Dest": "empty"})
    visitor.get("/search/", asked, headers={"Sec-Purpose": "prefetch"})
    assert counted() == []

    visitor.get("/search/", asked, headers={"Sec-Fetch-Dest": "document"})
    assert counted() == [("", 1)]


def test_a_database_that_cannot_write_breaks_no_page(
    visitor: Client, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(VainSearch.objects, "get_or_create", refuse)
    response = visitor.get("/search/", {"q": "xyzzy"})

    assert (response.status_code, "Nothing here is called" in response.content.decode()) == (
        200,
        True,
    )


# What browsers ask for besides -------------------------------------------------------------------


def test_names_are_suggested_as_opensearch_has_it(visitor: Client, edition: Edition) -> None:
    response = visitor.get("/search/suggestions/", {"q": "team leeder"})
    query, names, kinds, addresses = json.loads(response.content)

    assert response["Content-Type"] == "application/x-suggestions+json"
    assert not response.cookies
    assert query == "team leeder"
    assert (names[0], kinds[0], addresses[0]) == ("Team Leader", "Role", "/roles/team-leader/")
    assert len(names) == len(kinds) == len(addresses) == 6


@pytest.mark.parametrize("query", ["", "xyzzy plugh", "?!"])
def test_where_there_is_nothing_nothing_is_suggested(
    visitor: Client, edition: Edition, query: str
) -> None:
    response = visitor.get("/search/suggestions/", {"q": query})

    assert json.loads(response.content) == [query, [], [], []]


def test_a_browser_can_search_here(visitor: Client, edition: Edition) -> None:
    page = visitor.get("/").content.decode()
    response = visitor.get("/opensearch.xml")
    names = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
    found = ET.fromstring(response.content)

    assert response["Content-Type"] == "application/opensearchdescription+xml; charset=utf-8"
    assert (
        'rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title="Search Rungs"'
        in page
    )
    assert found.findtext("o:ShortName", "", names) == "Rungs"
    assert [url.get("template") for url in found.findall("o:Url", names)] == [
        "http://testserver/search/?q={searchTerms}",
        "http://testserver/search/suggestions/?q={searchTerms}",
        "http://testserver/opensearch.xml",
    ]


def test_every_page_of_the_site_that_is_found_opens(
    visitor: Client, edition: Edition, catalogue: Catalogue
) -> None:
    for page in site.pages(catalogue):
        response = visitor.get(page.path)
        assert (page.path, response.status_code) == (page.path, 200)
