"""A folder of published files: which body's, of which release, in which language, and its rows."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from careers.domain.occupations.account import Account
from careers.domain.occupations.tables import Faults, Row, Watch, rows

Format = Literal["onet", "esco"]

FORMATS: tuple[Format, ...] = ("onet", "esco")
_ESCO = re.compile(r"occupations_([a-z]{2})\.csv")


class NotPublishedFilesError(Exception):
    """The folder is not one of published files, or it does not say enough. The message tells what to
    do."""


class Folder:
    """The files of one folder. Only regular files inside it are read, whatever links say."""

    def __init__(self, path: Path, account: Account, faults: Faults, watch: Watch) -> None:
        self.path, self.account, self.faults, self._watch = path, account, faults, watch
        self._asked: set[str] = set()

    def has(self, *names: str) -> str:
        """The first of these names that is a file here, or empty."""
        return next((name for name in names if (self.path / name).is_file()), "")

    def rows(
        self, names: Iterable[str], needed: tuple[str, ...], without: str = ""
    ) -> Iterator[Row]:
        """The rows of the first of these files that is there; each is counted in the account.

        `without` says what is missed when none is there; where it is empty, that is a fault.
        """
        listed = tuple(names)
        name = self.has(*listed)
        self._asked.add(name)
        if not name and without:
            self.account.absent.append((listed[0], without))
        elif not name:
            self.faults.add(listed[0], 0, "is missing")
        elif not self._inside(self.path / name):
            self.faults.add(name, 0, "leads out of the folder: put the file itself here")
        else:
            self.account.read(name, 0)
            for row in rows(self.path / name, needed, self.faults, self._watch):
                self.account.read(name)
                yield row

    def close(self) -> None:
        """Note the files nobody asked for. Raises `BadFiles` for the faults found."""
        self.faults.settle()
        there = sorted(it.name for it in self.path.iterdir() if it.is_file())
        self.account.unread = tuple(name for name in there if name not in self._asked)

    def _inside(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self.path.resolve())


def recognised(path: Path) -> Format:
    """Whose files a folder holds, told by the names of its files. Raises `NotPublishedFilesError`."""
    if not path.is_dir():
        raise NotPublishedFilesError(f"{path} is not a folder.")
    found: list[Format] = []
    if any((path / f"Occupation Data{ending}").is_file() for ending in (".txt", ".csv")):
        found.append("onet")
    if languages(path):
        found.append("esco")
    if len(found) == 1:
        return found[0]
    if found:
        message = f"{path} holds files of both O*NET and ESCO: say which with --format."
        raise NotPublishedFilesError(message)
    inner = [it.name for it in sorted(path.iterdir()) if it.is_dir() and _holds_tables(it)]
    hint = f" Did you mean the folder “{inner[0]}” inside it?" if inner else ""
    message = (
        f"{path} holds neither O*NET’s “Occupation Data.txt” nor ESCO’s “occupations_en.csv” "
        f"(or another language’s).{hint}"
    )
    raise NotPublishedFilesError(message)


def _holds_tables(path: Path) -> bool:
    return (path / "Occupation Data.txt").is_file() or bool(languages(path))


def languages(path: Path) -> tuple[str, ...]:
    """The languages of ESCO's occupations in a folder, by their two letters."""
    found = (_ESCO.fullmatch(it.name) for it in path.iterdir() if it.is_file())
    return tuple(sorted(match[1] for match in found if match))


def language(path: Path, asked: str) -> str:
    """The language to read. Raises `NotPublishedFilesError` where it is not there or not told."""
    there = languages(path)
    if asked and asked not in there:
        listed = ", ".join(there) or "none"
        raise NotPublishedFilesError(f"There are no occupations in “{asked}”, but in: {listed}.")
    if not asked and len(there) != 1:
        listed = ", ".join(there) or "none"
        message = f"Say with --language which to read; there are occupations in: {listed}."
        raise NotPublishedFilesError(message)
    return asked or there[0]


def release(path: Path, format_: Format) -> str:
    """The release that the folder's name tells, as both bodies name what they publish
    (`db_29_0_text`, `ESCO dataset - v1.2.0 - classification - en - csv`), or empty."""
    name = path.resolve().name
    if format_ == "onet":
        found = re.search(r"db_(\d+)_(\d+)", name)
        return f"{found[1]}.{found[2]}" if found else ""
    found = re.search(r"v\d+\.\d+(\.\d+)?", name)
    return found[0] if found else ""
