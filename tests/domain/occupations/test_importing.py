"""A folder made into a catalogue, whichever body's it is."""

from pathlib import Path

import pytest

from careers.domain.occupations.choice import Choice
from careers.domain.occupations.folder import Format
from careers.domain.occupations.importing import imported
from tests.domain.occupations.reading import ESCO, FRAME, ONET, read


@pytest.mark.parametrize(
    ("format_", "folder", "name"),
    [("onet", ONET, "O*NET 29.0 Database"), ("esco", ESCO, "ESCO classification v1.2.0")],
)
def test_it_says_what_was_read_and_keeps_only_first_places(
    format_: Format, folder: Path, name: str
) -> None:
    found = imported(folder, format_, Choice(), "", FRAME, lambda *_: None)
    assert (found.folder, found.name) == (folder.name, name)
    assert found.catalogue == read(folder, rungs="graded").catalogue
    assert {tuple(entry.places) for entry in found.account.outcomes.values()} == {()}
