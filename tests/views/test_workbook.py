"""The draft as a workbook: taken out, sent in, looked at, applied, taken back."""

import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from careers.actions.draft import replace_draft
from careers.domain.catalogue import Catalogue
from careers.models import Question, Role, RoleSkill, Skill, Upload
from careers.queries.draft import draft
from tests import factories
from tests.staff import with_rights
from tests.views.seen import seen
from tests.views.sitting import publish

pytestmark = pytest.mark.django_db

Edit = Callable[[Any], None]


@pytest.fixture
def loaded() -> Catalogue:
    """The smallest catalogue in the draft, published as edition 1."""
    replace_draft(factories.catalogue())
    publish(factories.catalogue(), 1)
    return draft().catalogue


def taken_out(desk: Client, ending: str = "xlsx") -> bytes:
    response = desk.get(f"/desk/workbook/draft.{ending}")
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="draft.{ending}"'
    return response.getvalue()


def edited(data: bytes, edit: Edit) -> bytes:
    """A workbook after somebody has changed it in another program."""
    book, file = openpyxl.load_workbook(BytesIO(data)), BytesIO()
    edit(book)
    book.save(file)
    return file.getvalue()


def column(sheet: Any, heading: str) -> int:
    found: int = next(cell.column for cell in sheet[1] if cell.value == heading)
    return found


def put(sheet: Any, key: str, heading: str, value: Any) -> None:
    """Write into the row of this code, under this heading."""
    row = next(cell.row for cell in sheet["A"] if cell.value == key)
    sheet.cell(row, column(sheet, heading)).value = value


def send(desk: Client, data: bytes, name: str = "draft.xlsx") -> Any:
    file = SimpleUploadedFile(name, data)
    return desk.post("/desk/workbook/send/", {"file": file}, follow=True)


def sent(desk: Client, edit: Edit) -> Any:
    """The page of a workbook taken out, changed and sent in."""
    return send(desk, edited(taken_out(desk), edit))


def looked_at(desk: Client, number: int) -> str:
    """The draft that a page was shown against."""
    page = desk.get(f"/desk/workbook/{number}/").content.decode()
    return page.split('name="draft" value="')[1].split('"')[0]


def yes(desk: Client, **also: Any) -> Any:
    """Say yes to the last file sent in, as its page has it."""
    number = Upload.objects.values_list("pk", flat=True)[0]
    form = {"draft": looked_at(desk, number)} | also
    return desk.post(f"/desk/workbook/{number}/apply/", form, follow=True)


def back(desk: Client) -> Any:
    number = Upload.objects.values_list("pk", flat=True)[0]
    return desk.post(f"/desk/workbook/{number}/back/", follow=True)


# There and back -----------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["xlsx", "zip", "json"])
def test_what_is_taken_out_and_sent_in_changes_nothing(
    desk: Client, catalogue: Catalogue, ending: str
) -> None:
    replace_draft(catalogue)
    page = seen(send(desk, taken_out(desk, ending), f"draft.{ending}"))
    assert page.headings[0] == f"What “draft.{ending}” would change"
    assert "It says just what the draft says. There is nothing to change." in page.words


def test_what_another_program_saves_unchanged_changes_nothing(
    desk: Client, catalogue: Catalogue
) -> None:
    replace_draft(catalogue)
    page = seen(sent(desk, lambda book: None))
    assert "There is nothing to change." in page.words


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    desk: Client, loaded: Catalogue
) -> None:
    def edit(book: Any) -> None:
        put(book["Roles"], "agent", "Title", "Service agent")
        needs = book["Roles, skills it asks for"]
        needs.cell(2, column(needs, "Level needed")).value = 5
        book["Skills"].append(["listening", None, 9, "Listening", "customers"])

    page = seen(sent(desk, edit))
    assert page.headings[0] == "“draft.xlsx” cannot be read in"
    assert "Skills 5" not in page.words

    def mended(book: Any) -> None:
        edit(book)
        put(book["Skills"], "listening", "Order", 9)
        put(book["Skills"], "listening", "Name", "Listening")
        put(book["Skills"], "listening", "Family", "With customers")
        put(book["Skills"], "listening", "Part of", None)
        put(book["Skills"], "listening", "Summary", "Hear. {ed}")
        put(book["Skills"], "listening", "About", "Hear well. {ed}")

    page = seen(sent(desk, mended))
    assert "Nothing is changed yet. 2 things in the draft would be." in page.words
    assert "Roles 0 1 0" in page.words
    assert "role, changed · Roles, row 2; Roles, skills it asks for, row 2" in page.words
    assert "Listening skill, added · Skills, row 4" in page.words
    assert draft().catalogue == loaded


