"""Who may: every address under /desk/ says what right it takes, and holds to it.

The addresses are walked, so one added later is tried too; what is expected of each comes from what it
declares, and from the table of roles.
"""

import hashlib
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib.auth.models import Group as RightsGroup, Permission, User
from django.core import serializers
from django.db import models, transaction
from django.test import Client
from django.utils import timezone

from careers.actions.draft import replace_draft
from careers.actions.group import make
from careers.actions.staff_roles import BY_NAME, ROLES, keep_roles
from careers.domain import things
from careers.domain.rights import OPEN, held
from careers.models import DRAFT_MODELS, Announcement, Vacancy
from tests import factories
from tests.views.sitting import publish
from tests.views.walking import declared, filled

pytestmark = pytest.mark.django_db

BACKEND = "django.contrib.auth.backends.ModelBackend"
METHODS = ("get", "head", "post", "put", "delete")
READING = ("get", "head")
DESK = "desk/"
SAMPLES: dict[str, Any] = {"kind": "role", "code": "agent", "app_label": "careers"}
"""What stands in an address for a part of this name; a number is 1, all else one word."""
NAMES = {model.kind_name: str(model._meta.model_name) for model in DRAFT_MODELS}


# The addresses ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Route:
    """An address of the desk with samples in it, its view, and what the view declares."""

    path: str
    view: Any

    @property
    def rights(self) -> tuple[str, ...]:
        return tuple(self.view.rights)

    def lets_in(self, person: str, method: str) -> bool:
        """Whether the address admits who has the role of this name."""
        sending = () if method in READING else tuple(self.view.post_rights)
        may = BY_NAME[person].rights if person in BY_NAME else ()
        return held((*self.rights, *sending), may.__contains__, NAMES["role"])


def routes(group: int) -> list[Route]:
    return [Route(address(path, group), view) for path, view in declared(DESK)]


def address(path: str, group: int) -> str:
    """The pattern with samples in it; a row of the admin's is the last there is."""
    samples = SAMPLES | {"group": group}
    if "<path:object_id>" in path and not path.startswith("desk/r/"):
        app, model = path.split("/")[1:3]
        row = apps.get_model(app, model)._default_manager.order_by("-pk").first()
        assert row is not None, f"no {model} to try {path} with"
        samples["object_id"] = row.pk
    return filled(path, samples)


# The people ---------------------------------------------------------------------------------------


def person(name: str) -> Client:
    """Somebody with the role of this name; a stranger and a former colleague have none."""
    client = Client()
    if name != "Stranger":
        user = User.objects.create_user(name.lower(), is_staff=name != "Former")
        user.groups.add(RightsGroup.objects.get(name="Administrator" if name == "Former" else name))
        client.force_login(user, backend=BACKEND)
    return client


@pytest.fixture
def house() -> int:
    return furnished()


def furnished() -> int:
    """A house with one of everything that an address may name; the number of its group of people."""
    keep_roles()
    replace_draft(factories.catalogue(**_one_of_each()))
    publish(factories.catalogue(), 1)
    RightsGroup.objects.create(name="Recruiters")
    Announcement.objects.create(text="Closed on Friday")
    Vacancy.objects.create(
        title="Agent", text="Come.", link="https://a.example", closes_on=timezone.localdate()
    )
    guest = User.objects.create_user("zoe", is_staff=True)
    now = timezone.now()
    AccessAttempt.objects.create(username="zoe", attempt_time=now, failures_since_start=1)
    AccessFailureLog.objects.create(username="zoe", attempt_time=now)
    AccessLog.objects.create(username="zoe", attempt_time=now)
    return make("Ward 3", guest).pk


def _one_of_each() -> dict[str, Any]:
    """What the smallest catalogue has none of."""
    return {
        "guides": [factories.guide()],
        "disagreements": [things.Disagreement(code="odds", order=1, title="Odds", body="So. {ed}")],
        "synonyms": [things.Synonym(code="turnover", name="turnover", means=("attrition",))],
    }


def answer(client: Client, method: str, path: str) -> Any:
    """What comes back; whatever it did is undone."""
    with transaction.atomic():
        response = getattr(client, method)(path)
        transaction.set_rollback(True)
    return response


