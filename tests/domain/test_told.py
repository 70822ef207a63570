"""All the words of a catalogue as numbers, and what they are together."""

from typing import Any

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.search import told
from careers.domain.search.entries import SitePage, entries
from careers.domain.search.told import Numbering, Told
from careers.domain.search.words import Joins
from tests import factories


def read(*summaries: str, name: str = "Page") -> tuple[Told, Numbering]:
    """The words of a catalogue of nothing but pages of one name which tell this."""
    pages = [SitePage(f"/{n}/", name, text) for n, text in enumerate(summaries)]
    empty = Catalogue.of(factories.catalogue().site, {})
    found = Told(entries(empty, pages))
    return found, Numbering(found.written, Joins(found.written, found.hyphened, ()))


def led(*summaries: str, name: str = "Page") -> list[tuple[int, str]]:
    """Which words stand in the summary of which page, as often as they do."""
    found, numbering = read(*summaries, name=name)
    forms = list(numbering.numbers)
    parts = list(numbering.parts(found.led))
    pairs = [zip(owners.tolist(), words.tolist(), strict=True) for words, owners in parts]
    return sorted((owner, forms[word]) for part in pairs for owner, word in part)


def test_a_word_written_apart_is_found_as_one_and_as_its_parts() -> None:
    apart = [(1, "a"), (1, "burn"), (1, "burnout"), (1, "day"), (1, "out")]
    assert led("Burn-out", "Burn out a day")[-5:] == apart


def test_a_word_written_apart_is_found_wherever_it_stands() -> None:
    apart = ["burn", "burnout", "burnout", "out", "with"]
    assert led("Burn-out", "With burn out, burnout")[-5:] == [(1, word) for word in apart]
    assert led("With burn out, burn-out", name="Out") == [
        *[(0, "burn")] * 2,
        *[(0, "burnout")] * 2,
        *[(0, "out")] * 2,
        (0, "with"),
    ]


def test_a_word_written_in_one_is_counted_once() -> None:
    assert led("Burn-out", "A burnout")[-2:] == [(1, "a"), (1, "burnout")]


def test_words_of_two_texts_are_not_taken_together() -> None:
    assert led("Burn-out", "burn", "out")[-2:] == [(1, "burn"), (2, "out")]
    assert led("One-on-one", "one on", "one")[-3:] == [(1, "on"), (1, "one"), (2, "one")]


def test_it_is_the_same_however_many_words_are_taken_together(monkeypatch: Any) -> None:
    texts = ("Burn-out", "", "Burn out and burnout", "out", "A long day at work, and a burn-out")
    whole = led(*texts)
    for many in (1, 3, 7):
        monkeypatch.setattr(told, "AT_ONCE", many)
        assert led(*texts) == whole


@pytest.mark.parametrize("texts", [(), ("",)])
def test_nothing_to_read_has_no_words(texts: tuple[str, ...]) -> None:
    assert led(*texts) == []
