"""The kinds of text: what each may hold, and what is expected of it."""

from typing import Any

import msgspec
import pytest

from careers.domain.text import (
    Code,
    Line,
    OptionalLine,
    OptionalStatement,
    Prose,
    Reference,
    Statement,
    Text,
)
from careers.domain.walk import texts
from tests import factories


@pytest.mark.parametrize(
    ("kind", "longest"),
    [(Line, 400), (Statement, 600), (OptionalLine, 400), (OptionalStatement, 600), (Prose, 8000)],
)
def test_a_text_is_trimmed_and_not_too_long(kind: Any, longest: int) -> None:
    for held in ("x", "Two words", "x" * longest):
        assert msgspec.convert(held, kind) == held
    for refused in (" x", "x ", "\nx", "x" * (longest + 1)):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(refused, kind)


@pytest.mark.parametrize(
    ("kind", "text", "held"),
    [
        (Line, "", False),
        (Statement, "", False),
        (Prose, "", False),
        (OptionalLine, "", True),
        (OptionalStatement, "", True),
        (Line, "Two\nlines", False),
        (Statement, "Two\nlines", False),
        (OptionalLine, "Two\nlines", False),
        (OptionalStatement, "Two\nlines", False),
        (Prose, "Two\nlines", True),
        (Code, "", False),
        (Reference, "", True),
        (Code, "team-leader", True),
        (Code, "Team-leader", False),
        (Code, "team--leader", False),
        (Reference, "team leader", False),
        (Code, "x" * 80, True),
        (Code, "x" * 81, False),
        (Reference, "x" * 80, True),
        (Reference, "x" * 81, False),
    ],
)
def test_what_a_text_may_hold(kind: Any, text: str, held: bool) -> None:
    try:
        found = msgspec.convert(text, kind)
    except msgspec.ValidationError:
        found = None
    assert found == (text if held else None)


def test_what_is_expected_of_a_field_is_known_by_its_kind() -> None:
    role = factories.role(duties=("Answer. {ed}",), also_called=("Rep",))
    expected = {path: told for path, _text, told in texts(role)}
    assert expected["title"] == expected["also_called[0]"] == Text(marked=False, paragraphs=False)
    assert expected["summary"] == expected["duties[0]"] == Text(marked=True, paragraphs=False)
    assert expected["job"] == Text(marked=True, paragraphs=True)
