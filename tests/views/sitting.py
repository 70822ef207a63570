"""Sitting through the smallest questionnaire there is.

Section 1 asks two skills, 2 a preference, 3 a preview, 4 the same skills again.
"""

import re
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.models import Answer, Edition
from careers.queries.edition import forget_editions

COOKIE = settings.ATTEMPT_COOKIE_NAME
ASKED = "Doing one thing that others can see."
"""The words of every skill item."""


def publish(
    catalogue: Catalogue, number: int, live_at: datetime | None = None, by: User | None = None
) -> None:
    text = document.write(catalogue)
    Edition.objects.create(
        number=number,
        document=text,
        schema=document.SCHEMA,
        sha256=document.digest(text),
        note="For this test",
        published_at=timezone.now(),
        live_at=live_at,
        published_by=by,
    )
    forget_editions()


def send(client: Client, number: int, button: str = "next", **answers: str) -> Any:
    """Send a section's form; underscores in names stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in answers.items()}
    return client.post(f"/assessment/part/{number}/", {**named, button: ""})


def answer_all(client: Client) -> None:
    send(client, 1, role="agent", speaking_1="4", planning_1="3")
    send(client, 2, prefers_people="2")
    send(client, 3, preview_shifts="1")
    send(client, 4, speaking_2="4", planning_2="3")


def carried(response: Any) -> dict[str, str]:
    """What a shown form carries unseen, to be sent with it."""
    hidden = re.compile(r'<input type="hidden" name="(of|shown)" value="([^"]+)">')
    return dict(hidden.findall(response.content.decode()))


def saved() -> dict[str, int | None]:
    return dict(Answer.objects.values_list("item", "value"))
