"""Who works at the desk: accounts, and groups of rights."""

from itertools import groupby
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _, ngettext
from django_otp.plugins.otp_totp.admin import TOTPDevice

from careers.actions.erasing import delete_account
from careers.actions.staff_roles import BY_NAME, Grant
from careers.actions.staff_sessions import end_all
from careers.admin.account import GuardedPlainly
from careers.admin.base import Plain
from careers.forms.staff import AccountForm, ColleagueForm
from careers.queries.second_factor import factor_of


def _ours_first(right: Permission) -> tuple[Any, ...]:
    kind = right.content_type
    return kind.app_label != "careers", kind.app_label, kind.model, right.pk


def _label(group: Group) -> str:
    """A group with what it stands for, where it is one of the roles every house has."""
    role = BY_NAME.get(group.name)
    return f"{group.name}: {role.said}" if role else group.name


STANDING = {"is_active", "is_staff", "is_superuser", "groups", "user_permissions"}
"""What of an account says that it may do. Where that changes, its sessions end."""


def _end(request: HttpRequest, *accounts: User) -> None:
    """Sign these out everywhere; whoever does it stays signed in here."""
    for account in accounts:
        end_all(account, but=request.session.session_key)


class _Rights(Plain):
    """Groups and rights as boxes to tick, the rights by what they are about."""

    def formfield_for_manytomany(self, db_field: Any, request: Any, **options: Any) -> Any:
        options["widget"] = CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **options)  # type: ignore[misc]
        field.help_text = ""
        if field.queryset.model is Group:
            field.choices = [(it.pk, _label(it)) for it in field.queryset]
        if field.queryset.model is Permission:
            known = field.queryset.exclude(content_type__app_label="otp_totp")  # nobody edits those
            rights = sorted(known.select_related("content_type"), key=_ours_first)
            field.choices = [
                (name, [(it.pk, it.name) for it in found])
                for name, found in groupby(rights, key=lambda it: it.content_type.name)
            ]
        return field


# What the package shows of a second factor is its secret.
admin.site.unregister(TOTPDevice)
admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class StaffAdmin(_Rights, GuardedPlainly, UserAdmin):
    """Accounts. Of one that may do everything, only another such may change anything."""

    list_display = ["username", "first_name", "last_name", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]
    show_full_result_count = False
    change_form_template = "desk/account.html"
    delete_confirmation_template = "desk/account/deleting.html"
    delete_selected_confirmation_template = "desk/account/deleting_several.html"
    form = AccountForm
    add_form = ColleagueForm
    add_fieldsets = (
        (_("Who it is"), {"fields": ["username", ("first_name", "last_name"), "email"]}),
        (_("What they may do"), {"fields": ["groups"]}),
        (_("A first password"), {"fields": ["password1", "password2"]}),
    )
    fieldsets = [
        (
            _("Who it is"),
            {"fields": ["username", "password", ("first_name", "last_name"), "email"]},
        ),
        (
            _("What they may do"),
            {"fields": ["is_active", "is_staff", "groups", "is_superuser"]},
        ),
        (
            _("Single rights"),
            {
                "classes": ["collapse"],
                "description": _("Besides those of the roles; hardly ever needed"),
                "fields": ["user_permissions"],
            },
        ),
        (_("Since when"), {"fields": [("date_joined", "last_login")]}),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nobody gives away what they do not have."""
        fields = super().get_readonly_fields(request, obj)
        return fields if request.user.is_superuser else [*fields, "is_superuser"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and within_reach(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and within_reach(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        """Beside the form, in words, what the account may do by its roles."""
        account = options.get("obj")
        context["grants"] = _grants(account.groups.all()) if account else []
        context["factor"] = factor_of(account) if account and settings.SECOND_FACTOR else None
        context["own"] = account == request.user
        context["reached"] = within_reach(request, account)
        return super().render_change_form(request, context, *args, **options)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What goes with an account, in few words: every deed of years would be a line."""
        _all, count, lacking, protected = super().get_deleted_objects(objs, request)
        deeds = count.get(str(LogEntry._meta.verbose_name_plural), 0)
        told = [*map(str, objs), _("who tried to sign in by this name")]
        if deeds:
            histories = ngettext("%d entry of the histories", "%d entries of the histories", deeds)
            told.append(histories % deeds)
        # What nobody may delete, an edition say, is kept, and so is the name beside it.
        return told, count, set(), [*protected, *sorted(lacking)]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Who may do something else than before signs in anew."""
        super().save_related(request, form, formsets, change)
        if change and STANDING & set(form.changed_data):
            _end(request, form.instance)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:  # noqa: A002
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and isinstance(response, HttpResponseRedirect):
            _end(request, *User.objects.filter(pk=id))
        return response

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        _end(request, obj)
        delete_account(obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        for account in queryset:
            self.delete_model(request, account)


def within_reach(request: HttpRequest, account: User | None) -> bool:
    return account is None or not account.is_superuser or request.user.is_superuser


def _grants(groups: Any) -> list[Grant]:
    """What these groups stand for together, each thing once."""
    roles = [BY_NAME[it.name] for it in groups if it.name in BY_NAME]
    return list(dict.fromkeys(grant for role in roles for grant in role.grants))


@admin.register(Group)
class RightsAdmin(_Rights, GuardedPlainly, GroupAdmin):  # type: ignore[misc]
    """Groups of rights. The roles every house has are kept by the portal, and only read here."""

    list_display = ["name", "said"]
    filter_horizontal = []
    show_full_result_count = False
    change_form_template = "desk/account.html"

    @admin.display(description=_("what it stands for"))
    def said(self, group: Group) -> Any:
        role = BY_NAME.get(group.name)
        return role.said if role else _("made by this house")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        kept = obj is not None and obj.name in BY_NAME
        return super().has_change_permission(request, obj) and not kept

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        kept = obj is not None and obj.name in BY_NAME
        return super().has_delete_permission(request, obj) and not kept

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        """Beside the form, in words, what the role stands for."""
        role = BY_NAME.get(options["obj"].name) if options.get("obj") else None
        context |= {"role": role, "grants": role.grants if role else []}
        return super().render_change_form(request, context, *args, **options)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Whoever has the group signs in anew once it stands for something else."""
        super().save_related(request, form, formsets, change)
        if change and "permissions" in form.changed_data:
            _end(request, *form.instance.user_set.all())

    def delete_model(self, request: HttpRequest, obj: Group) -> None:
        _end(request, *obj.user_set.all())
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        _end(request, *User.objects.filter(groups__in=queryset).distinct())
        super().delete_queryset(request, queryset)
