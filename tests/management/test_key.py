"""Hosts that share a database and not the key are told of it."""

from typing import Any

import pytest
from django.conf import settings as configured
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client

from careers.management.key import ANOTHER, compare

pytestmark = pytest.mark.django_db


def said(settings: Any, key: str) -> list[str]:
    """What a start with that key says."""
    settings.SECRET_KEY = key
    found: list[str] = []
    compare(found.append)
    return found


def test_another_key_is_told_once_and_the_same_never(settings: Any) -> None:
    assert said(settings, "first") == []
    assert said(settings, "first") == []
    assert said(settings, "second") == [ANOTHER]
    assert said(settings, "second") == []
    assert said(settings, "first") == [ANOTHER]


def test_the_mark_tells_nothing_opens_nothing_and_stays(settings: Any, client: Client) -> None:
    said(settings, "first")
    mark = Session.objects.get()
    assert "first" not in mark.session_data
    call_command("clearsessions")
    assert Session.objects.get() == mark
    client.cookies[configured.SESSION_COOKIE_NAME] = mark.session_key
    assert client.get("/desk/").status_code == 302
    assert client.session.session_key != mark.session_key
