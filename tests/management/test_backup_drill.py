"""The drill: a backup is taken while people answer, their host is lost, and a fresh one has it all again,
but for what they erased meanwhile."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from careers.actions import erasing, searching
from careers.actions.attempt import erase, expire, start
from careers.actions.code import renew
from careers.domain.catalogue import Catalogue
from careers.domain.code import make
from careers.domain.questionnaire import sections
from careers.management.backup.archive import Manifest
from careers.management.backup.tables import known
from careers.models import Attempt, Edition, Erasure, VainSearch, Withdrawal
from careers.models.attempt import token_hash
from tests.crowd import crowd
from tests.filling import fill
from tests.fresh import Host, host
from tests.management.backups import here, said, taken, told, without
from tests.views.sitting import COOKIE

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS = 3


@pytest.fixture
def place(tmp_path: Path, settings: Any) -> Path:
    """Where this host keeps what is its own."""
    settings.ERASED_FILE = tmp_path / "var" / "erased.txt"
    return tmp_path


@pytest.fixture
def peopled(edition: Edition, catalogue: Catalogue) -> Edition:
    """Something in every table there is, and sixty people who have answered."""
    crowd(catalogue, 60)
    late = Edition.objects.create(
        number=2, document="{}", schema=edition.schema, sha256="2", published_at=timezone.now()
    )
    Withdrawal.objects.create(edition=late, at=timezone.now())
    Erasure.objects.create(mark="0" * 64)
    fill()
    empty = [
        it for it in apps.get_models(include_auto_created=True) if not it._base_manager.exists()
    ]
    assert empty == []
    return edition


def backup(place: Path) -> tuple[Path, Manifest]:
    """A backup of this host, and what it says of itself."""
    path = taken(here(place))
    return path, said(path)


class Writers:
    """People who answer, one after the other, through the portal."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.form = {item.code: "4" for item in sections(catalogue)[0].items} | {"next": ""}
        self.done = threading.Event()
        self.codes: list[str] = []
        self.failed: list[object] = []
        self.threads = [threading.Thread(target=self._write) for _ in range(WRITERS)]

    def _write(self) -> None:
        try:
            while not self.done.is_set():
                client = Client()
                client.get("/assessment/part/1/")
                sent = client.post("/assessment/part/1/", self.form)
                if sent.status_code != 302:
                    self.failed.append(sent.status_code)
                self.codes.append(client.cookies[COOKIE].value)
        except Exception as error:  # noqa: BLE001 - told by the test
            self.failed.append(error)
        finally:
            connections.close_all()

    def wait_for(self, count: int) -> list[str]:
        """The codes of so many who were told that they are kept."""
        while len(self.codes) < count and not self.failed:
            self.done.wait(0.01)
        return list(self.codes)


@contextmanager
def writing(catalogue: Catalogue) -> Iterator[Writers]:
    writers = Writers(catalogue)
    for thread in writers.threads:
        thread.start()
    try:
        yield writers
    finally:
        writers.done.set()
        for thread in writers.threads:
            thread.join()


TOKENS = """
import json
from careers.models import Attempt
print(json.dumps(sorted(Attempt.objects.values_list("token_sha256", flat=True))))
"""


def tokens(there: Host) -> set[str]:
    return set(json.loads(there.told(TOKENS)))


# The drill --------------------------------------------------------------------------------------


def test_a_backup_taken_while_people_answer_is_whole_on_a_fresh_host(
    peopled: Edition, catalogue: Catalogue, place: Path
) -> None:
    with writing(catalogue) as writers:
        before = writers.wait_for(9)
        path, manifest = backup(place)
        writers.wait_for(len(writers.codes) + 9)
    assert writers.failed == []
    empty = {name for name, held in manifest.tables.items() if held.rows == 0}
    assert empty == set()
    assert set(manifest.tables) == set(connection.introspection.table_names()) == known()

    with host(place / "fresh") as there:
        done = there.manage("restore", str(path))
        assert (done.returncode, done.stderr) == (0, "")
        # Sessions are given up on purpose; nothing else is another.
        assert without(there.held(), "django_session") == told(manifest, "django_session")
        found = tokens(there)
    assert {token_hash(code) for code in before} - found == set()
    assert len(found) < Attempt.objects.count()


