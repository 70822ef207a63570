"""What `./dev scale` concludes from what it sees: a check that cannot fail would show nothing."""

import json
from typing import Any

import pytest

from bench.scale.browser import Answer, Door, form
from bench.scale.failing import Line
from bench.scale.private import _personal
from bench.scale.same import NOT_PUBLIC
from bench.scale.told import Table, middle
from bench.scale.visitors import Kept, held
from bench.scale.watching import Watch
from careers.actions import attempt as attempts, plan
from careers.domain import code as codes
from careers.models import Action, Attempt, Edition
from careers.queries.edition import current_edition

# The table --------------------------------------------------------------------------------------


def test_one_miss_is_enough() -> None:
    table = Table()
    assert not table.good
    table.add("A", "1", "1", True)
    assert table.good
    table.add("B", "2", "1", False, ["why"])
    assert not table.good
    assert table.markdown().splitlines()[2:] == ["| A | 1 | 1 | yes |", "| B | 2 | 1 | **no** |"]
    found = json.loads(table.json())
    assert (found["good"], found["findings"][1]["details"]) == (False, ["why"])


def test_the_middle_of_some_values() -> None:
    assert middle([]) == 0
    assert middle([3.0, 1.0, 2.0]) == 2
    assert middle([1.0, 2.0, 3.0, 4.0], 0.95) == 4


# How late something is seen -----------------------------------------------------------------------


def watch(*looks: tuple[float, bool]) -> Watch:
    found = Watch("here", Door("", 0, ""), "/", lambda _answer: True)
    found.looks = list(looks)
    return found


def test_the_last_old_answer_counts_and_not_the_first_new_one() -> None:
    assert watch((9.9, False), (10.1, True), (10.7, False), (10.8, True)).late(10) == pytest.approx(
        0.7
    )
    assert watch((9.0, False), (10.1, True)).late(10) == 0
    assert watch((9.0, False), (11.0, False)).late(10) == float("inf")


def test_what_is_seen_before_its_moment_is_told() -> None:
    assert watch((8.0, False), (9.5, True), (10.1, True)).early(10) == 0.5
    assert watch((9.5, False), (10.1, True)).early(10) == 0


def test_nobody_stops_looking_before_the_new_is_there_to_stay() -> None:
    looks = [(10 + number / 10, True) for number in range(8)]
    assert watch(*looks).settled(9.9)
    assert not watch(*looks).settled(10)
    assert not watch(*looks[1:]).settled(9.9)
    assert not watch(*looks[:4], (10.4, False), *looks[5:]).settled(9.9)


# What was kept ------------------------------------------------------------------------------------


@pytest.fixture
def told(edition: Edition) -> Kept:
    """What a visitor was told is kept, and is."""
    published = current_edition()
    kept = Kept(codes.make(), {"speaking-1": 3, "planning-1": 4}, ["Ask Ann", "Ask Bob"])
    attempt = attempts.start(published.id, kept.code)
    attempts.save(attempt, published.catalogue, kept.answers)
    for text in kept.actions:
        plan.add_action(attempt, published.catalogue, text)
    return kept


def test_what_is_there_once_is_well(told: Kept) -> None:
    found = held([told], 0)
    assert (found.visitors, found.answers, found.actions, found.amiss) == (1, 2, 2, [])


def doubled() -> None:
    Action.objects.create(attempt=Attempt.objects.get(), text="Ask Ann")


def lost() -> None:
    Action.objects.get(text="Ask Bob").delete()


def changed() -> None:
    Attempt.objects.get().answers.filter(item="speaking-1").update(value=5)


def gone() -> None:
    Attempt.objects.get().delete()


@pytest.mark.parametrize(
    ("harm", "amiss"),
    [
        (doubled, ["3 things on a list, 2 were sent"]),
        (lost, ["1 things on a list, 2 were sent"]),
        (changed, ["2 answers are there, 2 were sent"]),
        (gone, ["an attempt with 2 answers is not there", "-1 attempts of nobody"]),
    ],
)
def test_what_is_lost_or_there_twice_is_told(told: Kept, harm: Any, amiss: list[str]) -> None:
    harm()
    assert held([told], 0).amiss == amiss


def test_an_attempt_that_nobody_knows_is_told(told: Kept) -> None:
    assert held([], 0).amiss == ["1 attempts of nobody"]


# What is read -------------------------------------------------------------------------------------

PAGE = """
<form action="/search/"><input name="q" value="x"></form>
<form method="post"><input type="hidden" name="of" value="1"><input type="radio" name="a" value="1">
<input type="radio" name="b" value="2" checked><select name="s"><option value="">-</option>
<option value="two" selected>2</option></select><textarea name="text">Some
words</textarea><input type="checkbox" name="sure"><button name="next">Go</button></form>
"""


def test_a_form_sends_what_a_browser_would() -> None:
    assert form(PAGE, "of") == {"of": "1", "b": "2", "s": "two", "text": "Some\nwords"}
    assert form(PAGE, "elsewhere") == {}
    page = Answer("/", 200, {}, PAGE.encode(), 0, 0)  # type: ignore[arg-type]
    assert page.choices() == ["a", "b"]


def test_the_proxys_log_says_whom_it_asked() -> None:
    line = Line.read(
        '2030-05-01T00:00:00+00:00 302 POST /assessment/part/1/ 0.050 - "10.0.0.1:8, 10.0.0.2:8" "502, 302"'
    )
    assert line == Line("POST", "/assessment/part/1/", ("10.0.0.1:8", "10.0.0.2:8"))


def cached(address: str, headers: str = "", body: str = "") -> bytes:
    return f"…\nKEY: br https://rungs.test{address}\nHTTP/1.1 200 OK\r\n{headers}\r\n\r\n{body}".encode()


def test_what_is_personal_is_known_in_the_cache() -> None:
    marks = [b"zanzibar"]
    assert _personal(cached("/roles/", "Vary: Accept-Encoding", "Roles"), marks) == ""
    assert _personal(cached("/assessment/"), marks) == ""
    for found in (
        cached("/roles/", "Set-Cookie: a=b"),
        cached("/roles/", body="to zanzibar"),
        cached("/assessment/result/"),
        cached("/desk/"),
    ):
        assert _personal(found, marks).startswith("br https://rungs.test/")


def test_what_is_public_is_held_against_the_other_host() -> None:
    for path in ("/", "/roles/", "/assessment/", "/assessment/methods/", "/preview/site.png"):
        assert not NOT_PUBLIC.match(path)
    for path in ("/desk/", "/assessment/result/", "/preview/-3/", "/preview/open/x/"):
        assert NOT_PUBLIC.match(path)
