"""The list of pages for search engines."""

from xml.etree import ElementTree as ET

import pytest

from careers.domain.catalogue import Catalogue
from careers.pages.sitemap import NoSuchPart, paths, sitemap
from tests import factories

SITE, DAY = "https://rungs.example", "2030-05-01"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def read(text: str, kind: str) -> list[tuple[str, str]]:
    rows = ET.fromstring(text).findall(f"s:{kind}", SPACE)
    return [(row[0].text or "", row[1].text or "") for row in rows]


def test_every_page_is_on_it_once(catalogue: Catalogue) -> None:
    found = paths(catalogue, ("/", "/roles/"))
    assert found[:2] == ["/", "/roles/"]
    assert len(found) == len(set(found)) == 2 + 19 + 29 + 37 + 11 + 11
    text = sitemap(found, SITE, DAY)
    assert read(text, "url") == [(SITE + path, DAY) for path in found]


def test_a_long_one_comes_in_parts() -> None:
    found = [f"/{number}/" for number in range(5)]
    told = read(sitemap(found, SITE, DAY, most=2), "sitemap")
    assert told == [(f"{SITE}/sitemap-{number}.xml", DAY) for number in (1, 2, 3)]
    parts = [read(sitemap(found, SITE, DAY, part, 2), "url") for part in (1, 2, 3)]
    assert [row for part in parts for row in part] == [(SITE + path, DAY) for path in found]
    for part in (0, 4):
        with pytest.raises(NoSuchPart):
            sitemap(found, SITE, DAY, part, 2)


def test_a_short_one_has_no_parts() -> None:
    with pytest.raises(NoSuchPart):
        sitemap(paths(factories.catalogue(), ()), SITE, DAY, 1)
