"""Erase what is kept for a time only: answers nobody opened, tries at codes, searches in vain."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from careers.actions import guess, searching
from careers.actions.attempt import expire


class Command(BaseCommand):
    help = (
        "Erases every attempt that nobody has opened for ATTEMPT_DAYS days, with its answers and its "
        "plan, and says how many there were. Run it once a day; running it again does no harm."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        erased = expire()
        guess.sweep()
        searching.sweep()
        self.stdout.write(f"Erased {erased}: not opened for {settings.ATTEMPT_DAYS} days.")
