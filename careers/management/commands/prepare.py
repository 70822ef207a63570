"""Make a fresh or updated installation ready to serve: `./dev run` calls it before the server."""

import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from careers.actions.draft import replace_draft
from careers.actions.edition import Refused, publish
from careers.domain import files
from careers.models import Edition
from careers.queries.draft import has_draft

STAFF = "desk"


class Command(BaseCommand):
    help = (
        "Migrates the database, publishes the catalogue as edition 1 when there is none, makes a "
        "staff account when there is none, and collects static files. Running it again changes "
        "nothing."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--catalogue", type=Path, default=settings.BASE_DIR / "catalogue")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._database(options["catalogue"])
        except OperationalError as error:
            reason = str(error).strip().splitlines()[0]
            raise CommandError(f"The database cannot be used: {reason}") from error
        self._static()

    def _database(self, catalogue: Path) -> None:
        self._migrate()
        self._publish(catalogue)
        self._staff()

    def _migrate(self) -> None:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            self.stdout.write(f"Bringing the database up to date ({len(plan)} migrations) …")
            call_command("migrate", verbosity=0, interactive=False)

    def _publish(self, folder: Path) -> None:
        if Edition.objects.exists():
            return
        if not has_draft():
            self.stdout.write("Loading the catalogue …")
            try:
                replace_draft(files.read(folder)[0])
            except files.BadFiles as error:
                raise CommandError(f"The catalogue cannot be read:\n{error}") from error
        try:
            edition = publish("The first edition, from the catalogue’s files.", None)
        except Refused as refused:
            lines = [refused.reason]
            lines += [f"{f.kind}:{f.code} {f.field}: {f.message}" for f in refused.findings]
            raise CommandError("\n".join(lines)) from refused
        self.stdout.write(f"Published edition {edition.number}.")

    def _staff(self) -> None:
        if User.objects.filter(is_staff=True).exists():
            return
        password = "-".join(secrets.token_hex(3) for _ in range(4))
        User.objects.create_superuser(STAFF, password=password)
        self.stdout.write(
            "\nA staff account was made for you. This is the only time its password is shown:\n"
            f"    name      {STAFF}\n    password  {password}\n    sign in   /desk/\n"
        )

    def _static(self) -> None:
        """Collect static files, unless those collected are newer than every source."""
        if settings.DEBUG:
            return
        manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
        sources = [
            *settings.STATICFILES_DIRS,
            settings.BASE_DIR / "requirements.txt",
            settings.BASE_DIR / "portal" / "storage.py",
        ]
        newest = max(
            path.stat().st_mtime
            for source in sources
            for path in (Path(source), *Path(source).rglob("*"))
        )
        if not manifest.exists() or manifest.stat().st_mtime < newest:
            self.stdout.write("Packing static files …")
            call_command("collectstatic", verbosity=0, interactive=False, clear=True)
