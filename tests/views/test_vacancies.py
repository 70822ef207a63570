"""The desk's openings and announcements: who may, what is refused, and what visitors then see."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from careers.domain.posting_file import COLUMNS
from careers.models import Announcement, Vacancy
from careers.queries import edition as shelf
from tests.hostile import HOSTILE
from tests.staff import with_rights
from tests.views.seen import seen

pytestmark = pytest.mark.usefixtures("small")

DAY = timedelta(days=1)


def values(**fields: str) -> dict[str, str]:
    today = timezone.localdate()
    return {
        "title": "Night lead",
        "role": "leader",
        "place": "Leeds",
        "remote": "site",
        "working": "full",
        "text": "You lead **eight** people.",
        "link": "https://work.example/1",
        "opens_on": today.isoformat(),
        "closes_on": (today + 9 * DAY).isoformat(),
    } | fields


def post(desk: Client, **fields: str) -> Vacancy:
    assert desk.post("/desk/jobs/new/", values(**fields)).status_code == 302
    return Vacancy.objects.latest("pk")


def test_what_is_posted_is_on_the_site_at_once_and_gone_when_it_is_closed(
    desk: Client, visitor: Client
) -> None:
    assert "Nothing is open at the moment" in seen(visitor.get("/jobs/")).headings
    row = post(desk)
    for path in ("/", "/jobs/", f"/jobs/{row.pk}/", "/roles/leader/"):
        assert "Night lead" in seen(visitor.get(path)).words, path
    assert desk.post(f"/desk/jobs/{row.pk}/close/").status_code == 302
    for path in ("/", "/jobs/", "/roles/leader/"):
        assert "Night lead" not in seen(visitor.get(path)).words, path
    assert visitor.get(f"/jobs/{row.pk}/").status_code == 410


def test_the_list_says_how_each_stands(desk: Client) -> None:
    today = timezone.localdate()
    post(desk, title="Now")
    post(desk, title="Soon", opens_on=(today + 2 * DAY).isoformat())
    closed = post(desk, title="Over")
    desk.post(f"/desk/jobs/{closed.pk}/close/")
    page = seen(desk.get("/desk/jobs/"))
    until, since = today + 9 * DAY, today + 2 * DAY
    assert f"Now Leader, Leeds Shown now, until {until.day} {until:%B %Y} See it : Now" in (
        page.words.replace("See it: Now", "See it : Now")
    )
    assert f"Soon Leader, Leeds Shown from {since.day} {since:%B %Y}" in page.words
    assert "Over Leader, Leeds Closed, last open on" in page.words
    assert page.headings == ["Openings", "Closed"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "", "This field is required."),
        ("link", "javascript:alert(1)", "Write the whole address, with https:// at its beginning."),
        ("link", "ftp://work.example/", "Write the whole address, with https:// at its beginning."),
        ("link", "work.example/1", "Write the whole address, with https:// at its beginning."),
        ("country", "GBR", "Ensure this value has at most 2 characters (it has 3)."),
        ("country", "G1", "Two capital letters, as in GB."),
        ("closes_on", "2020-05-01", "That day has passed. To take it off the site, close it."),
        (
            "closes_on",
            "5 May",
            "That is no day we can read. Write it as 2030-05-03 or as 03/05/2030, the day first.",
        ),
        ("role", "nobody", "No role of the live edition is called “nobody”."),
        ("opens_on", "2999-01-01", "It must not close before it opens."),
    ],
)
def test_what_is_refused_is_said_and_nothing_kept(
    desk: Client, field: str, value: str, said: str
) -> None:
    response = desk.post("/desk/jobs/new/", values(**{field: value}))
    assert response.status_code == 422
    page = seen(response)
    assert "Nothing is changed yet: one thing needs another look" in page.headings
    assert said in page.words
    assert not Vacancy.objects.exists()


def test_a_country_may_be_typed_in_small_letters(desk: Client) -> None:
    assert post(desk, country="gb").country == "GB"


def test_days_are_read_the_day_first(desk: Client) -> None:
    row = post(desk, opens_on="03/05/2030", closes_on="04/12/2030")
    assert (row.opens_on.month, row.closes_on.month) == (5, 12)


def test_a_form_is_tried_out_and_nothing_is_kept(desk: Client) -> None:
    response = desk.post("/desk/jobs/new/try/", values(title="Tried", closes_on=""))
    assert response.status_code == 200
    shown = response.content.decode().partition('id="shown"')[2]
    assert "<h3>Tried</h3>" in shown
    assert "<strong>eight</strong>" in shown
    assert "Apply at work.example" in shown
    assert not Vacancy.objects.exists()
    row = post(desk)
    assert desk.post(f"/desk/jobs/{row.pk}/try/", values(title="Tried")).status_code == 200
    assert Vacancy.objects.get().title == "Night lead"


def test_a_copy_has_all_but_the_days_and_the_number(desk: Client) -> None:
    row = post(desk, reference="A-1")
    html = desk.get(f"/desk/jobs/new/?like={row.pk}").content.decode()
    assert 'value="Night lead"' in html
    assert 'value="A-1"' not in html
    assert seen(desk.get(f"/desk/jobs/new/?like={row.pk}")).chosen["role"] == "leader"
    assert desk.get("/desk/jobs/new/?like=77").status_code == 404


def test_the_second_of_two_sees_both_and_chooses(desk: Client) -> None:
    row = post(desk)
    address = f"/desk/jobs/{row.pk}/"
    other = with_rights("view_vacancy", "change_vacancy")
    assert other.post(address, values(title="Theirs", seen="0")).status_code == 302
    response = desk.post(address, values(title="Mine", place="York", seen="0"))
    page = seen(response)
    assert response.status_code == 409
    assert "Not saved yet: somebody else has saved it since you opened it" in page.headings
    assert "Title Theirs Mine Place Leeds York" in page.words
    html = response.content.decode()
    assert 'value="Mine"' in html
    assert '<input type="hidden" name="seen" value="1"' in html
    assert Vacancy.objects.get().title == "Theirs"
    assert desk.post(address, values(title="Mine", place="York", seen="1")).status_code == 302
    assert Vacancy.objects.get().title == "Mine"
    assert other.post(address, values(title="Lost", seen="")).status_code == 409


def test_who_saved_it_in_another_window_is_told_that_it_was_them(desk: Client) -> None:
    row = post(desk)
    address = f"/desk/jobs/{row.pk}/"
    assert desk.post(address, values(title="There", seen="0")).status_code == 302
    page = seen(desk.post(address, values(title="Here", seen="0")))
    assert page.headings[1].startswith("Not saved yet: you have saved it in another window")
    assert "Field There, saved Here, not saved Title There Here" in page.words


def test_each_right_opens_its_own_doors(desk: Client, visitor: Client) -> None:
    row = post(desk)
    own = f"/desk/jobs/{row.pk}/"
    reader = with_rights("view_vacancy")
    assert reader.get("/desk/jobs/").status_code == 200
    assert seen(reader.get("/desk/jobs/")).buttons == ["Sign out"]
    for path in ("/desk/jobs/new/", own, f"{own}delete/", "/desk/jobs/import/"):
        assert (path, reader.get(path).status_code) == (path, 403)
    assert reader.post(f"{own}close/").status_code == 403
    assert reader.get("/desk/announcements/").status_code == 403
    for path in ("/desk/jobs/", "/desk/announcements/", own):
        assert visitor.get(path).status_code == 302
    assert Vacancy.objects.get().closes_on >= timezone.localdate()


def test_deleting_asks_once(desk: Client, visitor: Client) -> None:
    row = post(desk)
    assert "Delete “Night lead”?" in seen(desk.get(f"/desk/jobs/{row.pk}/delete/")).headings
    assert Vacancy.objects.exists()
    assert desk.post(f"/desk/jobs/{row.pk}/delete/").status_code == 302
    assert visitor.get(f"/jobs/{row.pk}/").status_code == 404


def test_the_list_asks_the_database_as_much_for_many_as_for_one(
    desk: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shelf, "FRESH_FOR", 3600)
    post(desk, title="One")
    desk.get("/desk/jobs/")
    for count in (1, 4):
        for number in range(count):
            post(desk, title=f"More {number}")
        desk.get("/desk/jobs/")
        # The session, the person; the open ones, how many have closed, these.
        with django_assert_num_queries(5):
            desk.get("/desk/jobs/")


# Files --------------------------------------------------------------------------------------------


HEADER = "reference;title;role;closes_on;link;text"


def send(desk: Client, text: str) -> Any:
    file = SimpleUploadedFile("openings.csv", text.encode("utf-8-sig"), "text/csv")
    return desk.post("/desk/jobs/import/", {"file": file})


def read_in(desk: Client, response: Any) -> Any:
    context = response.context
    return desk.post(
        "/desk/jobs/import/", {"text": context["text"], "digest": context["plan"].digest}
    )


def row(reference: str, title: str = "Lead", **cells: str) -> str:
    last = (timezone.localdate() + 9 * DAY).strftime("%d/%m/%Y")
    told = {
        "role": "Leader",
        "closes_on": last,
        "link": "https://a.example/",
        "text": "Work",
    } | cells
    return ";".join([reference, title, *told.values()])


def test_a_file_is_looked_at_first_and_then_read_in_whole(desk: Client, visitor: Client) -> None:
    response = send(desk, "\r\n".join([HEADER, row("A-1", "One"), row("A-2", "Two", role="agent")]))
    page = seen(response)
    assert response.status_code == 200
    assert "2 would be added 0 would be changed 0 say what is there" in page.words
    assert not Vacancy.objects.exists()
    assert read_in(desk, response).status_code == 302
    assert [(it.reference, it.role) for it in Vacancy.objects.order_by("pk")] == [
        ("A-1", "leader"),
        ("A-2", "agent"),
    ]
    assert "There are 2 openings." in seen(visitor.get("/jobs/")).words


def test_the_next_time_a_known_number_changes_and_the_rest_stays(desk: Client) -> None:
    first = "\n".join([HEADER, row("A-1", "One"), row("A-2", "Two")])
    read_in(desk, send(desk, first))
    response = send(
        desk, "\n".join([HEADER, row("A-1", "Uno"), row("A-2", "Two"), row("A-3", "Three")])
    )
    page = seen(response)
    assert "1 would be added 1 would be changed 1 say what is there" in page.words
    assert "Uno row 2 title One Uno" in page.words
    read_in(desk, response)
    assert [it.title for it in Vacancy.objects.order_by("reference")] == ["Uno", "Two", "Three"]
    assert Vacancy.objects.get(reference="A-2").revision == 0


def test_one_bad_cell_and_nothing_is_read_in(desk: Client) -> None:
    lines = [
        HEADER,
        row("A-1"),
        row("A-1"),
        row("", link="ftp://a"),
        row("A-4", closes_on="2020-01-01"),
    ]
    response = send(desk, "\n".join(lines))
    page = seen(response)
    assert response.status_code == 422
    assert "Nothing is read in: 4 cells need another look" in page.headings
    assert "3 reference The same number stands in row 2." in page.words
    assert "4 reference Give each opening a number of your own" in page.words
    assert "4 link Write the whole address, with https:// at its beginning." in page.words
    assert "5 closes_on That day has passed." in page.words
    assert "Read it in" not in page.buttons
    assert read_in(desk, response).status_code == 422
    assert not Vacancy.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title\nLead", "1 reference This column is missing."),
        (f"{HEADER};salary\n{row('A-1')};100", "1 salary No column of ours has this name."),
        ("PK\x03\x04 no table at all", "1 title This column is missing."),
    ],
)
def test_a_file_that_is_none_says_what_is_missing(desk: Client, text: str, said: str) -> None:
    response = send(desk, text)
    assert (response.status_code, said in seen(response).words) == (422, True)


def test_without_a_file_and_with_one_that_is_too_large_nothing_happens(desk: Client) -> None:
    assert "Choose a file first." in seen(desk.post("/desk/jobs/import/", {})).words
    assert "larger than 1 MB" in seen(send(desk, "x" * 1_000_001)).words
    assert desk.post("/desk/jobs/import/", {"text": "&&&", "digest": "x"}).status_code == 422


def test_what_changed_since_the_look_is_shown_before_anything_is_done(desk: Client) -> None:
    read_in(desk, send(desk, "\n".join([HEADER, row("A-1", "One")])))
    response = send(desk, "\n".join([HEADER, row("A-1", "Uno")]))
    mine = Vacancy.objects.get()
    desk.post(f"/desk/jobs/{mine.pk}/", values(title="Eins", reference="A-1", seen="0"))
    again = read_in(desk, response)
    assert again.status_code == 409
    assert "Eins Uno" in seen(again).words
    assert Vacancy.objects.get().title == "Eins"
    assert read_in(desk, again).status_code == 302
    assert Vacancy.objects.get().title == "Uno"


def test_what_is_taken_away_changes_nothing_when_it_is_read_in(desk: Client) -> None:
    post(desk, title="=1+1", reference="A-1", text="One\n\n- two; “three”")
    closed = post(desk, title="Old", reference="A-2")
    desk.post(f"/desk/jobs/{closed.pk}/close/")
    file = desk.get("/desk/jobs/openings.csv")
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    text = file.getvalue()
    assert "'=1+1" in text.decode()
    response = desk.post(
        "/desk/jobs/import/", {"file": SimpleUploadedFile("a.csv", text, "text/csv")}
    )
    assert "0 would be added 0 would be changed 2 say what is there" in seen(response).words


def test_the_template_can_be_read_in_as_it_is(desk: Client) -> None:
    file = desk.get("/desk/jobs/template.csv")
    response = desk.post(
        "/desk/jobs/import/", {"file": SimpleUploadedFile("a.csv", file.getvalue(), "text/csv")}
    )
    assert "1 would be added" in seen(response).words


# Announcements ------------------------------------------------------------------------------------


def test_an_announcement_is_made_tried_ended_and_deleted(desk: Client, visitor: Client) -> None:
    now = timezone.localtime()
    given = {"text": "Closed on Monday", "shows_from": f"{now:%Y-%m-%dT%H:%M}"}
    tried = desk.post("/desk/announcements/new/try/", given)
    assert "Closed on Monday" in tried.content.decode().partition('id="shown"')[2]
    assert not Announcement.objects.exists()
    assert desk.post("/desk/announcements/new/", given).status_code == 302
    row = Announcement.objects.get()
    assert "Closed on Monday" in seen(visitor.get("/guides/")).words
    assert "Closed on Monday" in seen(desk.get("/desk/announcements/")).words
    assert "Shown now" in seen(desk.get("/desk/announcements/")).words
    assert desk.post(f"/desk/announcements/{row.pk}/end/").status_code == 302
    assert "Closed on Monday" not in seen(visitor.get("/guides/")).words
    assert "Over" in seen(desk.get("/desk/announcements/")).words
    assert desk.post(f"/desk/announcements/{row.pk}/delete/").status_code == 302
    assert not Announcement.objects.exists()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": ""}, "This field is required."),
        (
            {"address": "javascript:alert(1)"},
            "Begin it with https:// or /, and copy the whole of it.",
        ),
        ({"address": "//evil.example"}, "Begin it with https:// or /, and copy the whole of it."),
        (
            {"address": "https://[work"},
            "Begin it with https:// or /, and copy the whole of it.",
        ),
        ({"address": "/nowhere/"}, "There is no such page on this site."),
        ({"address": "/roles/nobody/"}, "There is no such page on this site."),
        ({"address": "/desk/jobs/"}, "There is no such page on this site."),
        ({"words": "Here"}, "Say where these words lead, or leave them out."),
        ({"shows_until": "2030-05-01T12:00"}, "It must not end before it begins."),
    ],
)
def test_an_announcement_that_cannot_be_is_refused(
    desk: Client, fields: dict[str, str], said: str
) -> None:
    given = {"text": "Closed", "shows_from": "2030-05-01T12:00"} | fields
    response = desk.post("/desk/announcements/new/", given)
    assert (response.status_code, said in seen(response).words) == (422, True)
    assert not Announcement.objects.exists()


@pytest.mark.parametrize(
    "address", ["/roles/leader/#skills", "/jobs/?role=leader", "/jobs/7/", "/ladder/?from=agent"]
)
def test_an_announcement_leads_to_a_page_of_ours(desk: Client, address: str) -> None:
    given = {"text": "Look", "address": address, "shows_from": "2020-05-01T12:00"}
    assert desk.post("/desk/announcements/new/", given).status_code == 302
    assert Announcement.objects.get().address == address


def test_of_two_who_change_an_announcement_the_second_is_told(desk: Client) -> None:
    row = Announcement.objects.create(text="First")
    given = {"shows_from": "2030-05-01T12:00", "seen": "0"}
    address = f"/desk/announcements/{row.pk}/"
    assert desk.post(address, {"text": "Theirs", **given}).status_code == 302
    response = desk.post(address, {"text": "Mine", **given})
    assert (response.status_code, "Text Theirs Mine" in seen(response).words) == (409, True)
    assert Announcement.objects.get().text == "Theirs"


# What must not be run -----------------------------------------------------------------------------


def harmless(response: Any) -> None:
    """Nothing of what staff typed has become a tag, a script or a link to elsewhere than the web."""
    html = response.content.decode()
    found = seen(response)
    assert {it for it in found.attributes if it.startswith("on") or it == "srcdoc"} == set()
    assert {"iframe", "object", "embed", "base", "img"} & found.tags == set()
    assert html.count("<script") == html.count("</script>")
    assert html.count("<script") == html.count('<script src="/static/') + html.count("ld+json")
    hosts = {it.split("/")[2] for it in found.links.values() if not it.startswith(("/", "#", "?"))}
    assert hosts <= {"work.example"}


def test_no_field_is_run_on_any_page_of_the_site_or_the_desk(desk: Client, visitor: Client) -> None:
    refused = []
    for number, text in enumerate(HOSTILE):
        line = text.strip()[:100]
        lines = dict.fromkeys(("title", "employer", "place", "hours", "text", "reference"), line)
        tried = desk.post("/desk/jobs/new/try/", values(**lines, country=text, link=text))
        harmless(tried)
        wrong = ("country", "role", "remote", "working", "opens_on", "closes_on")
        for field in wrong if line else ():
            response = desk.post("/desk/jobs/new/", values(**{field: text}))
            assert (field, text, response.status_code) == (field, text, 422)
            harmless(response)
        response = desk.post("/desk/jobs/new/", values(**lines | {"reference": f"{number}{line}"}))
        if response.status_code != 302:
            refused.append(text)
            harmless(response)
            continue
        row = Vacancy.objects.latest("pk")
        for path in ("/", "/jobs/", f"/jobs/{row.pk}/", "/roles/leader/", "/ladder/"):
            harmless(visitor.get(path))
        desk.post(f"/desk/jobs/{row.pk}/", values(**lines, seen="0"))
        overtaken = desk.post(f"/desk/jobs/{row.pk}/", values(seen="0"))
        assert overtaken.status_code == 409
        harmless(overtaken)
        for path in ("/desk/jobs/", f"/desk/jobs/{row.pk}/", f"/desk/jobs/{row.pk}/delete/"):
            harmless(desk.get(path))
        harmless(desk.get(f"/desk/jobs/new/?like={row.pk}"))
        desk.post(f"/desk/jobs/{row.pk}/close/")
        harmless(visitor.get(f"/jobs/{row.pk}/"))
    # A title and a text of blanks alone are none.
    assert refused == ["\u2028\u2029"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_link_is_refused_or_leads_to_the_web(desk: Client, visitor: Client, text: str) -> None:
    for link in (text, f"https://work.example/?q={text}", f"https://work.example/{text}"):
        response = desk.post("/desk/jobs/new/", values(link=link))
        if response.status_code == 422:
            harmless(response)
            continue
        row = Vacancy.objects.latest("pk")
        assert row.link.startswith("https://work.example")
        harmless(visitor.get(f"/jobs/{row.pk}/"))
        harmless(desk.get(f"/desk/jobs/{row.pk}/"))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_file_is_looked_at_unharmed(desk: Client, text: str) -> None:
    cells = StringIO()
    written = csv.writer(cells)
    written.writerow([*COLUMNS, text])
    written.writerow([text] * (len(COLUMNS) + 1))
    response = send(desk, cells.getvalue())
    assert response.status_code == (422 if text.strip() else 200)
    harmless(response)


@pytest.mark.parametrize("text", HOSTILE)
def test_an_announcement_runs_nothing_on_any_page(desk: Client, visitor: Client, text: str) -> None:
    since = (timezone.localtime() - DAY).strftime("%Y-%m-%dT%H:%M")
    for address in ("", text, f"https://work.example/{text}", f"/about/?{text}#{text}"):
        given = {"text": text, "words": text[:80], "address": address, "shows_from": since}
        given |= {} if address else {"words": ""}
        harmless(desk.post("/desk/announcements/new/try/", given))
        harmless(desk.post("/desk/announcements/new/", given))
        harmless(visitor.get("/about/"))
        harmless(desk.get("/desk/announcements/"))
