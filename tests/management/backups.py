"""Backups for tests: taken of the host the test runs on, and brought to fresh ones."""

import json
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from careers.management.backup import archive
from careers.management.backup.archive import Manifest
from tests.fresh import Host, this

Held = dict[str, list[object]]


def here(place: Path, **environment: str) -> Host:
    """The host the test runs on."""
    return this(place / "var", BACKUP_DIR=str(place / "backups"), **environment)


def taken(there: Host, *words: str) -> Path:
    """A backup of a host."""
    done = there.manage("backup", *words)
    assert (done.returncode, done.stderr) == (0, ""), done
    return Path(done.stdout.partition(": ")[0])


def said(path: Path) -> Manifest:
    """What a backup says of itself."""
    with TemporaryDirectory() as folder, archive.opened(path, Path(folder)) as found:
        return found.manifest


def refused(there: Host, *words: str, **more: str) -> str:
    """Why a host does not do it, in one line."""
    done = there.manage(*words, **more)
    assert (done.returncode, done.stdout) == (1, ""), done
    assert done.stderr.startswith("CommandError: ")
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr.removeprefix("CommandError: ").rstrip()


def told(manifest: Manifest, *but: str) -> Held:
    return {name: [it.rows, it.sha256] for name, it in manifest.tables.items() if name not in but}


def without(found: Held, *but: str) -> Held:
    return {name: value for name, value in found.items() if name not in but}


def rewritten(path: Path, change: dict[str, Any]) -> Path:
    """The same backup that says something else of itself."""
    other = path.with_name("other.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        manifest = json.loads(old.read(archive.MANIFEST)) | change
        new.writestr(archive.MANIFEST, json.dumps(manifest))
        new.writestr(archive.DUMP, old.read(archive.DUMP))
    return other
