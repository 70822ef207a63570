"""Previews at the desk: the way into one, and the links that let colleagues in."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from careers.actions import preview as actions
from careers.domain.questionnaire import sections
from careers.domain.web import parts
from careers.forms.preview import LinkForm
from careers.models import PreviewLink
from careers.pages import questions
from careers.queries.preview import preview
from careers.views.previewing import RIGHT, SHARE, found_at
from careers.views.staff import staff


@staff(RIGHT)
@require_safe
def look(request: HttpRequest) -> HttpResponse:
    """Into the preview of the draft as it stands now: at the page that `to` names, where the question
    of the code `question` is asked, or at the front."""
    taken = actions.take(_by(request))
    question = request.GET.get("question", "")
    to = _asked(taken.number, question) if question else _inside(request.GET.get("to", ""))
    return redirect(f"/preview/{-taken.number}{to}")


def _asked(number: int, question: str) -> str:
    """Where a preview asks a question; where its first ones are asked, if it asks no such."""
    for section in sections(preview(number).catalogue):
        for item in section.items:
            if item.code == question:
                return questions.address(section, item)
    return "/assessment/part/1/"


def _inside(to: str) -> str:
    """An address of the site that a preview has too, with what it asks and where on the page it leads;
    the front page for any other."""
    asked = parts(to)
    if asked.scheme or asked.netloc or found_at(asked.path) is None:
        return "/"
    query, place = (f"?{asked.query}" if asked.query else ""), asked.fragment
    return asked.path + query + (f"#{place}" if place else "")


@staff(RIGHT, SHARE)
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables()
def links(request: HttpRequest) -> HttpResponse:
    """The links there are, and a form to make one, which is shown this once."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    made: dict[str, Any] = {}
    if form.is_valid():
        by = _by(request)
        said = form.cleaned_data
        wanted = (by, said["note"], said["days"])
        token = actions.token_of(said["once"], *wanted) if said["once"] else ""
        link = actions.made_before(token) if token else None
        if link is None:
            link, token = actions.share(actions.take(by), *wanted, token)
        elif link.closed_at or link.expires_at < timezone.now():
            return redirect("desk-preview-links")
        made = {"made": link, "address": _address(request, token)}
        form = LinkForm()
    context = {
        **admin.site.each_context(request),
        "title": _("Show the draft to a colleague"),
        "form": form,
        "links": PreviewLink.objects.select_related("preview", "made_by").defer(
            "preview__document"
        ),
        "now": timezone.now(),
        **made,
    }
    return render(request, "desk/preview/links.html", context, status=422 if form.errors else 200)


@staff(RIGHT, SHARE)
@require_POST
def close(request: HttpRequest, link: int) -> HttpResponse:
    """Let a link open nothing any more."""
    actions.close(get_object_or_404(PreviewLink, pk=link))
    messages.success(request, _("The link is closed. Whoever used it is out."))
    return redirect("desk-preview-links")


def _address(request: HttpRequest, token: str) -> str:
    """A link in full, to be sent."""
    path = reverse("preview-open", args=[token])
    return f"{settings.SITE_URL}{path}" if settings.SITE_URL else request.build_absolute_uri(path)


def _by(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
