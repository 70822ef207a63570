"""Reading everything that is stored of somebody who works at the desk, to be handed to them."""

from collections.abc import Iterator
from typing import Any

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib.auth.models import User
from django.db import models

SIGN_INS = (AccessAttempt, AccessFailureLog, AccessLog)
WITHHELD = ("password", "key", "code_sha256", "token_sha256", "session_hash", "data", "document")
"""What opens something, and what is content: whole drafts and files."""

Rows = list[dict[str, Any]]


def stored_of(user: User) -> dict[str, Rows]:
    """By table: every row of theirs and every row that names them, as it is stored, but for what opens
    something and for content."""
    found = {User._meta.label: _plain(User.objects.filter(pk=user.pk))}
    for model, names in _naming():
        theirs = models.Q(*((name, user.pk) for name in names), _connector=models.Q.OR)
        if rows := _plain(model._base_manager.filter(theirs)):
            found[model._meta.label] = rows
    for model in SIGN_INS:
        if rows := _plain(model._base_manager.filter(username=user.username)):
            found[model._meta.label] = rows
    return found


def _naming() -> Iterator[tuple[type[models.Model], list[str]]]:
    """Every table with a column that names an account, and those columns."""
    for model in apps.get_models(include_auto_created=True):
        names = [it.name for it in model._meta.concrete_fields if it.related_model is User]
        if names and not model._meta.proxy:
            yield model, names


def _plain(rows: models.QuerySet[Any]) -> Rows:
    columns = [it.attname for it in rows.model._meta.concrete_fields if it.name not in WITHHELD]
    return [dict(row) for row in rows.order_by("pk").values(*columns)]
