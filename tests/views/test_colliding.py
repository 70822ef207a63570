"""Two people, one thing: the second to save sees both versions and chooses; nothing is lost."""

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from msgspec.structs import replace

from careers.actions.draft import replace_draft
from careers.actions.renaming import change_code
from careers.actions.saving import remove_thing, save_thing
from careers.domain import things
from careers.domain.said import said
from careers.models import AdvancementStep, Challenge, Guide, Role, RoleSkill, Site
from careers.queries.draft import draft
from tests import factories
from tests.staff import signed_in
from tests.views.seen import seen
from tests.views.showing import shown, token
from tests.views.test_desk import change_form

pytestmark = pytest.mark.django_db

SHIFTS = "/desk/careers/challenge/shifts/change/"
LEADER = "/desk/careers/role/leader/change/"


@pytest.fixture(autouse=True)
def _loaded() -> None:
    replace_draft(factories.catalogue(guides=[factories.guide()]))


@pytest.fixture
def ann(db: None) -> User:
    """The other one, who saves first."""
    return User.objects.create_superuser("ann", first_name="Ann", last_name="Lee")


def theirs(by: User | None, kind: str, code: str, **changes: Any) -> None:
    """Somebody else changes a thing."""
    before = draft().catalogue.get(kind, code)
    save_thing(kind, replace(before, **changes), by, before)


def sides(response: Any) -> dict[str, str]:
    """What each choice of the page is about, with what is chosen, by the name of its field."""
    return {
        name.split(":", 3)[-1]: chosen
        for name, chosen in seen(response).chosen.items()
        if name.startswith("take:")
    }


def sent_back(response: Any, **choices: str) -> dict[str, str]:
    """What a browser would send from the page of both versions, with these choices made."""
    text = response.content.decode()
    values = {}
    for tag in re.findall(r"<input [^>]*>", text):
        found = {key: unescape(value) for key, value in re.findall(r'(\w+)="([^"]*)"', tag)}
        if found.get("type") == "hidden" or " checked" in tag:
            values[found["name"]] = found.get("value", "")
    areas = r'<textarea [^>]*?name="([^"]+)"[^>]*>\n?(.*?)</textarea>'
    values |= {
        unescape(name): unescape(value) for name, value in re.findall(areas, text, re.DOTALL)
    }
    for name, value in choices.items():
        what, _, place = name.partition("_")
        [whole] = {
            it
            for it in re.findall(r'name="((?:take|own):[^"]*)"', text)
            if unescape(it).split(":", 3)[0] == what
            and unescape(it).split(":", 3)[3] == place.replace("__", "/")
        }
        values[unescape(whole)] = value
    return values


def test_who_saves_second_is_shown_both_and_saves_nothing(desk: Client, ann: User) -> None:
    values = change_form(desk, SHIFTS)
    theirs(ann, "challenge", "shifts", name="Nights", summary="Theirs. {ed}")
    before = Site.objects.get().revision
    mine = values | {"name": "Shift work", "signs": "Tired. {ed}"}
    response = desk.post(SHIFTS, mine)
    page = seen(response)
    assert response.status_code == 409
    assert page.headings == ["Somebody else changed it while you wrote", "Nights challenge"]
    assert "Last saved by Ann Lee on" in page.words
    assert "You both changed 1 place: choose there." in page.words
    assert sides(response) == {"summary": "theirs", "signs": "mine"}
    for words in ("taken out: Shifts put in: Nights", "taken out: Shifts put in: Shift work"):
        assert words in page.words
    assert draft().catalogue.get("challenge", "shifts").name == "Nights"
    assert Site.objects.get().revision == before


