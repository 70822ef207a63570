"""What the admin of every kind of thing has in common."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.db.models import Max
from django.forms import CheckboxSelectMultiple, HiddenInput, Select, Textarea, TextInput
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _, ngettext

from careers.admin import cloning, retiring
from careers.admin.caring import beside
from careers.admin.choices import ThingField, few
from careers.admin.faults import faults
from careers.admin.findings import led_to, pointed_at
from careers.admin.guard import Guarded
from careers.admin.help import Helped
from careers.admin.looking import look
from careers.admin.reading import texts_of
from careers.admin.renaming import now_at, way
from careers.admin.roll import Roll, hand
from careers.admin.scales import MISSING, Scale, saying
from careers.domain import prose
from careers.domain.renaming import RENAMED
from careers.models import Source, Thing
from careers.models.fields import LineField, LinesField, ProseField, StatementField, StatementsField
from careers.queries.desk import State
from careers.queries.naming import named_in
from careers.queries.reviews import current

WIDGETS: dict[type[models.Field], dict[str, Any]] = {
    LineField: {"widget": TextInput},
    StatementField: {"widget": Textarea(attrs={"rows": 2, "data-read": "statement"})},
    ProseField: {"widget": Textarea(attrs={"rows": 12, "data-read": "prose"})},
    LinesField: {"widget": Textarea(attrs={"rows": 4})},
    StatementsField: {"widget": Textarea(attrs={"rows": 6, "data-read": "statements"})},
}


CODE = _(
    "The last part of its address, in lower-case words joined by hyphens. You can change it later: the "
    "old address then leads to the new one."
)
CODE_INSIDE = _(
    "A stable name of its own, in lower-case words joined by hyphens: editions and what else names it "
    "know it by this. No address is made of it. Choose it well, as it stays."
)
TAKEN = _(
    "There is one with this code already: perhaps somebody has just added it. Look at that one first, or "
    "choose another code; what you typed is kept."
)
MOVED = _("It has another code now: %(new)s instead of %(old)s.")


class Plain:
    """No icons that open windows beside a field."""

    def formfield_for_dbfield(self, db_field: Any, request: Any, **options: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **options)  # type: ignore[misc]
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field


class Choosing(Helped, Plain):
    """Plain lists and boxes to tick where there are few things to choose from."""

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **options: Any) -> Any:
        rows = few(request, db_field.related_model)
        if rows is not None:
            options["widget"] = Select
        options.setdefault("form_class", ThingField)
        field = super().formfield_for_foreignkey(db_field, request, **options)  # type: ignore[misc]
        if rows is not None:
            field.know(rows)
        return field

    def formfield_for_manytomany(self, db_field: Any, request: Any, **options: Any) -> Any:
        rows = few(request, db_field.related_model)
        if rows is None:
            return super().formfield_for_manytomany(db_field, request, **options)  # type: ignore[misc]
        options["widget"] = CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **options)  # type: ignore[misc]
        field.choices = [(row.pk, str(row)) for row in rows]
        return field


class ThingAdmin(Choosing, Guarded):
    """A thing's code is chosen when it is added. Where it can be changed at all, a page of its own does
    it (`careers.views.renaming`); everything else may change here."""

    formfield_overrides = WIDGETS
    change_form_template = "desk/change_form.html"
    list_per_page = 50
    empty_value_display = "–"
    show_full_result_count = False

    @admin.display(description=_("summary"), ordering="summary")
    def said(self, row: Any) -> str:
        """A row's summary without its marks."""
        return prose.plain(row.summary)

    @admin.display(description=_("sources"))
    def cited(self, row: Any) -> str:
        return str(row.leans_on)

    @admin.display(description=_("last changed"))
    def changed(self, row: Any) -> str:
        return hand(row)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Beside the list the way to the page that puts its things in order."""
        known = {"to_order": cloning.way_to_order(request, self.model)}
        return super().changelist_view(request, known | (extra_context or {}))

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[Roll]:
        return Roll

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = tuple(super().get_readonly_fields(request, obj))
        return ("code", *fields) if obj else fields

    def get_form(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        options.setdefault(
            "help_texts", {"code": CODE if self.model.kind_name in RENAMED else CODE_INSIDE}
        )
        options.setdefault("error_messages", {"code": {"unique": TAKEN}})
        return super().get_form(request, *args, **options)

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """Who follows the desk's own address from before a code was changed is led on."""
        code = unquote(object_id)
        if row := now_at(self.model, code):
            messages.info(request, MOVED % {"new": row.pk, "old": code})
            return redirect(f"admin:{opts.app_label}_{opts.model_name}_change", row.pk)
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc,no-any-return]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """A new thing comes last until somebody gives it a place."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)
        if any(field.name == "order" for field in self.model._meta.fields):
            last = self.model._default_manager.aggregate(last=Max("order"))["last"] or 0
            initial.setdefault("order", last + 10)
        return initial

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        """Beside the form: what was wrong with it as it was sent, the marks a sentence may end in,
        and the checks' findings so far."""
        obj: Any = options.get("obj")
        context["faults"] = faults(context) if context.get("errors") else []
        context["sources"] = list(Source.objects.all())
        context["known"] = named_in(texts_of(context), context["sources"])
        context["ends"] = _left(request)
        found, listed = current() if obj else (None, ())
        context["findings"] = pointed_at(obj, found.draft) if found else []
        context["unseen"] = found is not None and not _seen_live(found, obj)
        context["rename"] = way(request, obj) if obj else ""
        context["look"] = look(request, obj) if obj else ""
        context["clone"] = cloning.way(request, obj) if obj else ""
        context["retire"] = retiring.way(request, obj) if obj else ""
        context |= beside(request, obj, listed) if obj else {}
        return super().render_change_form(request, context, *args, **options)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        if obj or not self.has_add_permission(request):
            return {}
        for name in ("title", "name"):
            if any(field.name == name for field in self.model._meta.fields):
                return {"code": (name,)}
        return {}

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self.saved(request, form.instance)

    def saved(self, request: HttpRequest, row: Any) -> None:
        """A draft may be saved half done; what stands in the way of publishing it is said with it."""
        if found := pointed_at(row):
            text = ngettext(
                "%(n)d thing to look at before this is published:",
                "%(n)d things to look at before this is published:",
                len(found),
            )
            said = format_html_join("; ", "{}{}", ((led_to(it), it.said) for it in found[:3]))
            more = format_html("{} {}", text % {"n": len(found)}, said)
            request._to_look_at = more  # type: ignore[attr-defined]

    def message_user(
        self,
        request: HttpRequest,
        message: Any,
        level: Any = messages.INFO,
        *args: Any,
        **options: Any,
    ) -> None:
        """One save is one message."""
        if level == messages.SUCCESS and (more := getattr(request, "_to_look_at", "")):
            message, level = format_html("{} {}", message, more), messages.WARNING
        super().message_user(request, message, level, *args, **options)

    def view_on_site(self, obj: Thing) -> str | None:
        folder = obj.kind().folder
        return f"/{folder}/{obj.pk}/" if folder and obj.pk else None


