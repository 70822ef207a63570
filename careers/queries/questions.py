"""The draft's questions against those that visitors answer now, and how many have."""

from dataclasses import dataclass

from careers.domain.carry import Carry, carry
from careers.domain.catalogue import Catalogue
from careers.domain.numbers.disclosure import full_tens
from careers.queries.draft import draft
from careers.queries.edition import NothingPublished, Published, current_edition
from careers.queries.numbers import numbers_of

A_FEW = -1
"""Stands for a number of people that is too small to be told."""


@dataclass(frozen=True)
class Asked:
    """The draft's questions; what is live, None before the first edition; and what becomes of answers
    given to the live questions."""

    draft: Catalogue
    live: Published | None
    carry: Carry


def asked() -> Asked:
    """As both stand now. Without a live edition every question is new."""
    catalogue = draft().catalogue
    try:
        live = current_edition()
    except NothingPublished:
        nothing = Catalogue.of(catalogue.site, {})
        return Asked(catalogue, None, carry(nothing, catalogue))
    return Asked(catalogue, live, carry(live.catalogue, catalogue))


def people(published: Published) -> dict[str, int]:
    """By question: how many people at least have come to it under an edition, in full tens; `A_FEW` where it may not be told, and 0 where nobody has begun at all.

    They are made of the brackets that the numbers are told in, and so tell nothing more."""
    told = numbers_of(published)
    codes = [item.code for item in published.catalogue.questionnaire]
    if told.numbers is None:
        return dict.fromkeys(codes, A_FEW if told.present else 0)
    return {
        it.item.code: _at_least(it.not_reached.of - it.not_reached.at_most)
        for it in told.numbers.items
    }


def _at_least(count: int) -> int:
    return full_tens(count) or A_FEW