def test_then_field_by_field(desk: Client, ann: User) -> None:
    values = change_form(desk, SHIFTS)
    theirs(ann, "challenge", "shifts", name="Nights", summary="Theirs. {ed}")
    page = desk.post(SHIFTS, values | {"name": "Shift work", "signs": "Tired. {ed}", "_save": "1"})
    again = desk.post(SHIFTS, sent_back(page))
    assert again.status_code == 422
    assert "Name: Choose one of them." in seen(again).words
    saved = desk.post(SHIFTS, sent_back(again, take_name="mine"))
    assert (saved.status_code, saved["Location"]) == (302, "/desk/careers/challenge/")
    assert draft().catalogue.get("challenge", "shifts") == factories.challenge(
        name="Shift work", summary="Theirs. {ed}", signs=("Tired. {ed}",)
    )
    entry = LogEntry.objects.latest("pk")
    assert entry.get_change_message() == "Changed Name and How it shows."


def test_a_third_text_is_written_there(desk: Client, ann: User) -> None:
    values = change_form(desk, SHIFTS)
    theirs(ann, "challenge", "shifts", about="Theirs. {ed}", signs=("a {ed}",))
    page = desk.post(SHIFTS, values | {"about": "Mine. {ed}", "signs": "b {ed}"})
    sent = sent_back(
        page, take_about="own", own_about="Both. {ed}", own_signs="a {ed}\r\n\r\nb {ed}"
    )
    assert desk.post(SHIFTS, sent).status_code == 302
    found = draft().catalogue.get("challenge", "shifts")
    assert (found.about, found.signs) == ("Both. {ed}", ("a {ed}", "b {ed}"))


def test_what_is_wrong_is_kept_and_told_at_once(desk: Client, ann: User) -> None:
    values = change_form(desk, SHIFTS)
    theirs(ann, "challenge", "shifts", about="Theirs. {ed}")
    page = desk.post(SHIFTS, values | {"name": "", "order": "first", "about": "Mine. {ed}"})
    assert sides(page) == {"name": "mine", "order": "mine"}
    assert "taken out: 1 put in: first" in seen(page).words
    refused = desk.post(SHIFTS, sent_back(page, take_about="mine"))
    told = seen(refused).words
    assert refused.status_code == 422
    assert "Name: must be one line of text, not empty" in told
    assert "Order: must be a whole number" in told
    sent = sent_back(refused, take_name="own", own_name="Shifts, all of them", take_order="theirs")
    assert desk.post(SHIFTS, sent).status_code == 302
    found = draft().catalogue.get("challenge", "shifts")
    assert (found.name, found.order, found.about) == ("Shifts, all of them", 1, "Mine. {ed}")


def test_a_third_person_saves_meanwhile(desk: Client, ann: User) -> None:
    values = change_form(desk, SHIFTS)
    theirs(ann, "challenge", "shifts", name="Nights", about="Theirs. {ed}")
    page = desk.post(SHIFTS, values | {"name": "Shift work", "about": "Mine. {ed}"})
    chosen = sent_back(page, take_name="own", own_name="Shifts and nights")
    theirs(ann, "challenge", "shifts", summary="A third. {ed}")
    again = desk.post(SHIFTS, chosen)
    assert again.status_code == 409
    assert sides(again) == {"name": "mine", "summary": "theirs"}
    assert "put in: Shifts and nights" in seen(again).words
    saved = desk.post(SHIFTS, sent_back(again, take_about="mine"))
    assert saved.status_code == 302
    assert draft().catalogue.get("challenge", "shifts") == factories.challenge(
        name="Shifts and nights", summary="A third. {ed}", about="Mine. {ed}"
    )


def test_rows_meet_by_what_they_name(desk: Client, ann: User) -> None:
    values = change_form(desk, LEADER)
    place = list(Role.objects.get(pk="leader").skills.values_list("skill", flat=True)).index(
        "speaking"
    )
    before = draft().catalogue.role("leader")
    planning, speaking = before.skills
    theirs(ann, "role", "leader", skills=(planning, replace(speaking, level=2, importance=1)))
    kept = RoleSkill.objects.get(role="leader", skill="speaking").pk
    page = desk.post(
        LEADER, values | {f"skills-{place}-level": "5", f"skills-{place}-note": "N. {ed}"}
    )
    assert page.status_code == 409
    assert sides(page) == {
        "skills/speaking/importance": "theirs",
        "skills/speaking/note": "mine",
    }
    assert "Skills it asks for, Speaking, level needed" in seen(page).words
    sent = sent_back(page, take_skills__speaking__level="mine")
    assert desk.post(LEADER, sent).status_code == 302
    row = RoleSkill.objects.get(role="leader", skill="speaking")
    assert (row.pk, row.level, row.importance, row.note) == (kept, 5, 1, "N. {ed}")


