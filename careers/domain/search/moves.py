"""Queries that name two ends: "agent to team leader", "from csr to qa"."""

from collections.abc import Iterator

from careers.domain.search.index import Index
from careers.domain.search.names import Name
from careers.domain.search.words import SMALL, Word

TO = frozenset({"to", "into"})
LONGEST = 5
"""Words a role's name is taken to have at most."""


def moves(words: list[Word], index: Index) -> Iterator[Name]:
    """The names of the steps between two roles that stand around a “to”, by any of their names; the
    step open from any rung where there is none of their own, and the roles where there is neither."""
    for at, word in enumerate(words):
        if word.form in TO:
            origins = _roles([words[start:at] for start in range(max(0, at - LONGEST), at)], index)
            ends = range(min(len(words), at + 1 + LONGEST), at + 1, -1)
            destinations = _roles([words[at + 1 : end] for end in ends], index)
            if origins and destinations:
                yield from _steps(origins, destinations, index)


def _roles(runs: list[list[Word]], index: Index) -> list[str]:
    """The codes of the roles that the first of these runs of words names which names any."""
    for run in runs:
        if all(word.form in SMALL for word in run):
            continue
        for said in _meant(run, index):
            found = [n.entry for n in index.names.same(said) if n.entry.kind == "role"]
            if found:
                return list(dict.fromkeys(entry.thing.code for entry in found))
    return []


def _meant(run: list[Word], index: Index) -> Iterator[str]:
    """A run of words as it is, then with what it or its words mean as a whole."""
    told = tuple(word.form for word in run if word.form not in SMALL)
    yield "".join(told)
    for forms, _said in index.synonyms.get(told, ()):
        yield "".join(forms)


def _steps(origins: list[str], destinations: list[str], index: Index) -> Iterator[Name]:
    for origin in (*origins, ""):
        found = [index.step(origin, destination) for destination in destinations]
        named = [name for name in found if name]
        if named:
            yield from named
            return
    yield from map(index.role, (*destinations, *origins))
