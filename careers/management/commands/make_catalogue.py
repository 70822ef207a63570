"""Make a catalogue of a country's size, to measure with."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from careers.actions.draft import replace_draft
from careers.domain import document, files
from careers.domain.catalogue import Catalogue
from careers.domain.synthetic import LINKS, ROLES, SEED, SKILLS, TooSmall, synthetic
from careers.management import database
from careers.queries.draft import draft, has_draft
from careers.queries.edition import NothingPublished, current_edition


class Command(BaseCommand):
    help = (
        "Makes a catalogue as large as asked out of the shipped one, without errors and the same for "
        "the same numbers, and puts it into the draft, or into a folder of text files. A draft that "
        "says anything else than what is live stays, unless --replace is given."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--roles", type=int, default=ROLES, metavar="N")
        parser.add_argument("--skills", type=int, default=SKILLS, metavar="N")
        parser.add_argument(
            "--links", type=int, default=LINKS, metavar="N", help="about so many, role to skill"
        )
        parser.add_argument("--seed", type=int, default=SEED, metavar="N")
        parser.add_argument(
            "--files", type=Path, metavar="FOLDER", help="write text files there, and no draft"
        )
        parser.add_argument(
            "--replace", action="store_true", help="a draft that says something else goes"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = self._made(options)
            if options["files"]:
                self._write(made, options["files"])
            else:
                with database.reached():
                    self._put(made, replace=options["replace"])
        except KeyboardInterrupt as error:
            raise CommandError(STOPPED, returncode=130) from error
        links = sum(len(role.skills) for role in made.roles)
        held = f"{len(made.roles)} roles, {len(made.skills)} skills, {links} links"
        if options["files"]:
            self.stdout.write(f"Wrote {held}.")
        else:
            self.stdout.write(f"The draft holds {held}. Publish it at /desk/publish/.")

    def _made(self, options: dict[str, Any]) -> Catalogue:
        self.stderr.write("Making the catalogue …")
        ours = files.read(settings.BASE_DIR / "catalogue")[0]
        try:
            return synthetic(ours, *(options[it] for it in ("roles", "skills", "links", "seed")))
        except TooSmall as error:
            raise CommandError(str(error)) from error

    def _write(self, made: Catalogue, folder: Path) -> None:
        if folder.exists() and any(folder.iterdir()):
            message = f"{folder} holds files already: name another folder. Nothing was changed."
            raise CommandError(message)
        self.stderr.write("Writing the files …")
        files.write(made, folder)

    def _put(self, made: Catalogue, *, replace: bool) -> None:
        if not database.made():
            database.migrate(self.stderr.write)
        self.stderr.write("Writing the draft …")
        with transaction.atomic():
            if not replace and has_draft() and not _is_live():
                raise CommandError(DIFFERS)
            replace_draft(made)


STOPPED = "Stopped. The draft is as it was; a folder may hold some of the files."

DIFFERS = (
    "The draft says something else than what is live. Keep it with ./dev manage dump_catalogue FOLDER; "
    "then add --replace, and it goes. Nothing was changed."
)


def _is_live() -> bool:
    """Whether the draft says just what visitors read."""
    try:
        live = current_edition().sha256
    except NothingPublished:
        return False
    found = draft()
    return not found.refused and document.digest(document.write(found.catalogue)) == live
