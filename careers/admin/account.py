"""The simple guard, for rows that are no things of the draft: who saves second is told what is there now,
with what they typed still in the form."""

from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core import signing
from django.db import models, transaction
from django.forms import ValidationError, model_to_dict
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from careers.admin.seen import SEEN, hidden
from careers.queries.desk import hand_of


class GuardedPlainly(ModelAdmin):
    """Beside an admin's own class: no save overwrites what its writer has not seen."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        with transaction.atomic():
            row = self._held(request, object_id)
            now = _plain(row) if row else {}
            if request.method == "POST" and row:
                request._missed = _changed(row, _unpack(request), now)  # type: ignore[attr-defined]
            context = {**(extra_context or {}), SEEN: hidden(signing.dumps(now, salt=SEEN))}
            return super().changeform_view(request, object_id, form_url, context)

    def get_form(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """A form that says what somebody else changed meanwhile, once."""
        form: Any = super().get_form(request, *args, **options)
        if not (missed := getattr(request, "_missed", "")):
            return form

        def clean(self: Any) -> Any:
            form.clean(self)
            raise ValidationError(missed)

        return type(form.__name__, (form,), {"clean": clean})

    def _held(self, request: HttpRequest, object_id: str | None) -> models.Model | None:
        """The row, which nobody else writes to until this save is through."""
        row: models.Model | None = None
        if object_id is not None:
            row = self.get_object(request, unquote(object_id))
        if row and request.method == "POST":
            rows: Any = self.model._default_manager
            row = rows.select_for_update().filter(pk=row.pk).first()
        return row


def _plain(row: models.Model) -> dict[str, Any]:
    """What a row says, as plain data; what the system writes by itself is left out."""
    found = model_to_dict(row, exclude=["password", "last_login", "date_joined"])
    return {
        name: sorted(it.pk for it in value) if isinstance(value, list) else str(value)
        for name, value in found.items()
    }


def _unpack(request: HttpRequest) -> dict[str, Any] | None:
    try:
        found = signing.loads(request.POST.get(SEEN, ""), salt=SEEN)
    except signing.BadSignature:
        return None
    return found if isinstance(found, dict) else None


def _changed(row: models.Model, before: dict[str, Any] | None, now: dict[str, Any]) -> str:
    """Who changed what since the form was opened, and what is there now; empty if nobody did."""
    if before == now:
        return ""
    who = hand_of(row)
    by = who.who if who else _("Somebody")
    if before is None:
        return _(
            "This form is from before something else was saved. Look it over, then save again."
        )
    told = [
        f"{capfirst(row._meta.get_field(name).verbose_name)}: {_said(row, name, before)}"  # type: ignore[union-attr]
        for name in now
        if now[name] != before.get(name)
    ]
    return _(
        "%(who)s saved this while you wrote. There is now: %(told)s. What you typed is still here; save "
        "again to have that instead."
    ) % {"who": by, "told": "; ".join(told)}


def _said(row: models.Model, name: str, before: dict[str, Any]) -> str:
    """What is there now, in words: of several, which came and which went."""
    field: Any = row._meta.get_field(name)
    if not field.many_to_many:
        value = getattr(row, name)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        shown = getattr(row, f"get_{name}_display", None)
        return str(shown() if shown else value) or _("empty")
    there = {it.pk: str(it) for it in getattr(row, name).all()}
    gone = set(before.get(name, ())) - set(there)
    lost = {it.pk: str(it) for it in field.related_model._default_manager.filter(pk__in=gone)}
    came = [f"+ {said}" for pk, said in there.items() if pk not in before.get(name, ())]
    return ", ".join([*came, *(f"− {said}" for said in lost.values())])
