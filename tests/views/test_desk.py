"""The desk: who gets in, what publishing says, what it does."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Permission, User
from django.test import Client

from careers.actions.draft import replace_draft
from careers.domain import document
from careers.models import Challenge, Edition, Role, RoleSkill, Skill, Source
from careers.models.role import Exposure
from careers.pages import words
from careers.queries.draft import draft
from tests import factories
from tests.staff import signed_in, with_rights
from tests.views.seen import seen
from tests.views.showing import shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded() -> None:
    replace_draft(factories.catalogue())


def editor() -> Client:
    """Staff who may change roles and publish nothing."""
    return with_rights("view_role", "change_role")


def press_publish(client: Client, note: str, follow: bool = False) -> Any:
    """Look at the publishing page, then press its button with this note."""
    sent = change_form(client, "/desk/publish/") | {"note": note, "acknowledged": "on"}
    return client.post("/desk/publish/", sent, follow=follow)


def test_a_stranger_is_sent_to_sign_in(stranger: Client, loaded: None) -> None:
    for address in ("/desk/", "/desk/publish/", "/desk/careers/role/"):
        response = stranger.get(address)
        assert response.status_code == 302
        assert response["Location"] == f"/desk/login/?next={address}"


def test_an_editor_may_not_publish(loaded: None) -> None:
    client = editor()
    assert client.get("/desk/careers/role/").status_code == 200
    assert client.get("/desk/publish/").status_code == 403
    assert client.post("/desk/publish/", {"note": "Mine"}).status_code == 403
    assert "/desk/publish/" not in client.get("/desk/").content.decode()
    assert Edition.objects.count() == 0


def test_publishing(desk: Client, publisher: User, loaded: None) -> None:
    assert "Nothing is published yet" in desk.get("/desk/").content.decode()
    response = press_publish(desk, "The first one", follow=True)
    text = response.content.decode()
    assert "Edition 1 is live." in text
    assert "The draft says just what is live." in text
    made = Edition.objects.get()
    links = seen(response).links
    assert links["See it live"] == "/"
    assert links["What changed with it"] == "/desk/editions/1/"
    assert (made.note, made.published_by) == ("The first one", publisher)


def test_a_missing_note_is_said_and_nothing_is_published(desk: Client, loaded: None) -> None:
    response = press_publish(desk, " ")
    assert response.status_code == 422
    assert "Say in a few words what changes with this edition." in response.content.decode()
    assert Edition.objects.count() == 0


def test_a_failed_check_says_what_and_where_with_a_link(desk: Client, loaded: None) -> None:
    Challenge.objects.filter(pk="shifts").update(summary="Hard.")
    state = {"note": "The first one", "edition": 0, "draft": draft_digest()}
    response = desk.post("/desk/publish/", state)
    text = response.content.decode()
    assert response.status_code == 422
    assert "The draft has errors. Mend them, then publish." in text
    assert 'href="/desk/careers/challenge/shifts/change/#id_summary"' in text
    assert "ends without a source mark" in text
    assert 'value="The first one"' in text
    assert Edition.objects.count() == 0


def draft_digest() -> str:
    return document.digest(document.write(draft().catalogue))


def test_what_was_not_looked_at_is_not_published(desk: Client, loaded: None) -> None:
    seen = change_form(desk, "/desk/publish/") | {"note": "Mine"}
    Role.objects.filter(pk="leader").update(title="Chief")
    response = desk.post("/desk/publish/", seen)
    text = response.content.decode()
    assert "The draft has changed since you looked at it." in text
    assert 'value="Mine"' in text
    assert Edition.objects.count() == 0
    press_publish(desk, "Theirs")
    response = desk.post("/desk/publish/", seen | {"draft": draft_digest()})
    assert "Somebody else published meanwhile." in response.content.decode()
    assert [made.note for made in Edition.objects.all()] == ["Theirs"]


def test_who_is_no_longer_staff_publishes_nothing(loaded: None) -> None:
    user = User.objects.create_user("former", password="a long enough phrase")
    user.user_permissions.add(Permission.objects.get(codename="add_edition"))
    client = signed_in(user)
    assert client.get("/desk/publish/").status_code == 302
    sent = {"note": "Mine", "edition": 0, "draft": draft_digest()}
    assert client.post("/desk/publish/", sent).status_code == 403
    assert Edition.objects.count() == 0


def test_two_codes_too_long_for_a_step(desk: Client, loaded: None) -> None:
    role = Role.objects.get(pk="agent")
    for code in ("a" * 45, "b" * 45):
        role.pk = code
        role.save(force_insert=True)
    values = {
        "origin": "a" * 45,
        "destination": "b" * 45,
        "evidence": "editorial",
        "summary": "Up. {ed}",
        "about": "More. {ed}",
    }
    text = desk.post("/desk/careers/advancementstep/add/", values).content.decode()
    assert "The two codes are too long together" in text


def test_staff_and_visitors_read_the_same_words_for_exposure() -> None:
    for rank, label in Exposure.choices:
        assert str(label) == f"{rank} · {words.exposure(rank)}"


def test_an_unchanged_draft_has_nothing_to_publish(desk: Client, loaded: None) -> None:
    press_publish(desk, "One")
    page = seen(desk.get("/desk/publish/"))
    assert page.headings[0] == "There is nothing to publish"
    assert "The draft says just what edition 1 says, which has been live since" in page.words
    assert (page.links["Back to the draft"], page.links["See it live"]) == ("/desk/", "/")
    assert page.links["All editions"] == "/desk/editions/"


def test_no_page_of_the_desk_is_kept_by_a_cache(desk: Client, loaded: None) -> None:
    assert desk.get("/desk/publish/")["Cache-Control"] == "no-store, private"
    assert "no-store" in desk.get("/desk/")["Cache-Control"]


def test_the_sixth_wrong_password_meets_a_closed_door(loaded: None, publisher: User) -> None:
    client = Client()
    sign_in = {"username": "publisher", "password": "wrong"}
    statuses = [client.post("/desk/login/", sign_in).status_code for _ in range(6)]
    assert statuses == [200, 200, 200, 200, 429, 429]
    right = {"username": "publisher", "password": "a long enough phrase"}
    assert client.post("/desk/login/", right).status_code == 429
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert elsewhere.post("/desk/login/", right).status_code == 302


def change_form(client: Client, address: str) -> dict[str, str]:
    """The values a browser would send back from an admin page, unchanged."""
    text = client.get(address).content.decode()
    values = {}
    for tag in re.findall(r"<input [^>]*>", text):
        found = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if "name" in found and found.get("type") in ("text", "hidden", "number"):
            values[found["name"]] = found.get("value", "")
        if found.get("type") == "radio" and " checked" in tag:
            values[found["name"]] = found["value"]
    areas = r'<textarea [^>]*?name="([^"]+)"[^>]*>\n?(.*?)</textarea>'
    values |= dict(re.findall(areas, text, re.DOTALL))
    for name, body in re.findall(
        r'<select [^>]*?name="([^"]+)"[^>]*>(.*?)</select>', text, re.DOTALL
    ):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        values[name] = chosen[1] if chosen else ""
    return values


def test_a_role_is_edited_with_what_hangs_on_it(desk: Client, loaded: None) -> None:
    address = "/desk/careers/role/leader/change/"
    values = change_form(desk, address)
    values["title"] = "Team Leader"
    values["duties"] = "Lead. {ed}\r\nCoach. {ed}\r\n"
    values["skills-0-level"] = "5"
    values["code"] = "chief"
    response = desk.post(address, values)
    assert response.status_code == 302, re.findall(r"errorlist.*", response.content.decode())
    role = Role.objects.get(pk="leader")
    assert not Role.objects.filter(pk="chief").exists()
    assert (role.title, role.duties) == ("Team Leader", "Lead. {ed}\nCoach. {ed}")
    assert role.skills.filter(level=5).count() == 1


def test_every_admin_page_opens(desk: Client, loaded: None) -> None:
    for model, code in (
        ("role", "agent"),
        ("skill", "speaking"),
        ("challenge", "shifts"),
        ("advancementstep", "agent-to-leader"),
        ("trainingmodule", "mentorship"),
        ("question", "speaking-1"),
        ("source", "duties"),
        ("level", "entry"),
        ("track", "service"),
        ("proficiency", "alone"),
        ("preference", "people"),
    ):
        for address in ("", "add/", f"{code}/change/", f"{code}/history/"):
            response = desk.get(f"/desk/careers/{model}/{address}")
            assert (model, address, response.status_code) == (model, address, 200)
        response = desk.get(f"/desk/careers/{model}/?q=a")
        assert response.status_code == 200


def test_a_new_step_gets_its_code_and_a_second_one_is_refused(desk: Client, loaded: None) -> None:
    values = {
        "origin": "leader",
        "destination": "agent",
        "evidence": "editorial",
        "summary": "Back. {ed}",
        "about": "More. {ed}",
    }
    address = "/desk/careers/advancementstep/add/"
    assert desk.post(address, values).status_code == 302
    again = desk.post(address, values)
    assert (
        "This step is already there. Choose other roles, or change the one there is."
        in again.content.decode()
    )
    same = desk.post(address, values | {"origin": "agent"})
    assert "A step must lead to another role." in same.content.decode()


def test_an_edition_is_read_and_never_changed(desk: Client, loaded: None) -> None:
    press_publish(desk, "One")
    made = Edition.objects.get()
    text = desk.get("/desk/editions/1/").content.decode()
    assert made.sha256 in text
    assert 'name="_save"' not in text
    assert desk.get("/desk/careers/edition/add/").status_code == 403
    assert desk.post(f"/desk/careers/edition/{made.pk}/delete/").status_code == 403


def test_a_finding_names_the_row_it_is_about_and_leads_there(desk: Client, loaded: None) -> None:
    RoleSkill.objects.filter(role="leader", skill="planning").update(note="Said.")
    Role.objects.filter(pk="leader").update(duties="Lead. {ed}\nCoach.")
    text = desk.get("/desk/publish/").content.decode()
    row = list(Role.objects.get(pk="leader").skills.values_list("skill", flat=True)).index(
        "planning"
    )
    address = f"/desk/careers/role/leader/change/#id_skills-{row}-note"
    assert f'<a href="{address}">Role: Leader, skills it asks for, Planning, note</a>' in text
    assert (
        '<a href="/desk/careers/role/leader/change/#id_duties">Role: Leader, what you do, line 2</a>'
        in text
    )
    page = desk.get("/desk/careers/role/leader/change/").content.decode()
    assert f'id="id_skills-{row}-note"' in page
    assert "2 things to look at before this is published" in page


def test_publishing_says_what_will_change_and_the_edition_keeps_it(
    desk: Client, loaded: None
) -> None:
    press_publish(desk, "One")
    Role.objects.filter(pk="leader").update(title="Chief")
    text = desk.get("/desk/publish/").content.decode()
    assert "1 thing differs from edition 1" in text
    assert '<a href="/desk/careers/role/leader/change/">Chief</a>' in text
    assert "<del>" in text
    press_publish(desk, "Two")
    page = seen(desk.get("/desk/editions/2/"))
    assert page.links["Chief"] == "/desk/careers/role/leader/change/"
    assert "role, changed Title taken out: Leader put in: Chief" in page.words


def test_a_source_that_sentences_lean_on_cannot_be_deleted(desk: Client, loaded: None) -> None:
    Challenge.objects.filter(pk="shifts").update(about="Told. {duties}")
    address = "/desk/careers/source/duties/delete/"
    sent = {"post": "yes"} | shown(desk, "/desk/careers/source/duties/change/")
    refused = desk.post(address, sent).content.decode()
    assert '<a href="/desk/careers/challenge/shifts/change/">challenge: Shifts</a>' in refused
    assert Source.objects.filter(pk="duties").exists()
    Challenge.objects.filter(pk="shifts").update(about="Told. {ed}")
    desk.post(address, {"post": "yes"} | shown(desk, address))
    assert not Source.objects.filter(pk="duties").exists()


def test_a_skill_is_part_of_a_whole_and_of_nothing_else(desk: Client, loaded: None) -> None:
    address = "/desk/careers/skill/planning/change/"
    for wrong in ("planning", "speaking"):
        Skill.objects.filter(pk="speaking").update(part_of="planning")
        response = desk.post(address, change_form(desk, address) | {"part_of": wrong})
        assert "Choose a skill that is not itself part of another" in response.content.decode()


def test_saving_says_what_stands_in_the_way(desk: Client, loaded: None) -> None:
    address = "/desk/careers/challenge/shifts/change/"
    values = change_form(desk, address) | {"summary": "Hard."}
    response = desk.post(address, values, follow=True)
    text = response.content.decode()
    link = '<a href="/desk/careers/challenge/shifts/change/#id_summary">summary</a>: '
    said = f"was changed successfully. 1 thing to look at before this is published: {link}“Hard.”"
    assert said in text
    assert text.count('<p class="alert') == 1


def test_an_untouched_save_changes_nothing_and_says_so(desk: Client, loaded: None) -> None:
    Challenge.objects.filter(pk="shifts").update(
        about="One. {ed}\n\nTwo. {ed}", signs="a {ed}\nb {ed}"
    )
    before = draft().catalogue
    address = "/desk/careers/challenge/shifts/change/"
    values = change_form(desk, address)
    sent = {name: value.replace("\n", "\r\n") for name, value in values.items()}
    desk.post(address, sent)
    assert draft().catalogue == before
    assert (
        "No fields changed." in desk.get("/desk/careers/challenge/shifts/history/").content.decode()
    )


def test_a_code_is_lower_case_from_the_start(desk: Client, loaded: None) -> None:
    values = {
        "code": "Team_Coach",
        "name": "X",
        "order": "1",
        "summary": "X. {ed}",
        "about": "X. {ed}",
    }
    text = desk.post("/desk/careers/challenge/add/", values).content.decode()
    assert "Use lower-case letters, digits and single hyphens, as in team-leader." in text
    assert not Challenge.objects.filter(name="X").exists()


def test_the_first_page_groups_what_there_is_to_edit(desk: Client, loaded: None) -> None:
    text = desk.get("/desk/").content.decode()
    places = [text.index(name) for name in ("What visitors read", "The questions", "Who works")]
    assert places == sorted(places)


def test_who_signs_in_gets_a_cookie_no_script_can_read(loaded: None, publisher: User) -> None:
    client = Client()
    client.post("/desk/login/", {"username": "publisher", "password": "a long enough phrase"})
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
