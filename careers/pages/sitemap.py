"""The list of the portal's pages for search engines (sitemaps.org, protocol 0.9).

Only canonical addresses are on it: pages made from a query string are not, nor is anything personal.
"""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join

from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.parts import leads_out

MOST = 50_000
"""As many addresses as one list may hold."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


class NoSuchPart(Exception):
    """The list has no part of that number."""


def paths(catalogue: Catalogue, plain: Sequence[str]) -> list[str]:
    """The addresses of all pages: the `plain` ones, which every catalogue has, and each thing's;
    those of parts that are left out are not there."""
    things = (it for kind in KINDS if kind.folder for it in getattr(catalogue, kind.plural))
    told = (*plain, *(thing.path for thing in things))
    return [path for path in told if not leads_out(path, catalogue)]


def sitemap(
    paths: Sequence[str], site: str, day: str, part: int | None = None, most: int = MOST
) -> str:
    """The list as XML, or a list of its parts if it is too long; with a `part`, from 1, that one.

    `site` is where the portal is reached; `day` (2030-05-01) when the edition was published, which is
    when its pages last changed. Raises `NoSuchPart`.
    """
    parts = [paths[start : start + most] for start in range(0, len(paths), most)]
    if part is not None:
        if len(parts) == 1 or not 1 <= part <= len(parts):
            raise NoSuchPart
        return _pages(parts[part - 1], site, day)
    return _parts(len(parts), site, day) if len(parts) > 1 else _pages(paths, site, day)


def _pages(paths: Sequence[str], site: str, day: str) -> str:
    rows = ((site + path, day) for path in paths)
    return _HEAD + format_html(
        '<urlset xmlns="{}">\n{}</urlset>\n',
        _NAMESPACE,
        format_html_join("", "<url><loc>{}</loc><lastmod>{}</lastmod></url>\n", rows),
    )


def _parts(count: int, site: str, day: str) -> str:
    rows = ((f"{site}/sitemap-{number}.xml", day) for number in range(1, count + 1))
    return _HEAD + format_html(
        '<sitemapindex xmlns="{}">\n{}</sitemapindex>\n',
        _NAMESPACE,
        format_html_join("", "<sitemap><loc>{}</loc><lastmod>{}</lastmod></sitemap>\n", rows),
    )
