"""The rules of the house, and who changed them."""

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from careers.actions.ruling import set_rules
from careers.forms.rules import RulesForm
from careers.queries.reviews import rules as read, rulings
from careers.views.staff import staff


@staff("careers.view_rules", post="careers.change_rules")
@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: HttpRequest) -> HttpResponse:
    """What is asked before a change is published, and how far ahead what is due is listed."""
    form = RulesForm(request.POST if request.method == "POST" else None, instance=read())
    if form.is_valid():
        assert isinstance(request.user, User)
        changed = set_rules(
            form.cleaned_data["approval"], form.cleaned_data["remind_days"], request.user
        )
        messages.success(
            request, _("The rules are changed.") if changed else _("The rules say so already.")
        )
        return redirect("desk-rules")
    context = {
        **admin.site.each_context(request),
        "title": _("The rules of the house"),
        "form": form,
        "rulings": rulings(),
    }
    return render(request, "desk/rules.html", context, status=422 if form.errors else 200)
