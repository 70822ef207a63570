"""A folder of published files made into a catalogue, with the account of it."""

from dataclasses import dataclass
from pathlib import Path

from careers.domain.catalogue import Catalogue
from careers.domain.occupations import esco, onet
from careers.domain.occupations.account import Account
from careers.domain.occupations.choice import Choice
from careers.domain.occupations.drafting import Frame, TooManyTracksError, drafted
from careers.domain.occupations.folder import (
    Folder,
    Format,
    NotPublishedFilesError,
    language,
    release,
)
from careers.domain.occupations.published import Published
from careers.domain.occupations.tables import Faults, Watch


@dataclass(frozen=True)
class Import:
    """What a folder would make of the draft, and what became of everything in it."""

    folder: str
    name: str
    catalogue: Catalogue
    account: Account


def imported(
    path: Path,
    format_: Format,
    choice: Choice,
    asked_language: str,
    frame: Frame,
    watch: Watch,
    *,
    every: bool = False,
) -> Import:
    """The catalogue of a folder.

    `format_` is whose files they are; `asked_language`, for ESCO, may be empty where there is one
    only; with `every` the account keeps all places. Raises `careers.domain.files.BadFiles` for what is wrong in the files and
    `NotPublishedFilesError` for what is wrong with the question; nothing is half read.
    """
    account = Account(every)
    folder = Folder(path, account, Faults(), watch)
    published = _published(folder, format_, choice, asked_language)
    if choice.unmet:
        listed = ", ".join(f"“{pattern}”" for pattern in choice.unmet)
        raise NotPublishedFilesError(f"No occupation has a code that begins as {listed} does.")
    if not published.occupations:
        raise NotPublishedFilesError("No occupation was taken: there is nothing to import.")
    try:
        catalogue = drafted(published, frame, account)
    except TooManyTracksError as error:
        raise NotPublishedFilesError(str(error)) from error
    return Import(path.resolve().name, published.body.name, catalogue, account)


def _published(folder: Folder, format_: Format, choice: Choice, asked: str) -> Published:
    edition = choice.edition or release(folder.path, format_)
    if format_ == "onet":
        return onet.read(folder, choice, edition)
    return esco.read(folder, choice, edition, language(folder.path, asked))
