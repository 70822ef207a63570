"""What tests of previews share: the draft as a preview shows it, and its links."""

from collections.abc import Iterator
from html.parser import HTMLParser

from django.test import Client

from careers.views.mounting import LINKS


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in LINKS and value]


def addresses(html: str) -> list[str]:
    """Every address in a page: of links, forms, their buttons, and what scripts ask."""
    reader = _Addresses()
    reader.feed(html)
    return reader.found


def below_the_banner(html: str) -> str:
    """A page without the banner, whose links lead out on purpose."""
    before, _, rest = html.partition('<aside class="page" aria-label="Preview">')
    return before + rest.partition("</aside>")[2]


def leaving(html: str, prefix: str) -> Iterator[str]:
    """The addresses in a page that lead out of the preview, files and the desk left aside."""
    for address in addresses(below_the_banner(html)):
        ours = address.startswith((f"{prefix}/", "/static/", "/desk/", "#", "?"))
        outside = address.startswith(("https://", "http://", "mailto:"))
        if not ours and not outside:
            yield address


def enter(desk: Client) -> str:
    """Take a preview; its prefix, as ``/preview/1``."""
    response = desk.get("/desk/preview/")
    assert response.status_code == 302
    return str(response["Location"]).rstrip("/")
