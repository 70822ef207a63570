"""The desk's admin site: Django's admin, with the state of the draft on its first page."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from careers.forms.login import SignIn
from careers.queries.desk import state

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
    ("frame", _("What holds it together"), ("Source", "Level", "Track", "Site")),
    ("published", _("What was published"), ("Edition",)),
    ("staff", _("Who works here"), ("User", "Group", "AccessAttempt", "AccessFailureLog")),
)
"""The desk's first page: groups of models, by their class names."""


class DeskSite(AdminSite):
    site_header = _("The desk")
    site_title = _("The desk")
    index_title = _("What is live, and what is being written")
    index_template = "desk/index.html"
    login_template = "desk/login.html"
    login_form = SignIn
    enable_nav_sidebar = False

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """What there is to edit, grouped as HR thinks of it instead of by application."""
        apps = super().get_app_list(request, app_label)
        models = {model["object_name"]: model for app in apps for model in app["models"]}
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

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        return super().index(request, {"state": state(), **(extra_context or {})})
