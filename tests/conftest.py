"""What tests share: the catalogue, an edition of it, and a small named cast."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from hypothesis import settings as hypothesis

from careers.domain import document, files, patience
from careers.domain.catalogue import Catalogue
from careers.models import Edition
from careers.queries.draft import forget_draft
from careers.queries.edition import forget_editions
from careers.queries.notices import forget_notices
from careers.queries.numbers import forget_numbers
from careers.queries.pace import forget_pace
from careers.views.public import forget_pages

CATALOGUE = Path(__file__).parent.parent / "catalogue"

# No test may fail because a machine is slow: Hypothesis times each example unless it is told not to.
hypothesis.register_profile("untimed", deadline=None)
hypothesis.load_profile("untimed")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """SQLite as a real installation has it, in a file: in memory its threads lock one another out
    in ways a file's do not."""
    default = settings.DATABASES["default"]
    if default["ENGINE"].endswith("sqlite3"):
        default.setdefault("TEST", {})["NAME"] = str(tmp_path_factory.mktemp("db") / "test.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def _static_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Static files as a real installation has them: collected, joined, hashed. And a folder of the
    tests' own for what is written beside the database."""
    settings.STATIC_ROOT = tmp_path_factory.mktemp("static")
    settings.ERASED_FILE = tmp_path_factory.mktemp("erased") / "erased.txt"
    call_command("collectstatic", verbosity=0, interactive=False)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Our own catalogue, from its files."""
    return files.read(CATALOGUE)[0]


@pytest.fixture(scope="session")
def catalogue_document(catalogue: Catalogue) -> str:
    return document.write(catalogue)


SHELVES = (
    forget_editions,
    forget_draft,
    forget_notices,
    forget_numbers,
    forget_pages,
    forget_pace,
)
"""What gives up what a process keeps in memory."""


@pytest.fixture(autouse=True)
def _fresh_shelves() -> Iterator[None]:
    """No test reads an edition another test published."""
    for forget in SHELVES:
        forget()
    yield
    for forget in SHELVES:
        forget()


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody waits for what takes long, however slow the machine is."""
    monkeypatch.setattr(patience, "PATIENCE", 600)


@pytest.fixture
def edition(db: None, catalogue_document: str) -> Edition:
    """Edition 1, holding our own catalogue; the draft tables stay empty."""
    return Edition.objects.create(
        number=1,
        document=catalogue_document,
        schema=document.SCHEMA,
        sha256=document.digest(catalogue_document),
        note="The first",
        published_at=timezone.now(),
    )


@pytest.fixture
def visitor() -> Client:
    """Somebody who reads and takes the assessment."""
    return Client()


@pytest.fixture
def stranger() -> Client:
    """Somebody else, who must never see the visitor's answers."""
    return Client()


@pytest.fixture
def publisher(db: None) -> User:
    """Staff with every permission."""
    return User.objects.create_superuser("publisher", password="a long enough phrase")


@pytest.fixture
def desk(publisher: User) -> Client:
    """The publisher, signed in."""
    client = Client()
    client.force_login(publisher, backend="django.contrib.auth.backends.ModelBackend")
    return client
