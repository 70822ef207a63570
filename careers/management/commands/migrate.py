"""Django's own, which several hosts may run at the same moment, and which leaves the desk's five roles as
this release has them."""

from typing import Any

from django.core.management.commands import migrate

from careers.actions.staff_roles import keep_roles
from careers.management import database


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        if options["database"] != "default":
            super().handle(*args, **options)
            return
        with database.alone(self.stdout.write):
            super().handle(*args, **options)
            whole = not (options["app_label"] or options["plan"] or options["check_unapplied"])
            if whole:
                keep_roles()
