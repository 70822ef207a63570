"""One form for a word, however it is written."""

import pytest

from careers.domain.search.spelling import LONGEST, folded, form


@pytest.mark.parametrize(
    ("written", "typed"),
    {
        "Café’s": "cafe",
        "CAFÉ'S": "cafe",
        "İstanbul": "istanbul",
        "burn-out": "burnout",
        "don’t": "dont",
        "straße": "strasse",
        "’s": "",
    }.items(),
)
def test_case_accents_and_apostrophes_are_left_out(written: str, typed: str) -> None:
    assert folded(written) == typed


def test_of_a_very_long_word_the_beginning_is_looked_at() -> None:
    assert folded("a" * LONGEST + "b") == "a" * LONGEST


@pytest.mark.parametrize(
    ("plural", "one"),
    {
        "roles": "role",
        "skies": "sky",
        "ties": "tie",
        "losses": "loss",
        "wishes": "wish",
        "batches": "batch",
        "boxes": "box",
        "children": "child",
        "analyses": "analysis",
        "pros": "pro",
    }.items(),
)
def test_a_plural_has_the_form_of_its_singular(plural: str, one: str) -> None:
    assert form(plural) == form(one) == one


@pytest.mark.parametrize("word", ["stress", "bonus", "analysis", "bus", "gas", "his", "news"])
def test_a_word_that_only_ends_like_a_plural_is_left_as_it_is(word: str) -> None:
    assert form(word) == word


@pytest.mark.parametrize(
    ("british", "american"),
    {
        "adviser": "advisor",
        "fulfilment": "fulfillment",
        "centres": "center",
        "programmes": "program",
        "colourful": "colorful",
        "behaviourally": "behaviorally",
        "organise": "organize",
        "organised": "organized",
        "organising": "organizing",
        "organisations": "organization",
        "organisational": "organizational",
        "counsellor": "counselor",
        "travelling": "traveling",
        "cancelled": "canceled",
        "modeller": "modeler",
        "labelled": "labeled",
    }.items(),
)
def test_british_words_have_the_form_of_american_ones(british: str, american: str) -> None:
    assert form(british) == american


@pytest.mark.parametrize("word", ["calling", "selling", "wise", "recall"])
def test_a_word_that_is_only_like_a_british_one_is_left_as_it_is(word: str) -> None:
    assert form(word) == word
