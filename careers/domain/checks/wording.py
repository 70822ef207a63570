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
            sentence = readability.longest(plain)
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
    leading = [row for row in catalogue.synonyms if not row.alike]
    if not leading:
        return
    known = {
        words.form(raw)
        for kind, thing in every(catalogue)
        if kind != "synonym"
        for _, text, _ in texts(thing)
        for raw in _WORD.findall(text)
    }
    for row in leading:
        said = ({words.form(raw) for raw in _WORD.findall(one)} for one in row.means)
        if not any(forms <= known for forms in said):
            message = _("No text of ours has any of these words.")
            yield Finding("warning", "synonym", row.code, "means", message)
