"""Tell each colleague by e-mail what waits for them: run it once a day."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.core.management.base import BaseCommand, CommandError

from careers.actions.reminding import letter, send
from careers.management import database
from careers.management.patience import stoppable
from careers.queries.digests import Digest, digests


class Command(BaseCommand):
    help = (
        "Sends each colleague one e-mail with what they look after and is due, what was sent back to "
        "them and what they are asked to review; none to whom nothing waits for. Needs EMAIL_URL and "
        "SITE_URL. Ends with an error if a letter could not be sent; the others are sent all the same."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--dry-run", action="store_true", help="show the letters instead of sending them"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SITE_URL:
            raise CommandError("Set SITE_URL: the letters lead to the desk.")
        with database.reached():
            told, found = digests()
        if not found:
            self.stdout.write("Nothing waits for anybody.")
        elif options["dry_run"]:
            self._show(found, told)
        elif settings.EMAIL_BACKEND.endswith(".dummy.EmailBackend"):
            raise CommandError("Set EMAIL_URL: there is no mail server to send by.")
        else:
            self._send(found, told)

    def _show(self, found: list[Digest], told: str) -> None:
        for digest in found:
            written = letter(digest, told)
            self.stdout.write(f"To {digest.to.get_username()}: {written.subject}\n\n{written.body}")

    def _send(self, found: list[Digest], told: str) -> None:
        by = get_connection()
        outcomes: list[Any] = []
        left = lambda: f"Stopped after {len(outcomes)} of {len(found)} letters."  # noqa: E731
        with stoppable(left):
            for digest in found:
                it = send(digest, told, by)
                outcomes.append(it)
                self.stdout.write(f"{it.name}: {it.what}{f' ({it.fault})' if it.fault else ''}")
        failed = sum(it.what == "failed" for it in outcomes)
        if failed:
            raise CommandError(f"{failed} of {len(outcomes)} letters could not be sent.")
