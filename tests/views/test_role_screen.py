"""A role on one screen: its scales, its steps as lines, and a new one saved at once."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from careers.actions.draft import replace_draft
from careers.models import AdvancementStep, Role, TrainingModule
from careers.queries.desk import details, hands, recent
from tests import factories
from tests.staff import at_desk
from tests.views.seen import seen
from tests.views.test_desk import change_form

pytestmark = pytest.mark.django_db

ADD = "/desk/careers/role/add/"
LEADER = "/desk/careers/role/leader/change/"
PROSE = dict.fromkeys(("job", "day", "here", "next", "profile"), "Told. {ed}")


@pytest.fixture(autouse=True)
def _loaded() -> None:
    small = factories.catalogue()
    more = [factories.skill(code, order=3) for code in ("writing", "coaching")]
    replace_draft(factories.catalogue(skills=[*small.skills, *more]))


def new_role(desk: Client, **values: str) -> dict[str, str]:
    """What is sent for a new role with four skills, a step to it and one from it."""
    sent = change_form(desk, ADD) | PROSE
    sent |= {"title": "Coach", "code": "coach", "level": "leads", "track": "service"}
    sent |= {"summary": "Coaches. {ed}", "lead": "You coach. {ed}"}
    for number, skill in enumerate(("speaking", "planning", "writing", "coaching")):
        sent |= {f"skills-{number}-skill": skill, f"skills-{number}-level": "3"}
        sent |= {f"skills-{number}-importance": "2"}
    told = {"evidence": "editorial", "summary": "Up. {ed}", "about": "More. {ed}"}
    for side, end in (("steps_in-0-origin", "agent"), ("steps_out-0-destination", "leader")):
        sent[side] = end
        line = side.rpartition("-")[0]
        sent |= {f"{line}-{name}": value for name, value in told.items()}
    return sent | values


def steps() -> list[str]:
    return list(AdvancementStep.objects.values_list("pk", flat=True))


def test_a_new_role_with_four_skills_and_two_steps_is_one_save(desk: Client) -> None:
    response = desk.post(ADD, new_role(desk))
    assert response.status_code == 302, seen(response).words
    role = Role.objects.get(pk="coach")
    asked = role.skills.values_list("skill", "level", "importance")
    assert sorted(asked) == [
        ("coaching", 3, 2),
        ("planning", 3, 2),
        ("speaking", 3, 2),
        ("writing", 3, 2),
    ]
    assert steps() == ["agent-to-coach", "agent-to-leader", "coach-to-leader"]


def test_who_writes_a_step_on_a_roles_screen_is_on_record_for_it(desk: Client) -> None:
    desk.post(ADD, new_role(desk))
    wanted = [("advancementstep", "agent-to-coach"), ("advancementstep", "coach-to-leader")]
    assert {name: it.who for name, it in hands(wanted).items()} == dict.fromkeys(
        wanted, "publisher"
    )
    address = "/desk/careers/role/coach/change/"
    desk.post(address, change_form(desk, address) | {"steps_in-0-summary": "Far up. {ed}"})
    last = LogEntry.objects.filter(object_id="agent-to-coach").first()
    assert last and details(last) == ("summary",)
    assert LogEntry.objects.filter(object_id="coach-to-leader").count() == 1


def test_what_a_line_has_to_say_is_marked(desk: Client) -> None:
    page = desk.get(ADD).content.decode()
    for name in ("origin", "evidence", "summary", "about"):
        assert f'<label for="id_steps_in-0-{name}" class="required">' in page


def test_who_takes_a_step_out_on_a_roles_screen_is_on_record_for_it(desk: Client) -> None:
    sent = change_form(desk, LEADER) | {"steps_in-0-DELETE": "on"}
    assert desk.post(LEADER, sent).status_code == 302
    assert steps() == []
    [step, role] = recent(2)[::-1]
    assert (step.what, step.model, step.code) == ("deleted", "advancementstep", "agent-to-leader")
    assert (role.what, role.code) == ("changed", "leader")


def test_a_step_open_from_any_rung_is_chosen_and_not_left_empty(desk: Client) -> None:
    desk.post(ADD, new_role(desk, **{"steps_in-0-origin": "any"}))
    assert steps() == ["agent-to-leader", "any-to-coach", "coach-to-leader"]
    empty = seen(desk.post(ADD, new_role(desk, code="other", **{"steps_in-0-origin": ""})))
    assert empty.links["Steps to here, row 1, from"] == "#id_steps_in-0-origin"


def test_all_that_is_wrong_is_told_in_one_round_and_nothing_is_lost(desk: Client) -> None:
    wrong = {"title": "", "skills-0-level": "9", "steps_out-0-summary": ""}
    response = desk.post(ADD, new_role(desk, **wrong))
    page = seen(response)
    assert "Nothing is saved yet: 3 things need another look" in page.headings
    assert page.links["Title"] == "#id_title"
    assert page.links["Skills it asks for, row 1, level needed"] == "#id_skills-0-level"
    assert page.links["Steps from here, row 1, summary"] == "#id_steps_out-0-summary"
    assert (page.chosen["skills-1-level"], page.chosen["skills-3-skill"]) == ("3", "coaching")
    assert page.chosen["steps_in-0-origin"] == "agent"
    assert not Role.objects.filter(pk="coach").exists()


def line(desk: Client, values: dict[str, str], number: int = 0) -> Any:
    """Send the leader's form with a new line among the steps from it."""
    sent = change_form(desk, f"{LEADER}?rows=advancementstep")
    told = {"evidence": "editorial", "summary": "On. {ed}", "about": "More. {ed}"} | values
    return desk.post(
        LEADER, sent | {f"steps_out-{number}-{name}": value for name, value in told.items()}
    )


