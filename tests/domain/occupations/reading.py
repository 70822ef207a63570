"""What the importer's tests share: the small folders, a frame, and reading them."""

from pathlib import Path
from shutil import copytree
from typing import Any

from careers.domain.occupations.choice import Choice
from careers.domain.occupations.drafting import Frame
from careers.domain.occupations.folder import recognised
from careers.domain.occupations.importing import Import, imported
from tests import factories

DATA = Path(__file__).parents[2] / "data"
ONET = DATA / "onet" / "db_29_0_text"
ESCO = DATA / "esco" / "v1.2.0"
FRAME = Frame(factories.site(), tuple(factories.proficiencies()))


def read(folder: Path, language: str = "", *, every: bool = False, **choice: Any) -> Import:
    """The import of a folder, with the rungs its format has unless told."""
    format_ = recognised(folder)
    rungs = "graded" if format_ == "onet" else "one"
    chosen = Choice(**{"rungs": rungs} | choice)
    return imported(
        folder, format_, chosen, language, FRAME, lambda _file, _rows: None, every=every
    )


def copied(folder: Path, target: Path) -> Path:
    """A copy of a folder that a test may spoil; it keeps its name."""
    return Path(copytree(folder, target / folder.name))


def outcomes(found: Import, subject: str) -> dict[tuple[str, str], int]:
    """What became of a subject, counted by outcome and what was said of it."""
    return {(it, what): entry.count for it, what, entry in found.account.of(subject)}
