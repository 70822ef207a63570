"""The commands that carry the catalogue between its files and the draft."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from careers.actions.draft import replace_draft
from careers.domain import files
from careers.domain.catalogue import Catalogue
from careers.models import Role
from careers.queries.draft import draft, has_draft
from tests import factories

pytestmark = pytest.mark.django_db


def test_what_is_dumped_loads_again(catalogue: Catalogue, tmp_path: Path) -> None:
    replace_draft(catalogue)
    call_command("dump_catalogue", tmp_path, stdout=StringIO())
    replace_draft(factories.catalogue())
    said = StringIO()
    call_command("load_catalogue", tmp_path, stdout=said)
    assert draft().catalogue == catalogue
    assert said.getvalue() == "19 roles, 37 skills: good.\n"


def test_a_bad_file_is_named_and_nothing_is_loaded(tmp_path: Path) -> None:
    replace_draft(factories.catalogue())
    files.write(factories.catalogue(), tmp_path)
    path = tmp_path / "roles/agent.yaml"
    path.write_text(path.read_text().replace("title: Agent", "titel: Agent"))
    with pytest.raises(CommandError, match=r"roles/agent.yaml:1: "):
        call_command("load_catalogue", tmp_path)
    assert Role.objects.get(pk="agent").title == "Agent"


def test_an_error_in_what_it_says_has_its_line_and_nothing_is_loaded(tmp_path: Path) -> None:
    files.write(factories.catalogue(), tmp_path)
    path = tmp_path / "challenges/shifts.yaml"
    path.write_text(path.read_text().replace("summary: Hard. {ed}", "summary: Hard."))
    line = path.read_text().splitlines().index("summary: Hard.") + 1
    said = StringIO()
    with pytest.raises(CommandError, match="nothing was loaded"):
        call_command("load_catalogue", tmp_path, stderr=said)
    assert f"challenges/shifts.yaml:{line}: error: “Hard.” ends without" in said.getvalue()
    assert not has_draft()


def test_checking_touches_no_table(tmp_path: Path) -> None:
    files.write(factories.catalogue(), tmp_path)
    call_command("load_catalogue", tmp_path, check=True, stdout=StringIO(), stderr=StringIO())
    assert not has_draft()


def test_an_empty_draft_is_not_dumped(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nothing to write"):
        call_command("dump_catalogue", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_draft_no_file_could_hold_is_not_dumped(tmp_path: Path) -> None:
    replace_draft(factories.catalogue())
    Role.objects.filter(pk="leader").update(summary="")
    with pytest.raises(CommandError, match="role:leader summary: must be one line"):
        call_command("dump_catalogue", tmp_path)
    assert list(tmp_path.iterdir()) == []
