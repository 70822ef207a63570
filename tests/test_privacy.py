"""The document on personal data names every table there is, and no other."""

import re
from pathlib import Path

from django.apps import apps

DOCUMENT = Path(__file__).parent.parent / "docs/privacy.md"


def test_every_table_is_named_once() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    named = re.findall(r"`([a-z_]+\.[A-Z]\w+)`", text)
    tables = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
    }
    assert sorted(named) == sorted(tables)


def test_every_table_that_names_a_colleague_is_among_those_of_staff() -> None:
    staff = DOCUMENT.read_text(encoding="utf-8").partition("## Staff")[2].partition("## Neither")[0]
    user = apps.get_model("auth", "User")
    naming = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
        and any(field.related_model is user for field in model._meta.concrete_fields)
    }
    assert {label for label in naming if f"| `{label}` |" not in staff} == set()


def test_every_table_that_hangs_on_an_attempt_is_among_those_of_visitors() -> None:
    visitors = DOCUMENT.read_text(encoding="utf-8").partition("## Staff")[0]
    attempt = apps.get_model("careers", "Attempt")
    hanging = {relation.related_model._meta.label for relation in attempt._meta.related_objects}
    assert {label for label in hanging if f"| `{label}` |" not in visitors} == set()
