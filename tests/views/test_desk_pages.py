"""The desk as a colleague finds it: what each page says, and what it asks of the database."""

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client

from careers.actions.draft import replace_draft
from careers.domain.catalogue import Catalogue
from careers.models import (
    AdvancementStep,
    Challenge,
    Edition,
    Role,
    RoleSkill,
    Skill,
)
from tests import factories
from tests.staff import with_rights
from tests.views.seen import seen
from tests.views.showing import shown, token
from tests.views.sitting import publish
from tests.views.test_desk import change_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded() -> None:
    """The smallest catalogue in the draft, published as edition 1."""
    replace_draft(factories.catalogue())
    publish(factories.catalogue(), 1)


def rename(client: Client, address: str, **values: str) -> Any:
    return client.post(address, change_form(client, address) | values)


# The first page -----------------------------------------------------------------------------------


def test_the_first_page_says_what_is_live_and_that_the_draft_agrees(
    desk: Client, loaded: None
) -> None:
    page = seen(desk.get("/desk/"))
    assert page.headings[:4] == [
        "Draft and live edition agree",
        "What waits for you",
        "Edition 1 is live",
        "The draft",
    ]
    assert "Nothing. What is sent back to you, asked of you or due comes here." in page.words
    assert "0 things differ from edition 1 0 errors stand in the way" in page.words
    assert "Look it through and publish" not in page.links
    assert "Nobody has changed anything at the desk yet." in page.words


def test_the_first_page_names_what_differs_who_did_it_and_the_next_thing_to_do(
    desk: Client, loaded: None
) -> None:
    ann = with_rights("view_role", "change_role")
    assert rename(ann, "/desk/careers/role/leader/change/", title="Chief").status_code == 302
    page = seen(desk.get("/desk/"))
    assert page.headings[0] == "The draft is ahead of what is live"
    assert "1 thing differs from edition 1" in page.words
    assert "Chief role, changed · take it back: Chief title Ann Lee" in page.words
    assert "Ann Lee changed the role Chief: title" in page.words
    assert page.links["Chief"] == "/desk/careers/role/leader/change/"
    assert page.links["Look it through and publish"] == "/desk/publish/"


def test_the_first_page_leads_to_the_very_row_that_is_wrong(desk: Client, loaded: None) -> None:
    Challenge.objects.filter(pk="shifts").update(summary="Hard.")
    page = seen(desk.get("/desk/"))
    assert page.headings[0] == "The draft is not ready"
    address = "/desk/careers/challenge/shifts/change/#id_summary"
    assert page.links["Challenge: Shifts, summary"] == address
    assert page.links["All that stands in the way"] == "/desk/publish/"
    assert "Challenge: Shifts, summary" not in seen(desk.get("/desk/careers/skill/")).links


def test_before_the_first_edition_the_first_page_says_so(desk: Client) -> None:
    replace_draft(factories.catalogue())
    page = seen(desk.get("/desk/"))
    assert page.headings[:3] == [
        "Nothing is published yet",
        "What waits for you",
        "What visitors see now",
    ]
    assert "What people answer" not in page.headings


def test_only_what_visitors_find_is_to_be_seen_live(desk: Client, loaded: None) -> None:
    address = "/desk/careers/challenge/shifts/change/"
    assert seen(desk.get(address)).links["See it live"] == "/challenges/shifts/"
    Challenge.objects.create(pk="nights", name="Nights", summary="Hard. {ed}")
    new = seen(desk.get("/desk/careers/challenge/nights/change/")).links
    assert "See it live" not in new


def test_the_doors_say_how_many_and_open_only_to_those_who_may(desk: Client, loaded: None) -> None:
    page = seen(desk.get("/desk/"))
    assert "Roles 2 Add: Roles Advancement steps 1 Add: Advancement steps" in page.words
    mine = seen(with_rights("view_role", "see_draft").get("/desk/"))
    assert "Roles 2 The style guide" in mine.words
    assert "Skills" not in mine.links
    assert "/desk/publish/" not in mine.links.values()


def test_a_row_that_no_catalogue_holds_is_counted_all_the_same(desk: Client, loaded: None) -> None:
    RoleSkill.objects.filter(role="leader", skill="planning").update(level=1)
    Role.objects.filter(pk="leader").update(title="")
    assert "Roles 2 Add" in seen(desk.get("/desk/")).words


def test_who_may_open_nothing_is_told_whom_to_ask(loaded: None) -> None:
    assert "Nothing is open to you here yet." in seen(with_rights().get("/desk/")).words


