"""Serving a page of the site under another address: its links made to stay there.

A link that begins with a slash leads to the site's own root. Here every such link in a page, and in the
header that leads on, is given the prefix under which the page is served; what belongs to no page of the
site (static files, the desk) is left alone.
"""

from html import escape
from html.parser import HTMLParser

from django.http import HttpResponse

LINKS = frozenset({"href", "action", "formaction", "src", "poster", "xlink:href", "data-suggest"})
"""The attributes that hold an address, ours for scripts among them."""

ELSEWHERE = ("/static/", "/desk/", "/styleguide/", "/preview/")
"""Where addresses begin that are the same wherever a page is served."""

TEXT = ("textarea", "title")
"""In these is text and no tag, whatever it looks like; of script and style the parser knows it."""

Attributes = list[tuple[str, str | None]]


def moved(address: str, prefix: str) -> str:
    """An address as it is under a prefix, such as ``/preview/3``: only one from the root changes."""
    inside = address.startswith("/") and not address.startswith(("//", *ELSEWHERE))
    return prefix + address if inside else address


def mount(html: str, prefix: str, banner: str = "") -> str:
    """A page whose links stay under a prefix, with a banner after its link that skips to the main text,
    or at the beginning of its body where it has none. All else stays as it is, to the letter."""
    return _Mounting(prefix).rewritten(html, banner)


def mount_response(response: HttpResponse, prefix: str, banner: str) -> None:
    """The same done to an answer: to its page, if it is one, and to where it leads."""
    if location := response.get("Location"):
        response["Location"] = moved(location, prefix)
    if response.content and response.get("Content-Type", "").startswith("text/html"):
        response.content = mount(response.content.decode(), prefix, banner).encode()


class _Mounting(HTMLParser):
    """Reads a page and notes which of its start tags change; the rest of its text is not touched."""

    def __init__(self, prefix: str) -> None:
        super().__init__(convert_charrefs=False)
        self._prefix = prefix
        self._edits: list[tuple[int, int, str]] = []
        """From where to where in the text stands something else, and what."""
        self._lines: list[int] = []
        self._skipping = False
        self._place: int | None = None
        self._body: int | None = None

    def rewritten(self, html: str, banner: str) -> str:
        self._lines = [0]
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(html)
        self.close()
        place = self._place if self._place is not None else self._body
        if banner and place is not None:
            self._edits.append((place, place, banner))
        parts, end = [], 0
        for start, stop, text in sorted(self._edits):
            parts += [html[end:start], text]
            end = stop
        return "".join([*parts, html[end:]])

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self._start(tag, attrs, "/>")

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._start(tag, attrs, ">")
        if tag in TEXT:
            self.set_cdata_mode(tag)

    def _start(self, tag: str, attrs: Attributes, end: str) -> None:
        start, raw = self._at(), self.get_starttag_text() or ""
        if tag == "body":
            self._body = start + len(raw)
        if tag == "a" and self._place is None and ("class", "skip") in attrs:
            self._skipping = True
        changed = [(name, self._moved(name, value)) for name, value in attrs]
        if changed != attrs:
            self._edits.append((start, start + len(raw), _tag(tag, changed, end)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._skipping:
            self._skipping, self._place = False, self._at() + len("</a>")

    def _moved(self, name: str, value: str | None) -> str | None:
        return moved(value, self._prefix) if value and name in LINKS else value

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column


def _tag(tag: str, attrs: Attributes, end: str) -> str:
    """A start tag written anew."""
    said = "".join(
        f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in attrs
    )
    return f"<{tag}{said}{end}"
