"""Reading a rendered page as a reader does: its words, links and headings."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from careers.domain.catalogue import Catalogue
from careers.pages.page import Edition, Page

_OURS = re.compile(r'<script (src="/[^"]+\.js" defer|type="application/ld\+json")>')


@dataclass
class Read:
    """What a page's HTML holds, in order."""

    html: str
    headings: list[tuple[str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    attributes: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    words: str = ""

    def needing(self) -> set[str]:
        """What a page may not lean on: pictures, frames, styles and scripts written into it. What runs
        comes from a file of ours, and the page is there before it; other scripts are data."""
        scripts = {it for it in re.findall(r"<script[^>]*>", self.html) if not _OURS.fullmatch(it)}
        inline = {name for name in self.attributes if name == "style" or name[:2] == "on"}
        return scripts | inline | (self.tags & {"style", "img", "iframe"})


class _Reader(HTMLParser):
    def __init__(self, read: Read) -> None:
        super().__init__()
        self.read = read
        self.heading = ""
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("type") != "application/ld+json":  # data, which nothing runs
            self.read.tags.add(tag)
        self.read.attributes |= set(named)
        if "id" in named:
            self.read.ids.append(named["id"] or "")
        if tag == "a":
            self.read.links.append(named.get("href") or "")
        if tag in ("h1", "h2", "h3"):
            self.heading = tag
            self.read.headings.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == self.heading:
            self.heading = ""
            words = self.read.headings[-1][1]
            self.read.headings[-1] = (tag, " ".join(words.split()))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:  # inside a script or a style
            return
        self.text.append(data)
        if self.heading:
            tag, words = self.read.headings[-1]
            self.read.headings[-1] = (tag, words + data)


def read(page: Page, catalogue: Catalogue) -> Read:
    """A page of this catalogue, rendered in edition 7 and read."""
    html = page.render(catalogue, Edition(7, "1 May 2030", "https://rungs.example"))
    found = Read(html)
    reader = _Reader(found)
    reader.feed(html)
    found.words = " ".join(" ".join(reader.text).split())
    return found


def headings(found: Read, tag: str) -> list[str]:
    return [words for name, words in found.headings if name == tag]
