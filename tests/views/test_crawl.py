"""Going through the site by its own links, from the front page: everything public is found, nothing
leads nowhere, and no page is the end of the way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, resolve
from msgspec.structs import replace

from careers.domain.catalogue import Catalogue
from careers.domain.parts import PARTS, STAYING
from careers.models import Edition
from tests.views.sitting import publish
from tests.views.test_public import addresses

LETTERS = ("/roles/", "/skills/", "/challenges/", "/guides/", "/steps/")
"""Where the pages lie that tell of one thing."""
PERSONAL = re.compile(r"/assessment/(?!methods/|$)|/desk/")
"""What a visitor's own answers or the staff's account open: only that the address exists is tried."""


@dataclass(frozen=True)
class Found:
    """A page that was found: its ids, all its links, and those of its main part."""

    ids: frozenset[str]
    links: tuple[str, ...]
    told: tuple[str, ...]


def links(html: str) -> tuple[str, ...]:
    return tuple(unescape(link) for link in re.findall(r'<a [^>]*?href="([^"]*)"', html))


def crawl(visitor: Client) -> dict[str, Found]:
    """Every page that links lead to, by address. Of addresses that differ only in what is asked of
    them (?a=…), the first found stands for all."""
    found: dict[str, Found] = {}
    asked: set[tuple[str, ...]] = set()
    waiting = ["/"]
    while waiting:
        address = waiting.pop(0)
        parts = urlsplit(address)
        question = (parts.path, *sorted(parse_qs(parts.query, keep_blank_values=True)))
        if question in asked or PERSONAL.match(parts.path):
            continue
        asked.add(question)
        response = visitor.get(address)
        assert response.status_code == 200, address
        if not response["Content-Type"].startswith("text/html"):
            continue
        html = response.content.decode()
        main = html.partition("<main")[2].partition("</main>")[0]
        ids = frozenset(re.findall(r' id="([^"]+)"', html))
        found[address] = Found(ids, links(html), links(main))
        waiting += [link for link, _at in inward(found[address].links)]
    return found


def inward(found: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Those of the links that lead to a page of ours: its address and the place on it."""
    for link in found:
        address, _, fragment = link.partition("#")
        if address.startswith("/"):
            yield address, fragment


@pytest.fixture
def site(visitor: Client, edition: Edition) -> dict[str, Found]:
    return crawl(visitor)


def test_whoever_follows_links_finds_every_page_and_comes_back_from_each(
    site: dict[str, Found], catalogue: Catalogue
) -> None:
    assert set(addresses(catalogue)) - set(site) == set()
    for address, page in site.items():
        assert "/" in page.links, address


def test_no_page_is_a_dead_end_and_every_letter_is_spoken_of_on_another(
    site: dict[str, Found], catalogue: Catalogue
) -> None:
    spoken_of: dict[str, set[str]] = {}
    for address, page in site.items():
        onward = {link for link, _at in inward(page.told)} - {address}
        assert onward, address
        for link in onward:
            spoken_of.setdefault(link, set()).add(address)
    letters = {
        one for one in addresses(catalogue) if one.startswith(LETTERS) and one.count("/") > 2
    }
    # An index names all of its kind: each is to be met somewhere else as well.
    lonely = {
        one
        for one in letters - {"/roles/compare/"}
        if not spoken_of.get(one, set()) - {f"/{one.split('/')[1]}/", "/"}
    }
    assert lonely == set()


def test_every_link_leads_to_a_page_and_to_a_place_that_is_on_it(site: dict[str, Found]) -> None:
    for address, page in site.items():
        missing = {link for link in page.links if link[:1] == "#" and link[1:] not in page.ids}
        assert missing == set(), address
        for link, fragment in inward(page.links):
            path = urlsplit(link).path
            if link in site:
                assert not fragment or fragment in site[link].ids, f"{address}: {link}#{fragment}"
            else:
                assert known(path), f"{address}: {link}"


@pytest.mark.parametrize("part", PARTS)
def test_without_a_part_nothing_leads_to_it_and_nothing_is_there(
    visitor: Client, catalogue: Catalogue, db: None, part: str, settings: Any
) -> None:
    settings.SITE_URL = "https://rungs.example"
    publish(replace(catalogue, site=replace(catalogue.site, without=(part,))), 1)
    gone = [it for it in addresses(catalogue) if it.startswith(f"/{part}/")]
    assert gone
    for address in gone:
        assert (address, visitor.get(address).status_code) == (address, 404)
    site = crawl(visitor)
    assert set(addresses(catalogue)) - set(site) == set(gone)
    for address, page in site.items():
        inside = {link for link, _at in inward(page.links)}
        leading = {link for link in inside if link.startswith(f"/{part}/")}
        staying: set[str] = set(STAYING) & leading if address == "/privacy/" else set()
        assert (address, leading) == (address, staying)
        for link, fragment in inward(page.links):
            path = urlsplit(link).path
            if link in site:
                assert not fragment or fragment in site[link].ids, f"{address}: {link}#{fragment}"
            else:
                assert known(path), f"{address}: {link}"
    for address in ("/sitemap.xml", f"/search/?q={part}", "/nowhere/", gone[0]):
        html = visitor.get(address).content.decode()
        html = html.replace('href="/assessment/resume/"', "") if address == gone[0] else html
        assert (address, f"/{part}/" in html) == (address, False)


def test_without_all_of_them_what_is_left_holds_together(
    visitor: Client, catalogue: Catalogue, db: None
) -> None:
    publish(replace(catalogue, site=replace(catalogue.site, without=PARTS)), 1)
    gone = tuple(f"/{part}/" for part in PARTS)
    site = crawl(visitor)
    left = {it for it in addresses(catalogue) if not it.startswith(gone)}
    assert left - set(site) == set()
    for address, page in site.items():
        leading = {link for link, _at in inward(page.links) if link.startswith(gone)}
        assert (address, leading) == (address, set(STAYING) if address == "/privacy/" else set())


def known(path: str) -> bool:
    try:
        return bool(resolve(path))
    except Resolver404:
        return False
