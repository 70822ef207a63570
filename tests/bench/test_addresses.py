"""What is asked in hundreds: as many different ones as are said, the same each time."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bench import addresses
from careers.domain import files
from careers.domain.catalogue import Catalogue
from careers.domain.paths import paths_of

OURS = files.read(Path(__file__).parents[2] / "catalogue")[0]


@pytest.mark.parametrize("make", [addresses.searches, addresses.routes, addresses.comparisons])
def test_there_are_two_hundred_different_ones_the_same_each_time(
    make: Callable[[Catalogue], list[str]],
) -> None:
    made = make(OURS)
    assert (len(made), len(set(made))) == (200, 200)
    assert make(OURS) == made


def test_half_of_the_routes_lead_somewhere() -> None:
    pairs = [parse_qs(urlsplit(path).query) for path in addresses.routes(OURS)]
    reached = [pair["to"][0] in paths_of(OURS).reached(pair["from"][0]) for pair in pairs]
    assert reached.count(True) >= 100
