"""Codes of the catalogue made from names, unique and of a length that leaves room for steps."""

import re
import unicodedata

LONGEST_ROLE = 38
"""A step's code joins two of these by `-to-`, and has 80 characters."""
LONGEST = 60


class Codes:
    """Gives each name a code no other has; the first to ask gets the plain one."""

    def __init__(self, longest: int = LONGEST) -> None:
        self._longest = longest
        self._given: set[str] = set()

    def give(self, name: str, number: str) -> str:
        """A code from a name; from the name and the classification's number where the name has no
        Latin letter or its code is taken."""
        plain = _cut(slug(name), self._longest)
        tail = _cut(slug(number), 20) or "x"
        found, turn = plain, 1
        while not found or found in self._given:
            end = tail if turn == 1 else f"{tail}-{turn}"
            found = "-".join(filter(None, (_cut(plain, self._longest - len(end) - 1), end)))
            turn += 1
        self._given.add(found)
        return found


def slug(name: str) -> str:
    """Lower-case words joined by hyphens: what a `Code` may hold, of any length, or nothing."""
    letters = unicodedata.normalize("NFKD", name).casefold().replace("’", "").replace("'", "")
    plain = "".join(it for it in letters if not unicodedata.combining(it))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _cut(code: str, longest: int) -> str:
    """As many whole words as fit; part of the first where it alone is too long."""
    if len(code) <= longest:
        return code
    words = code[: longest + 1].rsplit("-", 1)
    return words[0] if len(words) == 2 else code[:longest]
