"""What has expired is there for nobody, though nothing has swept it out."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from careers.actions.attempt import start
from careers.actions.plan import add_action, add_evidence, ask_for, choose_target
from careers.domain.catalogue import Catalogue
from careers.domain.code import make
from careers.models import Answer, Attempt, Edition
from careers.queries import numbers, pace
from careers.queries.edition import edition as published
from portal import urls
from tests import factories
from tests.dumped import dumped
from tests.views.sitting import COOKIE, publish

OWN = [*urls.assessment_urls, *urls.time_urls, *urls.code_urls, *urls.plan_urls]
WORDS = "zebra"


def addresses() -> list[str]:
    """Every address of what is somebody's own, about things there are."""
    known = {"number": "1", "role": "leader", "skill": "speaking"}
    filled = [re.sub(r"<\w+:(\w+)>", lambda it: known[it[1]], str(it.pattern)) for it in OWN]
    return [f"/{path}" for path in filled]


@pytest.fixture
def catalogue() -> Catalogue:
    return factories.catalogue()


@pytest.fixture
def code(db: None, catalogue: Catalogue) -> str:
    """The code of an attempt that holds something everywhere, and expired yesterday."""
    publish(catalogue, 1)
    code = make()
    attempt = start(Edition.objects.get().pk, code)
    for item in catalogue.questionnaire:
        Answer.objects.create(attempt=attempt, item=item.code, value=4, seconds=5)
    choose_target(attempt, catalogue, "leader")
    ask_for(attempt, f"{WORDS} request")
    add_action(attempt, catalogue, f"{WORDS} action")
    add_evidence(attempt, catalogue, "speaking", f"{WORDS} note", f"{WORDS} when")
    Attempt.objects.update(
        seen_on=timezone.localdate() - timedelta(days=settings.ATTEMPT_DAYS + 1),
        changed_at=timezone.now() - timedelta(days=settings.ATTEMPT_DAYS + 1),
    )
    return code


def with_code(code: str) -> Client:
    client = Client()
    client.cookies[COOKIE] = code
    return client


def test_no_page_opens_it_and_no_form_writes_to_it(code: str) -> None:
    before = set(dumped().splitlines())
    seen: dict[str, list[tuple[int, str]]] = {}
    for address in addresses():
        for who in (code, make()):
            client = with_code(who)
            for response in (client.get(address), client.post(address, {"next": ""})):
                assert WORDS not in response.content.decode()
                found = (response.status_code, response.headers.get("Location", ""))
                seen.setdefault(address, []).append(found)
    assert len(seen) == len(OWN)
    # It is as if its code had never been anybody's.
    assert {it: told for it, told in seen.items() if told[:2] != told[2:]} == {}
    # That somebody tried a code is counted, and not which.
    changed = set(dumped().splitlines()) ^ before
    assert {line.split()[0] for line in changed} == {"careers_guess"}


def test_its_code_typed_in_opens_nothing(code: str) -> None:
    told = [
        Client().post("/assessment/resume/", {"code": typed}).content.decode().replace(typed, "")
        for typed in (code, make())
    ]
    assert WORDS not in told[0]
    assert [len(text) for text in told] == [len(told[1])] * 2
    assert COOKIE not in Client().post("/assessment/resume/", {"code": code}).cookies


def test_a_day_younger_it_is_there(code: str) -> None:
    Attempt.objects.update(seen_on=timezone.localdate() - timedelta(days=settings.ATTEMPT_DAYS))
    assert f"{WORDS} action" in with_code(code).get("/assessment/plan/").content.decode()


def test_nobody_counts_it(code: str) -> None:
    edition = Edition.objects.get()
    items = len(published(1).catalogue.questionnaire)
    assert (numbers.editions_with_people(), numbers.trend(3)) == ([], [])
    assert numbers.parts_of(edition.pk).whole.present == 0
    assert pace.totals(1, items) == []
    Attempt.objects.update(seen_on=timezone.localdate())
    assert (numbers.editions_with_people(), numbers.trend(3)) == ([1], [(1, 0)])
    assert numbers.parts_of(edition.pk).whole.present == 1
    assert pace.totals(1, items) == [5.0 * items]
