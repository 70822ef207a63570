"""What was erased, gathered from wherever it is written down: the database, the file beside it, and the one
beside the backups, which every backup brings up to date."""

import os
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError
from django.db import connection
from django.utils import timezone

from careers.actions.erasing import MARGIN
from careers.management.backup import archive
from careers.models import Erasure

NAME = "erased.txt"
_LINE = re.compile(r"([0-9a-f]{64}) (\d{4}-\d\d-\d\d)")

Erased = dict[str, date]
"""By mark: the day."""


def in_database() -> Erased | None:
    """What the database knows; None for one that knows nothing of erasures, or is not made yet."""
    if Erasure._meta.db_table not in connection.introspection.table_names():
        return None
    return dict(Erasure.objects.values_list("mark", "on"))


def in_file(path: Path) -> Erased | None:
    """What a file says; None where there is none. A line cut short, as by a power cut, is passed over.
    Raises `CommandError` for one that is something else altogether."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path} cannot be read: {error}") from error
    found = [match for match in map(_LINE.fullmatch, lines) if match]
    if lines and not found:
        raise CommandError(f"{path} is no list of erasures.")
    return {match[1]: date.fromisoformat(match[2]) for match in found}


def together(*parts: Erased | None) -> Erased:
    """All of them, each on its latest day."""
    whole: Erased = {}
    for part in parts:
        for mark, on in (part or {}).items():
            whole[mark] = max(on, whole.get(mark, on))
    return whole


def bring_up_to_date(folder: Path) -> None:
    """Have the file beside the backups say all that is known, but for what no backup can undo any more."""
    path = folder / NAME
    known = together(in_database(), in_file(Path(settings.ERASED_FILE)), in_file(path))
    since = timezone.localdate() - timedelta(days=settings.BACKUP_DAYS) - MARGIN
    _write(path, {mark: on for mark, on in known.items() if on >= since})


def _write(path: Path, erased: Mapping[str, date]) -> None:
    fresh = path.with_name(f".{path.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
        file.writelines(f"{mark} {on.isoformat()}\n" for mark, on in _by_day(erased))
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(path)
    archive.settle(path.parent)


def _by_day(erased: Mapping[str, date]) -> Iterable[tuple[str, date]]:
    return sorted(erased.items(), key=lambda it: (it[1], it[0]))