def test_a_row_one_took_out_and_the_other_changed(desk: Client, ann: User) -> None:
    values = change_form(desk, LEADER)
    place = list(Role.objects.get(pk="leader").skills.values_list("skill", flat=True)).index(
        "speaking"
    )
    before = draft().catalogue.role("leader")
    theirs(ann, "role", "leader", skills=before.skills[:1])
    page = desk.post(LEADER, values | {f"skills-{place}-level": "5"})
    assert page.status_code == 409
    assert "Taken out." in seen(page).words
    sent = sent_back(page, take_skills__speaking="mine")
    assert desk.post(LEADER, sent).status_code == 302
    assert draft().catalogue.role("leader").skills[1].level == 5


def test_both_added_the_same_row(desk: Client, ann: User) -> None:
    save_thing("skill", factories.skill("calm"), None, None)
    values = change_form(desk, LEADER)
    before = draft().catalogue.role("leader")
    row = things.RoleSkill(skill="calm", level=2, importance=1)
    theirs(ann, "role", "leader", skills=(*before.skills, row))
    added = {
        "skills-TOTAL_FORMS": "3",
        "skills-2-skill": "calm",
        "skills-2-level": "4",
        "skills-2-importance": "1",
        "skills-2-note": "",
        "skills-2-id": "",
        "skills-2-role": "leader",
    }
    page = desk.post(LEADER, values | added)
    assert page.status_code == 409
    sent = sent_back(page, take_skills__calm__level="mine")
    assert desk.post(LEADER, sent).status_code == 302
    assert RoleSkill.objects.get(role="leader", skill="calm").level == 4


def test_different_fields_both_stay(desk: Client, ann: User) -> None:
    values = change_form(desk, LEADER)
    theirs(ann, "role", "leader", summary="Theirs. {ed}")
    page = desk.post(LEADER, values | {"lead": "Mine. {ed}"})
    assert "You changed different places, so both can stay." in seen(page).words
    assert desk.post(LEADER, sent_back(page)).status_code == 302
    found = draft().catalogue.role("leader")
    assert (found.summary, found.lead) == ("Theirs. {ed}", "Mine. {ed}")


def test_sections_that_staff_place(desk: Client, ann: User) -> None:
    address = "/desk/careers/guide/start/change/"
    values = change_form(desk, address)
    before = draft().catalogue.get("guide", "start")
    new = things.GuideSection(heading="Second", body="Theirs. {ed}")
    theirs(ann, "guide", "start", sections=(*before.sections, new))
    page = desk.post(address, values | {"sections-0-heading": "To begin with"})
    assert sides(page) == {"sections/First/heading": "mine", "sections/Second": "theirs"}
    assert desk.post(address, sent_back(page)).status_code == 302
    found = draft().catalogue.get("guide", "start").sections
    assert [it.heading for it in found] == ["To begin with", "Second"]


def test_what_a_role_s_form_saves_beyond_it(desk: Client, ann: User) -> None:
    """The steps on a role's screen are things of their own, each held against what was shown of it."""
    values = change_form(desk, LEADER)
    assert values["steps_in-0-code"] == "agent-to-leader"
    theirs(ann, "step", "agent-to-leader", summary="Theirs. {ed}")
    page = desk.post(LEADER, values | {"title": "Chief", "steps_in-0-about": "Mine. {ed}"})
    assert page.status_code == 409
    assert seen(page).headings[1:] == ["Leader role", "Agent → Leader advancement step"]
    assert sides(page) == {"title": "mine", "summary": "theirs", "about": "mine"}
    assert desk.post(LEADER, sent_back(page)).status_code == 302
    step = draft().catalogue.step("agent-to-leader")
    assert (step.summary, step.about) == ("Theirs. {ed}", "Mine. {ed}")
    assert draft().catalogue.role("leader").title == "Chief"


