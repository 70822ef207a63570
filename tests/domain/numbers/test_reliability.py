"""The two questions about a skill, against what textbooks say."""

from random import Random
from statistics import correlation

import pytest

from careers.domain.numbers.reliability import reliability


def test_a_hundred_pairs_are_wanted() -> None:
    pairs = [(n % 5 + 1, n % 5 + 1) for n in range(100)]
    assert reliability(pairs[:99]) is None
    assert reliability(pairs) == pytest.approx(1.0)


def test_the_formula_of_spearman_and_brown() -> None:
    random = Random(7)
    pairs = [
        (one, min(5, max(1, one + random.choice((-1, 0, 0, 1))))) for one in (1, 2, 3, 4, 5) * 40
    ]
    r = correlation(*map(list, zip(*pairs, strict=True)))
    assert reliability(pairs) == pytest.approx(2 * r / (1 + r))
    assert 0.8 < (reliability(pairs) or 0) < 1


def test_a_correlation_of_a_half_gives_two_thirds() -> None:
    # Four corners of a square, weighted: r = (3a - a) / 4a = 1/2.
    pairs = [(1, 1)] * 60 + [(5, 5)] * 60 + [(1, 5)] * 20 + [(5, 1)] * 20
    assert reliability(pairs) == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([(n % 5 + 1, 5 - n % 5) for n in range(100)], 0.0),
        ([(3, n % 5 + 1) for n in range(100)], None),
        ([(n % 2 + 1, n // 2 % 2 + 1) for n in range(100)], 0.0),
    ],
    ids=["against each other", "no spread", "nothing to do with each other"],
)
def test_where_there_is_nothing_to_tell(pairs: list[tuple[int, int]], told: float | None) -> None:
    assert reliability(pairs) == told
