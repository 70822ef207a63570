"""Checks of the words: their sources, how hard they are to read, what search makes of them."""

import re
from collections.abc import Iterator, Set as AbstractSet
from functools import lru_cache

from careers.domain import prose, readability
from careers.domain.catalogue import Catalogue
from careers.domain.checks.each import MOST, words
from careers.domain.checks.finding import Finding, gettext_noop as _, said, short
from careers.domain.kinds import KINDS
from careers.domain.search.words import form
from careers.domain.text import EDITORIAL
from careers.domain.things import Thing
from careers.domain.walk import texts

_WORD = re.compile(r"[^\W_]+")


def sourced(catalogue: Catalogue) -> Iterator[Finding]:
    """Every statement ends in a source mark, and every mark names a source or is editorial."""
    known = {source.code for source in catalogue.sources} | {EDITORIAL}
    for kind, thing, (told,) in words.over(catalogue):
        if not known.issuperset(told.marks):
            yield from _unknown(kind, thing, known)
        for path, part in told.unmarked:
            message = _("“%(words)s” ends without a source mark: add the source’s, or {ed}.")
            yield Finding("error", kind, thing.code, path, message, said(words=short(part)))


def _unknown(kind: str, thing: Thing, known: AbstractSet[str]) -> Iterator[Finding]:
    for path, text, _expected in texts(thing):
        for code in prose.marks(text):
            if code not in known:
                message = _("The mark {%(code)s} names no source.")
                yield Finding("error", kind, thing.code, path, message, said(code=code))


def readable(catalogue: Catalogue) -> Iterator[Finding]:
    """No text needs an older reader than it should, and no sentence goes on too long."""
    known = readability.terms(catalogue)
    for kind, thing, (held,) in words.over(catalogue):
        for path, plain, sentence in held.hard:
            if sentence:
                message = _("“%(words)s” is a long sentence: make it two.")
                told = said(words=short(sentence))
                yield Finding("warning", kind, thing.code, path, message, told)
            elif (age := readability.too_hard(plain, known)) is not None:
                message = _("It takes a reader of %(age)d: use shorter words and sentences.")
                yield Finding("warning", kind, thing.code, path, message, said(age=round(age)))


def helpful(catalogue: Catalogue) -> Iterator[Finding]:
    """A synonym leads to words that stand in some text: otherwise who types it still finds nothing.
    Words that are one and the same may wait for a text."""
    waiting = {
        row.code: [_forms(one) for one in row.means] for row in catalogue.synonyms if not row.alike
    }
    wanted = frozenset(one for means in waiting.values() for forms in means for one in forms)
    met: set[str] = set()
    seen = -1
    for thing in _fewest_first(catalogue):
        if not waiting:
            return
        met |= _met(thing, wanted)
        if len(met) > seen:
            seen = len(met)
            for code in [code for code, means in waiting.items() if any(it <= met for it in means)]:
                del waiting[code]
    for code in waiting:
        yield Finding(
            "warning", "synonym", code, "means", _("No text of ours has any of these words.")
        )


def _fewest_first(catalogue: Catalogue) -> Iterator[Thing]:
    """All things but the synonyms, of the kinds that are few first: they have nearly all words."""
    held = [getattr(catalogue, kind.plural) for kind in KINDS if kind.name != "synonym"]
    for members in sorted(held, key=len):
        yield from members


@lru_cache(maxsize=MOST)
def _met(thing: Thing, wanted: frozenset[str]) -> frozenset[str]:
    """Those of the words that a thing's texts have."""
    raw = {word for _, text, _ in texts(thing) for word in _WORD.findall(text)}
    return wanted.intersection(map(form, raw)) or _NONE


_NONE: frozenset[str] = frozenset()


def _forms(text: str) -> set[str]:
    return {form(raw) for raw in _WORD.findall(text)}
