"""Write the draft out as the catalogue's text files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from careers.domain import files
from careers.management import database
from careers.management.patience import stoppable, working
from careers.queries.draft import Draft, draft, has_draft


class Command(BaseCommand):
    help = "Writes the draft into a folder of text files, one per thing, ready to be reviewed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", default=settings.BASE_DIR / "catalogue")

    def handle(self, *args: Any, **options: Any) -> None:
        with stoppable("Stopped. Nothing was written."), database.reached():
            found = self._draft()
        if found.refused:
            lines = (f"{it.place}: {it.message}" for it in found.refused)
            raise CommandError("No file could hold these:\n" + "\n".join(lines))
        with (
            stoppable(f"Stopped. {options['folder']} may be half written: run it again."),
            working("Writing", self.stderr.write),
        ):
            files.write(found.catalogue, options["folder"])
        self.stdout.write(f"Wrote {len(files.texts(found.catalogue))} files.")

    def _draft(self) -> Draft:
        if not (database.made() and has_draft()):
            raise CommandError("The draft is empty: there is nothing to write.")
        return draft()
