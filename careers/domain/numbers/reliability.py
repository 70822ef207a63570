"""How far the two questions about a skill agree over many people."""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean

PAIRS_FROM = 100
"""Fewer pairs say too little: at 100 a reliability of .7 is still uncertain by about a tenth."""


def reliability(pairs: Sequence[tuple[int, int]]) -> float | None:
    """The reliability of two questions taken together, 0 to 1: `2r/(1 + r)`, where r is Pearson's
    correlation of the two answers.

    The Spearman–Brown formula (Spearman 1910 and Brown 1910, both British Journal of Psychology 3),
    which Eisinga, te Grotenhuis and Pelzer (2013, International Journal of Public Health 58)
    recommend for scales of two items. Where the answers run against each other, 0. None for fewer
    than 100 pairs, and where one question was answered alike by everybody.
    """
    if len(pairs) < PAIRS_FROM:
        return None
    r = _correlation(pairs)
    return None if r is None else max(0.0, 2 * r / (1 + r)) if r > -1 else 0.0


def _correlation(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Pearson's r; None where one side does not vary."""
    one, other = fmean(x for x, _ in pairs), fmean(y for _, y in pairs)
    together = sum((x - one) * (y - other) for x, y in pairs)
    spread = sqrt(sum((x - one) ** 2 for x, _ in pairs) * sum((y - other) ** 2 for _, y in pairs))
    return together / spread if spread else None
