"""The command that makes a catalogue to measure with: into the draft, or into files."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from careers.actions.draft import replace_draft
from careers.actions.edition import publish
from careers.domain import files
from careers.domain.catalogue import Catalogue
from careers.domain.synthetic import synthetic
from careers.management.commands import make_catalogue
from careers.models import Role
from careers.queries.draft import draft, has_draft, held

SIZE = {"roles": 25, "skills": 60, "links": 600, "seed": 5}


def run(**options: Any) -> tuple[str, str]:
    """What it says on standard output, and on standard error."""
    said, told = StringIO(), StringIO()
    call_command("make_catalogue", stdout=said, stderr=told, **(SIZE | options))
    return said.getvalue(), told.getvalue()


@pytest.mark.django_db
def test_it_makes_the_draft_and_says_how_far_it_is(catalogue: Catalogue) -> None:
    made = synthetic(catalogue, **SIZE)
    said, told = run()
    links = sum(len(role.skills) for role in made.roles)
    assert (
        said
        == f"The draft holds 25 roles, 60 skills, {links} links. Publish it at /desk/publish/.\n"
    )
    assert told == "Making the catalogue …\nWriting the draft …\n"
    assert draft().catalogue == made
    assert draft().errors == ()
    assert publish("To measure with.", None).number == 1


@pytest.mark.django_db
def test_a_draft_that_is_live_as_it_stands_gives_way(catalogue: Catalogue) -> None:
    replace_draft(catalogue)
    publish("The first.", None)
    run()
    assert held()["roles"] == 25


@pytest.mark.django_db
@pytest.mark.parametrize("published", [True, False])
def test_a_draft_that_says_something_else_stays(catalogue: Catalogue, published: bool) -> None:
    replace_draft(catalogue)
    if published:
        publish("The first.", None)
    Role.objects.filter(pk="trainer").update(title="Coach")
    with pytest.raises(CommandError) as refused:
        run()
    assert str(refused.value) == make_catalogue.DIFFERS
    assert Role.objects.get(pk="trainer").title == "Coach"
    run(replace=True)
    assert Role.objects.get(pk="trainer").title == "Trainer"
    assert held()["roles"] == 25


@pytest.mark.django_db
def test_a_draft_with_a_row_that_no_catalogue_may_hold_stays(catalogue: Catalogue) -> None:
    replace_draft(catalogue)
    publish("The first.", None)
    Role.objects.create(code="half", title="", level_id="entry", track_id="service", order=1)
    with pytest.raises(CommandError):
        run()
    assert Role.objects.filter(pk="half").exists()


@pytest.mark.django_db
def test_into_files_it_touches_no_draft(tmp_path: Path, catalogue: Catalogue) -> None:
    said, _told = run(files=tmp_path / "large")
    assert said.startswith("Wrote 25 roles, 60 skills, ")
    assert files.read(tmp_path / "large")[0] == synthetic(catalogue, **SIZE)
    assert not has_draft()


def test_a_folder_with_files_in_it_stays(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "letter.txt").write_text("Dear …", encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        run(files=tmp_path)
    assert str(refused.value) == (
        f"{tmp_path} holds files already: name another folder. Nothing was changed."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_too_small_is_told() -> None:
    with pytest.raises(CommandError) as refused:
        run(roles=3)
    assert str(refused.value) == "The least that can be made so: 19 roles, 37 skills, 48 links."
