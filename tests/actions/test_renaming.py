"""Giving a thing of the draft another code."""

import pytest
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from pytest_django import DjangoAssertNumQueries

from careers.actions import renaming as actions
from careers.actions.draft import replace_draft
from careers.actions.renaming import change_code
from careers.domain.catalogue import Catalogue
from careers.domain.renaming import Taken, rename
from careers.models import AdvancementStep, Role, RoleSkill, Skill
from careers.queries.draft import draft
from tests.domain.test_renaming import ONES, telling

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded() -> None:
    replace_draft(telling())


@pytest.mark.parametrize(("kind", "old"), ONES)
def test_the_rows_say_what_the_renamed_catalogue_says(loaded: None, kind: str, old: str) -> None:
    change_code(kind, old, "something-else", None)
    assert draft().catalogue == rename(telling(), kind, old, "something-else").catalogue


def test_our_own_catalogue(catalogue: Catalogue) -> None:
    replace_draft(catalogue)
    for kind, old in (("role", "team-leader"), ("skill", "coaching"), ("guide", "culture")):
        before = draft().catalogue
        change_code(kind, old, f"{old}-x", None)
        assert draft().catalogue == rename(before, kind, old, f"{old}-x").catalogue
    assert draft().errors == ()


def test_only_what_changes_is_written(loaded: None) -> None:
    kept = dict(RoleSkill.objects.values_list("pk", "skill_id"))
    change_code("skill", "speaking", "talking", None)
    assert dict(RoleSkill.objects.values_list("pk", "skill_id")) == {
        pk: "talking" if skill == "speaking" else skill for pk, skill in kept.items()
    }
    assert not Skill.objects.filter(pk="speaking").exists()


def test_there_and_back(loaded: None) -> None:
    change_code("role", "leader", "head", None)
    change_code("role", "head", "leader", None)
    assert Role.objects.get(pk="leader").formerly == "head"
    assert [step.pk for step in AdvancementStep.objects.all()] == ["agent-to-leader"]


def test_a_code_that_is_taken_changes_nothing(loaded: None) -> None:
    with pytest.raises(Taken):
        change_code("role", "leader", "agent", None)
    assert draft().catalogue == telling()


def test_nothing_is_changed_by_halves(loaded: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(codes: object) -> None:
        """Links that nobody leads anew."""

    monkeypatch.setattr(actions, "_lead_links", forgetful)
    with pytest.raises(actions.Unlike):
        change_code("role", "leader", "head", None)
    assert draft().catalogue == telling()


def test_what_was_noted_of_a_thing_stays_with_it(loaded: None, publisher: User) -> None:
    for model, pk in ((Role, "leader"), (AdvancementStep, "agent-to-leader"), (Skill, "leader")):
        LogEntry.objects.create(
            user=publisher,
            content_type=ContentType.objects.get_for_model(model),
            object_id=pk,
            object_repr="It",
            action_flag=ADDITION,
            change_message="",
        )
    change_code("role", "leader", "head", publisher)
    noted = LogEntry.objects.order_by("pk").values_list(
        "object_id", "action_flag", "user__username"
    )
    assert [entry[0] for entry in noted] == ["head", "agent-to-head", "leader", "head"]
    assert LogEntry.objects.latest("pk").get_change_message() == "Changed Code."


def test_the_number_of_queries_does_not_grow_with_what_is_there(
    loaded: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """But for one to write each text that links to it."""
    change_code("challenge", "shifts", "late", None)
    with django_assert_num_queries(QUERIES):
        change_code("challenge", "late", "nights", None)
    Skill.objects.bulk_create(
        Skill(code=f"skill-{n}", name="A", family="self", summary="A. {ed}", about="A. {ed}")
        for n in range(5)
    )
    with django_assert_num_queries(QUERIES):
        change_code("challenge", "nights", "shifts", None)


QUERIES = 97
