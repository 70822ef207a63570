"""The rows that docs/importing.md shows are rows the command takes."""

import re
from pathlib import Path

from tests.domain.occupations.reading import read

MANUAL = Path(__file__).parents[3] / "docs" / "importing.md"
TITLE = "\n## What the files look like\n"


def shown(folder: Path, body: str) -> None:
    """Write the files shown for a body, by the names told in the line above them."""
    section = MANUAL.read_text(encoding="utf-8").split(TITLE)[1].split("\n## ")[0]
    told, rows = re.search(rf"\n({body}, .*:)\n\n((?:    .*\n|\n)+)", section).groups()  # type: ignore[union-attr]
    tables = rows.strip("\n").split("\n\n")
    for name, table in zip(re.findall(r"`(\w[\w ]+\.(?:txt|csv))`", told), tables, strict=True):
        lines = [line.removeprefix("    ") for line in table.splitlines()]
        text = "\n".join(lines).replace("→", "\t") + "\n"
        (folder / name).write_text(text, encoding="utf-8")


def test_the_rows_of_onet(tmp_path: Path) -> None:
    shown(tmp_path, r"O\*NET")
    catalogue = read(tmp_path).catalogue
    assert [role.title for role in catalogue.roles] == ["Bread Bakers"]
    assert [(it.skill, it.level, it.importance) for it in catalogue.roles[0].skills] == [
        ("speaking", 2, 1)
    ]


def test_the_rows_of_esco(tmp_path: Path) -> None:
    shown(tmp_path, "ESCO")
    role = read(tmp_path).catalogue.roles[0]
    assert (role.title, role.also_called) == ("Bread baker", ("baker of bread", "loaf maker"))
    assert [(it.skill, it.level, it.importance) for it in role.skills] == [("bake-bread", 3, 2)]