def test_theirs_deleted_it(desk: Client, ann: User) -> None:
    address = "/desk/careers/guide/start/change/"
    values = change_form(desk, address) | {"title": "Mine", "sections-0-body": "Mine. {ed}"}
    before = draft().catalogue.get("guide", "start")
    remove_thing("guide", "start", ann, before)
    page = desk.post(address, values)
    words = seen(page).words
    assert page.status_code == 409
    assert "Ann Lee deleted it on" in words
    assert seen(desk.post(address, sent_back(page))).words.count("Choose one of them.") == 2
    let_go = desk.post(address, sent_back(page, take_="theirs"), follow=True)
    assert let_go.redirect_chain == [("/desk/careers/guide/", 302)]
    assert not Guide.objects.exists()
    assert desk.post(address, sent_back(page, take_="mine")).status_code == 302
    section = replace(before.sections[0], body="Mine. {ed}")
    assert draft().catalogue.get("guide", "start") == replace(
        before, title="Mine", sections=(section,)
    )


def test_it_was_renamed_meanwhile(desk: Client, ann: User) -> None:
    """What was typed into the form of a thing that has another code by now is saved under that."""
    values = change_form(desk, LEADER)
    change_code("role", "leader", "head", ann)
    typed = values | {
        "summary": "Mine. {ed}",
        "steps_in-0-about": "Mine too. {ed}",
        "_continue": "1",
    }
    response = desk.post(LEADER, typed, follow=True)
    assert response.redirect_chain == [("/desk/careers/role/head/change/", 302)]
    assert "It has another code now: head instead of leader." in seen(response).words
    found = draft().catalogue
    assert found.role("head").summary == "Mine. {ed}"
    assert found.role("head").formerly == ("leader",)
    assert found.step("agent-to-head").about == "Mine too. {ed}"


def test_it_was_renamed_and_changed(desk: Client, ann: User) -> None:
    values = change_form(desk, LEADER)
    change_code("role", "leader", "head", ann)
    theirs(ann, "role", "head", summary="Theirs. {ed}")
    page = desk.post(LEADER, values | {"summary": "Mine. {ed}"})
    assert page.status_code == 409
    assert "It has another code now: head instead of leader." in seen(page).words
    assert desk.post(LEADER, sent_back(page, take_summary="mine")).status_code == 302
    assert draft().catalogue.role("head").summary == "Mine. {ed}"


def test_a_step_goes_where_its_roles_went(desk: Client, ann: User) -> None:
    address = "/desk/careers/advancementstep/agent-to-leader/change/"
    values = change_form(desk, address)
    change_code("role", "leader", "head", ann)
    assert desk.post(address, values | {"about": "Mine. {ed}"}).status_code == 302
    step = AdvancementStep.objects.get(pk="agent-to-head")
    assert (step.about, step.destination_id) == ("Mine. {ed}", "head")


def test_a_form_that_does_not_say_what_it_showed_overwrites_nothing(desk: Client) -> None:
    values = change_form(desk, SHIFTS) | {"name": "Mine"}
    for lost in ({}, {"seen": "made-up"}):
        sent = {key: value for key, value in values.items() if key != "seen"} | lost
        response = desk.post(SHIFTS, sent)
        assert (response.status_code, sides(response)) == (409, {})
        assert "You both changed 1 place" in seen(response).words
    assert Challenge.objects.get().name == "Shifts"
    assert desk.post(SHIFTS, {"collision": "made-up"} | values).status_code == 302