def test_forty_rows_are_changed_at_once_and_taken_back(desk: Client, catalogue: Catalogue) -> None:
    replace_draft(catalogue)
    before = draft().catalogue

    def edit(book: Any) -> None:
        sheet = book["Roles, skills it asks for"]
        for row in range(2, 42):
            cell = sheet.cell(row, column(sheet, "Importance"))
            cell.value = (cell.value + 1) % 4

    sent(desk, edit)
    page = seen(yes(desk))
    assert page.headings[0] == "“draft.xlsx” is in"
    after = draft().catalogue
    old, new = ([need for role in it.roles for need in role.skills] for it in (before, after))
    assert sum(one != other for one, other in zip(old, new, strict=True)) == 40
    entry = LogEntry.objects.all()[0]
    assert (entry.user.username, entry.object_repr) in {
        ("publisher", role.title) for role in catalogue.roles
    }
    assert json.loads(entry.change_message)[-1] == {
        "added": {"name": "from the workbook", "object": "draft.xlsx"}
    }
    page = seen(back(desk))
    assert page.headings[0] == "“draft.xlsx” was taken back"
    assert draft().catalogue == before


def test_what_is_taken_back_must_be_the_last_thing_done(desk: Client, loaded: Catalogue) -> None:
    sent(desk, lambda book: put(book["Roles"], "agent", "Title", "Chief"))
    yes(desk)
    Skill.objects.filter(pk="speaking").update(name="Talking")
    page = seen(back(desk))
    assert "Something was changed in the draft since then" in page.words
    assert Role.objects.get(pk="agent").title == "Chief"


# What is left out ---------------------------------------------------------------------------------


def test_a_row_left_out_is_removed_only_after_it_was_seen(desk: Client, loaded: Catalogue) -> None:
    def edit(book: Any) -> None:
        book["Questions"].delete_rows(2)

    page = seen(sent(desk, edit))
    assert "One thing would be removed:" in page.words
    page = seen(yes(desk))
    assert "Say that you have seen what would be removed." in page.words
    assert draft().catalogue == loaded
    yes(desk, removing="on")
    assert len(draft().catalogue.items) == len(loaded.items) - 1


def test_what_goes_and_what_a_check_finds_of_a_new_thing_are_called_by_name(
    desk: Client, loaded: Catalogue
) -> None:
    def edit(book: Any) -> None:
        steps = book["Advancement steps"]
        steps.delete_rows(2)
        steps.append([None] * steps.max_column)
        new = {"From": "leader", "To": "agent", "How sure": "editorial"}
        for heading, value in (new | {"Summary": "Down. {ed}", "About": "Down again."}).items():
            steps.cell(2, column(steps, heading)).value = value

    words = seen(sent(desk, edit)).words
    assert "One thing would be removed: Advancement step: Agent → Leader" in words
    assert "Advancement step: Leader → Agent" in words


def test_what_something_else_names_cannot_be_removed(desk: Client, loaded: Catalogue) -> None:
    page = seen(sent(desk, lambda book: book["Skills"].delete_rows(2)))
    assert page.headings[0] == "“draft.xlsx” cannot be read in"
    assert "There is no skill “" in page.words


