"""Who works at the desk: accounts, and groups of rights."""

from itertools import groupby
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, Permission, User
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _

from careers.admin.base import Plain


def _ours_first(right: Permission) -> tuple[Any, ...]:
    kind = right.content_type
    return kind.app_label != "careers", kind.app_label, kind.model, right.pk


class _Rights(Plain):
    """Groups and rights as boxes to tick, the rights by what they are about."""

    def formfield_for_manytomany(self, db_field: Any, request: Any, **options: Any) -> Any:
        options["widget"] = CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **options)  # type: ignore[misc]
        field.help_text = ""
        if field.queryset.model is Permission:
            rights = sorted(field.queryset.select_related("content_type"), key=_ours_first)
            field.choices = [
                (name, [(it.pk, it.name) for it in found])
                for name, found in groupby(rights, key=lambda it: it.content_type.name)
            ]
        return field


admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class StaffAdmin(_Rights, UserAdmin):
    list_display = ["username", "first_name", "last_name", "is_active", "is_staff", "last_login"]
    list_filter = ["is_active", "is_staff", "is_superuser"]
    filter_horizontal = []
    readonly_fields = ["last_login", "date_joined"]
    show_full_result_count = False
    fieldsets = [
        (
            _("Who it is"),
            {"fields": ["username", "password", ("first_name", "last_name"), "email"]},
        ),
        (
            _("What they may do"),
            {"fields": ["is_active", "is_staff", "is_superuser", "groups", "user_permissions"]},
        ),
        (_("Since when"), {"fields": [("date_joined", "last_login")]}),
    ]


@admin.register(Group)
class RightsAdmin(_Rights, GroupAdmin):  # type: ignore[misc]
    filter_horizontal = []
    show_full_result_count = False
