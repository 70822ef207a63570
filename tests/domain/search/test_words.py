"""Texts as the words they are searched by."""

from careers.domain.search.words import (
    COMMON,
    LITTLE,
    SMALL,
    Joins,
    Word,
    form,
    hyphened,
    telling,
    written,
)


def joins(*texts: str, alike: tuple[tuple[str, ...], ...] = ()) -> Joins:
    """Those of a catalogue that says this."""
    words = [word for text in texts for word in written(text)]
    return Joins(words, [found for text in texts for found in hyphened(text)], alike)


def forms(held: Joins, text: str) -> list[str]:
    return [word.form for word in held.words(text)]


def test_a_word_is_known_as_it_is_typed_by_its_form_and_by_where_it_stands() -> None:
    held = joins("The Programmes of Zoë’s cafe\u0301")
    assert held.words("Programmes, cafe\u0301 & zoes!") == [
        Word("program", "programmes", 0, 10),
        Word("cafe", "cafe", 12, 16),
        Word("zoe", "zoes", 19, 23),
    ]
    assert held.words("'’ _ —") == []
    assert held.words("\uff9e ß") == [Word("ss", "ss", 2, 3)]
    assert (form("Centres"), form("cafés")) == ("center", "cafe")
    assert held.forms["Programmes"] == "program"


def test_words_are_joined_that_are_written_with_a_hyphen_anywhere() -> None:
    held = joins("Burn-out, de‑escalation, a one-on-one")
    assert held.words("burn out") == [Word("burnout", "burnout", 0, 8, ("burn", "out"))]
    assert held.words("A Burnouts") == [
        Word("a", "a", 0, 1),
        Word("burnout", "burnout", 2, 10),
    ]
    assert held.words("the one on one day")[1] == Word(
        "oneonone", "oneonone", 4, 14, ("one", "on", "one")
    )
    assert forms(held, "burn down, out, de-escalation") == ["burn", "down", "out", "deescalation"]
    assert forms(held, "one on burn out one") == ["one", "on", "burnout", "one"]
    assert forms(held, "one on") == ["one", "on"]
    assert forms(held, "b burn") == ["b", "burn"]
    assert [word.form for word in held.apart("burn out")] == ["burn", "out"]


def test_the_longest_of_words_that_belong_together_are_joined() -> None:
    held = joins("a-b, a-b-c-d, a-b-c-d-e, x")
    assert forms(held, "a b x") == ["ab", "x"]
    assert forms(held, "a b c d") == ["abcd"]
    assert forms(held, "a b c x") == ["ab", "c", "x"]
    assert forms(held, "a b c d e") == ["abcd", "e"]


def test_phrases_that_are_alike_are_one_word() -> None:
    held = joins("A contact centre", alike=(("call center", "contact centres", "helpdesk"),))
    for text in ("call centre", "Contact-center", "contact centres", "helpdesk"):
        assert forms(held, text) == ["callcenter"]
    assert held.parts("callcenter") == [("call", "center"), ("contact", "center"), ("helpdesk",)]
    assert held.words("helpdesk") == [Word("callcenter", "callcenter", 0, 8)]
    assert forms(held, "helpdesks of a contact") == ["callcenter", "of", "a", "contact"]
    assert held.parts("contact") == []


def test_it_is_told_what_is_joined_and_what_may_become_it() -> None:
    held = joins("burn-out")
    assert (held.joined("burnout"), held.joined("burn"), held.joined("")) == ("burnout", "", "")
    starts = ("b", "burn", "burnou", "burnout")
    assert [held.begins(start) for start in starts] == [True] * 4
    assert [held.begins(other) for other in ("", "out", "burnouts")] == [False] * 3
    assert held.into == {"burnout": "burnout"}


def test_words_are_learnt_of_phrases_and_those_known_stay() -> None:
    held = joins("Night")
    held.learn(("Night Desks", "sea"))
    assert held.forms == {"Night": "night", "Desks": "desk", "sea": "sea"}


def test_what_is_written_with_any_hyphen_is_told() -> None:
    assert hyphened("one-on-one, burn‑out") == ["one-on-one", "burn‑out"]
    assert (hyphened("de‐escalation"), hyphened("burn‑out")) == (["de‐escalation"], ["burn‑out"])
    assert hyphened("burn - out, end-") == hyphened("burn out") == []
    assert written("The cafe\u0301’s, don't") == ["The", "café’s", "don't"]


def test_small_words_are_left_out_unless_there_are_no_others() -> None:
    held = joins("x")
    assert [word.form for word in telling(held.words("the night of the sea"))] == ["night", "sea"]
    assert [word.form for word in telling(held.words("of the"))] == ["of", "the"]
    assert telling([]) == []


def test_no_word_is_both_small_and_one_that_says_little() -> None:
    assert {"the", "of", "to"} <= SMALL and {"work", "need"} <= LITTLE and "rent" in COMMON
    assert not SMALL & LITTLE
