"""What the domain's tests get instead of `tests/conftest.py`, which begins with Django; and which of
them are run, in what order."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

from careers.domain import document, files
from careers.domain.catalogue import Catalogue

FEW = 20
"""Examples of each property, always the same, and no search for the shortest that fails."""


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Our own catalogue, as in `tests/conftest.py`."""
    return files.read(Path(__file__).parent.parent.parent / "catalogue")[0]


@pytest.fixture(scope="session")
def catalogue_document(catalogue: Catalogue) -> str:
    return document.write(catalogue)


class Chosen:
    """Runs of what is collected the tests in `wanted`, and of the files in `whole` those that are not
    `slow`, the fastest first."""

    def __init__(
        self, wanted: dict[str, float], whole: frozenset[str], slow: frozenset[str]
    ) -> None:
        self.wanted = wanted
        self.whole = whole
        self.slow = slow

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if self._is_wanted(item.nodeid)),
            key=lambda item: self.wanted.get(item.nodeid, 0.0),
        )
        for item in items:
            hurry(item)

    def _is_wanted(self, name: str) -> bool:
        file = name.partition("::")[0]
        return name in self.wanted or (file in self.whole and name not in self.slow)


def hurry(item: pytest.Item) -> None:
    """Leave a property `FEW` examples, whatever it asks for itself."""
    tried = getattr(getattr(item, "obj", None), "_hypothesis_internal_use_settings", None)
    function = getattr(item, "function", None)
    if function is not None and hasattr(function, "is_hypothesis_test"):
        own: settings = tried or settings()
        function._hypothesis_internal_use_settings = settings(
            own,
            max_examples=min(FEW, own.max_examples),
            stateful_step_count=min(FEW, own.stateful_step_count),
            deadline=None,
            database=None,
            derandomize=True,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
