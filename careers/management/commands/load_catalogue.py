"""Load the catalogue's text files into the draft."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from careers.actions.draft import replace_draft
from careers.domain import checks, files
from careers.management import database
from careers.management.patience import stoppable, working


class Command(BaseCommand):
    help = (
        "Replaces the whole draft with the catalogue in a folder of text files. Every fault is "
        "named with its file and line, and then nothing is changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", default=settings.BASE_DIR / "catalogue")
        parser.add_argument(
            "--check", action="store_true", help="only check the files; touch no database"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with stoppable():
            self._load(options)

    def _load(self, options: dict[str, Any]) -> None:
        try:
            catalogue, places = files.read(options["folder"])
        except files.BadFiles as error:
            raise CommandError(str(error)) from error
        findings = checks.check(catalogue)
        for finding in findings:
            file, line = places.find(finding.kind, finding.code, finding.field)
            place = f"{file}:{line}" if file else finding.place
            self.stderr.write(f"{place}: {finding.severity}: {finding.message}")
        if checks.errors(findings):
            raise CommandError("The catalogue has errors; nothing was loaded.")
        if not options["check"]:
            with database.reached():
                if not database.made():
                    database.migrate(self.stderr.write)
                with working("Writing the draft", self.stderr.write):
                    replace_draft(catalogue)
        self.stdout.write(f"{len(catalogue.roles)} roles, {len(catalogue.skills)} skills: good.")
