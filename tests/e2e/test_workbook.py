"""An editor with forty rows to change: taken out, changed in a spreadsheet, sent in, taken back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.people import sign_in
from tests.e2e.watching import WIDTHS, watched
from tests.portal import Portal, started


@pytest.fixture(scope="module")
def portal() -> Iterator[Portal]:
    with started() as running:
        yield running


def change_forty_rows(file: Path) -> None:
    """What the editor does in the spreadsheet: the importance of forty skills goes up by one."""
    book = openpyxl.load_workbook(file)
    sheet: Any = book["Roles, skills it asks for"]
    column = next(cell.column for cell in sheet[1] if cell.value == "Importance")
    for row in range(2, 42):
        cell = sheet.cell(row, column)
        cell.value = (cell.value + 1) % 4
    book.save(file)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("width", WIDTHS)
def test_an_editor_changes_forty_rows_in_a_workbook(
    browser: Browser, portal: Portal, width: int, script: bool, tmp_path: Path
) -> None:
    file = tmp_path / "forty rows.xlsx"
    with watched(browser, portal.url, width, script=script) as visit:
        page, main = visit.page, visit.page.get_by_role("main")
        sign_in(visit, portal.password)
        page.goto(f"{portal.url}/desk/workbook/")
        with page.expect_download() as download:
            main.get_by_role("link", name="As a workbook").click()
        download.value.save_as(file)
        change_forty_rows(file)
        page.get_by_label("The file").set_input_files(file)
        page.get_by_role("button", name="See what it would change").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "What “forty rows.xlsx” would change"
        )
        expect(main.get_by_role("row", name="Roles, skills it asks for")).to_contain_text("40")
        page.get_by_role("button", name="Change the draft").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("“forty rows.xlsx” is in")
        page.goto(f"{portal.url}/desk/publish/")
        expect(main).to_contain_text("importance")
        page.goto(f"{portal.url}/desk/workbook/")
        main.get_by_role("link", name="forty rows.xlsx").first.click()
        page.get_by_role("button", name="Take this file back").click()
        expect(page.get_by_role("status").first).to_contain_text("It is taken back.")
        page.goto(f"{portal.url}/desk/publish/")
        expect(page.get_by_role("heading", level=1)).to_have_text("There is nothing to publish")
        assert visit.logged == []