def _seen_live(found: State, row: Thing) -> bool:
    """Whether visitors find a thing at the address it has in the draft."""
    name = (row.kind_name, row.pk)
    return name not in found.moves and bool(found.published and found.published.get(*name))


def _left(request: HttpRequest) -> int:
    """Seconds until whoever reads this is signed out, by when they signed in."""
    since: Any = getattr(request.user, "last_login", None)
    gone = (timezone.now() - since).total_seconds() if since else 0
    return max(0, round(settings.SESSION_COOKIE_AGE - gone))


def known(formset: BaseInlineFormSet, form: Any) -> None:
    """Let a form of a row that is there know the row by its number: Django would ask the database for
    it once more, row by row."""
    name = form._meta.model._meta.pk.name
    if form.instance.pk and name in form.fields:
        field = ThingField(
            formset.queryset, required=False, initial=form.instance.pk, widget=HiddenInput
        )
        field.rows = {str(form.instance.pk): form.instance}
        form.fields[name] = field


class KnownRows(BaseInlineFormSet):
    """Rows that are not asked for again one by one."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        known(self, form)


class _Rows(BaseInlineFormSet):
    """Rows whose first field says what they are about: chosen when a row is added, fixed then."""

    naming = ""
    asked = False
    """Whether its address asked for more rows, as it does where no script adds them."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        field = form.fields.get(self.naming)
        if field and form.instance.pk:
            field.disabled = True
        elif field and self.asked and index is not None and field.rows is None:
            field.typed()
        known(self, form)


class WithoutScript:
    """Rows to fill in also where no script can add one: an address names the rows it wants more
    of. What is new begins with `begin` of them."""

    model: type[models.Model]
    begin = 0

    def asks_for_more(self, request: HttpRequest) -> bool:
        return request.GET.get("rows") == self.model._meta.model_name

    def get_extra(self, request: HttpRequest, obj: Any = None, **options: Any) -> int:
        more = 2 if self.asks_for_more(request) else 0
        return more + (0 if obj else self.begin)


class PieceInline(WithoutScript, Choosing, admin.StackedInline):
    """Parts of a thing that name another one, a line each. `naming` is the field that says what a
    line is about; `about` helps with them all. Of its other fields, those in `scales` are buttons in a row, with their words under
    them where it says so; the rest is shown when the line is opened."""

    template = "desk/rows/pieces.html"
    formfield_overrides = WIDGETS
    naming = ""
    scales: dict[str, bool] = {}
    about: Any = ""

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related(self.naming)

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        rows = type("Rows", (_Rows,), {"naming": self.naming, "asked": self.asks_for_more(request)})
        return super().get_formset(request, obj, formset=rows, **options)

    def formfield_for_choice_field(self, db_field: Any, request: Any, **options: Any) -> Any:
        if db_field.name in self.scales:
            options["widget"] = Scale(worded=self.scales[db_field.name])
            options["choices"] = db_field.get_choices(include_blank=False)
            options["error_messages"] = MISSING
        return super().formfield_for_choice_field(db_field, request, **options)

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **options: Any) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **options)
        if getattr(field, "rows", None) is not None:
            field.widget = saying(field, field.rows)
        return field


class PartInline(WithoutScript, Helped, admin.StackedInline):
    """Parts of a thing that are texts of their own, one under the other."""

    formfield_overrides = WIDGETS
    formset = KnownRows
