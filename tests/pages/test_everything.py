"""Everything of an attempt, as JSON."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from careers.domain.plan import Action, Kept, Note
from careers.domain.stored import Stored
from careers.domain.times import Time
from careers.pages.everything import everything
from tests import factories

MADE = datetime(2030, 5, 1, 9, tzinfo=UTC)
NOW = datetime(2030, 5, 3, 12, tzinfo=UTC)
AWKWARD = "Größe; Komma, “Zitat” \\ 🙂"
CATALOGUE = factories.catalogue()


def stored() -> Stored:
    now = Time(
        1, 1, CATALOGUE, {"prefers-people": None, "speaking-1": 4}, "agent", MADE, NOW, now=True
    )
    return Stored(
        now=now,
        earlier=(),
        seconds={"speaking-1": 2.5, "prefers-people": None},
        digests={1: "abc"},
        target="",
        request="",
        set_aside=(),
        group="",
        revision=None,
        opened=date(2030, 5, 3),
        kept_until=date(2030, 10, 30),
        kept=Kept(),
    )


def test_everything_is_everything() -> None:
    text = everything(stored(), NOW)
    file = json.loads(text)
    about = file.pop("about")
    assert about.startswith("Everything this site keeps of your answers and your plan, except")
    assert file == {
        "format": "rungs-attempt",
        "version": 2,
        "site": "Rungs",
        "exported_at": "2030-05-03T12:00:00+00:00",
        "edition": {"number": 1, "sha256": "abc"},
        "questionnaire": 1,
        "started_at": "2030-05-01T09:00:00+00:00",
        "changed_at": "2030-05-03T12:00:00+00:00",
        "role": {"code": "agent", "title": "Agent"},
        "answers": [
            {
                "item": "speaking-1",
                "question": "Doing one thing that others can see.",
                "value": 4,
                "answer": "Difficult",
                "seconds": 2.5,
            },
            {
                "item": "prefers-people",
                "question": "Most days I would rather … do this, or do that?",
                "value": None,
                "answer": "not sure, skipped",
                "seconds": None,
            },
        ],
        "last_opened_on": "2030-05-03",
        "kept_until": "2030-10-30",
        "group": None,
        "target": None,
        "request": "",
        "set_aside": [],
        "revision": None,
        "actions": [],
        "evidence": [],
        "earlier": [],
    }


def test_a_plan_is_in_it_word_for_word() -> None:
    kept = Kept(
        (
            Action(1, AWKWARD, "speaking", date(2030, 5, 9), None, MADE),
            Action(2, "Done", "", None, MADE, MADE),
        ),
        (Note(7, "planning", "Planned\na week", "in May", MADE),),
    )
    text = everything(replace(stored(), kept=kept, target="leader", request=AWKWARD), NOW)
    assert "Größe" in text
    file = json.loads(text)
    assert (file["target"], file["request"]) == ({"code": "leader", "title": "Leader"}, AWKWARD)
    assert file["actions"] == [
        {
            "text": AWKWARD,
            "skill": {"code": "speaking", "name": "Speaking"},
            "due": "2030-05-09",
            "done_at": None,
            "created_at": "2030-05-01T09:00:00+00:00",
        },
        {
            "text": "Done",
            "skill": None,
            "due": None,
            "done_at": "2030-05-01T09:00:00+00:00",
            "created_at": "2030-05-01T09:00:00+00:00",
        },
    ]
    assert file["evidence"] == [
        {
            "skill": {"code": "planning", "name": "Planning"},
            "note": "Planned\na week",
            "when": "in May",
            "created_at": "2030-05-01T09:00:00+00:00",
        }
    ]


def test_what_was_changed_and_what_was_answered_before_have_their_questions() -> None:
    before = Time(1, 1, CATALOGUE, {"speaking-1": 2}, "", MADE, MADE)
    revision = {"since": "2030-05-02T00:00:00+00:00", "was": {"speaking-1": 3}, "moved": {"a": 1}}
    file = json.loads(everything(replace(stored(), earlier=(before,), revision=revision), NOW))
    assert file["revision"] == {
        "since": "2030-05-02T00:00:00+00:00",
        "was": [
            {
                "item": "speaking-1",
                "question": "Doing one thing that others can see.",
                "value": 3,
                "answer": "Alone",
            }
        ],
        "moved": {"a": 1},
    }
    (time,) = file["earlier"]
    assert (time["role"], time["answers"][0]["answer"]) == (None, "Guided")
    assert "seconds" not in time["answers"][0]


def test_what_an_edition_no_longer_has_keeps_its_code() -> None:
    now = replace(stored().now, answers={"gone-1": 5, "speaking-1": 1}, role="gone")
    file = json.loads(everything(replace(stored(), now=now, set_aside=("lost",)), NOW))
    assert file["role"] == {"code": "gone", "title": None}
    assert file["set_aside"] == [{"code": "lost", "title": None}]
    assert [answer["item"] for answer in file["answers"]] == ["speaking-1", "gone-1"]
    assert file["answers"][1:] == [
        {"item": "gone-1", "question": None, "value": 5, "answer": None, "seconds": None}
    ]
