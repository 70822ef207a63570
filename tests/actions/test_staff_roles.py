"""The five roles of the desk: what they may do, and that they stay so."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from careers.actions.staff_roles import (
    ADMINISTRATOR,
    ANALYST,
    AUTHOR,
    BY_NAME,
    DRAFT,
    PUBLISHER,
    REVIEWER,
    ROLES,
    keep_roles,
)

pytestmark = pytest.mark.django_db


def held(name: str) -> set[str]:
    rows = Group.objects.get(name=name).permissions.values_list(
        "content_type__app_label", "codename"
    )
    return {f"{app}.{codename}" for app, codename in rows}


def test_each_role_has_just_its_rights_however_often_it_is_made() -> None:
    Group.objects.all().delete()
    for _again in range(2):
        keep_roles()
        assert {it.name for it in Group.objects.all()} == set(BY_NAME)
        assert {role.name: held(role.name) for role in ROLES} == {
            role.name: set(role.rights) for role in ROLES
        }


def test_what_was_ticked_by_hand_is_set_back_and_a_house_keeps_its_own() -> None:
    keep_roles()
    publishing = Permission.objects.get(codename="add_edition")
    Group.objects.get(name="Author").permissions.add(publishing)
    ours = Group.objects.create(name="Recruiters")
    ours.permissions.add(publishing)
    keep_roles()
    assert "careers.add_edition" not in held("Author")
    assert held("Recruiters") == {"careers.add_edition"}


def test_migrating_makes_them() -> None:
    Group.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert held("Analyst") == set(ANALYST.rights)


def test_looking_what_would_be_migrated_makes_none() -> None:
    Group.objects.all().delete()
    call_command("migrate", plan=True, verbosity=0)
    assert Group.objects.count() == 0


def test_the_author_publishes_and_judges_nothing() -> None:
    assert not {"careers.add_edition", "careers.review_draft"} & set(AUTHOR.rights)


def test_nobody_but_author_and_administrator_writes_to_the_draft() -> None:
    writing = {
        f"careers.{action}_{it._meta.model_name}"
        for it in DRAFT
        for action in ("add", "change", "delete")
    } | {"careers.exchange_draft"}
    assert writing <= set(AUTHOR.rights)
    for role in (REVIEWER, PUBLISHER, ANALYST):
        assert not writing & set(role.rights)


def test_the_analyst_sees_nothing_of_the_draft() -> None:
    assert set(ANALYST.rights) == {
        "careers.view_numbers",
        "careers.view_group",
        "careers.view_vainsearch",
    }


def test_the_administrator_has_what_all_others_have() -> None:
    others = {right for role in ROLES for right in role.rights}
    assert others == set(ADMINISTRATOR.rights)