# Publishing ---------------------------------------------------------------------------------------


def test_a_warning_is_read_before_publishing(desk: Client) -> None:
    replace_draft(factories.catalogue())
    page = seen(desk.get("/desk/publish/"))
    assert page.headings == [
        "Publish the draft",
        "It would be the first edition",
        "Worth a look first",
        "Publish it as edition 1",
    ]
    assert page.links["Source: Duties"] == "/desk/careers/source/duties/change/"
    sent = change_form(desk, "/desk/publish/") | {"note": "One"}
    refused = desk.post("/desk/publish/", sent)
    assert refused.status_code == 422
    assert "Read what is worth a look, then say that you have." in seen(refused).words
    assert 'value="One"' in refused.content.decode()
    assert Edition.objects.count() == 0
    assert desk.post("/desk/publish/", sent | {"acknowledged": "on"}).status_code == 302
    assert Edition.objects.count() == 1


def test_where_nothing_is_worth_a_look_there_is_nothing_to_tick(desk: Client) -> None:
    told = factories.role("agent", summary="A role. {duties}")
    leader = factories.role("leader", {"speaking": (4, 2), "planning": (4, 3)}, level="leads")
    both = [factories.role(**{**_fields(it), "duties": ("Do. {ed}",)}) for it in (told, leader)]
    replace_draft(factories.catalogue(roles=both))
    text = desk.get("/desk/publish/").content.decode()
    assert "acknowledged" not in text
    sent = change_form(desk, "/desk/publish/") | {"note": "One"}
    assert desk.post("/desk/publish/", sent).status_code == 302


def _fields(thing: Any) -> dict[str, Any]:
    return {name: getattr(thing, name) for name in thing.__struct_fields__}


def test_the_difference_is_shown_word_by_word(desk: Client, loaded: None) -> None:
    Role.objects.filter(pk="leader").update(job="Told in plain words. {ed}")
    RoleSkill.objects.filter(role="leader", skill="planning").update(level=2)
    page = seen(desk.get("/desk/publish/"))
    assert "What the job is Told in put in: plain words. {ed}" in page.words
    assert (
        "Skills it asks for, Planning, level needed"
        " taken out: 4 · difficult cases put in: 2 · with someone guiding"
    ) in page.words
    assert "Publish it as edition 2" in page.headings


# Lists ----------------------------------------------------------------------------------------------


def test_a_list_says_its_sources_its_last_hand_and_no_marks(desk: Client, loaded: None) -> None:
    Role.objects.filter(pk="leader").update(lead="You lead. {duties}")
    ann = with_rights("view_role", "change_role")
    rename(ann, "/desk/careers/role/leader/change/", title="Chief")
    page = seen(desk.get("/desk/careers/role/"))
    assert "Chief Leads Service A role. 2 ed. Ann Lee" in page.words
    assert "Agent Entry Service A role. ed. –" in page.words
    assert "{" not in page.words


def test_a_search_that_finds_nothing_says_what_to_do(desk: Client, loaded: None) -> None:
    page = seen(desk.get("/desk/careers/role/?q=astronaut"))
    assert "No roles fit “astronaut”" in page.headings
    assert page.links["Show them all"] == "?"


def test_a_kind_of_which_there_is_none_says_so(desk: Client, loaded: None) -> None:
    assert "There are no guides yet" in seen(desk.get("/desk/careers/guide/")).headings


# The form -------------------------------------------------------------------------------------------


def test_what_is_wrong_is_summed_up_with_links_to_the_fields(desk: Client, loaded: None) -> None:
    address = "/desk/careers/role/leader/change/"
    sent = change_form(desk, address) | {"title": "", "skills-0-level": "9"}
    response = desk.post(address, sent)
    text, page = response.content.decode(), seen(response)
    assert "Nothing is saved yet: 2 things need another look" in page.headings
    assert page.links["Title"] == "#id_title"
    assert page.links["Skills it asks for, Speaking, level needed"] == "#id_skills-0-level"
    assert {"id_title", "id_skills-0-level"} <= set(page.ids)
    assert 'role="alert" tabindex="-1" autofocus' in text
    assert Role.objects.get(pk="leader").title == "Leader"


