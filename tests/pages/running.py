"""The running text of a rendered page: what a reader reads in sentences, not its signs and lists."""

from html.parser import HTMLParser

BLOCKS = ("p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "summary", "caption")
TOLD = ("p", "li", "dd")
ENDS = (".", "?", "!", "…", ":", ".”", "?”")


class _Running(HTMLParser):
    """Gathers the paragraphs, list items and definitions of the main element that are sentences."""

    def __init__(self) -> None:
        super().__init__()
        self.main = False
        self.hidden = 0
        self.open: list[tuple[str, list[str]]] = []
        self.told: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.main = self.main or tag == "main"
        if tag in ("sup", "svg"):
            self.hidden += 1
        if tag in BLOCKS:
            self._tell()
            self.open.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("sup", "svg"):
            self.hidden -= 1
        if tag in BLOCKS and self.open:
            self._tell()
            self.open.pop()
        if tag == "main":
            self.main = False

    def handle_data(self, data: str) -> None:
        if self.main and self.open and not self.hidden:
            self.open[-1][1].append(data)

    def _tell(self) -> None:
        """Keep what the innermost block holds so far, if it is told in sentences."""
        if not self.open:
            return
        tag, parts = self.open[-1]
        words = " ".join("".join(parts).split())
        parts.clear()
        if tag in TOLD and words.endswith(ENDS):
            self.told.append(words)


def running(html: str) -> list[str]:
    """The paragraphs, list items and definitions of a page's main element that end as sentences
    do, without source marks. Names in lists, labels and headings are signs, not running text."""
    reader = _Running()
    reader.feed(html)
    return reader.told
