"""Retiring a thing at the desk."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client

from careers.actions.draft import replace_draft
from careers.actions.edition import publish
from careers.domain.retiring import retire
from careers.models import AdvancementStep, Challenge, Role, RoleSkill, Skill, Synonym
from careers.queries.draft import draft
from tests.domain.test_retiring import crowded
from tests.staff import signed_in, with_rights
from tests.views.seen import seen
from tests.views.test_desk import change_form

pytestmark = pytest.mark.django_db

ADDRESS = "/desk/retire/role/leader/"


@pytest.fixture(autouse=True)
def _loaded() -> None:
    replace_draft(crowded())


def look(client: Client, address: str = ADDRESS, **chosen: Any) -> dict[str, Any]:
    """What is sent by who has looked at what would become of it."""
    page = client.post(address, chosen).content.decode()
    [outlook] = [part.split('"')[0] for part in page.split('name="sure" value="')[1:]]
    return chosen | {"sure": outlook}


def test_the_way_there_stands_where_deleting_would(desk: Client) -> None:
    links = seen(desk.get("/desk/careers/role/leader/change/")).links
    assert links["Retire"] == ADDRESS
    assert "Delete" not in links
    step = seen(desk.get("/desk/careers/advancementstep/agent-to-leader/change/")).links
    assert step["Delete"] == "/desk/careers/advancementstep/agent-to-leader/delete/"


def test_it_asks_what_takes_its_place(desk: Client) -> None:
    page = seen(desk.get(ADDRESS))
    assert page.headings == ["Retire “Leader”"]
    assert page.links["Delete it plainly"] == "/desk/careers/role/leader/delete/"
    assert page.chosen == {"replacement": "", "moving": "steps"}
    publish("One", None, None)
    assert "Delete it plainly" not in seen(desk.get(ADDRESS)).links


def test_it_says_what_becomes_of_all_that_names_it_before_anything_does(desk: Client) -> None:
    Synonym.objects.create(code="boss", name="boss", means="leader\nhead")
    before = draft().catalogue
    page = seen(desk.post(ADDRESS, {"replacement": "coach", "moving": "steps"}))
    assert page.headings == [
        "Retire “Leader”",
        "They name what takes its place instead",
        "Links in their texts lead to what takes its place; the words stay",
        "They go with it",
        "Search synonyms that say its name; they stay as they are",
    ]
    assert "/roles/leader/ leads to /roles/coach/, “Coach”" in page.words
    step = "/desk/careers/advancementstep/agent-to-leader/change/"
    assert page.links["Advancement step: Agent → Leader"] == step
    assert page.links["Search synonym: boss"] == "/desk/careers/synonym/boss/change/"
    assert draft().catalogue == before


@pytest.mark.parametrize(
    ("kind", "code", "other", "moving"),
    [
        ("role", "leader", "coach", ["steps"]),
        ("role", "leader", "coach", []),
        ("role", "leader", "", []),
        ("skill", "speaking", "talk", ["rows", "questions"]),
        ("skill", "speaking", "planning", ["rows"]),
        ("skill", "planning", "", []),
        ("challenge", "shifts", "noise", ["rows", "questions"]),
        ("challenge", "noise", "", []),
        ("guide", "start", "second", []),
    ],
)
def test_then_the_draft_says_just_that(
    desk: Client, kind: str, code: str, other: str, moving: Any
) -> None:
    wanted = retire(draft().catalogue, kind, code, other, frozenset(moving))
    address = f"/desk/retire/{kind}/{code}/"
    response = desk.post(address, look(desk, address, replacement=other, moving=moving))
    assert response.status_code == 302, seen(response).words
    assert draft().catalogue == wanted.catalogue


def test_what_happened_is_said_and_kept(desk: Client) -> None:
    publish("One", None, None)
    done = desk.post(ADDRESS, look(desk, replacement="coach", moving="steps"), follow=True)
    assert done.redirect_chain == [("/desk/careers/role/coach/change/", 302)]
    assert "“Leader” is retired; what named it names “Coach” now." in seen(done).words
    way = seen(done).links["Take it back from the live edition"]
    assert way == "/desk/editions/1/take-back/role/leader/"
    assert desk.get(way).status_code == 200
    assert Role.objects.get(pk="coach").formerly == "leader\nhead"
    log = LogEntry.objects.filter(action_flag=3, content_type__model="role")
    assert [(it.object_id, it.object_repr) for it in log] == [("leader", "Leader")]


def test_what_was_not_looked_at_is_not_done(desk: Client) -> None:
    sent = look(desk, replacement="coach", moving="steps")
    AdvancementStep.objects.filter(pk="any-to-leader").delete()
    before = draft().catalogue
    response = desk.post(ADDRESS, sent)
    assert response.status_code == 422
    assert "The draft has changed since you looked." in seen(response).words
    assert draft().catalogue == before
    assert desk.post(ADDRESS, look(desk, replacement="coach", moving="steps")).status_code == 302


def test_a_row_that_cannot_be_read_is_named_and_nothing_is_done(desk: Client) -> None:
    Role.objects.filter(pk="agent").update(job="")
    sent = look(desk, "/desk/retire/skill/planning/", replacement="", moving=[])
    response = desk.post("/desk/retire/skill/planning/", sent)
    assert response.status_code == 422
    assert "leans on it: Agent: Planning. Mend that first." in seen(response).words
    assert Skill.objects.filter(pk="planning").exists()
    assert RoleSkill.objects.filter(skill="planning").count() == 3


def test_only_who_may_take_all_of_it_away(desk: Client) -> None:
    rights = ["see_draft", "change_challenge", "delete_challenge", "change_role", "view_challenge"]
    client = with_rights(*rights, "change_question")
    address = "/desk/retire/challenge/noise/"
    assert client.get(address).status_code == 403
    page = seen(client.get("/desk/careers/challenge/noise/change/"))
    assert ("Retire" in page.links, "Delete" in page.links) == (False, True)
    user = User.objects.get(username="ann")
    user.user_permissions.add(Permission.objects.get(codename="delete_question"))
    client = signed_in(user)
    assert client.get(address).status_code == 200
    client.post(address, look(client, address, replacement="shifts", moving=["rows"]))
    assert not Challenge.objects.filter(pk="noise").exists()


@pytest.mark.parametrize("path", ["role/nobody", "level/entry", "planet/mars"])
def test_what_is_not_there_is_not_retired(desk: Client, path: str) -> None:
    assert desk.get(f"/desk/retire/{path}/").status_code == 404


def test_a_replacement_nobody_knows_is_refused(desk: Client) -> None:
    response = desk.post(ADDRESS, {"replacement": "nobody"})
    assert response.status_code == 422
    assert draft().catalogue == crowded()


def test_the_forms_of_what_is_left_still_open(desk: Client) -> None:
    desk.post(ADDRESS, look(desk, replacement="coach", moving="steps"))
    values = change_form(desk, "/desk/careers/role/coach/change/")
    assert desk.post("/desk/careers/role/coach/change/", values).status_code == 302