def test_a_row_that_is_there_keeps_its_skill(desk: Client, loaded: None) -> None:
    address = "/desk/careers/role/leader/change/"
    desk.post(address, change_form(desk, address) | {"skills-0-skill": "planning"})
    skills = Role.objects.get(pk="leader").skills
    assert list(skills.values_list("skill", "level")) == [("speaking", 4), ("planning", 4)]


def test_a_row_is_added_without_script(desk: Client, loaded: None) -> None:
    Skill.objects.get(pk="planning").roles.filter(role="leader").delete()
    plain = "/desk/careers/role/leader/change/"
    assert 'name="skills-1-skill"' not in desk.get(plain).content.decode()
    sent = change_form(desk, plain + "?rows=roleskill")
    sent |= {"skills-1-skill": "planning", "skills-1-level": "2", "skills-1-importance": "1"}
    assert desk.post(plain, sent).status_code == 302
    found = Role.objects.get(pk="leader").skills.get(skill="planning")
    assert (found.level, found.importance) == (2, 1)


def test_a_skill_nobody_knows_is_refused(desk: Client, loaded: None) -> None:
    plain = "/desk/careers/role/leader/change/"
    sent = change_form(desk, plain + "?rows=roleskill")
    sent |= {"skills-2-skill": "juggling", "skills-2-level": "2", "skills-2-importance": "1"}
    page = seen(desk.post(plain, sent))
    assert page.links["Skills it asks for, row 3, skill"] == "#id_skills-2-skill"


def test_the_words_of_the_levels_stand_beside_them(desk: Client, loaded: None) -> None:
    page = seen(desk.get("/desk/careers/role/leader/change/"))
    assert (
        "1 · not done yet One 2 · with someone guiding Two 3 · ordinary cases alone Three "
        "4 · difficult cases Four 5 · others come for it Five All five levels, and a note: Speaking"
    ) in page.words
    assert page.chosen["skills-0-level"] == "4"


def test_every_control_of_a_form_has_a_name(desk: Client, loaded: None) -> None:
    text = desk.get("/desk/careers/role/leader/change/").content.decode()
    names = [name for name in seen_controls(text) if "__prefix__" not in name]
    assert len(names) > 20
    assert [name for name in names if f'for="id_{name}"' not in text] == []


def seen_controls(text: str) -> list[str]:
    """The names of the controls a person fills in, boxes inside their labels aside."""
    found = re.findall(r'<(?:select|textarea|input type="(?:text|number)") name="([^"]+)"', text)
    return [str(name) for name in found]


def test_a_step_ticks_the_training_that_serves_it(desk: Client, loaded: None) -> None:
    address = "/desk/careers/advancementstep/agent-to-leader/change/"
    text = desk.get(address).content.decode()
    assert '<input type="checkbox" name="training" value="mentorship"' in text
    desk.post(address, change_form(desk, address) | {"training": ["mentorship"]})
    step = AdvancementStep.objects.get()
    assert [it.pk for it in step.training.all()] == ["mentorship"]


# Deleting, history, accounts ------------------------------------------------------------------------


def test_what_others_lean_on_is_named_before_it_is_deleted(desk: Client, loaded: None) -> None:
    page = seen(desk.get("/desk/careers/role/leader/delete/"))
    assert page.headings == ["Leader cannot be deleted"]
    address = "/desk/careers/advancementstep/agent-to-leader/change/"
    assert page.links["Agent → Leader"] == address
    assert page.buttons == ["Sign out"]


def test_deleting_is_asked_once_and_can_be_left(desk: Client, loaded: None) -> None:
    address = "/desk/careers/advancementstep/agent-to-leader/delete/"
    page = seen(desk.get(address))
    assert page.headings[0] == "Delete Agent → Leader?"
    assert page.links["Keep it"] == "/desk/careers/advancementstep/agent-to-leader/change/"
    assert desk.post(address, {"post": "yes"} | shown(desk, address)).status_code == 302
    page = seen(desk.get("/desk/"))
    assert "publisher deleted the advancement step Agent → Leader" in page.words
    assert "Agent → Leader" not in page.links


def test_several_are_deleted_together(desk: Client, loaded: None) -> None:
    chosen = {"action": "delete_selected", "_selected_action": ["mentorship"]}
    address = "/desk/careers/trainingmodule/"
    asked = desk.post(address, chosen | shown(desk, address))
    assert seen(asked).headings[0] == "Delete these training module?"
    desk.post(address, chosen | {"post": "yes"} | token(asked))
    assert (
        "There are no training modules yet"
        in seen(desk.get("/desk/careers/trainingmodule/")).headings
    )


