"""Whether a host is well, and the numbers of what it does, as whoever watches is told them."""

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, time
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from prometheus_client.parser import text_string_to_metric_families

from careers.models import Edition
from careers.views.front import Front
from portal import health, metrics, watch
from portal.health import Examiner, Health
from portal.metrics import NUMBERS, Numbers, Shared, added, text
from portal.watch import Watch
from tests.views.test_front import Answer, ask

BEHIND = Answer("404 Not Found", {}, b"behind")


def behind(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    start_response(BEHIND.status, [])
    return [BEHIND.body]


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Watch:
    """A host at which nobody has looked yet, that shows its numbers for a token."""
    monkeypatch.setattr(watch, "EXAMINER", Examiner())
    settings.METRICS_TOKEN = "a token of some length"
    settings.VAR_DIR = tmp_path
    return Watch(behind)


def ready(host: Watch) -> tuple[str, dict[str, Any]]:
    found = ask(host, "/health/ready", HTTP_HOST="10.0.0.1:8000")
    return found.status, json.loads(found.body)


def test_a_process_lives_whatever_else_is_wrong(host: Watch) -> None:
    found = ask(host, "/health/live", HTTP_HOST="10.0.0.1:8000")
    assert (found.status, found.body) == ("200 OK", b'{"live":true}\n')
    assert found.headers["cache-control"] == "no-store"
    assert ask(host, "/health/live", "HEAD").body == b""
    assert ask(host, "/health/live", "POST") == BEHIND
    assert ask(host, "/health/dead") == BEHIND


@pytest.mark.django_db(transaction=True)
def test_a_host_is_ready_when_all_it_needs_is_there(host: Watch, edition: Edition) -> None:
    assert ready(host) == ("200 OK", {"ready": True, "edition": 1})


@pytest.mark.django_db(transaction=True)
def test_nothing_published_is_no_fault_of_a_host(host: Watch) -> None:
    assert ready(host) == ("200 OK", {"ready": True, "edition": None})


@pytest.mark.django_db(transaction=True)
def test_a_host_of_a_later_release_is_not_ready_before_the_tables_are(host: Watch) -> None:
    MigrationRecorder.Migration.objects.filter(app="sessions").delete()
    try:
        assert ready(host) == (
            "503 Service Unavailable",
            {
                "ready": False,
                "edition": None,
                "why": {"migrations": "1 are lacking. Run ./dev manage migrate."},
            },
        )
    finally:
        MigrationRecorder(connection).record_applied("sessions", "0001_initial")


@pytest.mark.django_db(transaction=True)
def test_a_host_whose_disk_takes_no_file_is_not_ready(
    host: Watch, settings: Any, tmp_path: Path
) -> None:
    settings.VAR_DIR = tmp_path / "gone"
    status, told = ready(host)
    assert status == "503 Service Unavailable"
    assert told["why"] == {"disk": "gone/ takes no files: No such file or directory."}


def test_nobody_waits_for_a_finding_that_does_not_come(monkeypatch: pytest.MonkeyPatch) -> None:
    come = threading.Event()
    monkeypatch.setattr(health, "WITHIN", 0.01)

    def examined() -> Health:
        come.wait(600)
        return Health(edition=7)

    monkeypatch.setattr(health, "_examined", examined)
    examiner = Examiner()
    assert [examiner.health().faults for _ in range(3)] == [health.SILENT.faults] * 3
    monkeypatch.setattr(health, "WITHIN", 600)
    come.set()
    assert examiner.health() == Health(edition=7)


def test_whoever_cannot_look_says_so_and_looks_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    found: Iterator[KeyError | Health] = iter([KeyError("a mistake"), Health(edition=2)])
    monkeypatch.setattr(health, "KEPT", 0)

    def examined() -> Health:
        one = next(found)
        if isinstance(one, Exception):
            raise one
        return one

    monkeypatch.setattr(health, "_examined", examined)
    examiner = Examiner()
    assert [examiner.health(), examiner.health()] == [health.SILENT, Health(edition=2)]
    assert caplog.messages == ["It could not be looked at how this host is."]


def test_a_finding_is_told_again_for_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "KEPT", 600)
    looked: list[float] = []

    def examined() -> Health:
        looked.append(monotonic())
        return Health(edition=len(looked))

    monkeypatch.setattr(health, "_examined", examined)
    examiner = Examiner()
    assert [examiner.health().edition for _ in range(3)] == [1, 1, 1]


# Numbers ---------------------------------------------------------------------------------------


def shown(host: Watch, token: str = "a token of some length") -> Answer:
    return ask(host, "/metrics", HTTP_AUTHORIZATION=f"Bearer {token}")


def test_numbers_are_for_who_shows_the_token(host: Watch, settings: Any) -> None:
    for refused in (ask(host, "/metrics"), shown(host, "another"), shown(host, "")):
        assert refused.status == "401 Unauthorized"
        assert refused.body == b"A token is needed.\n"
    settings.METRICS_TOKEN = ""
    assert shown(host, "") == BEHIND


@pytest.mark.django_db(transaction=True)
def test_prometheus_reads_them(host: Watch, edition: Edition) -> None:
    NUMBERS.answered('/roles/<slug:"code">/', "GET", 200, 0.03)
    families = {it.name: it for it in text_string_to_metric_families(shown(host).body.decode())}
    assert set(families) == {name.removesuffix("_total") for name in metrics.FAMILIES}
    assert families["rungs_edition"].samples[0].value == 1
    assert families["rungs_ready"].samples[0].value == 1
    [build] = families["rungs_build_info"].samples
    assert build.labels["database"] == connection.vendor
    assert families["rungs_resident_memory_bytes"].samples[0].value > 10_000_000
    routes = {it.labels["route"] for it in families["rungs_requests"].samples}
    assert '/roles/<slug:"code">/' in routes


def test_a_bucket_holds_what_is_in_those_below() -> None:
    numbers = Numbers()
    for seconds in (0.001, 0.02, 0.02, 99):
        numbers.answered("/a/", "GET", 200, seconds)
    found = next(
        it
        for it in text_string_to_metric_families(text(numbers.counted()))
        if it.name == "rungs_request_seconds"
    )
    counts = {it.labels.get("le", it.name): it.value for it in found.samples}
    assert [counts[bound] for bound in ("0.005", "0.01", "0.025", "10.0", "+Inf")] == [
        1,
        1,
        3,
        3,
        4,
    ]
    assert counts["rungs_request_seconds_count"] == 4
    assert counts["rungs_request_seconds_sum"] == pytest.approx(99.041)


def test_processes_are_added_up_and_the_dead_stay_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = Shared(tmp_path)
    here: Any = ("rungs_requests_total", (("route", "/a/"),))
    for pid, moment in ((7, 0.0), (8, time()), (os.getpid(), time())):
        with monkeypatch.context() as patch:
            patch.setattr(os, "getpid", lambda pid=pid: pid)
            patch.setattr("portal.metrics.time", lambda moment=moment: moment)
            shared.write({here: 5}, {("rungs_processes", ()): 1})
    (tmp_path / "9.json").write_text("{", encoding="utf-8")
    counters, gauges = shared.others()
    assert added(counters) == {here: 10}
    assert added(gauges) == {("rungs_processes", ()): 1}


def test_kept_pages_are_numbers_too() -> None:
    host = Watch(behind)
    host.count(Front(host))
    assert host._counters()["rungs_kept_pages_total", (("status", "304"),)] == 0
    assert settings.WORKERS == 1
