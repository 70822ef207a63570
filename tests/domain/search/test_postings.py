"""By word, in what it stands and how much that counts."""

from collections.abc import Sequence

import numpy as np

from careers.domain.search.postings import LENGTH, SATURATED, Postings
from careers.domain.search.told import Part

NUMBERS = {"": 0, "night": 1, "sea": 2, "desk": 3, "plan": 4}


def part(*told: tuple[int, str]) -> Part:
    """Words by the thing they stand in."""
    forms = np.array([NUMBERS[word] for _thing, word in told], np.int64)
    return forms, np.array([thing for thing, _word in told], np.int64)


def of(postings: Postings, *words: str) -> list[tuple[int, float]]:
    """In what all of the words stand, and what that counts."""
    held, weights = postings.of_all(words)
    return list(zip(held.tolist(), np.round(weights, 6).tolist(), strict=True))


def test_a_word_counts_for_the_best_of_the_fields_it_stands_in() -> None:
    names = [part((0, "night"), (2, "sea"), (2, "sea")), part((3, "night"))]
    texts = [part((0, "night"), (0, "sea"), (1, "night"), (3, "desk"))]
    for fields in ([(texts, 0.25, False), (names, 0.5, False)],) * 2:
        held = Postings(4, NUMBERS, *fields)
        assert of(held, "night") == [(0, 0.5), (1, 0.25), (3, 0.5)]
        assert of(held, "sea") == [(0, 0.25), (2, 0.5)]
        assert of(held, "desk") == [(3, 0.25)]
        fields.reverse()


def test_what_stands_nowhere_is_in_nothing() -> None:
    held = Postings(2, NUMBERS, ([part((0, "night"), (1, "sea"))], 0.5, False))
    assert [word in held for word in ("night", "sea", "plan", "", "xyzzy")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert [held.count(word) for word in ("night", "plan", "xyzzy")] == [1, 0, 0]
    assert held.forms() == ["night", "sea"]
    assert of(held, "plan") == of(held, "xyzzy") == of(held, "night", "xyzzy") == []


def test_words_stand_together_where_all_do_and_count_as_the_least_of_them() -> None:
    first = part((0, "night"), (1, "night"), (2, "night"), (1, "sea"), (2, "sea"))
    more = part((1, "desk"), (0, "desk"), (3, "desk"), (3, "sea"))
    held = Postings(4, NUMBERS, ([first], 0.5, False), ([more], 0.25, False))
    assert of(held, "night", "sea") == [(1, 0.5), (2, 0.5)]
    assert of(held, "night", "desk") == of(held, "desk", "night") == [(0, 0.25), (1, 0.25)]
    assert of(held, "night", "sea", "desk") == [(1, 0.25)]
    assert of(held, "sea", "plan") == []


def about(often: int, words: int, mean: float) -> float:
    """What a word counts that a text of so many words says so often, as in BM25."""
    return often / (often + SATURATED * (1 - LENGTH + LENGTH * words / mean))


def near(number: float) -> float:
    return round(number, 6)


def counted(size: int, *told: Sequence[tuple[int, str]]) -> Postings:
    return Postings(size, NUMBERS, ([part(*some) for some in told], 0.5, True))


def test_a_text_counts_for_the_more_the_more_it_is_about_a_word() -> None:
    first = [(0, "night"), (0, "night"), (0, "sea"), (1, "sea")]
    held = counted(4, first, [(2, "night"), (2, "desk"), (2, "sea"), (2, "plan")])
    [once, twice] = [0.5 * about(2, 3, 2), 0.5 * about(1, 4, 2)]
    assert of(held, "night") == [(0, near(once)), (2, near(twice))]
    [long, alone, longest] = [0.5 * about(1, words, 2) for words in (3, 1, 4)]
    assert of(held, "sea") == [
        (0, near(long)),
        (1, near(alone)),
        (2, near(longest)),
    ]
    assert alone > long > longest


def test_where_there_are_hardly_any_texts_one_of_one_word_is_not_long() -> None:
    assert of(counted(3, [(1, "night")]), "night") == [(1, near(0.5 * about(1, 1, 1)))]
    six = counted(4, [(0, "night"), (0, "sea"), (0, "desk"), (1, "night"), (1, "sea"), (2, "sea")])
    assert of(six, "desk") == [(0, near(0.5 * about(1, 3, 1.5)))]


def test_one_thing_alone_and_none_at_all_can_be_looked_through() -> None:
    held = counted(1, [(0, "night"), (0, "desk")])
    assert of(held, "desk") == [(0, near(0.5 * about(1, 2, 2)))]
    assert of(held, "sea") == []
    for nothing in (counted(0, []), counted(0), Postings(0, NUMBERS, ([], 0.5, False))):
        assert of(nothing, "night") == []
