"""Say what a workbook would change in the draft, and change it if told to."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from careers.actions.anew import write_anew
from careers.actions.workbook import from_workbook
from careers.actions.writing import writing
from careers.domain.workbook import opening
from careers.domain.workbook.grid import Unreadable
from careers.domain.workbook.reading import Fault, read
from careers.domain.workbook.wishes import Wishes, wishes
from careers.management import database
from careers.management.patience import stoppable, working
from careers.queries.draft import draft, has_draft
from careers.queries.fitting import tidied
from careers.queries.uploads import outcome
from careers.queries.workbook import words


class Command(BaseCommand):
    help = "Reads a workbook, says what it would change and changes nothing without --write."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--write", action="store_true", help="make the changes")

    def handle(self, *args: Any, **options: Any) -> None:
        with stoppable(), working("Working", self.stderr.write), database.reached():
            if not (database.made() and has_draft()):
                raise CommandError("The draft is empty: there is nothing to change.")
            with writing():
                self._do(options["file"], write=options["write"])

    def _do(self, file: Path, *, write: bool) -> None:
        standing = draft().catalogue
        found = outcome(_wanted(file), standing)
        if found.faults:
            raise CommandError(_list(list(found.faults)))
        for deed in found.deeds:
            left = " (left as it is: somebody else has changed it too)" if deed.collides else ""
            self.stdout.write(f"{deed.what} {deed.wish.kind}:{deed.wish.code}{left}")
        if write and found.done:
            write_anew(standing, found.after, None, from_workbook(file.name))
        said = "Changed" if write else "Nothing is changed; --write would change"
        self.stdout.write(f"{said} {len(found.done)} things.")


def _wanted(file: Path) -> Wishes:
    """What the file wants. Raises `CommandError` with all that is wrong with it."""
    try:
        book = read(opening.grids(file.name, file.read_bytes()), words())
    except (OSError, Unreadable) as error:
        raise CommandError(str(error)) from error
    found, faults = wishes(book, draft().catalogue)
    found, unfit = tidied(found)
    if faults or unfit:
        raise CommandError(_list([*faults, *unfit]))
    return found


def _list(faults: list[Fault]) -> str:
    lines = (f"{it.sheet}, row {it.row}, {it.letters} {it.heading}: {it.message}" for it in faults)
    return "Nothing was changed:\n" + "\n".join(lines)
