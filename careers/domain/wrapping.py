"""Prose in files is wrapped for reading in a diff; in the catalogue a paragraph is one line.

Staff edit paragraphs in boxes that wrap by themselves, so a stored line end would only show as a
stump there. `unwrap` is what reading a file does, `wrap` what writing one does; unwrapping what was
wrapped always gives back the same text.
"""

import re
import textwrap

_ITEM = re.compile(r"^(\s*)([-*+]|\d+[.)]) ")
"""The start of a list item: its indent and its marker."""


def unwrap(text: str) -> str:
    """The text with every paragraph and list item on a line of its own.

    A line goes on with the one before it unless it is blank, begins a list item or follows a blank
    line.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        starts = not line.strip() or _ITEM.match(line) or not lines or not lines[-1].strip()
        if starts:
            lines.append(line.rstrip())
        else:
            lines[-1] += " " + line.strip()
    return "\n".join(lines)


def wrap(text: str, width: int) -> str:
    """The text with lines of at most `width` characters, where words allow."""
    return "\n".join(part for line in text.split("\n") for part in _wrapped(line, width))


def _wrapped(line: str, width: int) -> list[str]:
    item = _ITEM.match(line)
    marker = item[0] if item else ""
    parts = textwrap.wrap(
        line[len(marker) :],
        width,
        initial_indent=marker,
        subsequent_indent=" " * len(marker),
        break_long_words=False,
        break_on_hyphens=False,
    )
    # A line that would begin like a list item goes back to the one before it.
    mended = parts[:1] or [""]
    for part in parts[1:]:
        if _ITEM.match(part):
            mended[-1] += " " + part.strip()
        else:
            mended.append(part)
    return mended
