"""The addresses of a guide's sections on its page, made from their headings."""

import re
import unicodedata

from careers.domain.things import Guide

LONGEST = 48
"""Characters of an anchor; a longer heading is cut between words."""
TAKEN = frozenset({"main", "contents", "sources", "disagreements", "beside"})
"""What a page has of itself."""


def anchors(guide: Guide) -> tuple[str, ...]:
    """An anchor for each section, so that each can be linked to by itself: its heading in small words
    joined by hyphens. It stays when sections change places. A heading that has no letters of the Latin
    alphabet, or is like one before it, is known by its place: `part-3`."""
    found: list[str] = []
    for number, section in enumerate(guide.sections, start=1):
        slug = _slug(section.title)
        if not slug or slug in found or slug in TAKEN or slug.startswith(("s-", "part-")):
            slug = f"part-{number}"
        found.append(slug)
    return tuple(found)


def _slug(heading: str) -> str:
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug
