"""The openings over HTTP: kept without a query, gone by themselves, and an announcement on every page."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from careers.models import Announcement, Vacancy
from careers.queries import edition as shelf
from careers.queries.edition import current_edition, forget_editions
from careers.queries.notices import look_again
from tests import factories
from tests.views.seen import seen
from tests.views.sitting import publish, send

pytestmark = pytest.mark.usefixtures("small")

DAY = timedelta(days=1)


def post(title: str = "Night shift lead", **fields: Any) -> Vacancy:
    today = timezone.localdate()
    given = {"opens_on": today - DAY, "closes_on": today + 5 * DAY, "role": "leader"} | fields
    row = Vacancy.objects.create(title=title, text="Work.", link="https://work.example/", **given)
    look_again()
    return row


def test_all_of_it_is_kept_and_asks_the_database_nothing(
    visitor: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    monkeypatch.setattr(configured, "SITE_URL", "https://rungs.example")
    row = post()
    pages = ["/jobs/", f"/jobs/{row.pk}/", "/jobs/?role=leader", "/", "/roles/leader/", "/ladder/"]
    for address in (*pages, "/jobs/feed.xml", "/sitemap.xml"):
        visitor.get(address)
    with django_assert_num_queries(0):
        for address in pages:
            response = visitor.get(address)
            assert (address, response.status_code) == (address, 200)
            assert response["Cache-Control"] == "public, no-cache"
            assert not response.cookies
            assert "Night shift lead" in response.content.decode() or address == "/ladder/"
        feed = visitor.get("/jobs/feed.xml")
        assert feed["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert "<title>Night shift lead</title>" in feed.content.decode()
        sitemap = visitor.get("/sitemap.xml").content.decode()
    assert f"<loc>https://rungs.example/jobs/{row.pk}/</loc>" in sitemap
    assert "<loc>https://rungs.example/jobs/</loc>" in sitemap


def test_it_is_there_on_its_last_day_and_gone_on_the_next_everywhere(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = post(closes_on=timezone.localdate())
    tags = {
        path: visitor.get(path)["ETag"] for path in ("/", "/roles/leader/", "/jobs/", "/guides/")
    }
    assert visitor.get(f"/jobs/{row.pk}/").status_code == 200
    tomorrow = timezone.now() + DAY
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    response = visitor.get(f"/jobs/{row.pk}/")
    assert (response.status_code, response["Cache-Control"]) == (410, "no-store")
    page = seen(response)
    assert page.headings[0] == "This opening has closed"
    assert page.links["Read about Leader"] == "/roles/leader/"
    for path in ("/", "/roles/leader/", "/jobs/"):
        again = visitor.get(path, headers={"if-none-match": tags[path]})
        assert (path, again.status_code) == (path, 200)
        assert "Night shift lead" not in again.content.decode()
    still = visitor.get("/guides/", headers={"if-none-match": tags["/guides/"]})
    assert still.status_code == 304


def test_what_is_not_open_yet_and_what_never_was_is_not_there(visitor: Client) -> None:
    coming = post(opens_on=timezone.localdate() + DAY)
    for number in (coming.pk, coming.pk + 1, 2**63, 10**30):
        assert visitor.get(f"/jobs/{number}/").status_code == 404


def test_without_the_part_there_is_nothing_of_it(visitor: Client) -> None:
    row = post()
    forget_editions()
    publish(factories.catalogue(factories.site(without=("jobs",))), 2)
    for path in ("/jobs/", f"/jobs/{row.pk}/", "/jobs/feed.xml"):
        assert (path, visitor.get(path).status_code) == (path, 404)
    for path in ("/", "/roles/leader/", "/ladder/", "/search/?q=vacancies"):
        html = visitor.get(path).content.decode()
        assert "Night shift lead" not in html
        assert "/jobs/" not in html


def test_a_link_says_whose_site_it_leads_to_and_that_it_is_not_ours(visitor: Client) -> None:
    html = visitor.get(f"/jobs/{post().pk}/").content.decode()
    link = '<a class="btn btn-primary" href="https://work.example/" rel="nofollow external">'
    assert html.count(f"{link}Apply at work.example</a>") == 2


# Announcements ------------------------------------------------------------------------------------


def announce(text: str = "We are closed on Monday.", **fields: Any) -> Announcement:
    row = Announcement.objects.create(text=text, **fields)
    look_again()
    return row


def test_an_announcement_stands_on_every_page_and_changes_every_tag(
    visitor: Client, stranger: Client
) -> None:
    paths = ("/", "/roles/leader/", "/guides/", "/search/?q=lead", "/editions/", "/assessment/")
    before = {path: visitor.get(path)["ETag"] for path in paths}
    announce(address="https://www.work.example/open", words="Read more")
    for path in paths:
        response = visitor.get(path, headers={"if-none-match": before[path]})
        assert (path, response.status_code) == (path, 200)
        page = seen(response)
        assert "We are closed on Monday. Read more work.example" in page.words
        assert page.links["Read more"] == "https://www.work.example/open"
    Announcement.objects.all().delete()
    look_again()
    after = {path: visitor.get(path)["ETag"] for path in paths}
    assert after == before


def test_it_stands_on_personal_pages_and_where_nothing_is(visitor: Client) -> None:
    announce()
    send(visitor, 1, speaking_1="4")
    for path in ("/assessment/part/2/", "/assessment/answers/", "/nowhere/"):
        assert (path, "We are closed on Monday." in visitor.get(path).content.decode()) == (
            path,
            True,
        )


def test_it_begins_and_ends_without_anybody_asking(
    visitor: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    now = timezone.now()
    announce(shows_from=now + timedelta(hours=1), shows_until=now + timedelta(hours=2))
    current_edition()
    seen_at: dict[int, bool] = {}
    moment = now
    monkeypatch.setattr(timezone, "now", lambda: moment)
    visitor.get("/guides/")
    with django_assert_num_queries(0):
        for minutes in (0, 59, 60, 119, 120):
            moment = now + timedelta(minutes=minutes)
            html = visitor.get("/guides/").content.decode()
            seen_at[minutes] = "We are closed on Monday." in html
    assert seen_at == {0: False, 59: False, 60: True, 119: True, 120: False}


def test_what_somebody_else_announced_is_seen_within_a_second(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shelf.FRESH_FOR <= 1
    visitor.get("/guides/")
    Announcement.objects.create(text="From another host")
    monkeypatch.setattr(shelf, "FRESH_FOR", 0)
    assert "From another host" in visitor.get("/guides/").content.decode()


@pytest.mark.parametrize(
    "text", ["<b>x</b><script>alert(1)</script>", '"><img src=x onerror=alert(1)>']
)
def test_what_is_announced_is_text(visitor: Client, text: str) -> None:
    announce(text, words=text, address="/about/?a=%22%3E")
    html = visitor.get("/guides/").content.decode()
    assert text not in html
    page = seen(visitor.get("/guides/"))
    assert text in page.words
    assert "img" not in page.tags


def test_an_announcement_leads_to_no_part_that_is_left_out(visitor: Client) -> None:
    announce("New guides.", address="/guides/one/", words="Read them")
    assert seen(visitor.get("/about/")).links["Read them"] == "/guides/one/"
    forget_editions()
    publish(factories.catalogue(factories.site(without=("guides",))), 2)
    page = seen(visitor.get("/about/"))
    assert ("New guides." in page.words, "Read them" in page.words) == (True, False)


def test_an_announcement_whose_address_is_none_breaks_no_page(visitor: Client) -> None:
    announce("Come along.", address="https://[work", words="Where")
    page = seen(visitor.get("/about/"))
    assert ("Come along." in page.words, "Where" in page.links) == (True, False)


def test_on_paper_the_whole_address_is_told(visitor: Client) -> None:
    html = visitor.get(f"/jobs/{post().pk}/").content.decode()
    assert '<p class="on-paper"><bdi translate="no">https://work.example/</bdi></p>' in html
