"""`simulate`: its table, its JSON, and what it says when a floor is missed."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from careers.domain import files
from careers.domain.rivals import NAMES
from tests import factories


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A catalogue of two roles in files."""
    files.write(factories.catalogue(), tmp_path / "catalogue")
    return tmp_path / "catalogue"


def test_it_prints_the_table_and_writes_json(folder: Path, tmp_path: Path) -> None:
    said, written = StringIO(), tmp_path / "found.json"
    with pytest.raises(CommandError, match=r"^Floors missed:\n"):
        call_command("simulate", folder, "--respondents=5", f"--json={written}", stdout=said)
    assert said.getvalue().startswith("5 respondents for each of 2 roles and each scenario, seed 1")
    found = json.loads(written.read_text())
    assert (found["respondents"], found["seed"]) == (5, 1)
    assert list(found["recoveries"][0]["rivals"]) == list(NAMES)
    assert found["floors"][0]["target"] == "≥ 92"
    assert len(found["aims"]) == 11


def test_a_catalogue_without_two_roles_is_refused(tmp_path: Path) -> None:
    alone = factories.catalogue(roles=[factories.role("agent")], steps=[])
    files.write(alone, tmp_path / "alone")
    with pytest.raises(CommandError, match=r"^A simulation takes two roles"):
        call_command("simulate", tmp_path / "alone")
