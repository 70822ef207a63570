"""A response as the person at the browser sees it: words, headings, links, what is chosen."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any


@dataclass
class Seen:
    """What a page shows. `chosen` holds the checked radios and the selected option, by name; `sends` the
    buttons that send their form elsewhere than it says itself, by their words."""

    words: str = ""
    headings: list[str] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    chosen: dict[str, str] = field(default_factory=dict)
    buttons: list[str] = field(default_factory=list)
    sends: dict[str, str] = field(default_factory=dict)
    attributes: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)


INLINE = {"a", "b", "i", "span", "sup", "strong", "em"}
"""Tags that leave the words around them in one line."""


class _Eye(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self.text: list[str] = []
        self.open: list[tuple[str, str, list[str]]] = []
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.seen.tags.add(tag)
        if tag not in INLINE:
            self.text.append(" ")
        self.seen.attributes |= set(named)
        if "id" in named:
            self.seen.ids.append(named["id"])
        if tag == "select":
            self.select = named["name"]
        if (tag == "input" and "checked" in named) or (tag == "option" and "selected" in named):
            self.seen.chosen[named.get("name", self.select)] = named.get("value", "on")
        if tag in ("h1", "h2", "h3", "a", "button"):
            self.open.append((tag, named.get("href", named.get("formaction", "")), []))

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        for _tag, _href, words in self.open:
            words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            return
        _tag, href, parts = self.open.pop()
        words = " ".join("".join(parts).split())
        if tag == "a":
            self.seen.links[words] = href
        elif tag == "button":
            self.seen.buttons.append(words)
            if href:
                self.seen.sends[words] = href
        else:
            self.seen.headings.append(words)


def seen(response: Any) -> Seen:
    """What a response shows."""
    eye = _Eye()
    eye.feed(response.content.decode())
    eye.seen.words = " ".join("".join(eye.text).split())
    return eye.seen
