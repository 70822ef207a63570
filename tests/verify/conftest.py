"""What the long tests share: `pytest tests/verify`, apart from `./dev test`."""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.verify.house import House, folder_of, serving, store

Tell = Callable[..., None]


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Says a row of the table: what, its target, its figure. They are printed, and added as JSON to the
    file that VERIFY_FIGURES names; an aim that is missed fails the test, one that could not be looked at
    (`good` is None) skips it."""

    def say(row: str, target: str, figure: str, good: bool | None) -> None:
        said = {"row": row, "tool": request.node.nodeid, "target": target, "figure": figure}
        print(f"{row}: {figure} (target: {target})")
        if name := os.environ.get("VERIFY_FIGURES"):
            with Path(name).open("a", encoding="utf-8") as file:
                file.write(json.dumps({**said, "pass": good}) + "\n")
        if good is None:
            pytest.skip(f"{row}: {figure}")
        assert good, f"{row}: {figure}; the target is {target}"

    return say


@pytest.fixture
def folder() -> Iterator[Path]:
    with folder_of() as path:
        yield path


@pytest.fixture(scope="session", params=["SQLite", "PostgreSQL"])
def house(request: pytest.FixtureRequest) -> Iterator[House]:
    """A host for tests that leave it whole; staff sign in there with a password alone."""
    with (
        folder_of() as path,
        store(request.param, path) as one,
        serving(one, path, SECOND_FACTOR="false") as running,
    ):
        yield running
