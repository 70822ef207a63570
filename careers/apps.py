"""The one application, and the admin site in its own name."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class CareersConfig(AppConfig):
    name = "careers"
    verbose_name = _("Careers")


class DeskConfig(AdminConfig):
    """Django’s admin with our site class, which lives outside `careers.admin`: that package uses the
    site while it is imported."""

    default_site = "careers.desk.DeskSite"
