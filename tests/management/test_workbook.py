"""The draft as a workbook, from the command line."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from careers.actions.draft import replace_draft
from careers.queries.draft import draft
from tests import factories

pytestmark = pytest.mark.django_db


def said(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_it_is_written_out_and_changes_nothing_when_read_in(tmp_path: Path) -> None:
    replace_draft(factories.catalogue())
    for ending in ("xlsx", "zip", "json"):
        file = tmp_path / f"draft.{ending}"
        assert said("export_workbook", str(file)) == f"Wrote {file}.\n"
        assert said("import_workbook", str(file), "--write") == "Changed 0 things.\n"


def test_it_says_what_would_change_and_changes_it_when_told_to(tmp_path: Path) -> None:
    replace_draft(factories.catalogue())
    file = tmp_path / "roles.csv"
    file.write_text("code,title\nagent,Chief\nleader,Leader\n", encoding="utf-8")
    told = "changed role:agent\nNothing is changed; --write would change 1 things.\n"
    assert said("import_workbook", str(file)) == told
    assert draft().catalogue.role("agent").title == "Agent"
    assert said("import_workbook", str(file), "--write").endswith("Changed 1 things.\n")
    assert draft().catalogue.role("agent").title == "Chief"


def test_it_refuses_in_words(tmp_path: Path) -> None:
    file = tmp_path / "roles.csv"
    with pytest.raises(CommandError, match="The draft is empty"):
        said("export_workbook", str(tmp_path / "draft.xlsx"))
    with pytest.raises(CommandError, match="Call the file one of these"):
        said("export_workbook", str(tmp_path / "draft.pdf"))
    replace_draft(factories.catalogue())
    file.write_text("code,title\nagent,Chief\nleader,\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"roles, row 3, B title: must not be empty"):
        said("import_workbook", str(file), "--write")
    with pytest.raises(CommandError, match="No such file"):
        said("import_workbook", str(tmp_path / "none.csv"))
    assert draft().catalogue.role("agent").title == "Agent"
