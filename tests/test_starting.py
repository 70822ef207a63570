"""What the portal is not started with, and the line that is to be changed."""

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core import checks
from django.core.management import CommandError, call_command
from django.db import connection

from portal import starting
from portal.starting import VARIABLES, WRITTEN, faults, of_the_database
from tests.check import DEPLOYED

ROOT = Path(__file__).parents[1]
KEY = "k4Jx0Qz7yW2mV9tB5nR8cL1sD6fG3hP0aE7uI4oT2rY9wX5vN1"

SAFE: dict[str, Any] = {
    "HTTPS": True,
    "PROXIES": 1,
    "DEBUG": False,
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": ["rungs.example"],
    "SITE_URL": "https://rungs.example",
    "METRICS_TOKEN": KEY,
    "WORKERS": 1,
    "MAIL": False,
    "SECOND_FACTOR": True,
    "SECURITY_CONTACT": ["mailto:security@rungs.example", "https://rungs.example/report"],
}


@pytest.fixture
def deployed(settings: Any, tmp_path: Path) -> Any:
    """Settings of an installation that nothing is wrong with, in a folder of its own."""
    tmp_path.chmod(0o700)
    for name, value in {**SAFE, "VAR_DIR": tmp_path}.items():
        setattr(settings, name, value)
    return settings


def said(**environ: str) -> dict[str, str]:
    """What is said, by its number, with the line to change."""
    return {str(one.id).removeprefix("start."): str(one.hint) for one in faults(environ)}


def test_of_a_safe_installation_nothing_is_said(deployed: Any) -> None:
    assert said(LISTEN="10.0.0.11") == {}


def test_a_first_start_on_ones_own_machine_is_left_alone(deployed: Any) -> None:
    deployed.HTTPS, deployed.PROXIES, deployed.SITE_URL = False, 0, ""
    deployed.SECRET_KEY, deployed.DEBUG, deployed.SECOND_FACTOR = "short", True, False
    assert said() == said(LISTEN="localhost") == said(LISTEN="[::1]") == {}


@pytest.mark.parametrize(
    ("changed", "environ", "number", "line"),
    [
        ({"DEBUG": True}, {}, "E001", "DEBUG=false"),
        ({"SECRET_KEY": "short"}, {}, "E002", f"SECRET_KEY={starting.NEW_KEY}"),
        ({"SECRET_KEY": "ab" * 40}, {}, "E002", f"SECRET_KEY={starting.NEW_KEY}"),
        ({"SECOND_FACTOR": False}, {}, "W018", "SECOND_FACTOR=true"),
        ({"BACKUP_DAYS": 0}, {}, "E008", "BACKUP_DAYS=1 (or more)"),
        ({"METRICS_TOKEN": "abc"}, {}, "E003", f"METRICS_TOKEN={starting.NEW_KEY}"),
        ({"ALLOWED_HOSTS": ["*"]}, {}, "E004", "ALLOWED_HOSTS=rungs.example"),
        ({"HTTPS": True, "PROXIES": 0}, {}, "E006", "PROXIES=1"),
        ({"WORKERS": 0}, {}, "E008", "WORKERS=1 (or more)"),
        ({"ATTEMPT_DAYS": 0}, {}, "E008", "ATTEMPT_DAYS=1 (or more)"),
        ({"SITE_URL": "http://rungs.example"}, {}, "E011", "SITE_URL=https://rungs.example"),
        ({"SITE_URL": "https://rungs.example/a"}, {}, "E011", "SITE_URL=https://rungs.example"),
        ({"SITE_URL": "rungs.example"}, {}, "E011", "SITE_URL=https://rungs.example"),
        (
            {"SITE_URL": "https://b.example"},
            {},
            "E012",
            "ALLOWED_HOSTS=rungs.example,b.example",
        ),
        (
            {"SECURITY_CONTACT": ["security@rungs.example"]},
            {},
            "E019",
            "SECURITY_CONTACT=mailto:security@rungs.example (or a page, as https://…)",
        ),
        (
            {"SECURITY_CONTACT": ["mailto:a@rungs.example\nX: y"]},
            {},
            "E019",
            "SECURITY_CONTACT=mailto:security@rungs.example (or a page, as https://…)",
        ),
        ({"SITE_URL": ""}, {}, "W010", "SITE_URL=https://rungs.example"),
        ({}, {"ALLOWED_HOST": "a"}, "W016", "ALLOWED_HOSTS=…"),
        (
            {"MAIL": True, "EMAIL_HOST": "10.0.0.9", "EMAIL_USE_TLS": False},
            {},
            "W015",
            "EMAIL_URL=submission://name:password@mail.example:587",
        ),
    ],
)
def test_each_fault_comes_with_the_line_to_change(
    deployed: Any, changed: dict[str, Any], environ: dict[str, str], number: str, line: str
) -> None:
    for name, value in changed.items():
        setattr(deployed, name, value)
    assert said(**environ).get(number) == line


