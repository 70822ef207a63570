"""Sealing a backup, in the format of age (age-encryption.org), by its own library: in parts that are each
authenticated, so that a file of any size needs little memory, and none is believed that was changed or cut
short. What is sealed here the `age` program opens too.

A key comes in two halves. The public one, `age1…`, seals; the secret one, `AGE-SECRET-KEY-1…`, opens, and
seals too. A host that is given only the public one cannot read its own backups, nor can who breaks into it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import pyrage
from django.conf import settings
from django.core.checks import CheckMessage
from django.core.management import CommandError

from portal import starting

SUFFIX = ".age"
_SECRET, _PUBLIC = "AGE-SECRET-KEY-", "age1"

Identity = Any
"""A `pyrage.x25519.Identity`; the package says nothing of its types."""
Recipient = Any
"""A `pyrage.x25519.Recipient`."""


class Unopened(Exception):
    """The seal cannot be opened: another key, or a file that was changed or cut short."""


def words() -> list[str]:
    """The keys given, from BACKUP_KEY or the file that BACKUP_KEY_FILE names, as `age-keygen` writes one:
    comments are left out. Raises `CommandError`."""
    text = settings.BACKUP_KEY
    if settings.BACKUP_KEY_FILE:
        try:
            text += "\n" + Path(settings.BACKUP_KEY_FILE).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"BACKUP_KEY_FILE cannot be read: {error}") from error
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    return " ".join(lines).replace(",", " ").split()


def identities() -> list[Identity]:
    """The secret keys given."""
    return [_identity(word) for word in words() if word.upper().startswith(_SECRET)]


def recipients() -> list[Recipient]:
    """For whom is sealed: the public keys given, and those of the secret ones. None: nothing is."""
    found = []
    for word in words():
        if word.upper().startswith(_SECRET):
            found.append(_identity(word).to_public())
        elif word.startswith(_PUBLIC):
            found.append(_recipient(word))
        else:
            raise CommandError(f"BACKUP_KEY: a key begins with {_PUBLIC} or {_SECRET}1.")
    return found


def faults() -> Iterator[CheckMessage]:
    """What is wrong with the keys given, for whoever starts a host: a night's backup would fail of it, or
    lie open beside its key."""
    try:
        recipients()
        secret = identities()
    except CommandError as wrong:
        yield starting.refused(
            21, str(wrong), "BACKUP_KEY=age1… (`./dev manage backup --new-key` makes one)"
        )
        return
    if secret and settings.HTTPS:
        yield starting.unwise(
            22,
            "The key that opens the backups is on this host: who breaks in reads them all.",
            f"BACKUP_KEY={','.join(str(it.to_public()) for it in secret)}",
        )


def _identity(word: str) -> Identity:
    try:
        return pyrage.x25519.Identity.from_str(word)
    except pyrage.IdentityError as error:
        raise CommandError("BACKUP_KEY: this is no secret key of age; one is mistyped.") from error


def _recipient(word: str) -> Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(word)
    except pyrage.RecipientError as error:
        raise CommandError("BACKUP_KEY: this is no public key of age; one is mistyped.") from error


def seal(plain: IO[bytes], sealed: IO[bytes], to: list[Recipient]) -> None:
    """Write a sealed copy. Raises `OSError`."""
    try:
        pyrage.encrypt_io(plain, sealed, to)
    except pyrage.EncryptError as error:
        raise OSError(str(error)) from error


def open_seal(sealed: IO[bytes], plain: IO[bytes], keys: list[Identity]) -> None:
    """Write what was sealed. Raises `Unopened`, and `OSError` for a disk that is full."""
    try:
        pyrage.decrypt_io(sealed, plain, keys)
    except pyrage.DecryptError as error:
        raise Unopened(str(error)) from error
    except OSError as error:
        if error.errno is not None:
            raise
        raise Unopened(str(error)) from error
