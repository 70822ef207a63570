"""A backup is one file: a zip of what the database's own program wrote and of what that ought to be.

Sealed, that zip lies within an age file. Nobody ever sees half of one: it is written under another name,
read again, and only then given its own.
"""

import hashlib
import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from uuid import uuid4
from zlib import error as BadStream  # noqa: N812 - it is one

import msgspec
from django.core.management import CommandError

from careers.management.backup import sealing
from careers.management.backup.tables import Held

FORMAT = "rungs-backup"
VERSION = 1
MANIFEST, DUMP, KEY = "manifest.json", "dump", "secret_key"
LONGEST_MANIFEST = 1_000_000
CHUNK = 1_000_000
_NAME = re.compile(r"rungs-(\d{8}T\d{9})Z\.zip(\.age)?")
_UNFINISHED = ".unfinished-"


class Dump(msgspec.Struct, frozen=True):
    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What a backup says of itself. `migrations` are those that had been done, as ``careers.0001_initial``;
    `key` is the mark of the SECRET_KEY it was served with (`careers.management.key`)."""

    format: str
    version: int
    taken_at: datetime
    vendor: str
    server: str
    migrations: tuple[str, ...]
    key: str
    dump: Dump
    tables: dict[str, Held]


@dataclass(frozen=True)
class Found:
    """A backup that was read and is whole: its dump lies unpacked in a folder that goes away."""

    manifest: Manifest
    dump: Path
    secret_key: str
    """Of the host it was taken on; empty where it is not sealed."""


def name_of(taken: datetime, *, sealed: bool) -> str:
    stamp = taken.astimezone(UTC).strftime("%Y%m%dT%H%M%S%f")[:-3]
    return f"rungs-{stamp}Z.zip{sealing.SUFFIX if sealed else ''}"


def moment_of(name: str) -> datetime | None:
    """When a backup of this name was taken; None for any other file."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    with suppress(ValueError):
        return datetime.strptime(f"{found[1]}000", "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)
    return None


def described(dump: Path) -> Dump:
    with dump.open("rb") as file:
        return Dump(dump.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


# Writing ----------------------------------------------------------------------------------------


def write(folder: Path, dump: Path, manifest: Manifest, secret_key: str, work: Path) -> Path:
    """Make the backup's file in a folder: it is there whole, checked and on the disk, or not at all. The
    secret key goes into a sealed one only. Raises `OSError`."""
    to = sealing.recipients()
    path = folder / name_of(manifest.taken_at, sealed=bool(to))
    _forget_unfinished(folder)
    fresh = folder / f"{_UNFINISHED}{uuid4().hex}"
    try:
        with _created(fresh) as file:
            if to:
                plain = work / "plain.zip"
                with _created(plain) as inner:
                    _pack(inner, dump, manifest, secret_key)
                with plain.open("rb") as inner:
                    sealing.seal(inner, file, to)
            else:
                _pack(file, dump, manifest, "")
            file.flush()
            os.fsync(file.fileno())
        _look_again(fresh, manifest, work, sealed=bool(to))
        fresh.rename(path)
    finally:
        fresh.unlink(missing_ok=True)
    settle(folder)
    return path


def _look_again(fresh: Path, manifest: Manifest, work: Path, *, sealed: bool) -> None:
    """Read what was written. What is sealed for a key that is elsewhere is read before the seal."""
    readable = fresh if not sealed or sealing.identities() else work / "plain.zip"
    with opened(readable, work) as found:
        if found.manifest != manifest:
            raise CommandError("What was written is not what was to be written; nothing was kept.")


def settle(folder: Path) -> None:
    """Have the disk remember which files a folder has."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _created(path: Path) -> IO[bytes]:
    """A new file for its owner only."""
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b")


def _pack(file: IO[bytes], dump: Path, manifest: Manifest, secret_key: str) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
        archive.write(dump, DUMP)
        if secret_key:
            archive.writestr(KEY, secret_key)


def _forget_unfinished(folder: Path) -> None:
    """What a run that was killed left behind."""
    for path in folder.glob(f"{_UNFINISHED}*"):
        path.unlink(missing_ok=True)


# Reading ----------------------------------------------------------------------------------------


@contextmanager
def opened(path: Path, work: Path) -> Iterator[Found]:
    """A backup, unpacked within the folder `work` and checked against what it says of itself. Raises
    `CommandError` that says what is wrong with it."""
    inner = work / f"opened-{uuid4().hex}"
    inner.mkdir(mode=0o700)
    try:
        yield _found(path, inner)
    finally:
        for left in inner.iterdir():
            left.unlink()
        inner.rmdir()


def _found(path: Path, inner: Path) -> Found:
    try:
        with path.open("rb") as file:
            sealed = file.read(4) == b"age-"
            file.seek(0)
            if not sealed:
                return _unpacked(file, inner)
            with _created(inner / "plain.zip") as plain:
                _open_seal(path, file, plain)
                plain.seek(0)
                return _unpacked(plain, inner)
    except FileNotFoundError as error:
        raise CommandError(f"{error.filename} is not there.") from error
    except _DAMAGED as error:
        raise CommandError(f"{path} is no backup of ours, or it is damaged: {error}") from error


_DAMAGED = (zipfile.BadZipFile, BadStream, EOFError, KeyError, ValueError, msgspec.MsgspecError)


def _open_seal(path: Path, file: IO[bytes], plain: IO[bytes]) -> None:
    keys = sealing.identities()
    if not keys:
        raise CommandError(
            f"{path} is sealed: give the secret key, AGE-SECRET-KEY-1…, as BACKUP_KEY or in the file"
            " that BACKUP_KEY_FILE names."
        )
    try:
        sealing.open_seal(file, plain, keys)
    except sealing.Unopened as error:
        raise CommandError(
            f"{path} cannot be opened: it is sealed for another key, or it was changed or cut short"
            f" ({error})."
        ) from error


def _unpacked(file: IO[bytes], inner: Path) -> Found:
    with zipfile.ZipFile(file) as archive:
        manifest = _manifest(archive)
        dump = inner / DUMP
        digest, left = hashlib.sha256(), manifest.dump.bytes
        with archive.open(DUMP) as packed, _created(dump) as plain:
            while data := packed.read(CHUNK):
                left -= len(data)
                if left < 0:
                    break
                digest.update(data)
                plain.write(data)
        if left or digest.hexdigest() != manifest.dump.sha256:
            raise CommandError("The backup is damaged: what it holds is not what it says it holds.")
        key = archive.read(KEY).decode() if KEY in archive.namelist() else ""
    return Found(manifest, dump, key)


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    if archive.getinfo(MANIFEST).file_size > LONGEST_MANIFEST:
        raise zipfile.BadZipFile("its manifest is too large")
    text = archive.read(MANIFEST)
    said = msgspec.json.decode(text)
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise zipfile.BadZipFile("it says that it is something else")
    if said.get("version") != VERSION:
        raise CommandError("This backup is of a newer release: bring it back with that one.")
    return msgspec.json.decode(text, type=Manifest)