def test_a_step_there_already_is_refused_in_words(desk: Client) -> None:
    assert line(desk, {"destination": "agent"}).status_code == 302
    assert steps() == ["agent-to-leader", "leader-to-agent"]
    again = line(desk, {"destination": "agent"}, number=1)
    said = "This step is already there. Choose other roles, or change the one there is."
    assert said in seen(again).words
    itself = line(desk, {"destination": "leader"}, number=1)
    assert "A step must lead to another role." in seen(itself).words


def test_one_step_on_two_lines_is_refused(desk: Client) -> None:
    sent = new_role(desk)
    twice = {
        name.replace("-0-", "-1-"): value
        for name, value in sent.items()
        if name.startswith("steps_in-0-")
    }
    page = seen(desk.post(ADD, sent | twice))
    assert "This step stands here twice. Remove one of the lines." in page.words
    assert not Role.objects.filter(pk="coach").exists()


def test_a_step_is_changed_and_taken_away_on_its_line(desk: Client) -> None:
    sent = change_form(desk, LEADER) | {"steps_in-0-summary": "Further. {ed}"}
    assert desk.post(LEADER, sent | {"steps_in-0-origin": "leader"}).status_code == 302
    step = AdvancementStep.objects.get()
    assert (step.pk, step.origin_id, step.summary) == ("agent-to-leader", "agent", "Further. {ed}")
    links = seen(desk.get(LEADER)).links
    assert links["Agent → Leader"] == "/desk/careers/advancementstep/agent-to-leader/change/"
    gone = change_form(desk, LEADER) | {"steps_in-0-DELETE": "on"}
    assert desk.post(LEADER, gone).status_code == 302
    assert steps() == []


def test_a_step_taken_away_meanwhile_is_not_made_anew(desk: Client) -> None:
    sent = change_form(desk, LEADER)
    AdvancementStep.objects.all().delete()
    page = seen(desk.post(LEADER, sent))
    assert page.headings == [
        "Somebody else changed it while you wrote",
        "Agent → Leader advancement step",
    ]
    assert "Somebody deleted it. You can add it again, with what you wrote." in page.words
    assert steps() == []


def test_training_and_sources_stand_beside_it(desk: Client) -> None:
    AdvancementStep.objects.get().training.set([TrainingModule.objects.get()])
    Role.objects.filter(pk="leader").update(job="Told. {duties}")
    links = seen(desk.get(LEADER)).links
    assert links["Mentorship"] == "/desk/careers/trainingmodule/mentorship/change/"
    assert links["2 · Duties"] == "/desk/careers/source/duties/change/"


def test_a_preference_is_placed_between_its_ends(desk: Client) -> None:
    page = seen(desk.get(LEADER))
    assert "Place between the ends: People few 1 2 3 4 5 many" in page.words
    desk.post(LEADER, change_form(desk, LEADER) | {"preferences-0-level": "2"})
    assert Role.objects.get(pk="leader").preferences.get().level == 2


def test_who_may_only_read_reads_the_scales_in_words() -> None:
    _bea, at_bea = at_desk("bea", "Reviewer")
    page = seen(at_bea.get(LEADER))
    assert page.headings[0] == "Leader"
    assert "Level needed: 4 · difficult cases Importance: 2 · important" in page.words
    assert "People Place between the ends: few 1 4 5 many" in page.words