def test_the_site_too(desk: Client, ann: User) -> None:
    address = f"/desk/careers/site/{Site.objects.get().pk}/change/"
    values = change_form(desk, address)
    before = draft().catalogue.site
    save_thing("site", replace(before, contact="a@example.org"), ann, before)
    page = desk.post(address, values | {"strapline": "Mine"})
    assert sides(page) == {"strapline": "mine", "contact": "theirs"}
    assert desk.post(address, sent_back(page)).status_code == 302
    assert draft().catalogue.site == replace(before, contact="a@example.org", strapline="Mine")


def test_what_is_deleted_is_what_was_looked_at(desk: Client, ann: User) -> None:
    address = "/desk/careers/advancementstep/agent-to-leader/delete/"
    sent = {"post": "yes"} | shown(desk, address)
    theirs(ann, "step", "agent-to-leader", summary="Theirs. {ed}")
    asked = desk.post(address, sent, follow=True)
    assert asked.redirect_chain == [(address, 302)]
    words = seen(asked).words
    assert "Ann Lee has changed “Agent → Leader” since you were asked (summary)." in words
    assert desk.post(address, {"post": "yes"}, follow=True).redirect_chain == [(address, 302)]
    assert AdvancementStep.objects.exists()
    assert desk.post(address, {"post": "yes"} | token(asked)).status_code == 302
    assert not AdvancementStep.objects.exists()


def test_no_action_is_done_to_what_changed_since_the_list(desk: Client, ann: User) -> None:
    address = "/desk/careers/guide/"
    picked = {"action": "delete_selected", "_selected_action": ["start"]}
    listed = shown(desk, address)
    theirs(ann, "guide", "start", title="Theirs")
    refused = desk.post(address, picked | listed, follow=True)
    assert "these have changed since the list was shown: Theirs." in seen(refused).words
    asked = desk.post(address, picked | token(refused))
    assert seen(asked).headings[0] == "Delete these guide?"
    theirs(ann, "guide", "start", title="Theirs again")
    refused = desk.post(address, picked | {"post": "yes"} | token(asked), follow=True)
    assert "Nothing was done" in seen(refused).words
    assert Guide.objects.get().title == "Theirs again"
    asked = desk.post(address, picked | token(refused))
    desk.post(address, picked | {"post": "yes"} | token(asked))
    assert not Guide.objects.exists()


def test_what_was_seen_is_what_is_there(desk: Client) -> None:
    """An untouched form of every kind meets nobody."""
    for kind, code in (("role", "leader"), ("guide", "start"), ("skill", "speaking")):
        address = f"/desk/careers/{kind}/{code}/change/"
        before = draft().catalogue
        assert desk.post(address, change_form(desk, address)).status_code == 302
        assert draft().catalogue == before
    assert said(before.site) == said(draft().catalogue.site)


def test_who_may_not_change_it_is_shown_nothing(desk: Client, ann: User) -> None:
    values = change_form(desk, SHIFTS)
    theirs(ann, "challenge", "shifts", name="Theirs")
    page = desk.post(SHIFTS, values | {"name": "Mine"})
    user = User.objects.create_user("reader", is_staff=True)
    reader = signed_in(user)
    assert reader.post(SHIFTS, values).status_code == 403
    assert reader.post(SHIFTS, sent_back(page, take_name="mine")).status_code == 403
    assert Challenge.objects.get().name == "Theirs"


def test_two_add_a_thing_with_the_same_code(desk: Client, ann: User) -> None:
    values = {
        "code": "late",
        "name": "Mine",
        "order": "1",
        "summary": "Mine. {ed}",
        "about": "Mine. {ed}",
    }
    save_thing("challenge", factories.challenge("late"), ann, None)
    page = desk.post("/desk/careers/challenge/add/", values)
    assert "There is one with this code already" in seen(page).words
    assert 'value="Mine"' in page.content.decode()
    assert Challenge.objects.get(pk="late").name == "Late"


def test_who_works_in_two_windows_collides_with_themselves(desk: Client, publisher: User) -> None:
    values = change_form(desk, SHIFTS)
    theirs(publisher, "challenge", "shifts", name="One window")
    page = desk.post(SHIFTS, values | {"name": "The other"})
    assert seen(page).headings[0] == "You changed it in another window meanwhile"
