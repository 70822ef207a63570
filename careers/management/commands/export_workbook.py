"""Write the draft out as a workbook, a zip of CSV tables, or JSON."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from careers.domain.catalogue import Catalogue
from careers.management import database
from careers.management.patience import stoppable, working
from careers.queries.draft import draft, has_draft
from careers.queries.workbook import TYPES, Taken, export


class Command(BaseCommand):
    help = "Writes the draft into one file to edit: .xlsx, .zip or .json, by its name."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        ending = file.suffix.lstrip(".")
        if ending not in TYPES:
            raise CommandError(f"Call the file one of these: .{', .'.join(TYPES)}")
        with (
            stoppable("Stopped. Nothing was written."),
            working("Writing", self.stderr.write),
            database.reached(),
        ):
            if not (database.made() and has_draft()):
                raise CommandError("The draft is empty: there is nothing to write.")
            _write(file, draft().catalogue, ending)
        self.stdout.write(f"Wrote {file}.")


def _write(file: Path, catalogue: Catalogue, ending: str) -> None:
    """The file in one piece: whoever stops here has the old one or the new one."""
    fresh = file.with_name(f".{file.name}.new")
    try:
        with fresh.open("wb") as opened:
            export(opened, catalogue, ending, Taken(0, ""))
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
