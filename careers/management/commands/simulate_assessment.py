"""How well the assessment recovers the profiles its respondents were made from."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from careers.domain import files, simulation


class Command(BaseCommand):
    help = (
        "Runs the recovery simulation over the catalogue's files and prints its tables. Exits "
        "with an error when a floor is missed. It shows recoverability, not validity."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", default=settings.BASE_DIR / "catalogue")
        parser.add_argument("--respondents", type=int, default=300, help="per role and scenario")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            catalogue, _ = files.read(options["folder"])
        except files.BadFiles as error:
            raise CommandError(str(error)) from error
        report = simulation.run(catalogue, options["respondents"], options["seed"])
        self.stdout.write(report.table())
        if misses := report.misses():
            lines = (f"{miss.name}: {miss.figure} (floor {miss.target})" for miss in misses)
            raise CommandError("Floors missed:\n" + "\n".join(lines))
