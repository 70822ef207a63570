"""Erase what is kept for a time only: answers nobody opened, tries at codes, searches in vain, what was
sent off at the desk, who signed in there, and what is remembered of erasures."""

from time import monotonic
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from careers.actions import erasing, errand, guess, searching
from careers.actions.attempt import expire
from careers.management.patience import PATIENCE, stoppable

AT_ONCE = 500
"""So many attempts go in one transaction: nobody waits long for it, and what is erased stays erased."""


class Command(BaseCommand):
    help = (
        "Erases every attempt that nobody has opened for ATTEMPT_DAYS days, with its answers and its "
        "plan, and says how many there were. Run it once a day; running it again does no harm."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        erased, told = 0, monotonic()
        with stoppable(lambda: f"Stopped. Erased {erased}; the rest goes the next time."):
            while more := expire(AT_ONCE):
                erased += more
                if monotonic() - told >= PATIENCE:
                    told = monotonic()
                    self.stderr.write(f"Erased {erased:,} …")
            guess.sweep()
            searching.sweep()
            errand.sweep()
            erasing.sweep()
            call_command("clearsessions")
        self.stdout.write(f"Erased {erased}: not opened for {settings.ATTEMPT_DAYS} days.")
