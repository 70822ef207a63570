"""A command that takes its time says so, and stopped it says how things are left."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.models.signals import post_delete
from django.utils import timezone

from careers.actions.attempt import start
from careers.management import patience
from careers.management.patience import stoppable, working
from careers.models import Attempt, Edition


def stop(*_: Any, **__: Any) -> None:
    raise KeyboardInterrupt


def test_what_takes_long_says_what_and_for_how_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "PATIENCE", 0.01)
    said: list[str] = []
    with working("Writing", said.append):
        while len(said) < 2:
            sleep(0.005)
    told = len(said)
    assert {it.rpartition(" … ")[0] for it in said} == {"Writing"}
    sleep(0.05)
    assert len(said) == told


def test_what_is_quick_says_nothing() -> None:
    said: list[str] = []
    with working("Writing", said.append):
        pass
    assert said == []


def test_stopped_it_ends_with_130_and_says_how_things_are_left() -> None:
    with (
        pytest.raises(CommandError, match=r"^Stopped\. Nothing was changed\.$") as error,
        stoppable(),
    ):
        stop()
    assert error.value.returncode == 130


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_before_the_stop_stays_erased(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("careers.management.commands.expire_attempts.AT_ONCE", 2)
    old = timezone.localdate() - timedelta(days=181)
    for number in range(5):
        start(edition.pk, f"code {number}")
    Attempt.objects.update(seen_on=old)
    left = iter([None, None, None, stop])

    def third(**_: Any) -> None:
        if do := next(left):
            do()

    post_delete.connect(third, sender=Attempt)
    try:
        with pytest.raises(
            CommandError, match=r"^Stopped\. Erased 2; the rest goes the next time\.$"
        ):
            call_command("expire_attempts", stdout=StringIO())
    finally:
        post_delete.disconnect(third, sender=Attempt)
    assert Attempt.objects.count() == 3
    call_command("expire_attempts", stdout=StringIO())
    assert Attempt.objects.count() == 0


def test_whoever_begins_sweeps_out_no_more_than_a_few(edition: Edition) -> None:
    old = timezone.localdate() - timedelta(days=181)
    Attempt.objects.bulk_create(
        Attempt(token_sha256=f"{number}", edition=edition, seen_on=old) for number in range(30)
    )
    start(edition.pk, "a code")
    assert Attempt.objects.count() == 30 - 20 + 1


MANAGE = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_path("manage.py", run_name="__main__")
"""
"""As from a terminal: what is begun in the background of a shell ignores Ctrl-C, and so do its children."""


def test_ctrl_c_stops_a_process(tmp_path: Path) -> None:
    found = tmp_path / "found.json"
    process = subprocess.Popen(
        [sys.executable, "-c", MANAGE, "simulate", "--respondents", "100000", "--json", str(found)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "SECRET_KEY": "for tests only"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    with process:
        try:
            assert process.stderr.readline().startswith("Simulating … ")
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=60)
        finally:
            process.kill()  # one that does not listen would hold up everything after it
    assert (process.returncode, out) == (130, "")
    assert err.splitlines()[-1] == "CommandError: Stopped. Nothing was written."
    assert not found.exists()
