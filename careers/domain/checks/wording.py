"""Checks of the words: their sources, how hard they are to read, what search makes of them."""

import re
from collections.abc import Iterator

from careers.domain import prose, readability
from careers.domain.catalogue import Catalogue
from careers.domain.checks.finding import Finding, every, gettext_noop as _, said, short
from careers.domain.search import words
from careers.domain.text import EDITORIAL
from careers.domain.walk import texts

_WORD = re.compile(r"[^\W_]+")


def sourced(catalogue: Catalogue) -> Iterator[Finding]:
    """Every statement ends in a source mark, and every mark names a source or is editorial."""
    known = {source.code for source in catalogue.sources} | {EDITORIAL}
    for kind, thing in every(catalogue):
        for path, text, expected in texts(thing):
            for code in prose.marks(text):
                if code not in known:
                    message = _("The mark {%(code)s} names no source.")
                    yield Finding("error", kind, thing.code, path, message, said(code=code))
            if expected.marked:
                for part in prose.unmarked(text):
                    message = _(
                        "“%(words)s” ends without a source mark: add the source’s, or {ed}."
                    )
                    told = said(words=short(part))
                    yield Finding("error", kind, thing.code, path, message, told)


def readable(catalogue: Catalogue) -> Iterator[Finding]:
    """No text needs an older reader than it should, and no sentence goes on too long."""
    known = readability.terms(catalogue)
    for kind, thing in every(catalogue):
        for path, text, expected in texts(thing):
            if not expected.marked:
                continue
            plain = prose.plain(text)
            # Nearly all texts are no longer as a whole than a sentence may be.
            whole = len(plain.split()) <= readability.LONGEST_SENTENCE
            sentence = "" if whole else readability.longest(plain)
            if len(sentence.split()) > readability.LONGEST_SENTENCE:
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
    met: set[str] = set()
    # What says most comes last, and a few of those have nearly all words.
    for kind, thing in reversed([*every(catalogue)]):
        if not waiting:
            return
        if kind != "synonym":
            met.update(*(_forms(text) for _, text, _ in texts(thing)))
            for code in [code for code, means in waiting.items() if any(it <= met for it in means)]:
                del waiting[code]
    for code in waiting:
        yield Finding(
            "warning", "synonym", code, "means", _("No text of ours has any of these words.")
        )


def _forms(text: str) -> set[str]:
    return {words.form(raw) for raw in _WORD.findall(text)}
