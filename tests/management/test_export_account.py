"""What a colleague is handed is all that names them."""

import json
from io import StringIO

import pytest
from axes.models import AccessLog
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command

from careers.models import Care, Edition, Group, Review
from careers.queries.account import stored_of
from tests.filling import fill

pytestmark = pytest.mark.django_db


def told(name: str) -> dict[str, list[dict[str, object]]]:
    out = StringIO()
    call_command("export_account", name, stdout=out)
    found: dict[str, list[dict[str, object]]] = json.loads(out.getvalue())
    return found


def test_all_that_names_them_and_nothing_of_others(publisher: User, edition: Edition) -> None:
    other = User.objects.create_user("other", "other@example.org")
    for user in (publisher, other):
        Review.objects.create(
            kind="role", code="agent", verdict="said", comment=user.username, by=user
        )
        Group.objects.create(name=user.username, code=user.username, created_by=user)
        AccessLog.objects.create(username=user.username, ip_address="192.0.2.1")
        LogEntry.objects.create(
            user=user, content_type=ContentType.objects.get_for_model(User), action_flag=CHANGE
        )
    Care.objects.create(kind="role", code="agent", owner=other, read_by=publisher)
    found = told("publisher")
    assert {table: len(rows) for table, rows in found.items()} == {
        "auth.User": 1,
        "admin.LogEntry": 1,
        "axes.AccessLog": 1,
        "careers.Care": 1,
        "careers.Group": 1,
        "careers.Review": 1,
    }
    assert found["careers.Review"][0]["comment"] == "publisher"
    text = json.dumps(found)
    assert publisher.password not in text
    assert "other@" not in text
    with pytest.raises(CommandError, match="There is no account “nobody”"):
        told("nobody")


def test_every_table_that_can_name_an_account_is_looked_at(publisher: User) -> None:
    fill()
    naming = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
        and any(it.related_model is User and not it.null for it in model._meta.concrete_fields)
    }
    assert naming - set(stored_of(publisher)) == set()
    assert len(naming) > 6
