"""Start a draft from occupations as O*NET or ESCO publish them."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import Any

import msgspec
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from careers.actions.draft import replace_draft
from careers.domain import files, things
from careers.domain.checks import check
from careers.domain.occupations.choice import Choice
from careers.domain.occupations.drafting import Frame
from careers.domain.occupations.folder import FORMATS, NotPublishedFilesError, recognised
from careers.domain.occupations.importing import Import, imported
from careers.domain.occupations.onet_ratings import FILES
from careers.domain.occupations.report import report
from careers.management import database
from careers.management.patience import stoppable, working
from careers.queries.draft import held, proficiencies, site

STRAPLINE = "Find your next rung"
PATIENCE = 2.0
"""Seconds without a word before and between signs of life."""


class Command(BaseCommand):
    help = (
        "Reads a folder of O*NET text files or ESCO CSV files and reports what a draft made of it "
        "would hold. With --write the draft is made. docs/importing.md tells the rest."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--format", choices=FORMATS, help="whose files; seen by their names")
        parser.add_argument("--language", default="", help="ESCO: en, de …; needed for several")
        parser.add_argument(
            "--only",
            action="append",
            default=[],
            metavar="CODE",
            help="take occupations whose code begins so, as 43-4051 or 4222; may be repeated",
        )
        parser.add_argument(
            "--rungs",
            choices=("graded", "one"),
            help="by Job Zone (O*NET, the default) or ISCO skill level; or all on one (ESCO's)",
        )
        parser.add_argument(
            "--elements",
            nargs="+",
            choices=tuple(FILES),
            default=["skills"],
            help="O*NET: which ratings become skills",
        )
        parser.add_argument("--edition", default="", help="the release, if the folder hides it")
        parser.add_argument(
            "--every",
            action="store_true",
            help="report every row left out and every finding, not the first of each sort",
        )
        doing = parser.add_mutually_exclusive_group()
        doing.add_argument("--dry-run", action="store_true", help="only report; the default")
        doing.add_argument("--write", action="store_true", help="make the draft")
        parser.add_argument(
            "--replace", action="store_true", help="with --write: a draft that holds something goes"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with stoppable():
            self._read(options)

    def _read(self, options: dict[str, Any]) -> None:
        try:
            found = self._imported(options)
            for line in report(found, check(found.catalogue)):
                self.stdout.write(line)
            self.stdout.write("")
            self._finish(found, write=options["write"], replace=options["replace"])
        except (files.BadFiles, NotPublishedFilesError) as error:
            raise CommandError(f"{error}\nNothing was changed.") from error

    def _imported(self, options: dict[str, Any]) -> Import:
        format_ = options["format"] or recognised(options["folder"])
        choice = Choice(
            only=tuple(options["only"]),
            rungs=options["rungs"] or ("graded" if format_ == "onet" else "one"),
            elements=tuple(dict.fromkeys(options["elements"])),
            edition=options["edition"],
        )
        watch = self._watch()
        return imported(
            options["folder"],
            format_,
            choice,
            options["language"],
            frame(),
            watch,
            every=options["every"],
        )

    def _watch(self) -> Callable[[str, int], None]:
        """Says what is being read, once that takes long enough to wonder."""
        told = monotonic()

        def watch(file: str, rows: int) -> None:
            nonlocal told
            if monotonic() - told >= PATIENCE:
                told = monotonic()
                self.stderr.write(f"Reading {file} … {rows:,} rows")

        return watch

    def _finish(self, found: Import, *, write: bool, replace: bool) -> None:
        if not write:
            there = _there()
            words = f"--write --replace: the draft holds {there}" if there else "--write"
            self.stdout.write(f"Nothing was changed. To make this the draft add {words}.")
            return
        with database.reached():
            self._write(found, replace=replace)
        roles, skills = len(found.catalogue.roles), len(found.catalogue.skills)
        self.stdout.write(f"The draft now holds {roles} roles, {skills} skills. Look at /desk/.")

    def _write(self, found: Import, *, replace: bool) -> None:
        if not database.made():
            database.migrate(self.stderr.write)
        self.stderr.write("Writing the draft …")
        with transaction.atomic():
            there = _there()
            if there and not replace:
                message = (
                    f"The draft holds {there}. Keep them with ./dev manage dump_catalogue FOLDER; "
                    "then add --replace, and they go. Nothing was changed."
                )
                raise CommandError(message)
            with working("Writing the draft", self.stderr.write):
                replace_draft(found.catalogue)


def _there() -> str:
    """What the draft holds, in words; empty for an empty one, and where no database is made yet."""
    if not database.is_ready():
        return ""
    return ", ".join(f"{count} {plural}" for plural, count in held().items())


def frame() -> Frame:
    """What of the portal stays: its name and contact, and the five levels as staff worded them; the
    shipped ones in a new place.

    The line under the name is about a field, and so is the licence: both begin anew.
    """
    shipped = files.read(settings.BASE_DIR / "catalogue")[0]
    if not database.is_ready():
        return _kept(shipped.site, shipped.proficiencies)
    try:
        ours, levels = site(), proficiencies()
    except msgspec.ValidationError:
        ours, levels = shipped.site, ()
    return _kept(ours, levels if len(levels) == 5 else shipped.proficiencies)


def _kept(ours: things.Site, levels: tuple[things.Proficiency, ...]) -> Frame:
    anew = msgspec.structs.replace(ours, strapline=STRAPLINE, licence="", licence_url="")
    return Frame(anew, levels)
