"""Every public address, as a visitor could find it: by following the portal's own links."""

import re
import urllib.request
from urllib.parse import parse_qs, urlsplit

OURS = re.compile(r"/(?!desk/|assessment/.|static/)")
"""Public addresses: neither the desk's nor those that show a visitor's own answers."""


def addresses(base: str) -> dict[str, int]:
    """Public addresses that answer with a page, and the length of each. Of addresses that differ
    only in what is asked of them (?a=…), the first found stands for all."""
    lengths: dict[str, int] = {}
    asked: set[tuple[str, ...]] = set()
    waiting = ["/"]
    while waiting:
        address = waiting.pop(0)
        parts = urlsplit(address)
        question = (parts.path, *sorted(parse_qs(parts.query, keep_blank_values=True)))
        if question in asked or not OURS.match(parts.path):
            continue
        asked.add(question)
        with urllib.request.urlopen(base + address) as response:
            if response.headers.get_content_type() != "text/html":
                continue
            text = response.read().decode()
        lengths[address] = len(text)
        links = re.findall(r'<a [^>]*?href="(/[^"#]*)', text)
        waiting += [link.replace("&amp;", "&") for link in links]
    return lengths


def kinds(lengths: dict[str, int]) -> list[str]:
    """The longest and the shortest page of each kind: those whose addresses are of one shape."""
    shapes: dict[tuple[object, ...], list[str]] = {}
    for address in lengths:
        parts = urlsplit(address)
        steps = parts.path.strip("/").split("/")
        # A page that stands alone is a kind of its own; so is one asked something.
        shapes.setdefault((steps[0], len(steps), bool(parts.query)), []).append(address)
    ends = [
        {min(found, key=lengths.__getitem__), max(found, key=lengths.__getitem__)}
        for found in shapes.values()
    ]
    return [address for address in lengths if any(address in pair for pair in ends)]
