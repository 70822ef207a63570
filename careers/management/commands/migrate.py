"""Django's own, which leaves the desk's five roles as this release has them."""

from typing import Any

from django.core.management.commands import migrate

from careers.actions.staff_roles import keep_roles


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        whole = not options["app_label"] and not options["plan"] and not options["check_unapplied"]
        if whole and options["database"] == "default":
            keep_roles()
