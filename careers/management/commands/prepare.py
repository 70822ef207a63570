"""Make a fresh or updated installation ready to serve: `./dev run` calls it before the server."""

import os
import secrets
import shutil
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zlib import crc32

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.staticfiles.management.commands import collectstatic
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand

from careers.actions.draft import replace_draft
from careers.actions.edition import Refused, publish
from careers.actions.staff_roles import keep_roles
from careers.domain import files
from careers.management import database, key
from careers.management.backup import sealing
from careers.management.patience import stoppable
from careers.models import Edition
from careers.queries.draft import has_draft
from portal import starting
from portal.storage import BundledStaticFilesStorage

STAFF = "desk"

KEPT = 3
"""How many releases' static files stay beside the current one's, for servers still running."""


class Command(BaseCommand):
    help = (
        "Migrates the database, publishes the draft as edition 1 when there is none (the catalogue’s "
        "files, where the draft is empty), makes a staff account when there is none, and collects "
        "static files. A draft with errors is left for the desk. Running it again changes nothing."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--catalogue", type=Path, default=settings.BASE_DIR / "catalogue")

    def handle(self, *args: Any, **options: Any) -> None:
        with stoppable("Stopped. Start it again, and it goes on from there."):
            self._prepare(options["catalogue"])

    def _prepare(self, folder: Path) -> None:
        if not starting.look(self.stderr.write, sealing.faults()):
            raise CommandError(
                "The portal is not started: change what is refused above.",
                returncode=starting.REFUSED,
            )
        with database.reached(), database.alone(self.stdout.write):
            database.migrate(self.stdout.write)
            key.compare(self.stdout.write)
            keep_roles()
            self._publish(folder)
            self._staff()
            for unwise in starting.of_the_database():
                self.stderr.write(starting.told(unwise))
        self._static()

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
            if not refused.findings:
                raise CommandError(refused.reason) from refused
            self.stdout.write(_unpublished(len(refused.findings)))
        else:
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
        """Collect static files into this release's own folder, unless it is there. It appears in one
        piece, and the folder a running server reads is left alone."""
        target = Path(settings.STATIC_ROOT)
        if settings.DEBUG or target.exists():
            return
        self.stdout.write("Packing static files …")
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".new-", dir=target.parent) as folder:
            fresh = Path(folder, target.name)
            command = collectstatic.Command()
            command.storage = BundledStaticFilesStorage(location=str(fresh))
            call_command(command, verbosity=0, interactive=False)
            _date(fresh, target.name)
            with suppress(OSError):  # somebody else was quicker
                fresh.rename(target)
        _forget_old(target)


def _unpublished(errors: int) -> str:
    """What stands between the draft and a first edition. The desk can mend it, so the portal is
    served all the same."""
    stand = "1 error in the draft stands" if errors == 1 else f"{errors} errors in the draft stand"
    return (
        f"Nothing is published yet: {stand} in the way. Staff see and mend them at "
        "/desk/publish/; until then visitors are told to come back another day."
    )


def _date(folder: Path, release: str) -> None:
    """Give every file the same date, which is the release's own and says nothing else: files are sent
    with tags made from their dates, and every host of a release is to send the same."""
    moment = _FIRST + crc32(release.encode()) % _SPAN
    for path in folder.rglob("*"):
        os.utime(path, (moment, moment))


_FIRST, _SPAN = 946_684_800, 2**28
"""From 2000 on, eight years long: never later than any clock says that it is."""


def _forget_old(current: Path) -> None:
    """Remove releases nothing can be serving any more: all but this one and the latest others."""
    others = [path for path in current.parent.iterdir() if path.is_dir() and path != current]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[KEPT:]:
        shutil.rmtree(path, ignore_errors=True)
