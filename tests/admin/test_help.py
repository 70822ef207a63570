"""Every field of every form says what it is for."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import RequestFactory

from careers.admin.base import PieceInline
from careers.admin.help import HELP
from careers.models import DRAFT_MODELS, Thing

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", DRAFT_MODELS)
def test_no_field_is_left_unexplained(model: type[Thing]) -> None:
    request = RequestFactory().get("/desk/")
    request.user = User.objects.create_superuser("ann")
    kind = admin.site._registry[model]
    forms = {model.__name__: kind.get_form(request)()}
    apart: set[str] = set()
    for inline in kind.get_inline_instances(request):
        rows: Any = inline.get_formset(request)
        forms[inline.model.__name__] = rows.form()
        # Lines say it once for all of them.
        apart |= {rows.fk.name, "DELETE"}
        if isinstance(inline, PieceInline):
            assert inline.about
            apart |= {inline.naming, *inline.scales}
    silent = [
        (name, field)
        for name, form in forms.items()
        for field, known in form.fields.items()
        if not known.help_text and (name == model.__name__ or field not in apart)
    ]
    assert silent == []


def test_every_help_is_about_a_field_there_is() -> None:
    models = {it._meta.model_name: it for it in apps.get_models()}
    lost = [
        (model, field)
        for model, fields in HELP.items()
        for field in fields
        if field not in {it.name for it in models[model]._meta.get_fields()}
    ]
    assert lost == []