def test_a_sheet_or_a_column_left_out_stays_as_it_is(desk: Client, loaded: Catalogue) -> None:
    def edit(book: Any) -> None:
        del book["Advancement steps"]
        del book["Roles, skills it asks for"]
        book["Roles"].delete_cols(column(book["Roles"], "A day"))
        put(book["Roles"], "agent", "Title", "Chief")

    page = seen(sent(desk, edit))
    assert "One thing in the draft would be." in page.words
    yes(desk)
    role = draft().catalogue.role("agent")
    assert (role.title, role.day) == ("Chief", loaded.role("agent").day)
    assert role.skills == loaded.role("agent").skills


# Two at once --------------------------------------------------------------------------------------


def test_what_a_colleague_changed_meanwhile_is_kept(desk: Client, loaded: Catalogue) -> None:
    data = taken_out(desk)
    Role.objects.filter(pk="agent").update(summary="Ann’s words. {ed}")
    Role.objects.filter(pk="leader").update(title="Ann’s title")
    send(desk, edited(data, lambda book: put(book["Roles"], "agent", "Title", "Chief")))
    page = seen(yes(desk))
    assert page.headings[0] == "“draft.xlsx” is in"
    role = draft().catalogue.role("agent")
    assert (role.title, role.summary) == ("Chief", "Ann’s words. {ed}")
    assert draft().catalogue.role("leader").title == "Ann’s title"


def test_the_same_place_changed_by_both_is_asked_about_and_kept_by_default(
    desk: Client, loaded: Catalogue
) -> None:
    data = taken_out(desk)
    Role.objects.filter(pk="agent").update(title="Ann’s title", summary="Ann’s words. {ed}")

    def edit(book: Any) -> None:
        put(book["Roles"], "agent", "Title", "Chief")
        put(book["Roles"], "leader", "Title", "Boss of all")

    page = seen(send(desk, edited(data, edit)))
    assert "Somebody else changed one thing too" in page.headings
    assert "Ann’s title" in page.words
    yes(desk)
    assert draft().catalogue.role("agent").title == "Ann’s title"
    assert draft().catalogue.role("leader").title == "Boss of all"
    send(desk, edited(data, edit))
    yes(desk, take="role:agent")
    role = draft().catalogue.role("agent")
    assert (role.title, role.summary) == ("Chief", "Ann’s words. {ed}")


def test_one_removes_what_the_other_changes_and_both_ways_are_asked_about(
    desk: Client, loaded: Catalogue
) -> None:
    data = taken_out(desk)
    Question.objects.filter(pk="speaking-1").delete()
    Question.objects.filter(pk="speaking-2").update(text="Ann’s words, to be kept.")

    def edit(book: Any) -> None:
        put(book["Questions"], "speaking-1", "Text", "Saying it in the editor’s words.")
        row = next(it.row for it in book["Questions"]["A"] if it.value == "speaking-2")
        book["Questions"].delete_rows(row)

    page = seen(send(desk, edited(data, edit)))
    assert "Somebody else changed 2 things too" in page.headings
    assert "nothing would be unless you choose the file’s words below" in page.words
    assert "There is nothing to change." in seen(yes(desk)).words
    yes(desk, take=["item:speaking-1", "item:speaking-2"])
    items = {it.code: it.text for it in draft().catalogue.items}
    assert items["speaking-1"] == "Saying it in the editor’s words."
    assert "speaking-2" not in items


def test_a_nul_is_refused_as_a_form_refuses_it(desk: Client, loaded: Catalogue) -> None:
    page = seen(sent(desk, lambda book: put(book["Roles"], "agent", "Title", "a_x0000_b")))
    assert "Null characters are not allowed." in page.words


