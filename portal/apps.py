"""The installation as an application: it brings what Django's checks are to say of it."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "portal"

    def ready(self) -> None:
        from portal import starting  # noqa: F401, PLC0415 - registers its checks