def test_others_are_listened_to_by_https_or_on_purpose(deployed: Any) -> None:
    deployed.HTTPS, deployed.PROXIES, deployed.SITE_URL = False, 0, ""
    assert set(said(LISTEN="0.0.0.0")) == {"E005"}
    assert said(LISTEN="0.0.0.0", PLAIN_HTTP="true") == {}
    assert set(said(LISTEN="0.0.0.0", PLAIN_HTTP="no")) == {"E005"}
    deployed.HTTPS, deployed.PROXIES = True, 1
    assert set(said(LISTEN="::")) == {"W007", "W010"}


@pytest.mark.parametrize(
    ("version", "workers", "refused"),
    [((3, 51, 2), 2, True), ((3, 51, 3), 2, False), ((3, 40, 1), 1, False), ((3, 52, 0), 4, False)],
)
def test_several_processes_on_sqlite_take_a_version_without_its_fault(
    deployed: Any, monkeypatch: pytest.MonkeyPatch, version: Any, workers: int, refused: bool
) -> None:
    monkeypatch.setattr("sqlite3.sqlite_version_info", version)
    deployed.WORKERS = workers
    assert ("E009" in said()) is (refused and connection.vendor == "sqlite")


def test_a_folder_that_everybody_may_look_into(deployed: Any, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert said() == {"W014": f"chmod o-rwx {tmp_path}"}


@pytest.mark.django_db
def test_an_account_that_may_do_everything_is_unwise() -> None:
    numbers = [one.id for one in of_the_database()]
    assert numbers == (["start.W017"] if connection.vendor == "postgresql" else [])


def test_any_name_is_refused_once(deployed: Any) -> None:
    deployed.ALLOWED_HOSTS = ["*"]
    assert set(said()) == {"E004"}


@pytest.mark.django_db
def test_what_is_refused_is_not_made_ready(deployed: Any) -> None:
    deployed.DEBUG = True
    with pytest.raises(CommandError, match=r"^The portal is not started") as refused:
        call_command("prepare", stderr=StringIO())
    assert refused.value.returncode == starting.REFUSED


def test_djangos_own_checks_say_it_too(deployed: Any) -> None:
    deployed.ALLOWED_HOSTS = ["*", "rungs.example"]
    assert checks.run_checks(tags=[starting.TAG]) == []
    found = checks.run_checks(tags=[starting.TAG], include_deployment_checks=True)
    assert "start.E004" in {one.id for one in found}


def told(**environment: str) -> list[str]:
    """What a command says that is started under these variables."""
    base = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    here = {"SECRET_KEY": KEY, "DATABASE_URL": "sqlite:///:memory:"}
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=base | here | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode in (0, starting.REFUSED), done.stderr
    return (done.stderr.strip() or done.stdout.strip()).splitlines()


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SECRET_KEY", "", "SECRET_KEY: it is empty"),
        ("DEBUG", "maybe", 'Environment variable "DEBUG" invalid: Not a valid boolean.'),
        ("WORKERS", "two", 'Environment variable "WORKERS" invalid: Not a valid integer.'),
        ("TIME_ZONE", "Mars", "TIME_ZONE: “Mars” is none; write one such as Europe/London"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL: “LOUD” is none; write INFO, WARNING or ERROR"),
        ("EMAIL_URL", "x", "EMAIL_URL: begin it with smtp:// or submission://"),
        ("DATABASE_URL", "mysql://a/b", "DATABASE_URL: begin it with postgres:// or sqlite:///"),
    ],
)
def test_a_value_that_cannot_be_read_is_told_with_one_that_can(
    name: str, value: str, said: str
) -> None:
    assert told(**{name: value}) == [f"Refused: {said}", f"    Change: {name}={WRITTEN[name]}"]


def test_every_value_that_may_be_unreadable_has_one_that_is_not() -> None:
    text = (ROOT / "portal/settings.py").read_text("utf-8")
    read = re.findall(r'env\.(\w+)\("([A-Z_]+)"', text)
    assert {name for how, name in read if how not in ("str", "list")} <= set(WRITTEN)
    assert set(re.findall(r'ImproperlyConfigured\(f?"([A-Z_]+): ', text)) <= set(WRITTEN)


def test_nothing_is_said_of_what_we_deploy_and_nothing_silenced(settings: Any) -> None:
    assert told(**DEPLOYED) == ["System check identified no issues (0 silenced)."]
    assert settings.SILENCED_SYSTEM_CHECKS == []


def test_every_variable_is_written_down() -> None:
    text = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", text, re.MULTILINE)) == VARIABLES
    read = re.findall(r'env\.\w+\("([A-Z_]+)"', (ROOT / "portal/settings.py").read_text("utf-8"))
    assert set(read) <= VARIABLES