def test_a_draft_that_changed_after_the_dry_run_is_looked_at_again(
    desk: Client, loaded: Catalogue
) -> None:
    sent(desk, lambda book: put(book["Roles"], "agent", "Title", "Chief"))
    number = Upload.objects.values_list("pk", flat=True)[0]
    old = looked_at(desk, number)
    Role.objects.filter(pk="leader").update(title="Ann’s title")
    response = desk.post(f"/desk/workbook/{number}/apply/", {"draft": old})
    assert response.status_code == 422
    assert "The draft has changed since you looked." in seen(response).words
    assert draft().catalogue.role("agent").title == loaded.role("agent").title


def test_the_button_pressed_twice_at_once_does_not_say_that_nothing_was_changed(
    desk: Client, loaded: Catalogue
) -> None:
    sent(desk, lambda book: put(book["Roles"], "agent", "Title", "Chief"))
    number = Upload.objects.values_list("pk", flat=True)[0]
    form = {"draft": looked_at(desk, number)}
    waiting = Upload.objects.filter(pk=number, stage="ready")

    def meanwhile(execute: Any, sql: str, *rest: Any) -> Any:
        """The other press is through before this one may begin to write."""
        if sql.startswith("SAVEPOINT"):
            waiting.update(stage="applied", report={"done": 1})
        return execute(sql, *rest)

    with connection.execute_wrapper(meanwhile):
        response = desk.post(f"/desk/workbook/{number}/apply/", form, follow=True)
    assert response.redirect_chain == [(f"/desk/workbook/{number}/", 302)]
    assert seen(response).headings[0] == "“draft.xlsx” is in"


def test_findings_that_only_name_what_is_called_otherwise_are_not_new(
    desk: Client, loaded: Catalogue
) -> None:
    """A check lists the roles that ask for a skill; one of them having another title is no finding."""
    Question.objects.filter(skill_id="planning").delete()
    unmeasured = "and no question measures it"
    assert unmeasured in seen(desk.get("/desk/checks/")).words
    page = seen(sent(desk, lambda book: put(book["Roles"], "leader", "Title", "Head")))
    assert "Nothing is changed yet. One thing in the draft would be." in page.words
    assert unmeasured not in page.words


# What is wrong ------------------------------------------------------------------------------------


def test_everything_wrong_is_told_by_sheet_row_and_column(desk: Client, loaded: Catalogue) -> None:
    def edit(book: Any) -> None:
        sheet = book["Roles, skills it asks for"]
        sheet.cell(2, column(sheet, "Level needed")).value = 9
        sheet.cell(3, column(sheet, "Importance")).value = "=1+1"
        sheet.cell(4, column(sheet, "Skill")).value = "nothing"
        put(book["Roles"], "leader", "Hours", "at night")

    page = seen(sent(desk, edit))
    assert page.words.count("Roles, skills it asks for") == 3
    assert "Roles, skills it asks for 2 E Level needed must be at most 5" in page.words
    assert "3 F Importance holds a formula: put its value there instead" in page.words
    assert "4 C Skill There is no skill “nothing”" in page.words
    assert "H Hours must be one of: regular, sometimes, shifts" in page.words
    table = desk.get(page.links["This list as a table (.csv)"])
    wrong = '"Roles",3,"H","Hours","must be one of: regular, sometimes, shifts"'
    assert table.content.decode().splitlines()[1] == wrong
    assert draft().catalogue == loaded


def test_what_a_column_cannot_hold_twice_is_told(desk: Client, loaded: Catalogue) -> None:
    page = seen(sent(desk, lambda book: put(book["Rungs"], "leads", "Rung", 1)))
    assert "Rung 1 is taken already, by “entry”" in page.words


