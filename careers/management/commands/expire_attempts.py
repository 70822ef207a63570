"""Erase the answers that nobody has opened for as long as they are kept, and old tries at codes."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from careers.actions.attempt import expire
from careers.actions.guess import sweep


class Command(BaseCommand):
    help = (
        "Erases every attempt that nobody has opened for ATTEMPT_DAYS days, with its answers and its "
        "plan, and says how many there were. Run it once a day; running it again does no harm."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        erased = expire()
        sweep()
        self.stdout.write(f"Erased {erased}: not opened for {settings.ATTEMPT_DAYS} days.")
