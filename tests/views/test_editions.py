"""The public history of editions, as a visitor gets it."""

import re
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from careers.actions.draft import replace_draft
from careers.actions.edition import publish
from careers.domain.history import SHOWN
from careers.models import Edition, Role
from careers.queries import edition as shelf
from careers.queries.edition import forget_editions
from tests import factories

pytestmark = pytest.mark.django_db


def published(count: int) -> None:
    replace_draft(factories.catalogue())
    for number in range(1, count + 1):
        Role.objects.filter(pk="leader").update(title=f"Chief {number}")
        publish(f"Note {number}", None)


def test_made_once_and_kept_without_a_cookie_or_a_query(
    visitor: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    published(3)
    addresses = ("/editions/", "/editions/?before=3", "/editions/2/", "/editions/feed.xml")
    first = [visitor.get(address).content for address in addresses]
    with django_assert_num_queries(0):
        for address, content in zip(addresses, first, strict=True):
            again = visitor.get(address)
            assert (again.status_code, again.content) == (200, content)
            assert not again.cookies
            assert again["Cache-Control"] == "public, no-cache"
            held = visitor.get(address, headers={"if-none-match": again["ETag"]})
            assert (held.status_code, held.content) == (304, b"")
    assert len(set(first)) == 4


def test_the_footer_leads_to_the_edition_that_is_read(visitor: Client) -> None:
    published(2)
    text = visitor.get("/roles/").content.decode()
    assert 'You are reading <a href="/editions/2/">edition 2</a>, published' in text
    page = visitor.get("/editions/2/").content.decode()
    assert "<h1>Edition 2</h1>" in page
    assert "“Note 2”" in page


def test_a_new_edition_is_at_the_top_of_the_history(visitor: Client) -> None:
    published(1)
    before = visitor.get("/editions/").content.decode()
    Role.objects.filter(pk="agent").update(title="Adviser")
    publish("What changed then", None)
    forget_editions()
    after = visitor.get("/editions/").content.decode()
    assert re.findall(r'<h2><a href="([^"]+)">', before) == ["/editions/1/"]
    assert re.findall(r'<h2><a href="([^"]+)">', after) == ["/editions/2/", "/editions/1/"]
    assert "“What changed then”" in after
    assert "1 role changed." in after


def test_a_long_history_comes_in_runs(visitor: Client) -> None:
    published(SHOWN + 2)
    first = visitor.get("/editions/").content.decode()
    assert len(re.findall("<h2>", first)) == SHOWN
    assert 'href="/editions/?before=3" rel="next"' in first
    second = visitor.get("/editions/?before=3").content.decode()
    assert re.findall(r'<h2><a href="([^"]+)">', second) == ["/editions/2/", "/editions/1/"]
    assert 'href="/editions/" rel="prev"' in second


@pytest.mark.parametrize(
    "address",
    [
        "/editions/0/",
        "/editions/4/",
        "/editions/-1/",
        "/editions/999999999999/",
        f"/editions/{'9' * 5000}/",
        "/editions/two/",
        "/editions/?before=0",
        "/editions/?before=99999999999999999999",
        "/editions/?before='",
        "/editions/feed.xml/",
    ],
)
def test_what_there_is_not_is_a_404(visitor: Client, address: str) -> None:
    published(3)
    assert visitor.get(address).status_code == 404


def test_only_reading_is_answered(visitor: Client) -> None:
    published(1)
    for address in ("/editions/", "/editions/1/", "/editions/feed.xml"):
        assert visitor.post(address).status_code == 405
        head = visitor.head(address)
        assert (head.status_code, head.content) == (200, b"")


def test_who_published_is_told_to_nobody_outside(visitor: Client, publisher: User) -> None:
    published(1)
    Role.objects.filter(pk="agent").update(title="Adviser")
    publish("Two", publisher)
    forget_editions()
    for address in ("/editions/", "/editions/2/", "/editions/feed.xml"):
        assert b"publisher" not in visitor.get(address).content
    assert Edition.objects.get(number=2).published_by == publisher


def test_a_note_cannot_write_html(visitor: Client) -> None:
    replace_draft(factories.catalogue())
    publish("<script>alert(1)</script> & more", None)
    for address in ("/editions/", "/editions/1/"):
        text = visitor.get(address).content.decode()
        assert "<script" not in text
        assert "“&lt;script&gt;alert(1)&lt;/script&gt; &amp; more”" in text


def test_the_feed_is_offered_and_says_where_it_is(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SITE_URL", "https://rungs.example")
    published(2)
    for address in ("/editions/", "/editions/2/"):
        assert (
            '<link rel="alternate" type="application/atom+xml" href="/editions/feed.xml"'
            in visitor.get(address).content.decode()
        )
    response = visitor.get("/editions/feed.xml")
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    found = ET.fromstring(response.content)
    [link, *_] = found.iter("{http://www.w3.org/2005/Atom}link")
    assert link.get("href") == "https://rungs.example/editions/"


def test_dates_are_those_of_the_portals_own_time_zone(
    visitor: Client, catalogue_document: str
) -> None:
    Edition.objects.create(
        number=1,
        document=catalogue_document,
        schema=1,
        sha256="0" * 64,
        note="Late",
        published_at="2030-05-01T23:30:00Z",
    )
    with timezone.override("Europe/Berlin"):
        text = visitor.get("/editions/1/").content.decode()
    assert "Published 2 May 2030" in text
    assert "published 2 May 2030." in text


def test_the_publisher_is_told_that_visitors_read_the_note(desk: Client) -> None:
    replace_draft(factories.catalogue())
    text = desk.get("/desk/publish/").content.decode()
    assert 'aria-describedby="id_note_helptext"' in text
    help_text = re.search(r'id="id_note_helptext">([^<]+)<', text)
    assert help_text
    assert help_text[1] == (
        "Visitors can read this line, now and later, on the page of what changed. "
        "Write it for them, and name nobody. It cannot be changed afterwards."
    )
