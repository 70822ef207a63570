"""The one application, and the admin site in its own name."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _, trans_real


class CareersConfig(AppConfig):
    name = "careers"
    verbose_name = _("Careers")

    def ready(self) -> None:
        know_at_once(settings.LANGUAGE_CODE)


def know_at_once(language: str) -> None:
    """Have a text that has no translation said as it is, and not looked for any further.

    Behind a variety of English Django hangs the plain English of each of its applications, which
    translates nothing; a page of ours asked all of them for each of its 200 texts.
    """
    known: Any = trans_real.translation(language)
    asked = known
    while asked := asked._fallback:
        if any(key and text for key, text in asked._catalog.items()):
            return
    known._fallback = None


class DeskConfig(AdminConfig):
    """Django’s admin with our site class, which lives outside `careers.admin`: that package uses the
    site while it is imported."""

    default_site = "careers.desk.DeskSite"
