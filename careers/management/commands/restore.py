"""Bring a backup back."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import DatabaseError

from careers.management import database
from careers.management.backup.bringing import Brought, Wish, bring_back
from careers.management.commands.backup import said
from careers.management.patience import stoppable, working


class Command(BaseCommand):
    help = (
        "Puts a backup in place of the database, after looking at all of it: whole, or not at all. An"
        " older release's is brought up to this one, what was erased since is erased again, and everybody"
        " at the desk signs in anew. Stop the portal first, and start it afterwards."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="even if there is something in the database"
        )
        parser.add_argument(
            "--erased",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="one more list of what was erased since",
        )
        parser.add_argument(
            "--without-erased", action="store_true", help="even if there is no such list"
        )
        parser.add_argument("--even-if-old", action="store_true", help="older than BACKUP_DAYS")
        parser.add_argument(
            "--with-key", action="store_true", help="also its SECRET_KEY, into VAR_DIR/secret_key"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        wish = Wish(
            replace=options["replace"],
            old=options["even_if_old"],
            without_erased=options["without_erased"],
            with_key=options["with_key"],
            erased=tuple(options["erased"]),
        )
        try:
            with stoppable(), database.reached(), working("Bringing it back", self.stderr.write):
                brought = bring_back(options["file"], wish)
        except DatabaseError as error:
            raise CommandError(f"The database failed, and nothing was changed: {error}") from error
        self._tell(brought)

    def _tell(self, brought: Brought) -> None:
        self.stdout.write(f"Back: {said(brought.manifest)}. Every table is as it was then.")
        if brought.migrated:
            self.stdout.write("It was of an older release, and is of this one now.")
        erased = brought.erased
        self.stdout.write(
            f"Erased again, because it had been since: answers of {erased['attempt']},"
            f" {erased['search']} searches, {erased['account']} accounts."
        )
        for path, written in brought.lists.items():
            self.stdout.write(f"    as {path} has it, last written {written:%Y-%m-%d %H:%M} UTC")
        self.stdout.write(
            "    What was erased later, and is in no list given, is back: another host's ERASED_FILE may"
            " know of it."
        )
        if brought.key_brought:
            self.stdout.write(
                "Its SECRET_KEY is in VAR_DIR/secret_key. Where the environment sets one, put it there."
            )
        elif brought.other_key:
            self.stdout.write(
                "SECRET_KEY is another than then. Visitors' codes still open their answers; staff sign in"
                " anew, and what is locked with the key (a second factor) has to be set up again."
            )
        self.stdout.write(
            "Accounts are as they were then: look through them at /desk/auth/user/ for colleagues who have"
            " left since. Start the portal now."
        )
