"""Copying things at the desk, and putting them in order."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from careers.actions.draft import replace_draft
from careers.domain.cloning import CLONED, clone
from careers.domain.kinds import BY_NAME
from careers.models import AdvancementStep, Role, Skill, Synonym
from careers.queries.draft import draft
from tests import factories
from tests.domain.test_retiring import crowded
from tests.staff import with_rights
from tests.views.seen import seen

pytestmark = pytest.mark.django_db

CLONE = "/desk/clone/role/leader/"
ORDER = "/desk/order/skill/"


@pytest.fixture(autouse=True)
def _loaded() -> None:
    replace_draft(crowded())


# A copy ------------------------------------------------------------------------------------------


def test_it_asks_for_a_name_and_offers_the_steps_unticked(desk: Client) -> None:
    assert seen(desk.get("/desk/careers/role/leader/change/")).links["Make a copy"] == CLONE
    page = seen(desk.get(CLONE))
    assert page.headings == ["A copy of “Leader”"]
    assert "Agent to Leader" in page.words
    assert page.chosen == {}
    assert "Which of its steps" not in seen(desk.get("/desk/clone/skill/speaking/")).words


def test_it_is_added_with_its_rows_and_the_steps_ticked(desk: Client) -> None:
    sent = {"name": "Chief of Day", "steps": ["agent-to-leader"]}
    done = desk.post(CLONE, sent, follow=True)
    assert done.redirect_chain == [("/desk/careers/role/chief-of-day/change/", 302)]
    assert "This is the copy. It says what “Leader” says" in seen(done).words
    before, after = (draft().catalogue.role(code) for code in ("leader", "chief-of-day"))
    assert (after.skills, after.challenges, after.formerly) == (
        before.skills,
        before.challenges,
        (),
    )
    assert AdvancementStep.objects.filter(pk="agent-to-chief-of-day").exists()
    assert AdvancementStep.objects.count() == 5


@pytest.mark.parametrize("kind", CLONED)
def test_anything_can_be_copied(desk: Client, kind: str) -> None:
    Synonym.objects.create(code="boss", name="boss", means="leader")
    code = next(iter(getattr(draft().catalogue, BY_NAME[kind].plural))).code
    [wanted] = clone(draft().catalogue, kind, code, "another", "Another")
    response = desk.post(f"/desk/clone/{kind}/{code}/", {"name": " Another "})
    assert response.status_code == 302, seen(response).words
    assert draft().catalogue.get(kind, "another") == wanted.thing


def test_what_is_taken_or_missing_is_said_and_nothing_added(desk: Client) -> None:
    wrong = seen(desk.post(CLONE, {"name": "", "code": "x"}))
    assert wrong.links["Its name"] == "#id_name"
    taken = desk.post(CLONE, {"name": "Agent"})
    assert taken.status_code == 422
    assert "“Agent” has this code or had it before" in seen(taken).words
    assert draft().catalogue == crowded()


def test_only_who_may_add_one_copies_it_and_only_who_may_add_steps_those(desk: Client) -> None:
    assert with_rights("see_draft", "change_role").get(CLONE).status_code == 403
    User.objects.all().delete()
    client = with_rights("see_draft", "add_role", "view_role")
    assert "Which of its steps" not in seen(client.get(CLONE)).words
    client.post(CLONE, {"name": "Chief", "steps": ["agent-to-leader"]})
    assert Role.objects.filter(pk="chief").exists()
    assert not AdvancementStep.objects.filter(pk="agent-to-chief").exists()


@pytest.mark.parametrize("path", ["role/nobody", "step/agent-to-leader", "planet/mars"])
def test_what_is_not_there_has_no_copy(desk: Client, path: str) -> None:
    assert desk.get(f"/desk/clone/{path}/").status_code == 404


# The order -----------------------------------------------------------------------------------------


def codes(response: Any) -> list[str]:
    """The codes as the page would send them."""
    text = response.content.decode()
    return [part.split('"')[0] for part in text.split('name="code" value="')[1:]]


def looked(desk: Client) -> dict[str, Any]:
    response = desk.get(ORDER)
    [name] = [
        part.split('"')[0] for part in response.content.decode().split('name="seen" value="')[1:]
    ]
    return {"seen": name, "code": codes(response)}


def held() -> list[str]:
    return [it.code for it in draft().catalogue.listed("skills")]


def test_the_way_there_is_beside_the_list(desk: Client) -> None:
    assert seen(desk.get("/desk/careers/skill/")).links["Put in order"] == ORDER
    assert "Put in order" not in seen(desk.get("/desk/careers/level/")).links


def test_buttons_move_one_and_nothing_is_saved_before_the_save(desk: Client) -> None:
    sent = looked(desk)
    assert sent["code"] == ["speaking", "planning", "talk"] == held()
    down = desk.post(ORDER, sent | {"down": "speaking"})
    assert codes(down) == ["planning", "speaking", "talk"]
    assert "This order is not saved yet." in seen(down).words
    up = desk.post(ORDER, sent | {"up": "talk"})
    assert codes(up) == ["speaking", "talk", "planning"]
    far = desk.post(ORDER, sent | {"move": "1", "what": "talk", "where": "speaking"})
    assert codes(far) == ["talk", "speaking", "planning"]
    assert held() == sent["code"]


def test_one_save_puts_them_all_in_order(desk: Client) -> None:
    sent = looked(desk) | {"code": ["talk", "speaking", "planning"], "save": "1"}
    done = desk.post(ORDER, sent, follow=True)
    assert "Saved: 3 have another place." in seen(done).words
    assert held() == ["talk", "speaking", "planning"]
    same = desk.post(ORDER, looked(desk) | {"save": "1"}, follow=True)
    assert "The order is as it was: nothing to save." in seen(same).words


def test_what_somebody_else_did_meanwhile_is_not_undone(desk: Client) -> None:
    sent = looked(desk) | {"code": ["talk", "speaking", "planning"], "save": "1"}
    Skill.objects.filter(pk="planning").update(order=0)
    response = desk.post(ORDER, sent)
    assert response.status_code == 409
    assert "Somebody else has put them in order meanwhile" in seen(response).words
    assert codes(response) == ["talk", "speaking", "planning"]
    assert held() == ["planning", "speaking", "talk"]
    again = looked(desk) | {"code": codes(response), "save": "1"}
    desk.post(ORDER, again)
    assert held() == ["talk", "speaking", "planning"]


def test_a_long_list_is_put_in_order_a_part_at_a_time(desk: Client) -> None:
    few = factories.catalogue()
    more = [factories.skill(f"more-{number:03}", order=number) for number in range(10, 260)]
    replace_draft(factories.catalogue(skills=[*few.skills, *more]))
    before, at = held(), f"{ORDER}?page=2"
    page = desk.get(at)
    assert codes(page) == before[100:200]
    assert "101 to 200 of 252 are listed" in seen(page).words
    assert codes(desk.get(f"{ORDER}?page=3")) == before[200:]
    sent = {"seen": page.content.decode().split('name="seen" value="')[1].split('"')[0]}
    turned = before[199:99:-1]
    up = desk.post(at, sent | {"code": turned, "up": turned[1]})
    assert codes(up) == [turned[1], turned[0], *turned[2:]]
    done = desk.post(at, sent | {"code": turned, "save": "1"}, follow=True)
    assert done.redirect_chain == [(at, 302)]
    assert "Saved: 100 have another place." in seen(done).words
    assert held() == [*before[:100], *turned, *before[200:]]


def test_only_who_may_change_them_puts_them_in_order(desk: Client) -> None:
    client = with_rights("see_draft", "view_skill")
    assert client.get(ORDER).status_code == 403
    assert "Put in order" not in seen(client.get("/desk/careers/skill/")).links
    assert desk.get("/desk/order/level/").status_code == 404


@pytest.mark.parametrize("kind", ["role", "item", "training", "guide", "track", "preference"])
def test_every_kind_with_an_order_has_its_page(desk: Client, kind: str) -> None:
    assert desk.get(f"/desk/order/{kind}/").status_code == 200
