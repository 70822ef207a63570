"""The kinds of text a catalogue holds, as constrained types.

A *statement* and a *prose* text say something about the world, so they carry their evidence:
they end in a source mark such as ``{duties}`` or ``{careers, ed}`` (see `prose`). A *line* is a
name or a label and carries none. The `Text` record in each annotation is what the checks, the
search and the admin read to know which is which.
"""

from dataclasses import dataclass
from typing import Annotated

import msgspec

EDITORIAL = "ed"
"""The mark of our own judgement, where no source speaks."""


@dataclass(frozen=True)
class Text:
    """What is expected of one field's text.

    `marked`: it must end in a source mark. `paragraphs`: it is Markdown and may hold several.
    """

    marked: bool
    paragraphs: bool


_LINE_PATTERN = r"^\S([^\n]*\S)?$"
_PROSE_PATTERN = r"^\S([\s\S]*\S)?$"
_OPTIONAL_LINE_PATTERN = r"^(\S([^\n]*\S)?)?$"

Code = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A thing's stable name, in lower-case words joined by hyphens: `team-leader`."""

Reference = Annotated[str, msgspec.Meta(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$", max_length=80)]
"""Another thing's code, or empty for none."""


def _text(pattern: str, longest: int, *, marked: bool, paragraphs: bool = False) -> msgspec.Meta:
    """What a text must look like, for msgspec, and what is expected of it, for us."""
    expected = Text(marked=marked, paragraphs=paragraphs)
    return msgspec.Meta(pattern=pattern, max_length=longest, extra={"text": expected})


Line = Annotated[str, _text(_LINE_PATTERN, 400, marked=False)]
"""A name or a label, in one line."""
Statement = Annotated[str, _text(_LINE_PATTERN, 600, marked=True)]
"""One line that says something of the world and ends in a source mark, as in ``{duties}`` or ``{ed}``."""
OptionalLine = Annotated[str, _text(_OPTIONAL_LINE_PATTERN, 400, marked=False)]
OptionalStatement = Annotated[str, _text(_OPTIONAL_LINE_PATTERN, 600, marked=True)]
"""A line or a statement that may be empty."""
Prose = Annotated[str, _text(_PROSE_PATTERN, 8000, marked=True, paragraphs=True)]
"""Markdown whose every paragraph and list item ends in a source mark. A link names a thing by kind and
code: ``[words](role:team-leader)``."""

ProficiencyRank = Annotated[int, msgspec.Meta(ge=1, le=5)]
"""1 (not done this yet) to 5 (others come to me for it): the five anchors of the skill scale."""

Importance = Annotated[int, msgspec.Meta(ge=0, le=3)]
"""0 not asked for, 1 useful, 2 important, 3 critical."""

Exposure = Annotated[int, msgspec.Meta(ge=1, le=5)]
"""How much of a challenge a role meets: 1 hardly ever, 5 every day."""