def test_two_rungs_change_places(desk: Client, loaded: Catalogue) -> None:
    """No order of single writes does it: each number is somebody's."""

    def edit(book: Any) -> None:
        put(book["Rungs"], "leads", "Rung", 1)
        put(book["Rungs"], "entry", "Rung", 2)

    sent(desk, edit)
    assert seen(yes(desk)).headings[0] == "“draft.xlsx” is in"
    assert {it.code: it.rank for it in draft().catalogue.levels} == {"entry": 2, "leads": 1}
    assert LogEntry.objects.count() == 2


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.xlsx", b"", "It is empty."),
        ("a.xlsx", b"PK\x03\x04rest", "It is damaged"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"0" * 600, "old workbook (.xls) or has a password"),
        ("a.pdf", b"%PDF-1.7", "none of the files that are read here"),
        ("a.json", b"{", "It is no JSON of a draft"),
        ("a.csv", b"\xff\x00\xff", "is not UTF-8"),
        ("a.csv", b"one,two\n1,2\n", "none of the sheets that a draft has"),
    ],
)
def test_what_is_no_workbook_is_refused_in_words(
    desk: Client, loaded: Catalogue, name: str, data: bytes, why: str
) -> None:
    page = seen(send(desk, data, name))
    assert page.headings[0] == f"“{name}” cannot be read in"
    assert why in page.words


def test_one_table_is_enough(desk: Client, loaded: Catalogue) -> None:
    table = b"code,title\nagent,Chief\nleader,Leader\n"
    page = seen(send(desk, table, "roles.csv"))
    assert "The file does not say what it was made from" in page.words
    assert "One thing in the draft would be." in page.words
    yes(desk)
    assert draft().catalogue.role("agent").title == "Chief"


# Who may, and how much ----------------------------------------------------------------------------


def test_who_may_see_the_draft_takes_it_out_and_cannot_send_it_in(loaded: Catalogue) -> None:
    ann = with_rights("see_draft")
    page = seen(ann.get("/desk/workbook/"))
    assert "Send it in" not in page.headings
    assert taken_out(ann)
    assert ann.post("/desk/workbook/send/").status_code == 403
    assert Client().get("/desk/workbook/draft.xlsx").status_code == 302


def test_an_edition_is_taken_out_and_a_missing_one_is_not(desk: Client, loaded: Catalogue) -> None:
    response = desk.get("/desk/workbook/draft.xlsx?edition=1")
    assert response["Content-Disposition"] == 'attachment; filename="edition-1.xlsx"'
    for wrong in ("2", "-1", "x", "9" * 30, "²"):
        assert desk.get(f"/desk/workbook/draft.xlsx?edition={wrong}").status_code == 404
    assert desk.get("/desk/workbook/draft.exe").status_code == 404


def test_a_file_over_the_limit_is_refused_unread(desk: Client, loaded: Catalogue) -> None:
    page = send(desk, b"x" * 10_000_001)
    assert page.status_code == 422
    assert "The limit is 10 MB." in seen(page).words
    huge = desk.post("/desk/workbook/send/", CONTENT_LENGTH="200000000")
    assert huge.status_code == 413
    assert "no file may be larger than 10 MB" in seen(huge).words
    assert Upload.objects.count() == 0


def test_a_form_without_a_file_says_so(desk: Client, loaded: Catalogue) -> None:
    page = desk.post("/desk/workbook/send/")
    assert page.status_code == 422
    assert "Choose the file first." in seen(page).words


def test_pages_ask_the_database_little(
    desk: Client, loaded: Catalogue, django_assert_num_queries: Any
) -> None:
    sent(desk, lambda book: put(book["Roles"], "agent", "Title", "Chief"))
    number = Upload.objects.values_list("pk", flat=True)[0]
    with django_assert_num_queries(5):
        desk.get("/desk/workbook/")
    with django_assert_num_queries(27):
        desk.get(f"/desk/workbook/{number}/")


def test_a_role_keeps_its_rows(desk: Client, loaded: Catalogue) -> None:
    """What is not changed is not written anew: its rows keep their keys."""
    keys = set(RoleSkill.objects.values_list("pk", flat=True))
    sent(desk, lambda book: put(book["Roles"], "agent", "Title", "Chief"))
    yes(desk)
    assert set(RoleSkill.objects.values_list("pk", flat=True)) == keys
