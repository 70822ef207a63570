"""How well the assessment recovers the profiles its respondents were made from."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from careers.domain import files, simulation
from careers.domain.recovery import Report
from careers.management.patience import stoppable, working


class Command(BaseCommand):
    help = (
        "Runs the recovery simulation over the catalogue's files and prints its tables. Exits "
        "with an error when a floor is missed. It shows recoverability, not validity."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, nargs="?", default=settings.BASE_DIR / "catalogue")
        parser.add_argument("--respondents", type=int, default=300, help="per role and scenario")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--json", type=Path, help="a file to write everything found to")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            catalogue, _ = files.read(options["folder"])
            with (
                stoppable("Stopped. Nothing was written."),
                working("Simulating", self.stderr.write),
            ):
                report = simulation.run(catalogue, options["respondents"], options["seed"])
        except (files.BadFiles, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(report.table())
        if options["json"]:
            options["json"].write_bytes(_document(report))
        if misses := report.misses():
            lines = (f"{miss.name}: {miss.figure} (floor {miss.target})" for miss in misses)
            raise CommandError("Floors missed:\n" + "\n".join(lines))


def _document(report: Report) -> bytes:
    """The report as JSON, with what must hold and what we aim at."""
    whole = msgspec.to_builtins(report)
    whole |= msgspec.to_builtins({"floors": report.floors, "aims": report.aims})
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"
