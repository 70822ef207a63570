"""What the application does as it starts."""

from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext, ngettext, trans_real

from careers.apps import know_at_once


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every language is read anew."""
    monkeypatch.setattr(trans_real, "_translations", {})


def asked(language: str) -> int:
    """How many catalogues are asked for a text that none of them knows."""
    count = 0
    catalogue: Any = trans_real.translation(language)
    while catalogue:
        count, catalogue = count + 1, catalogue._fallback
    return count


def test_an_english_text_is_asked_of_one_catalogue(fresh: None) -> None:
    before = asked("en-gb")
    know_at_once("en-gb")
    assert before > asked("en-gb") == 1


def test_texts_with_and_without_a_translation_are_said_as_before(fresh: None) -> None:
    texts = ["Organize", "Select a language for the text", "The ladder", "Yes", ""]
    with translation.override("en-gb"):
        before = [gettext(text) for text in texts], ngettext("%d rung", "%d rungs", 2)
        know_at_once("en-gb")
        assert ([gettext(text) for text in texts], ngettext("%d rung", "%d rungs", 2)) == before


def test_a_language_keeps_the_texts_it_takes_from_another(fresh: None) -> None:
    know_at_once("de-at")
    with translation.override("de-at"):
        assert gettext("Yes") == "Ja"
        assert gettext("The ladder") == "The ladder"