def test_a_row_nobody_touched_says_where_it_came_from(desk: Client, loaded: None) -> None:
    page = seen(desk.get("/desk/careers/role/agent/history/"))
    assert page.headings == ["Agent: what was done to it"]
    assert "it came with the catalogue’s files" in page.words


def test_an_account_is_made_given_rights_and_a_password(desk: Client, publisher: User) -> None:
    made = {"username": "ben", "usable_password": "true"}
    made |= {"password1": "a quiet long phrase", "password2": "a quiet long phrase"}
    assert desk.post("/desk/auth/user/add/", made).status_code == 302
    ben = User.objects.get(username="ben")
    address = f"/desk/auth/user/{ben.pk}/change/"
    right = Permission.objects.get(codename="change_role")
    given = {"username": "ben", "is_staff": "on", "user_permissions": [right.pk]}
    desk.post(address, given | shown(desk, address))
    ben.refresh_from_db()
    assert (ben.is_staff, list(ben.user_permissions.all())) == (True, [right])
    weak = {"password1": "short", "password2": "short", "usable_password": "true"}
    page = seen(desk.post(f"/desk/auth/user/{ben.pk}/password/", weak))
    assert "Nothing is changed yet: one thing needs another look" in page.headings


def test_ones_own_password_is_changed(desk: Client, publisher: User) -> None:
    sent = {"old_password": "a long enough phrase", "new_password1": "another long phrase"}
    wrong = seen(desk.post("/desk/password_change/", sent | {"new_password2": "a slip"}))
    assert wrong.links["New password confirmation"] == "#id_new_password2"
    done = desk.post(
        "/desk/password_change/", sent | {"new_password2": "another long phrase"}, follow=True
    )
    assert seen(done).headings == ["Your password is changed"]


def test_signing_out_says_so(desk: Client) -> None:
    assert seen(desk.post("/desk/logout/")).headings == ["You are signed out"]


# What it asks of the database ------------------------------------------------------------------------


def grown() -> Catalogue:
    """The smallest catalogue with more of everything that could be asked for one by one."""
    skills = [factories.skill(f"skill-{number}", order=number) for number in range(3, 9)]
    needs = {"speaking": (3, 2), "planning": (2, 1)} | {it.code: (2, 1) for it in skills}
    small = factories.catalogue()
    return factories.catalogue(
        skills=[*small.skills, *skills],
        roles=[
            factories.role("agent", needs),
            factories.role("leader", needs | {"planning": (4, 3)}, level="leads"),
            factories.role("coach", needs | {"speaking": (5, 3)}, level="leads"),
        ],
        steps=[factories.step(), factories.step("agent", "coach")],
    )


@pytest.mark.parametrize("whole", [factories.catalogue, grown])
@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/desk/", 42),
        ("/desk/publish/", 33),
        ("/desk/careers/role/", 13),
        ("/desk/careers/role/leader/change/", 62),
        ("/desk/careers/skill/planning/change/", 36),
        ("/desk/careers/advancementstep/agent-to-leader/change/", 40),
        ("/desk/editions/", 5),
        ("/desk/editions/1/", 5),
        ("/desk/editions/1/take-back/", 29),
        ("/desk/editions/1/take-back/role/leader/", 28),
    ],
)
def test_a_page_asks_the_same_however_many_rows_there_are(
    desk: Client, django_assert_num_queries: Any, whole: Any, address: str, queries: int
) -> None:
    replace_draft(whole())
    publish(whole(), 1)
    Role.objects.filter(pk="leader").update(title="Chief")
    desk.get("/desk/")  # which reads edition 1 into memory
    desk.get(address)  # and this the kinds of rows that Django keeps
    with django_assert_num_queries(queries):
        assert desk.get(address).status_code == 200


def test_the_publishing_page_asks_little_however_much_is_wrong(
    desk: Client, django_assert_num_queries: Any
) -> None:
    replace_draft(grown())
    RoleSkill.objects.update(note="Said.")
    with django_assert_num_queries(33):
        desk.get("/desk/publish/")


def test_who_wrote_is_asked_in_one_go(
    desk: Client, loaded: None, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        rename(desk, "/desk/careers/role/leader/change/", title=f"Chief {number}")
        rename(desk, "/desk/careers/challenge/shifts/change/", name=f"Hours {number}")
    assert LogEntry.objects.count() == 6
    desk.get("/desk/")
    with django_assert_num_queries(42):
        desk.get("/desk/")
