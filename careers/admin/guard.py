"""No save of a draft's thing overwrites what its writer has not seen: the hooks of a kind's admin."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from careers.actions.writing import writing
from careers.admin.colliding import CASES
from careers.admin.meeting import collided, merged, rows_now, said_now
from careers.admin.saying import Words
from careers.admin.seen import (
    SEEN,
    Sight,
    hidden,
    kind_of,
    look,
    name_of,
    pack,
    pack_digests,
    present,
    unpack,
    unpack_digests,
)
from careers.domain.said import digest
from careers.models import Thing
from careers.queries.desk import hands


class _Undone(Exception):
    """Nothing was saved, so the draft is where it was: the answer is all that is left."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


class Guarded(ModelAdmin):
    """The admin of a kind of things, and of the site."""

    # A form ---------------------------------------------------------------------------------

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """As Django has it; but what is sent is held against what was shown, with nobody else writing
        meanwhile."""
        context = dict(extra_context or {})
        if request.method != "POST":
            if object_id is not None:
                context[SEEN] = hidden(pack(look(self._shown(request, object_id))))
            return super().changeform_view(request, object_id, form_url, context)
        context[SEEN] = hidden(request.POST.get(SEEN, "")) if object_id is not None else ""
        try:
            with writing():
                return self._guarded(request, object_id, form_url, context)
        except _Undone as undone:
            return undone.response

    def _guarded(self, request: HttpRequest, object_id: str | None, *args: Any) -> HttpResponse:
        """The answer to a save; raises `_Undone` with it where nothing was saved."""
        response = self._met(request, object_id) or super().changeform_view(
            request, object_id, *args
        )
        if not getattr(request, "_written", False):
            raise _Undone(response)
        return response

    def saved(self, request: HttpRequest, row: Any) -> None:
        """What is to be said once a thing is saved, by whatever way."""

    def log_addition(self, request: HttpRequest, *args: Any) -> Any:
        request._written = True  # type: ignore[attr-defined]
        return super().log_addition(request, *args)

    def log_change(self, request: HttpRequest, *args: Any) -> Any:
        request._written = True  # type: ignore[attr-defined]
        return super().log_change(request, *args)

    def _shown(self, request: HttpRequest, object_id: str) -> Iterable[models.Model]:
        """The rows a form is about: the thing's own, and those that are things themselves."""
        admin: Any = self
        row = admin.get_object(request, unquote(object_id))
        if row is None:
            return
        yield row
        for inline in admin.get_inline_instances(request, row):
            if issubclass(inline.model, Thing):
                yield from inline.model._default_manager.filter(**{inline.fk_name: row})

    def _met(self, request: HttpRequest, object_id: str | None) -> HttpResponse | None:
        """The answer to a save that met another; None where it may go on."""
        if CASES in request.POST:
            return merged(self, request)
        if object_id is None or "_saveasnew" in request.POST:
            return None
        admin: Any = self
        sight = unpack(request.POST.get(SEEN, ""))
        kind = kind_of(self.model)
        name = (kind, unquote(object_id) if issubclass(self.model, Thing) else "")
        row = present(name, sight.get(name))
        if (row is None and name not in sight) or not admin.has_change_permission(request, row):
            return None
        now = rows_now({**sight, name: sight.get(name)}, row, name)
        told = said_now(now)
        if name in sight and all(
            row and name_of(row) == it and told[it] == sight[it].said for it, row in now.items()
        ):
            return None
        return collided(self, request, name, row, now, sight)

    # Deleting, and lists ------------------------------------------------------------------------

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """As Django has it; what was changed since the question was asked is asked again."""
        context = dict(extra_context or {})
        if request.method != "POST":
            row = self.get_object(request, unquote(object_id))
            context[SEEN] = hidden(pack(look([row] if row else [])))
            return super().delete_view(request, object_id, context)
        with writing():
            row = self.get_object(request, unquote(object_id))
            said = _not_deleted(row, unpack(request.POST.get(SEEN, ""))) if row else ""
            if not said:
                return super().delete_view(request, object_id, context)
        messages.warning(request, said)
        return redirect(request.get_full_path())

    def response_action(self, request: HttpRequest, queryset: Any, *args: Any) -> Any:
        """As Django has it; what was changed since it was listed is listed again first."""
        picked = request.POST.getlist(ACTION_CHECKBOX_NAME)
        before = unpack_digests(request.POST.get(SEEN, ""))
        with writing():
            rows = list(queryset.model._default_manager.filter(pk__in=picked))
            now = {name[1]: digest(it.said) for name, it in look(rows).items()}
            changed = [code for code in picked if before.get(code) != now.get(code)]
            if not changed:
                response = super().response_action(request, queryset, *args)
                if isinstance(response, TemplateResponse) and response.context_data is not None:
                    response.context_data[SEEN] = hidden(pack_digests(rows))
                return response
        messages.warning(request, _not_done(changed, rows))
        return redirect(request.get_full_path())


def _not_deleted(row: models.Model, before: Sight) -> str:
    """Who changed what since the question whether to delete it was asked; empty if nobody did."""
    name = name_of(row)
    now = look([row])[name].said
    seen = before[name].said if name in before else {}
    if seen == now:
        return ""
    who = (str(row._meta.model_name), name[1])
    hand = hands([who]).get(who)
    if not seen or not hand:
        return _(
            "Nothing was deleted: “%(name)s” has changed since you were asked. Look again."
        ) % {"name": row}
    changed = [field for field in now if now[field] != seen[field]]
    return _(
        "Nothing was deleted: %(who)s has changed “%(name)s” since you were asked (%(fields)s). "
        "Look again."
    ) % {"who": hand.who, "name": row, "fields": ", ".join(Words(name[0]).fields(changed))}


def _not_done(changed: Sequence[str], rows: Sequence[models.Model]) -> str:
    """Which of the ticked rows are no longer what was shown."""
    names = {str(row.pk): str(row) for row in rows}
    said = ", ".join(names.get(code, code) for code in changed)
    return _(
        "Nothing was done: these have changed since the list was shown: %(names)s. "
        "This is how they are now; tick them again."
    ) % {"names": said}