def outcome(response: Any) -> str:
    if response.status_code == 403:
        return "refused"
    if response.status_code == 302 and response["Location"].startswith("/desk/login/"):
        return "to sign in"
    if response.status_code == 405:
        return "not so"
    return "broken" if response.status_code >= 500 else "let in"


def expected(route: Route, who: str, method: str) -> tuple[str, ...]:
    """How the address may answer: a method it has no use for is refused to who may come in."""
    other = method in ("put", "delete")
    if route.rights == (OPEN,):
        return ("let in", "not so")
    if who in ("Stranger", "Former"):
        return ("to sign in",)
    if not route.lets_in(who, method):
        return ("refused",)
    return ("not so",) if other else ("let in", "not so")


# The tests ----------------------------------------------------------------------------------------


def test_every_address_declares_what_right_it_takes() -> None:
    silent = [path for path, view in declared(DESK) if not hasattr(view, "rights")]
    assert silent == []


def test_every_right_that_is_declared_exists() -> None:
    named = Permission.objects.values_list("content_type__app_label", "codename")
    known = {f"{app}.{codename}" for app, codename in named}
    asked = {
        one.replace("{kind}", "role")
        for _path, view in declared(DESK)
        for right in (*view.rights, *view.post_rights)
        for one in right.split("|")
        if "." in one
    }
    assert asked - known == set()


@pytest.mark.parametrize("who", ["Stranger", "Former", *BY_NAME])
def test_each_address_lets_in_just_who_it_says(house: int, who: str) -> None:
    client = person(who)
    found = routes(house)
    assert len(found) > 100
    wrong = []
    for route, method in product(found, METHODS):
        if route.path == "/desk/logout/":
            continue  # whoever tries it is signed out, whatever comes back
        if route.path == "/desk/autocomplete/":
            asks = "?app_label=careers&model_name=question&field_name=skill&term=a"
            response = answer(client, method, route.path + asks)
        else:
            response = answer(client, method, route.path)
        if outcome(response) not in expected(route, who, method):
            wrong.append((who, method, route.path, response.status_code))
    assert wrong == []


def everything() -> str:
    """What names all that is stored, but for what notes that somebody asked."""
    told = hashlib.sha256()
    for model in apps.get_models():
        if model._meta.label not in ("sessions.Session", "axes.AccessLog"):
            rows: models.QuerySet[Any] = model._default_manager.order_by("pk")
            told.update(serializers.serialize("json", rows).encode())
    return told.hexdigest()


@pytest.mark.parametrize("who", ["Stranger", "Former", *BY_NAME])
def test_nothing_sent_without_the_right_changes_anything(house: int, who: str) -> None:
    client = person(who)
    before = everything()
    tried = [it for it in routes(house) if "let in" not in expected(it, who, "post")]
    assert tried or who == "Administrator"
    for route in tried:
        client.post(route.path, {"post": "yes", "name": "Mine", "title": "Mine", "note": "Mine"})
    assert everything() == before


def test_ticking_rows_of_a_list_deletes_nothing_for_who_may_only_read(house: int) -> None:
    client = person("Reviewer")
    sent = {"action": "delete_selected", "_selected_action": ["agent"], "post": "yes"}
    before = everything()
    client.post("/desk/careers/role/", sent)
    assert everything() == before


def test_signing_out_is_for_everybody(house: int) -> None:
    assert person("Analyst").post("/desk/logout/").status_code == 200
    assert Client().post("/desk/logout/")["Location"] == "/desk/"


@pytest.mark.parametrize("role", ROLES, ids=lambda it: it.name)
def test_what_only_some_may(house: int, role: Any) -> None:
    client = person(role.name)
    tried = {
        "publish": "/desk/publish/",
        "change": "/desk/careers/role/add/",
        "read": "/desk/careers/role/agent/change/",
        "count": "/desk/numbers/",
        "accounts": "/desk/auth/user/add/",
    }
    may = {name for name, path in tried.items() if client.get(path).status_code == 200}
    assert (
        may
        == {
            "Author": {"change", "read"},
            "Reviewer": {"read"},
            "Publisher": {"publish", "read"},
            "Analyst": {"count"},
            "Administrator": set(tried),
        }[role.name]
    )