def test_who_was_erased_since_stays_erased(peopled: Edition, place: Path, publisher: User) -> None:
    codes = {name: make() for name in ("kept", "asked", "renewed", "expired")}
    rows = {name: start(peopled.pk, code) for name, code in codes.items()}
    searching.count("ann lee")
    leaver = User.objects.create_user("leaver", is_staff=True)
    path, manifest = backup(place)

    erase(rows["asked"])
    newer = make()
    renew(rows["renewed"], newer)
    erase(rows["renewed"])
    Attempt.objects.filter(pk=rows["expired"].pk).update(
        seen_on=timezone.localdate() - timedelta(days=999)
    )
    assert expire(1) == 1
    searching.forget(VainSearch.objects.latest("pk").digest)
    erasing.delete_account(leaver)
    marks = set(Erasure.objects.values_list("mark", flat=True))

    with host(place / "fresh") as there:
        done = there.manage("restore", str(path), "--erased", str(place / "var/erased.txt"))
        assert (done.returncode, done.stderr) == (0, "")
        assert "answers of 3, 1 searches, 1 accounts.\n" in done.stdout
        for name in ("var/erased.txt", "backups/erased.txt"):
            written = datetime.fromtimestamp((place / name).stat().st_mtime, UTC)
            line = f"    as {place / name} has it, last written {written:%Y-%m-%d %H:%M} UTC\n"
            assert line in done.stdout
        found = there.held()
        assert tokens(there) & set(map(token_hash, codes.values())) == {token_hash(codes["kept"])}
        assert there.told(NAMES) == "publisher\n"
        assert json.loads(there.told(MARKS)) == sorted(marks)
    changed = (
        "careers_attempt",
        "careers_vainsearch",
        "careers_erasure",
        "auth_user",
        "django_session",
    )
    assert without(found, *changed) == told(manifest, *changed)
    rows_then = {name: manifest.tables[name].rows for name in changed}
    lost = {name: rows_then[name] - int(str(found[name][0])) for name in changed}
    assert lost == {
        "careers_attempt": 3,
        "careers_vainsearch": 1,
        "careers_erasure": -6,
        "auth_user": 1,
        "django_session": rows_then["django_session"],
    }


NAMES = """
from django.contrib.auth.models import User
print(*User.objects.filter(username__in=["publisher", "leaver"]).values_list("username", flat=True))
"""
MARKS = """
import json
from careers.models import Erasure
print(json.dumps(sorted(Erasure.objects.values_list("mark", flat=True))))
"""


def test_the_next_backup_leaves_the_list_for_a_host_that_loses_everything(
    peopled: Edition, place: Path
) -> None:
    code = make()
    attempt = start(peopled.pk, code)
    first, _ = backup(place)
    first = first.rename(place / first.name)
    erase(attempt)
    second, _ = backup(place)
    first = first.rename(second.parent / first.name)
    second.unlink()
    (place / "var/erased.txt").unlink()
    with host(place / "fresh") as there:
        assert there.manage("restore", str(first)).returncode == 0
        assert token_hash(code) not in tokens(there)


def test_without_any_list_nobody_comes_back_by_accident(peopled: Edition, place: Path) -> None:
    path, _ = backup(place)
    (place / "backups/erased.txt").unlink()
    with host(place / "fresh") as there:
        done = there.manage("restore", str(path))
        assert (done.returncode, done.stdout) == (1, "")
        assert "No list of what was erased since is here" in done.stderr
        assert there.manage("restore", str(path), "--without-erased").returncode == 0
        assert len(tokens(there)) == Attempt.objects.count()


def test_everybody_signs_in_anew_and_codes_open_as_they_did(
    edition: Edition, catalogue: Catalogue, place: Path, desk: Client
) -> None:
    code = make()
    start(edition.pk, code)
    assert desk.get("/desk/").status_code == 200
    session = desk.session.session_key
    path, manifest = backup(place)
    assert manifest.tables["django_session"].rows == 1
    with host(place / "fresh") as there:
        assert there.manage("restore", str(path)).returncode == 0
        assert there.told(OPENED.format(code=code, session=session)) == "200 302\n"


OPENED = """
from django.conf import settings
from django.test import Client
visitor, staff = Client(HTTP_HOST="localhost"), Client(HTTP_HOST="localhost")
visitor.cookies[settings.ATTEMPT_COOKIE_NAME] = "{code}"
staff.cookies[settings.SESSION_COOKIE_NAME] = "{session}"
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
print(visitor.get("/assessment/answers/").status_code, staff.get("/desk/").status_code)
"""


def test_in_place_of_what_is_there_only_when_told_and_with_what_that_knows(
    peopled: Edition, place: Path
) -> None:
    """The same host, its database still there: what it knows of erasures counts."""
    code = make()
    attempt = start(peopled.pk, code)
    path, _ = backup(place)
    with host(place / "fresh") as there:
        assert there.manage("restore", str(path)).returncode == 0
        there.told(ERASE.format(token=token_hash(code)))
        (place / "fresh/erased.txt").unlink()
        done = there.manage("restore", str(path))
        assert done.returncode == 1
        assert done.stderr.startswith("CommandError: There is something in this database already.")
        assert there.manage("restore", str(path), "--replace").returncode == 0
        assert token_hash(code) not in tokens(there)
    assert Attempt.objects.filter(pk=attempt.pk).exists()


ERASE = """
from careers.actions.attempt import erase
from careers.models import Attempt
erase(Attempt.objects.get(token_sha256="{token}"))
"""
