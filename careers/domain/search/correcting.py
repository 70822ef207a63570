"""Slips of the pen: each word that is not known is read as the nearest one that is."""

from itertools import islice, pairwise, product

from careers.domain.search.index import Index
from careers.domain.search.names import HIDDEN, squeezed
from careers.domain.search.words import Word

TRIED = 64
"""Corrections of a whole query that are weighed against one another."""
SHORTEST_BEGUN = 3
"""Letters of a word from which on it may be the beginning of another."""


def corrected(written: str, index: Index) -> str:
    """The query with each word that is not known read as the nearest one that is."""
    together = _together(written, index)
    words = index.joins.words(together)
    likely = [_likely(word, index) for word in words]
    instead: list[list[str | None]] = [[*one] or [None] for one in likely]
    choices = islice(product(*instead), TRIED)
    texts = [_replaced(together, words, choice) for choice in choices]
    best = min(range(len(texts)), key=lambda at: (_standing(texts[at], index), at))
    if any(index.knows(word.form) for word in index.joins.words(texts[best])):
        return texts[best]
    slipped = index.names.slipped(words)
    return min(slipped, key=lambda name: name.rank).text if slipped else texts[best]


def _together(written: str, index: Index) -> str:
    """The query with what is one word written as one: "work force" as "workforce"."""
    words = index.joins.words(written)
    for first, second in pairwise(words):
        joined = first.fold + second.fold
        known = first.form in index and second.form in index
        if joined in index.vocabulary and not known:
            text = written[: first.start] + joined + written[second.end :]
            return _together(text, index)
    return written


def _likely(word: Word, index: Index) -> list[str]:
    """What a word that is not known may have been meant to be, likeliest first."""
    begins = len(word.fold) >= SHORTEST_BEGUN and index.vocabulary.beginning(word.fold, 1)
    if begins or index.knows(word.form):
        return []
    if apart := index.names.apart(word.fold):
        return [apart]
    return [known.written for known in index.vocabulary.nearest(word.fold)]


def _replaced(written: str, words: list[Word], choice: tuple[str | None, ...]) -> str:
    parts, at = [], 0
    for word, instead in zip(words, choice, strict=True):
        if instead is not None:
            parts += [written[at : word.start], instead]
            at = word.end
    return "".join([*parts, written[at:]])


def _standing(text: str, index: Index) -> int:
    """How good a reading a text is: the rank of a name it is, or more where it is none."""
    words = index.joins.words(text)
    if names := index.names.same(squeezed(words)):
        return min(name.rank for name in names)
    return HIDDEN + (1 if index.names.begun(words) else 2)
