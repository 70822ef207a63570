"""The desk's groups: made, renamed, closed, deleted, handed out; and what they answered together."""

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careers.actions import group as actions
from careers.domain.code import grouped
from careers.forms.group import GroupForm
from careers.models import Group
from careers.queries.edition import NothingPublished, current_edition
from careers.queries.numbers import parts_of
from careers.views.numbers import VIEW, told
from careers.views.staff import staff

MAY_VIEW, MAY_ADD = "careers.view_group", "careers.add_group"
MAY_CHANGE, MAY_DELETE = "careers.change_group", "careers.delete_group"


@staff(MAY_VIEW, post=MAY_ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def groups(request: HttpRequest) -> HttpResponse:
    """All groups, and a form to make one."""
    form = GroupForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            made = actions.make(form.cleaned_data["name"], _by(request))
        except actions.Taken:
            form.refuse_taken()
        else:
            messages.success(request, _("The group is made. Its code is on this page."))
            return redirect("desk-group", made.pk)
    listed = list(Group.objects.select_related("created_by"))
    return _page(
        request,
        "groups",
        _("Groups"),
        status=422 if form.errors else 200,
        form=form,
        groups=[(it, grouped(it.code), present) for it, present in _with_people(request, listed)],
    )


def _with_people(request: HttpRequest, listed: list[Group]) -> list[tuple[Group, Any]]:
    """Each group, with its people under the current edition for who may know of them."""
    if not listed or not request.user.has_perm(VIEW):
        return [(it, None) for it in listed]
    try:
        parts = parts_of(current_edition().id)
    except NothingPublished:
        return [(it, None) for it in listed]
    return [(it, parts.of(it.pk)) for it in listed]


@staff(MAY_VIEW)
@require_safe
def group(request: HttpRequest, group: int, number: int | None = None) -> HttpResponse:
    """A group: its code, what can be done with it, and its numbers for who may see numbers."""
    found = get_object_or_404(Group.objects.select_related("created_by"), pk=group)
    context: dict[str, Any] = {}
    if request.user.has_perm(VIEW):
        with suppress(NothingPublished):
            context = told(number, found)
    return _about(request, "group", found, found.name, **context)


@staff(MAY_VIEW, MAY_CHANGE)
@require_http_methods(["GET", "HEAD", "POST"])
def rename(request: HttpRequest, group: int) -> HttpResponse:
    """Give a group another name."""
    found = get_object_or_404(Group, pk=group)
    title = _("Rename %(group)s") % {"group": found.name}
    form = GroupForm(
        request.POST if request.method == "POST" else None, initial={"name": found.name}
    )
    if form.is_valid():
        try:
            actions.rename(found, form.cleaned_data["name"], _by(request))
        except actions.Taken:
            form.refuse_taken()
        else:
            messages.success(request, _("The group has its new name."))
            return redirect("desk-group", found.pk)
    return _about(request, "rename", found, title, status=422 if form.errors else 200, form=form)


@staff(MAY_VIEW, MAY_CHANGE)
@require_POST
def close(request: HttpRequest, group: int) -> HttpResponse:
    """Let nobody join any more."""
    found = get_object_or_404(Group, pk=group)
    actions.close(found, _by(request))
    messages.success(
        request, _("The group is closed: its code opens nothing, and who is in it stays.")
    )
    return redirect("desk-group", found.pk)


@staff(MAY_VIEW, MAY_CHANGE)
@require_POST
def reopen(request: HttpRequest, group: int) -> HttpResponse:
    """Let people join again."""
    found = get_object_or_404(Group, pk=group)
    actions.reopen(found, _by(request))
    messages.success(request, _("The group is open: people can join it with the same code."))
    return redirect("desk-group", found.pk)


@staff(MAY_VIEW, MAY_DELETE)
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, group: int) -> HttpResponse:
    """Ask once, then give the group up."""
    found = get_object_or_404(Group, pk=group)
    if request.method != "POST":
        title = _("Delete %(group)s?") % {"group": found.name}
        return _about(request, "delete", found, title)
    actions.delete(found, _by(request))
    messages.success(request, _("The group is gone. Its people keep their answers."))
    return redirect("desk-groups")


@staff(MAY_VIEW)
@require_safe
def hand_out(request: HttpRequest, group: int) -> HttpResponse:
    """A sheet to print: what the group is for, its code, where to enter it."""
    found = get_object_or_404(Group, pk=group)
    if found.closed_at:
        raise Http404(f"sheet:{group}")
    address = f"{settings.SITE_URL or request.build_absolute_uri('/')[:-1]}/assessment/"
    return _about(request, "sheet", found, found.name, address=address)


def _by(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _about(
    request: HttpRequest, name: str, group: Group, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    shown = {"group": group, "code": grouped(group.code), **context}
    return _page(request, name, title, status, **shown)


def _page(
    request: HttpRequest, name: str, title: str, status: int = 200, **context: Any
) -> HttpResponse:
    known = {**admin.site.each_context(request), "title": title, **context}
    return render(request, f"desk/groups/{name}.html", known, status=status)
