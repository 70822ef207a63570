"""Choosing another thing: from a plain list while there are few, by searching where there are many."""

import re

import pytest
from django.test import Client

from careers.actions.draft import replace_draft
from careers.admin.choices import FEW
from careers.models import AdvancementStep, Role, Skill, TrainingModule
from tests import factories
from tests.views.seen import seen
from tests.views.test_desk import change_form

pytestmark = pytest.mark.django_db

ROLE = "/desk/careers/role/leader/change/"
STEP = "/desk/careers/advancementstep/agent-to-leader/change/"


@pytest.fixture
def loaded() -> None:
    replace_draft(factories.catalogue())


@pytest.fixture
def crowded(loaded: None) -> None:
    """More skills and pieces of training than anybody would scroll through."""
    Skill.objects.bulk_create(
        Skill(code=f"skill-{n}", order=9, name=f"Skill {n}", family="self") for n in range(FEW)
    )
    TrainingModule.objects.bulk_create(
        TrainingModule(code=f"module-{n}", order=9, name=f"Module {n}", stage="first")
        for n in range(FEW)
    )


def test_few_are_a_plain_list(desk: Client, loaded: None) -> None:
    text = desk.get(ROLE).content.decode()
    assert re.search(r'<option value="planning"[^>]*>Planning</option>', text)
    assert "admin-autocomplete" not in text
    assert 'type="checkbox" name="training"' in desk.get(STEP).content.decode()


def test_many_are_searched(desk: Client, crowded: None) -> None:
    text = desk.get(ROLE).content.decode()
    assert 'class="admin-autocomplete"' in text
    assert "Skill 7" not in text
    step = desk.get(STEP).content.decode()
    assert 'type="checkbox" name="training"' not in step
    assert 'class="selectfilter"' in step


def test_a_role_is_saved_among_many_skills(desk: Client, crowded: None) -> None:
    assert desk.post(ROLE, change_form(desk, ROLE) | {"title": "Chief"}).status_code == 302
    role = Role.objects.get(pk="leader")
    assert (role.title, role.skills.count()) == ("Chief", 2)
    more = change_form(desk, ROLE + "?rows=roleskill")
    more |= {"skills-2-skill": "skill-7", "skills-2-level": "2", "skills-2-importance": "1"}
    assert desk.post(ROLE, more).status_code == 302
    assert role.skills.filter(skill="skill-7").exists()


def test_among_many_a_name_is_typed_where_no_script_runs(desk: Client, crowded: None) -> None:
    more = ROLE + "?rows=roleskill"
    text = desk.get(more).content.decode()
    assert re.search(r'<input type="text" name="skills-2-skill" maxlength="400"', text)
    sent = change_form(desk, more)
    sent |= {"skills-2-skill": " skill 7", "skills-2-level": "2", "skills-2-importance": "1"}
    sent |= {"skills-3-skill": "skill-8", "skills-3-level": "3", "skills-3-importance": "1"}
    assert desk.post(more, sent).status_code == 302
    assert (
        Role.objects.get(pk="leader").skills.filter(skill__in=["skill-7", "skill-8"]).count() == 2
    )


def test_a_name_that_no_one_or_several_have_is_said(desk: Client, crowded: None) -> None:
    more = ROLE + "?rows=roleskill"
    Skill.objects.filter(pk="skill-9").update(name="Skill 7")
    for words in ("Skill 7", "Juggling"):
        sent = change_form(desk, more)
        sent |= {"skills-2-skill": words, "skills-2-level": "2", "skills-2-importance": "1"}
        page = desk.post(more, sent)
        assert f"There is no one thing called “{words}”." in page.content.decode()
        assert f'value="{words}"' in page.content.decode()
    assert Role.objects.get(pk="leader").skills.count() == 2


def test_a_choice_that_is_none_is_refused(desk: Client, loaded: None) -> None:
    page = seen(desk.post(ROLE, change_form(desk, ROLE) | {"level": "cellar"}))
    assert "Nothing is saved yet: one thing needs another look" in page.headings
    assert page.links["Rung"] == "#id_level"


def test_a_step_from_any_rung_has_no_origin(desk: Client, loaded: None) -> None:
    values = {"origin": "", "destination": "agent", "evidence": "editorial"}
    values |= {"summary": "Back. {ed}", "about": "More. {ed}"}
    assert desk.post("/desk/careers/advancementstep/add/", values).status_code == 302
    assert AdvancementStep.objects.get(pk="any-to-agent").origin is None
