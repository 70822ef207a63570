"""Where backups are worked at: one at a time on a host, in a folder that goes away."""

import errno
import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import CommandError

_PREFIX = ".backup-"
_LOCK = ".backup.lock"


@contextmanager
def working_folder() -> Iterator[Path]:
    """A folder under VAR_DIR for its owner only. What a killed run left there is removed. A full disk, or
    one that cannot be written, is told in one line."""
    var = Path(settings.VAR_DIR)
    try:
        var.mkdir(parents=True, exist_ok=True)
        with (var / _LOCK).open("w") as lock:
            _take(lock.fileno())
            for left in var.glob(f"{_PREFIX}*/"):
                shutil.rmtree(left, ignore_errors=True)
            with TemporaryDirectory(prefix=_PREFIX, dir=var) as folder:
                yield Path(folder)
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        said = (
            "There is no room left on the disk"
            if full
            else f"It cannot be done: {error.strerror or error}"
        )
        where = f" ({error.filename})" if error.filename else ""
        raise CommandError(
            f"{said}{where}. Nothing was changed, and no half file is left."
        ) from error


def _take(lock: int) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise CommandError("Another backup or restore is under way on this host.") from error


def made_private(folder: Path) -> None:
    """Make a folder that only its owner enters; one that is there already is left as it is."""
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o700)
