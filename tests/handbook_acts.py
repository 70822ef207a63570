"""What staff do at the desk before a picture of the handbook is taken: each as they would do it there."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import openpyxl
from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.people import set_up_phone, shown
from tests.e2e.watching import Watched

PHRASE = "a long phrase for pictures"
PEOPLE = f"""
from django.contrib.auth.models import Group, User
for name, first, role in (("ann", "Ann", "Author"), ("ben", "Ben", "Reviewer")):
    user = User.objects.create_user(
        name, f"{{name}}@example.org", "{PHRASE}", first_name=first, is_staff=True
    )
    user.groups.add(Group.objects.get(name=role))
"""
"""Colleagues of the one whose account the first start makes."""

TRAINER = "/desk/careers/role/trainer/change/"
ANALYST = "/desk/careers/role/quality-assurance-analyst/change/"
SENIOR = "/desk/careers/role/senior-agent/change/"


def save(page: Page) -> None:
    page.locator("input[name=_save], button[name=_save]").first.click()
    expect(page.locator("[role=status]").first).to_be_visible()


def write(visit: Watched, address: str, **fields: str) -> None:
    """Fill in some fields of a thing’s page, and save."""
    assert visit.open(address) == 200, address
    for name, text in fields.items():
        field = visit.page.locator(f"#id_{name}")
        if field.evaluate("it => it.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)
    save(visit.page)


def give_password(visit: Watched, name: str, password: str) -> None:
    """The first half of signing in."""
    visit.open("/desk/")
    page = visit.page
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def show_code(page: Page, name: str) -> None:
    """The second half of signing in, of who may do it for the first time."""
    if name in _PHONES:
        page.get_by_label("Code").fill(shown(_PHONES[name]))
        page.get_by_role("button", name="Sign in", exact=True).click()
    else:
        _PHONES[name] = set_up_phone(page)
        page.get_by_role("button", name="I have them. Go on").click()


_PHONES: dict[str, str] = {}


def set_up_a_phone(visit: Watched) -> None:
    """Of the one whose picture was taken while they did."""
    visit.open("/desk/login/phone/")
    show_code(visit.page, "desk")
    expect(visit.page).to_have_url(f"{visit.base}/desk/")


@contextmanager
def colleague(visit: Watched, name: str) -> Iterator[Watched]:
    """Somebody else, signed in, in a browser of their own."""
    browser = visit.page.context.browser
    assert browser
    context = browser.new_context()
    other = Watched(context.new_page(), visit.base)
    give_password(other, name, PHRASE)
    show_code(other.page, name)
    expect(other.page).to_have_url(f"{visit.base}/desk/")
    yield other
    context.close()


# Checks and changes ---------------------------------------------------------------------------------


def change_the_ladder(visit: Watched) -> None:
    """A role hung a rung higher, a step taken out and another put in, one text that is too long and one
    without a source."""
    write(visit, TRAINER, level="management")
    write(
        visit,
        "/desk/careers/role/team-leader/change/",
        summary="Guides and coaches a group of agents, and answers for their targets and their "
        "standard, from the first briefing of the early shift to the last call of the late one, and "
        "for the people who are new to it, and sits beside those who find it hard. {duties}",
    )
    write(
        visit,
        "/desk/careers/challenge/automation/change/",
        summary="Some of what people ask is answered by a machine by now.",
    )
    write(
        visit,
        "/desk/careers/advancementstep/add/?origin=senior-agent&destination=trainer",
        evidence="editorial",
        summary="From helping the person beside you to teaching a room. {ed}",
        about="Whoever is asked most often already explains. A trainer does it on purpose. {ed}",
        begin="Ask to sit in on the next training, and to take ten minutes of [coaching](skill:coaching). "
        "{ed}",
    )
    assert visit.open("/desk/careers/advancementstep/senior-agent-to-team-leader/delete/") == 200
    visit.page.locator("form [type=submit]").last.click()
    expect(visit.page.locator("[role=status]").first).to_be_visible()


def mend_the_source(visit: Watched) -> None:
    """Nothing stands in the way any more."""
    write(
        visit,
        "/desk/careers/challenge/automation/change/",
        summary="Some of what people ask is answered by a machine by now. {ed}",
    )


# Previews and questions -----------------------------------------------------------------------------


def make_a_link(visit: Watched) -> None:
    """For a colleague without an account."""
    page = visit.page
    page.locator("#id_note").fill("Training leads")
    page.get_by_role("button", name="Make the link").click()
    expect(page.locator("#address")).to_be_visible()


def reword_a_question(visit: Watched) -> None:
    write(
        visit,
        "/desk/careers/question/coaching-1/change/",
        text="Showing somebody how to do a thing better, and why.",
    )


# Two people -----------------------------------------------------------------------------------------


def collide(visit: Watched) -> None:
    """Ann saves the role that is open here; then what is written here is to be saved."""
    page = visit.page
    with colleague(visit, "ann") as ann:
        assert ann.open(SENIOR) == 200
        ann.page.locator("#id_hours").select_option("shifts")
        ann.page.locator("#id_summary").fill("Knows the hard cases, and helps with them. {duties}")
        save(ann.page)
    page.locator("#id_summary").fill("Takes the hard cases, and shows others how. {duties}")
    page.locator("#id_lead").fill("The hard ones come to you. {ed}")
    page.locator("[name=_save]").first.click()
    expect(page.get_by_role("button", name="Save what is chosen")).to_be_visible()


# Review and rights ----------------------------------------------------------------------------------


def ask_for_review(visit: Watched) -> None:
    """Ann has a question about what she wrote."""
    with colleague(visit, "ann") as ann:
        assert ann.open("/desk/review/?show=all") == 200
        ann.page.locator("input[name=thing][value^='role:trainer']").check()
        ann.page.locator("#id_comment").fill("Is “what is new” clear enough, or should I name it?")
        ann.page.get_by_role("button", name="Ask for review").click()
        expect(ann.page.locator("[role=status]").first).to_be_visible()


def give_care(visit: Watched) -> None:
    """Two roles are looked after; one of them should have been read last week."""
    page, today = visit.page, datetime.now(UTC).date()
    for code, days in (("trainer", -6), ("team-leader", 20)):
        assert visit.open(f"/desk/careers/role/{code}/change/") == 200
        form = page.locator("form:has(button:text('Keep who and when'))")
        if not form.is_visible():
            page.locator("details:has(button:text('Keep who and when')) > summary").click()
        form.locator("[name=owner]").select_option(label="Ann")
        form.locator("[name=review_on]").fill((today + timedelta(days=days)).isoformat())
        form.get_by_role("button", name="Keep who and when").click()
        expect(page.locator("[role=status]").first).to_be_visible()


def open_ann(visit: Watched) -> None:
    visit.page.get_by_role("main").get_by_role("link", name="ann", exact=True).first.click()
    expect(visit.page.locator("#id_username")).to_be_visible()


# Workbook -------------------------------------------------------------------------------------------


def _changed_workbook(visit: Watched, words: str) -> bytes:
    """The draft taken out as a workbook, with another summary for the team leader."""
    response = visit.page.request.get(f"{visit.base}/desk/workbook/draft.xlsx")
    assert response.ok
    book = openpyxl.load_workbook(io.BytesIO(response.body()))
    sheet = next(it for it in book.worksheets if it.title.lower() == "roles")
    heads = enumerate(sheet[1], start=1)
    summary = next(at for at, it in heads if str(it.value).lower().startswith("summary"))
    found = (cell.row for line in sheet.iter_rows() for cell in line if cell.value == "team-leader")
    row = next(it for it in found if it)
    sheet.cell(row, summary, words)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _send(visit: Watched, name: str, kind: str, held: bytes) -> None:
    page = visit.page
    payload: FilePayload = {"name": name, "mimeType": kind, "buffer": held}
    page.locator("input[type=file]").set_input_files([payload])


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def send_a_workbook(visit: Watched) -> None:
    book = _changed_workbook(visit, "Leads a team of agents through the day. {ed}")
    _look_at(visit, book)


def send_one_that_collides(visit: Watched) -> None:
    """Ann writes while the file is being edited."""
    book = _changed_workbook(visit, "Leads a team of agents through the day. {ed}")
    with colleague(visit, "ann") as ann:
        write(
            ann,
            "/desk/careers/role/team-leader/change/",
            summary="Leads agents, and answers for what they reach. {ed}",
        )
    _look_at(visit, book)


def _look_at(visit: Watched, book: bytes) -> None:
    visit.open("/desk/workbook/")
    _send(visit, "draft.xlsx", XLSX, book)
    visit.page.get_by_role("button", name="See what it would change").click()
    expect(visit.page.get_by_role("button", name="Change the draft")).to_be_visible(timeout=60_000)


# Openings and the site ------------------------------------------------------------------------------


def _opening() -> dict[str, str]:
    until = datetime.now(UTC).date() + timedelta(days=40)
    return {
        "title": "Team leader, evening shift",
        "place": "Leeds",
        "country": "GB",
        "text": "You lead twelve people from two in the afternoon to ten at night.\n\n"
        "- Every second weekend is free\n- Training in your first month",
        "link": "https://example.org/jobs/team-leader",
        "closes_on": until.isoformat(),
    }


def fill_in_an_opening(visit: Watched) -> None:
    page = visit.page
    for name, text in _opening().items():
        page.locator(f"#id_{name}").fill(text)
    page.locator("#id_role").select_option("team-leader")


def post_it(visit: Watched) -> None:
    assert visit.open("/desk/jobs/new/") == 200
    fill_in_an_opening(visit)
    visit.page.get_by_role("button", name="Post it").click()
    expect(visit.page.locator("[role=status]").first).to_be_visible()


def send_openings(visit: Watched) -> None:
    """Two lines of a table, looked at first."""
    given = _opening()
    held = io.StringIO()
    template = visit.page.request.get(f"{visit.base}/desk/jobs/template.csv")
    headings = next(csv.reader(io.StringIO(template.text().removeprefix("\ufeff"))))
    table = csv.DictWriter(held, headings)
    table.writeheader()
    for number, title in enumerate(("Trainer", "Quality analyst"), start=1):
        row = given | {"reference": f"HR-{number}", "title": title}
        table.writerow({name: row.get(name, "") for name in headings})
    _send(visit, "openings.csv", "text/csv", held.getvalue().encode())
    visit.page.get_by_role("button", name="Look at it first").click()
    expect(visit.page.get_by_role("button", name="Read it in")).to_be_visible()


# Publishing -----------------------------------------------------------------------------------------


def choose_a_moment(visit: Watched) -> None:
    page = visit.page
    page.get_by_label("What changes with this edition").fill("What a team leader does in one line.")
    page.get_by_label("From a moment on").check()
    page.get_by_label("Day", exact=True).fill("2031-03-03")
    page.get_by_label("Time", exact=True).fill("09:30")
    page.get_by_role("button", name="Publish").scroll_into_view_if_needed()


def publish_twice(visit: Watched) -> None:
    """One edition for now; something else changed, and one for the day after tomorrow."""
    _publish(visit, "The ladder as it is since spring.")
    write(visit, TRAINER, summary="Teaches those who are new. {ed}")
    later = datetime.now(UTC) + timedelta(days=2, hours=1)
    _publish(visit, "What a trainer does, in one line.", later.date().isoformat())


def _publish(visit: Watched, note: str, day: str = "") -> None:
    page = visit.page
    assert visit.open("/desk/publish/") == 200
    page.get_by_label("What changes with this edition").fill(note)
    if page.locator("#id_acknowledged").count():
        page.locator("#id_acknowledged").check()
    if day:
        page.get_by_label("From a moment on").check()
        page.get_by_label("Day", exact=True).fill(day)
        page.get_by_label("Time", exact=True).fill("09:30")
    # Before an edition is made, made-up people try its questions: on a busy machine that takes a while.
    page.get_by_role("button", name="Publish").click(timeout=120_000)
    expect(page.get_by_role("status")).to_be_visible(timeout=120_000)


def withdraw_it(visit: Watched) -> None:
    assert visit.open("/desk/editions/3/withdraw/") == 200
    visit.page.get_by_role("button", name="Withdraw it").click()
    expect(visit.page.get_by_role("status")).to_be_visible()


def go_to_the_skills(visit: Watched) -> None:
    visit.page.locator("#skills-group").evaluate("it => it.scrollIntoView()")


def look_at_retiring(visit: Watched) -> None:
    """What would become of a role, with another in its place; nothing is done."""
    visit.page.get_by_label("What takes its place").select_option("Team Leader")
    visit.page.get_by_role("button", name="See what becomes of it").click()
