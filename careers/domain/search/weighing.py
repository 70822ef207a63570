"""What each thing is worth as an answer: names first, then what is said, telling words before others."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from careers.domain.search.index import Index
from careers.domain.search.postings import Weights
from careers.domain.search.reading import Choice, Named, Unit

WHOLE = 0.65
"""How much of what a name counts hangs on how much of it was asked for."""
SURE_COUNTS = 0.1
"""What a point of a name counts that the whole query is, begins, means or misses by a slip."""


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """By a thing's number: its `score`, 0 where nothing was found; its `share` of what the best is worth
    by its words alone, 0 to 1, or 1 where the whole query is its name; whether it is `called` by all the
    words that say something; and how many of those it `holds`, of `asked` in all."""

    score: Weights
    share: Weights
    called: NDArray[np.bool_]
    holds: NDArray[np.int64]
    asked: int


def weighed(index: Index, units: Sequence[Unit], named: dict[int, Named]) -> Weighed:
    """Every thing weighed against a query.

    A word weighs the more, the fewer things have it (idf), and counts in a thing by the best place it
    stands in; in a name it counts besides, the more, the more of the name was asked for.
    """
    names = np.zeros(len(index.names))
    things = np.zeros(len(index.entries))
    found = []
    for unit in units:
        in_names, in_things = _unit(index, unit)
        names += in_names
        things += in_things
        found.append(in_things > 0)
    held = np.flatnonzero(names > 0)
    cover = np.minimum(names[held] / index.name_mass[held], 1)
    by_name = names[held] * index.name_rank[held] * (1 - WHOLE + WHOLE * cover)
    owners = index.names.owners[held]
    if len(owners):
        first = np.flatnonzero(np.append(True, owners[1:] != owners[:-1]))
        things[owners[first]] += np.maximum.reduceat(by_name, first)
    things *= index.kind_weights
    share = things / max(float(things.max(initial=0)), 1e-9)
    for number, one in named.items():
        things[number] += one.weight * SURE_COUNTS
        share[number] = 1
    holds, asked = _held(units, found, len(index.entries))
    return Weighed(things, share, _called(index, units), holds, asked)


def _unit(index: Index, unit: Unit) -> tuple[Weights, Weights]:
    """What a word counts in each name and in each thing, by the best it may stand for."""
    names, things = np.zeros(len(index.names)), np.zeros(len(index.entries))
    own = max((_weight(index, one) for one in unit.choices if one.how == "same"), default=None)
    for choice in unit.choices:
        weight = choice.share * _weight(index, choice)
        if own is not None and choice.how in ("kin", "start"):
            # A rarer word is no more telling than the one asked for.
            weight = min(weight, choice.share * own)
        held, _ones = index.in_names.of_all(choice.forms)
        names[held] = np.maximum(names[held], weight)
        held, shares = index.words.of_all(choice.forms)
        things[held] = np.maximum(things[held], weight * shares)
    return names, things


def _called(index: Index, units: Sequence[Unit]) -> NDArray[np.bool_]:
    """Of which things a name that is shown has all the words that say something, as they are written."""
    whole = index.name_shown.copy()
    for unit in units:
        if not unit.phrase and not unit.little:
            held = np.zeros(len(whole), bool)
            for choice in unit.choices:
                if choice.how == "same":
                    held[index.in_names.of_all(choice.forms)[0]] = True
            whole &= held
    if all(unit.phrase or unit.little for unit in units):
        return np.zeros(len(index.entries), bool)
    found = np.zeros(len(index.entries), bool)
    found[index.names.owners[whole]] = True
    return found


def _weight(index: Index, choice: Choice) -> float:
    return sum(map(index.weight, choice.forms))


def _held(
    units: Sequence[Unit], found: list[NDArray[np.bool_]], size: int
) -> tuple[NDArray[np.int64], int]:
    """How many of the words that say something each thing holds; a phrase holds its words."""
    phrases = [(unit, held) for unit, held in zip(units, found, strict=True) if unit.phrase]
    words = [
        (unit, held)
        for unit, held in zip(units, found, strict=True)
        if not unit.phrase and not unit.little
    ]
    holds = np.zeros(size, np.int64)
    for unit, held in words:
        around = (one for phrase, one in phrases if unit in phrase)
        holds += np.logical_or.reduce([held, *around])
    if words:
        return holds, len(words)
    for held in found:
        holds += held
    return holds, len(found)
