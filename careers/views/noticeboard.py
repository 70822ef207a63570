"""What the desk's pages of openings and of announcements have in common: a form that is saved, shown
again with what is wrong, or beside what somebody else has saved meanwhile."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from careers.actions.notices import Overtaken, save
from careers.domain.catalogue import Catalogue
from careers.queries.edition import NothingPublished, current_edition


def live() -> Catalogue | None:
    """The live edition's catalogue; None before the first."""
    try:
        return current_edition().catalogue
    except NothingPublished:
        return None


def by(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def page(
    request: HttpRequest, name: str, title: Any, status: int = 200, **context: Any
) -> HttpResponse:
    """A page of the desk, by its template's name under `templates/desk/`."""
    known = {**admin.site.each_context(request), "title": title, **context}
    return render(request, f"desk/{name}.html", known, status=status)


def saved(request: HttpRequest, form: Any) -> Overtaken | None:
    """Keep what a valid form says. What is in the way, if somebody else was faster: nothing is changed
    then, and the form's next try is about what they saved."""
    try:
        save(form.save(commit=False), by(request), form.cleaned_data["seen"])
    except Overtaken as overtaken:
        if overtaken.row:
            form.data = {**form.data.dict(), "seen": str(overtaken.row.revision)}
        return overtaken
    return None


def differing(form: Any, overtaken: Overtaken | None) -> list[tuple[str, Any, Any]]:
    """Where a form and what somebody else saved do not agree: the field, theirs, and what was sent."""
    if overtaken is None or overtaken.row is None:
        return []
    theirs = type(form)(*_before(form), instance=overtaken.row)
    found = []
    for name, field in form.fields.items():
        other, mine = theirs.initial.get(name), form.cleaned_data.get(name)
        if name != "seen" and (other or "") != (mine or ""):
            found.append((str(field.label), _shown(field, other), _shown(field, mine)))
    return found


def _before(form: Any) -> tuple[Any, ...]:
    """What a form is made with before its data."""
    return (form.catalogue,) if hasattr(form, "catalogue") else ()


def _shown(field: Any, value: Any) -> Any:
    """A value as its field shows it: the words of a choice."""
    return dict(getattr(field, "choices", ())).get(value, value)
