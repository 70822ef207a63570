"""The field's own words for the same thing, as the catalogue has them.

A thing's other names and hidden words belong to the thing. A synonym belongs to the language of the
field and to no one thing.
"""

from collections import defaultdict
from collections.abc import Mapping

from careers.domain.catalogue import Catalogue

Synonyms = Mapping[str, tuple[str, ...]]
"""By what a person may write: what the catalogue may say instead."""


def synonyms(catalogue: Catalogue) -> Synonyms:
    """The catalogue's synonyms; what several rows say of the same words is taken together."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for row in catalogue.synonyms:
        if not row.alike:
            found[row.name] += row.means
    return found


def alike(catalogue: Catalogue) -> list[tuple[str, ...]]:
    """The phrases that are one and the same wherever they stand."""
    return [(row.name, *row.means) for row in catalogue.synonyms if row.alike]
