"""The desk's admin site: Django's admin, its kinds of rows grouped as HR thinks of them."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from careers.forms.login import SignIn

GROUPS = (
    (
        "content",
        _("What visitors read"),
        (
            "Role",
            "AdvancementStep",
            "Skill",
            "Challenge",
            "TrainingModule",
            "Guide",
            "Disagreement",
        ),
    ),
    ("questionnaire", _("The questions"), ("Question", "Preference", "Proficiency")),
    ("frame", _("What holds it together"), ("Source", "Level", "Track", "Synonym", "Site")),
    ("published", _("What was published"), ("Edition",)),
    ("staff", _("Who works here"), ("User", "Group", "AccessAttempt", "AccessFailureLog")),
)
"""The desk's first page: groups of models, by their class names."""

SECTIONS = (
    ("/desk/publish/", "publish"),
    ("/desk/careers/edition/", "editions"),
    ("/desk/numbers/", "numbers"),
    ("/desk/groups/", "groups"),
    ("/desk/auth/", "staff"),
    ("/desk/axes/", "staff"),
    ("/desk/password_change/", "account"),
)
"""By the beginning of an address: the entry of the masthead it belongs to. All else is the draft."""


def _came_from_inside(request: HttpRequest) -> bool:
    """Whether the reader comes from a page of the desk that only those signed in see: they were
    signed in, then, and are no longer. Browsers tell nobody but us which of our pages that was."""
    before = urlsplit(request.headers.get("Referer", ""))
    inside = before.netloc == request.get_host() and before.path.startswith("/desk/")
    return inside and before.path not in (reverse("admin:login"), reverse("admin:logout"))


class DeskSite(AdminSite):
    site_header = _("The desk")
    site_title = _("The desk")
    index_title = _("What is live, and what is being written")
    index_template = "desk/index.html"
    login_template = "desk/login.html"
    app_index_template = "desk/kinds.html"
    login_form = SignIn
    enable_nav_sidebar = False

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page of the desk knows: besides Django's, where in it the reader is."""
        here = (name for start, name in SECTIONS if request.path.startswith(start))
        return {**super().each_context(request), "section": next(here, "draft")}

    @method_decorator(never_cache)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        hours = settings.SESSION_COOKIE_AGE // 3600
        context = {"expired": _came_from_inside(request), "hours": hours, **(extra_context or {})}
        return super().login(request, context)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """What there is to edit, grouped as HR thinks of it instead of by application."""
        apps = super().get_app_list(request, app_label)
        models = {model["object_name"]: model for app in apps for model in app["models"]}
        if (
            "Group" in models
        ):  # Django's; those that people are counted with have pages of their own
            models["Group"]["name"] = _("groups of rights")
        groups = [
            {
                "name": name,
                "app_label": label,
                "app_url": "",
                "has_module_perms": True,
                "models": [models[known] for known in names if known in models],
            }
            for label, name, names in GROUPS
        ]
        return [group for group in groups if group["models"]]
