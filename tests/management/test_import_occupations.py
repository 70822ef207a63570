"""The command that starts a draft from public data: it reports first, and changes all or nothing."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from careers.actions.draft import replace_draft
from careers.actions.edition import Refused, publish
from careers.domain import things
from careers.management.commands import import_occupations
from careers.models import Edition, Proficiency, Question, Role, Site, Skill
from careers.queries.draft import draft, has_draft, held
from tests import factories, occupations
from tests.domain.occupations.reading import ESCO, ONET, copied

pytestmark = pytest.mark.django_db


def run(folder: Path, **options: Any) -> str:
    said = StringIO()
    call_command("import_occupations", folder, stdout=said, stderr=StringIO(), **options)
    return said.getvalue()


def test_it_reports_and_changes_nothing_unless_told() -> None:
    said = run(ONET)
    assert said.startswith("O*NET 29.0 Database, from db_29_0_text\n\nWhat became of every row\n")
    assert said.endswith("\nNothing was changed. To make this the draft add --write.\n")
    assert run(ONET, dry_run=True) == said
    assert not has_draft()
    assert held() == {}


def test_written_it_is_the_draft_word_for_word() -> None:
    said = run(ONET, write=True)
    assert said.endswith("\nThe draft now holds 6 roles, 4 skills. Look at /desk/.\n")
    found = draft()
    assert found.refused == ()
    assert found.catalogue.role("bread-bakers").duties == (
        "Shape loaves by hand. {onet}",
        "Set the oven's heat and steam. {onet}",
    )
    assert held() == {
        "sources": 1,
        "levels": 4,
        "tracks": 3,
        "proficiencies": 5,
        "skills": 4,
        "roles": 6,
        "steps": 4,
    }


def test_with_questions_written_it_can_be_published_and_read(visitor: Client) -> None:
    run(ESCO, write=True)
    with pytest.raises(Refused) as refused:
        publish("Bakers", None)
    assert [it.message for it in refused.value.findings] == ["The questionnaire has no questions."]
    for code in ("food-hygiene-rules", "supervise-staff"):
        Skill.objects.filter(pk=code).update(levels="One\nTwo\nThree\nFour\nFive")
        Question.objects.create(code=f"{code}-1", part="a", text="Doing it.", skill_id=code)
    assert publish("Bakers", None).number == 1
    page = visitor.get("/roles/bread-baker/").content.decode()
    assert "nobody has written it out yet" in page
    assert "European Commission" in visitor.get("/sources/").content.decode()


def test_a_draft_that_holds_something_goes_only_when_told() -> None:
    replace_draft(factories.catalogue())
    there = (
        "1 sources, 2 levels, 1 tracks, 5 proficiencies, 1 preferences, 2 skills, 1 challenges, "
        "1 training, 2 roles, 1 steps, 6 items"
    )
    assert run(ESCO).endswith(
        "\nNothing was changed. To make this the draft add --write --replace: the draft holds "
        f"{there}.\n"
    )
    with pytest.raises(CommandError) as error:
        run(ESCO, write=True)
    assert str(error.value) == (
        f"The draft holds {there}. Keep them with ./dev manage dump_catalogue FOLDER; then add "
        "--replace, and they go. Nothing was changed."
    )
    assert sorted(Role.objects.values_list("pk", flat=True)) == ["agent", "leader"]
    run(ESCO, write=True, replace=True)
    assert sorted(Role.objects.values_list("pk", flat=True)) == [
        "bakery-helper",
        "bakery-manager",
        "bread-baker",
        "pastry-maker",
    ]
    assert "steps" not in held()


def test_the_name_the_contact_and_the_five_levels_stay() -> None:
    site = factories.site(
        name="Ovens", contact="desk@example.org", licence="CC0", licence_url="https://example.org/"
    )
    replace_draft(factories.catalogue(site))
    Proficiency.objects.filter(rank=1).update(anchor="Never tried")
    run(ESCO, write=True, replace=True)
    catalogue = draft().catalogue
    assert catalogue.site == things.Site(
        name="Ovens", strapline="Find your next rung", contact="desk@example.org"
    )
    assert catalogue.anchors[0].anchor == "Never tried"


def test_a_frame_no_catalogue_may_have_is_replaced_by_ours() -> None:
    replace_draft(factories.catalogue())
    Site.objects.update(name="")
    assert import_occupations.frame().site.name == "Rungs"
    Site.objects.update(name="Ovens")
    Proficiency.objects.filter(rank=5).delete()
    assert [it.rank for it in import_occupations.frame().proficiencies] == [3, 4, 2, 1, 5]


def test_editions_are_not_touched(edition: Edition) -> None:
    run(ONET, write=True)
    assert Edition.objects.get() == edition


def test_a_fault_is_told_with_its_place_and_nothing_is_written(tmp_path: Path) -> None:
    folder = copied(ONET, tmp_path)
    path = folder / "Skills.txt"
    path.write_text(path.read_text().replace("\t2.00\t", "\ttwo\t"))
    with pytest.raises(CommandError) as error:
        run(folder, write=True)
    assert str(error.value) == (
        "Skills.txt:2: Data Value: “two” is no number from 1 to 5\n"
        "Skills.txt:7: Data Value: “two” is no number from 0 to 7\n"
        "Skills.txt:8: Data Value: “two” is no number from 1 to 5\n"
        "Skills.txt:12: Data Value: “two” is no number from 1 to 5\n"
        "Nothing was changed."
    )
    assert not has_draft()


def test_a_folder_of_something_else(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"holds neither O\*NET’s “Occupation Data.txt” nor"):
        run(tmp_path)
    with pytest.raises(CommandError, match=r"Nothing was changed\.$"):
        run(ONET, only=["43-4051"])


def test_options_reach_the_importer() -> None:
    said = run(ESCO, format="esco", language="en", only=["7512"], rungs="graded", edition="v9")
    assert said.startswith("ESCO classification v9, from v1.2.0\n")
    assert "           2  roles\n" in said
    assert "           5  skills\n" in run(ONET, elements=["skills", "knowledge"])


class Interrupted(StringIO):
    """A terminal at which somebody presses Ctrl-C as soon as it says anything."""

    def write(self, _text: str) -> int:
        raise KeyboardInterrupt


def test_stopped_it_leaves_the_draft_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace_draft(factories.catalogue())
    monkeypatch.setattr(import_occupations, "PATIENCE", 0.0)
    occupations.onet(tmp_path, occupations=100, names=1)
    for folder in (tmp_path, ONET):  # while it reads; while it is about to write
        with pytest.raises(CommandError, match=r"^Stopped\. Nothing was changed\.$") as error:
            call_command(
                "import_occupations",
                folder,
                write=True,
                replace=True,
                stdout=StringIO(),
                stderr=Interrupted(),
            )
        assert error.value.returncode == 130
    assert Role.objects.count() == 2


def test_what_takes_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_occupations, "PATIENCE", 0.0)
    occupations.onet(tmp_path, occupations=100, names=30)
    said = StringIO()
    call_command("import_occupations", tmp_path, stdout=StringIO(), stderr=said)
    assert said.getvalue().splitlines()[0] == "Reading Skills.txt … 5,000 rows"


@pytest.mark.parametrize("body", ["onet", "esco"])
def test_a_folder_of_any_size_can_be_made_and_read(tmp_path: Path, body: str) -> None:
    if body == "onet":
        occupations.onet(tmp_path, occupations=40, names=5)
    else:
        occupations.esco(tmp_path, occupations=40, skills=60, each=7)
    run(tmp_path, write=True)
    found = draft()
    assert (len(found.catalogue.roles), found.refused) == (37 if body == "onet" else 40, ())
