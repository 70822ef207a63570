"""Tables as files."""

import csv
from io import StringIO

from careers.admin.sheets import sheet
from careers.admin.tables import Column, Table
from careers.domain.numbers.disclosure import figure

TABLE = Table(
    "roles",
    "Roles",
    "Who ranks first.",
    (
        Column("role", "Role"),
        Column("code", "Code", under=True),
        Column("first", "First", figure=True),
        Column("seconds", "Seconds"),
    ),
    (
        ("Team Leader", "team-leader", figure(34, 100), 7),
        ('=HYPERLINK("x"; "y")', "-x", figure(100, 100), None),
        ("Für alle", "@x", None, "0.71"),
    ),
)


def test_a_file_holds_what_the_page_shows_byte_for_byte() -> None:
    assert sheet(TABLE, {"edition": 3, "people": 100}).decode("utf-8-sig") == (
        '"edition","people","role","code","first_at_least","first_at_most","seconds"\r\n'
        '3,100,"Team Leader","team-leader",30,39,7\r\n'
        '3,100,"\'=HYPERLINK(""x""; ""y"")","\'-x",90,100,""\r\n'
        '3,100,"Für alle","\'@x","","","0.71"\r\n'
    )


def test_it_begins_with_the_mark_excel_looks_for_and_is_read_back_whole() -> None:
    written = sheet(TABLE, {"edition": 3})
    assert written[:3] == b"\xef\xbb\xbf"
    rows = list(csv.DictReader(StringIO(written.decode("utf-8-sig"))))
    assert [row["first_at_least"] for row in rows] == ["30", "90", ""]


def test_what_is_withheld_is_left_empty() -> None:
    one = Table("x", "X", "", TABLE.columns[:1] + TABLE.columns[2:3], (("A", figure(7, 10)),))
    assert sheet(one, {}).decode("utf-8-sig").splitlines()[1] == '"A","",""'
