"""What only machines ask for, and what the head of a page tells them."""

import json
import re
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings as configured
from django.test import Client
from django.utils import timezone

from careers.domain.catalogue import Catalogue
from careers.models import Edition
from tests import factories
from tests.views.sitting import publish
from tests.views.test_public import addresses

pytestmark = pytest.mark.django_db

SITE = "https://rungs.example"


@pytest.fixture
def addressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The portal knows its own address."""
    monkeypatch.setattr(configured, "SITE_URL", SITE)


def test_the_list_of_pages_is_every_public_page_and_nothing_else(
    visitor: Client, edition: Edition, catalogue: Catalogue, addressed: None
) -> None:
    response = visitor.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    found = [
        loc.text or "" for loc in ET.fromstring(response.content).iter() if loc.tag.endswith("loc")
    ]
    known = {SITE + address for address in addresses(catalogue)} - {f"{SITE}/editions/1/"}
    assert len(found) == len(set(found))
    assert known <= set(found)
    for address in set(found) - known:
        page = visitor.get(address.removeprefix(SITE))
        assert (address, page.status_code) == (address, 200)
        assert f'<link rel="canonical" href="{address}">' in page.content.decode()
    assert "/assessment/part/" not in response.content.decode()
    assert not response.cookies


def test_without_an_address_of_its_own_the_portal_has_no_list(
    visitor: Client, edition: Edition
) -> None:
    assert visitor.get("/sitemap.xml").status_code == 404
    assert visitor.get("/robots.txt").content == b"User-agent: *\nDisallow:\n"


def test_a_list_that_is_short_has_no_parts(
    visitor: Client, edition: Edition, addressed: None
) -> None:
    for part in (0, 1, 7, 10**30):
        assert visitor.get(f"/sitemap-{part}.xml").status_code == 404


def test_crawlers_may_read_everything_that_says_it_is_not_to_be_listed_itself(
    visitor: Client, addressed: None
) -> None:
    response = visitor.get("/robots.txt")
    assert response.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow:",
        "",
        f"Sitemap: {SITE}/sitemap.xml",
    ]
    assert response["Content-Type"] == "text/plain; charset=utf-8"


SECURITY = "/.well-known/security.txt"


def test_where_nobody_is_to_hear_of_a_weakness_nothing_says_who(visitor: Client) -> None:
    assert configured.SECURITY_CONTACT == []
    assert visitor.get(SECURITY).status_code == 404


def test_whom_to_tell_of_a_weakness_is_said_as_rfc_9116_has_it(
    visitor: Client, addressed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    contacts = ["mailto:security@rungs.example", "https://rungs.example/report"]
    monkeypatch.setattr(configured, "SECURITY_CONTACT", contacts)
    response = visitor.get(SECURITY)
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=86400"
    said = [line.partition(": ")[::2] for line in response.content.decode().splitlines()]
    [until] = [value for name, value in said if name == "Expires"]
    left = datetime.fromisoformat(until) - timezone.now()
    assert timedelta(days=30) < left < timedelta(days=365)
    assert said == [
        ("Contact", contacts[0]),
        ("Contact", contacts[1]),
        ("Expires", until),
        ("Preferred-Languages", "en"),
        ("Canonical", f"{SITE}{SECURITY}"),
    ]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", until)


@pytest.mark.parametrize("path", [SECURITY, "/robots.txt"])
def test_nothing_that_is_sent_changes_what_only_machines_ask_for(
    visitor: Client, desk: Client, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setattr(configured, "SECURITY_CONTACT", ["mailto:security@rungs.example"])
    monkeypatch.setattr(configured, "ALLOWED_HOSTS", ["*"])
    once = visitor.get(path)
    sent = {"Accept-Language": "fr", "Host": "elsewhere.example", "Cookie": "staff=x; csrf=y"}
    for answer in (desk.get(path), visitor.get(f"{path}?a=b", headers=sent)):
        assert answer.content == once.content
        assert not answer.cookies
        assert "Vary" not in answer
    assert b"Canonical" not in once.content
    assert visitor.post(path).status_code == 405
    assert visitor.head(path).content == b""


def test_personal_pages_say_that_they_are_not_to_be_listed(
    visitor: Client, edition: Edition
) -> None:
    for address in ("/assessment/part/1/", "/assessment/answers/", "/assessment/plan/"):
        response = visitor.get(address)
        assert "noindex" in response["X-Robots-Tag"], address


def test_a_picture_is_kept_for_a_day_and_asks_for_nothing(
    visitor: Client, edition: Edition
) -> None:
    for address in ("/preview/site.png", "/preview/roles/trainer.png"):
        response = visitor.get(address, headers={"Accept-Encoding": "br"})
        assert response.content[:4] == b"\x89PNG"
        assert response["Content-Type"] == "image/png"
        assert response["Cache-Control"] == "public, max-age=86400"
        assert "Content-Encoding" not in response
        assert not response.cookies
        again = visitor.get(address, headers={"If-None-Match": response["ETag"]})
        assert again.status_code == 304
    for address in ("/preview/roles/nobody.png", "/preview/planets/mars.png"):
        assert visitor.get(address).status_code == 404


def head(visitor: Client, address: str) -> str:
    return visitor.get(address).content.decode().split("</head>")[0]


def properties(text: str) -> dict[str, str]:
    return dict(
        re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', text)
    )


def test_a_page_says_how_it_is_shared(visitor: Client, edition: Edition, addressed: None) -> None:
    found = properties(head(visitor, "/roles/trainer/"))
    assert found["og:title"] == "Trainer"
    assert found["og:type"] == "article"
    assert found["og:url"] == f"{SITE}/roles/trainer/"
    assert found["og:image"] == f"{SITE}/preview/roles/trainer.png?edition=1"
    assert found["twitter:card"] == "summary_large_image"
    assert visitor.get("/preview/roles/trainer.png?edition=1").status_code == 200
    front = properties(head(visitor, "/"))
    assert (front["og:type"], front["og:image"]) == (
        "website",
        f"{SITE}/preview/site.png?edition=1",
    )


def test_without_an_address_of_its_own_it_names_no_picture(
    visitor: Client, edition: Edition
) -> None:
    found = properties(head(visitor, "/roles/trainer/"))
    assert set(found) == {"og:site_name", "og:type", "og:title", "og:description"}


def test_every_page_leads_to_the_feed_and_says_what_it_is_about(
    visitor: Client, edition: Edition, addressed: None
) -> None:
    text = head(visitor, "/skills/coaching/")
    assert '<link rel="alternate" type="application/atom+xml" href="/editions/feed.xml"' in text
    [told] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert [node["@type"] for node in json.loads(told)["@graph"]] == [
        "BreadcrumbList",
        "DefinedTerm",
    ]


def test_what_is_nobody_elses_business_tells_machines_nothing(
    visitor: Client, edition: Edition, addressed: None
) -> None:
    for address in ("/assessment/part/1/", "/assessment/result/", "/nowhere/"):
        text = head(visitor, address)
        assert "ld+json" not in text
        assert "og:" not in text


def test_a_picture_of_the_newest_edition_is_shown(visitor: Client) -> None:
    publish(factories.catalogue(roles=[factories.role("agent", title="Agent")], steps=[]), 1)
    first = visitor.get("/preview/roles/agent.png")
    publish(factories.catalogue(roles=[factories.role("agent", title="Adviser")], steps=[]), 2)
    second = visitor.get("/preview/roles/agent.png")
    assert first["ETag"] != second["ETag"]
