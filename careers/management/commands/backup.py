"""Take a backup; look at one; make a key."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pyrage
from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.template.defaultfilters import filesizeformat

from careers.domain.rotation import Keep
from careers.management import database
from careers.management.backup import bringing, sealing
from careers.management.backup.archive import Manifest
from careers.management.backup.taking import take
from careers.management.patience import stoppable, working


class Command(BaseCommand):
    help = (
        "Takes a backup of the database into BACKUP_DIR while people use it, reads it again, and removes"
        " older ones that need not be kept. With BACKUP_KEY it is sealed. --check looks at one instead,"
        " --new-key makes a key."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        keep = Keep()
        parser.add_argument("--to", type=Path, help="another folder than BACKUP_DIR")
        parser.add_argument("--check", type=Path, metavar="FILE", help="look at this backup")
        parser.add_argument("--new-key", action="store_true", help="make a key and print it")
        for span, count in (
            ("daily", keep.daily),
            ("weekly", keep.weekly),
            ("monthly", keep.monthly),
        ):
            parser.add_argument(
                f"--{span}", type=int, default=count, help=f"how many are kept ({count})"
            )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["new_key"]:
            self._make_key()
        elif options["check"]:
            with stoppable(), working("Reading it", self.stderr.write):
                manifest = bringing.look_at(options["check"])
            self.stdout.write(f"{options['check']} is whole: {said(manifest)}.")
        else:
            self._take(options)

    def _take(self, options: dict[str, Any]) -> None:
        spans = {name: options[name] for name in ("daily", "weekly", "monthly")}
        if min(spans.values()) < 0:
            raise CommandError("--daily, --weekly and --monthly take 0 or more.")
        keep = Keep(**spans, most=settings.BACKUP_DAYS)
        folder = options["to"] or settings.BACKUP_DIR
        try:
            with (
                stoppable("Stopped. No half file is left."),
                database.reached(),
                working("Taking a backup", self.stderr.write),
            ):
                taken = take(folder, keep)
        except DatabaseError as error:
            raise CommandError(f"The database failed: {error}") from error
        size = filesizeformat(taken.path.stat().st_size)
        seal = (
            "sealed" if taken.path.suffix == sealing.SUFFIX else "not sealed: BACKUP_KEY is not set"
        )
        self.stdout.write(f"{taken.path}: {said(taken.manifest)}; {size}, read again, {seal}.")
        for path in taken.gone:
            self.stdout.write(f"Removed {path.name}, which newer ones stand for.")

    def _make_key(self) -> None:
        identity = pyrage.x25519.Identity.generate()
        self.stdout.write(
            "# The secret key opens backups. Keep it in two places, neither of them this host.\n"
            f"# The public key seals them: BACKUP_KEY={identity.to_public()}\n{identity}"
        )


def said(manifest: Manifest) -> str:
    """What a backup holds, in a few words."""
    rows = sum(table.rows for table in manifest.tables.values())
    taken = manifest.taken_at.strftime("%Y-%m-%d %H:%M:%S UTC")
    return f"{len(manifest.tables)} tables, {rows:,} rows, {manifest.vendor}, as of {taken}"
