"""What a query is read and answered with, and how it is kept with a catalogue."""

import threading
from math import log
from typing import Any

import pytest

from careers.domain.search import index as module
from careers.domain.search.entries import entries
from careers.domain.search.index import Index
from tests import factories
from tests.domain.search.small import catalogue, found, index, names, page, synonym

LADDER = {
    "levels": [factories.level()],
    "tracks": [factories.track()],
    "roles": [factories.role(code) for code in ("agent", "leader", "trainer")],
    "steps": [
        factories.step("agent", "leader"),
        factories.step("leader", "trainer"),
        factories.step("", "trainer"),
        factories.step("agent", "agent"),
    ],
}


def test_a_word_is_known_that_is_the_catalogues_or_in_every_mouth() -> None:
    held = index(page("Stress", "All night."), synonyms=[synonym("irate", "stress")])
    known = ("stress", "night", "irate", "the", "wanted", "rent", "stressing", "nightly")
    assert {word: held.knows(word) for word in known} == dict.fromkeys(known, True)
    unknown = ("xyzzy", "nigh", "stres", "promotion")
    assert {word: held.knows(word) for word in unknown} == dict.fromkeys(unknown, False)
    assert [word in held for word in ("stress", "night", "irate", "the")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_word_is_the_more_telling_the_fewer_things_have_it() -> None:
    held = index(page("Night"), page("Night work"), page("Sea"))
    assert held.weight("night") == pytest.approx(log(1 + 3 / 3))
    assert held.weight("sea") == pytest.approx(log(1 + 3 / 2))
    assert held.weight("xyzzy") == pytest.approx(log(1 + 3))
    assert held.weight("work") == pytest.approx(log(1 + 3 / 2) / 4)


def test_words_of_one_family_are_found_of_those_there_are() -> None:
    held = index(page("Promotion", "To promote, promoting."), page("Sea"))
    assert held.kin("promotion") == ["promote", "promoting"]
    assert held.kin("promoter") == ["promote", "promoting", "promotion"]
    assert held.kin("sea") == held.kin("xyzzy") == []


def test_roles_and_steps_are_found_by_their_codes() -> None:
    held = index(**LADDER)
    assert held.role("leader").text == "Leader"
    step = held.step("agent", "leader")
    assert step is not None and step.text == "Agent to Leader"
    assert held.step("leader", "agent") is None
    assert [name.text for name in held.steps_at("leader")] == [
        "Agent to Leader",
        "Leader to Trainer",
    ]
    assert [name.text for name in held.steps_at("agent")] == ["Agent to Agent", "Agent to Leader"]
    assert [name.text for name in held.steps_at("trainer")] == [
        "Any rung to Trainer",
        "Leader to Trainer",
    ]
    assert list(held.steps_at("gone")) == []


def test_every_way_to_write_a_word_is_told() -> None:
    held = index(page("Burn-out", "Centre, burn, burning out and a center, OUT."))
    assert list(held.ways("center")) == ["center", "centre"]
    assert list(held.ways("burnout")) == ["burn out"]
    assert list(index(page("Burn-out", "Burnouts.")).ways("burnout")) == ["burnouts", "burn out"]
    assert list(held.ways("xyzzy")) == []


def test_synonyms_are_kept_by_their_telling_words() -> None:
    rows = [synonym("the boss", "a team leader", "to do"), synonym("of the", "night")]
    held = index(page("Night"), synonyms=rows)
    assert held.synonyms == {
        ("boss",): ((("team", "leader"), "a team leader"), (("to", "do"), "to do")),
        ("of", "the"): ((("night",), "night"),),
    }


def test_a_synonym_that_means_no_word_leads_nowhere() -> None:
    rows = [synonym("boss", "…", "leader"), synonym("gloom", "?!")]
    answer = found("boss gloom", page("Leader"), page("Sea"), synonyms=rows)
    assert names(answer) == ["Leader"]


def test_a_name_without_a_letter_does_no_harm() -> None:
    assert names(found("night", page("Night"), page("?!"))) == ["Night"]


def test_kinds_come_in_their_order() -> None:
    held = index(page("Night"), training=[factories.module()], skills=[factories.skill()])
    assert held.kinds.tolist() == [1, 4, 7]


def counted(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Each time an index is built from now on."""
    built: list[Any] = []

    def count(*given: Any) -> Any:
        built.append(given)
        return entries(*given)

    monkeypatch.setattr(module, "entries", count)
    return built


def test_an_index_is_kept_until_there_are_other_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    built, held = counted(monkeypatch), catalogue()
    first = Index.of(held, (page("Night"),))
    assert Index.of(held, (page("Night"),)) is first
    assert len(built) == 1
    other = Index.of(held, (page("Sea"),))
    assert [entry.name for entry in other.entries] == ["Sea"]
    assert Index.of(held, (page("Sea"),)) is other
    assert len(built) == 2
    assert [entry.name for entry in Index.of(held).entries] == []


def test_who_asks_while_an_index_is_built_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    built, held = list[Any](), catalogue()
    begun = threading.Event()

    def slow(*given: Any) -> Any:
        built.append(given)
        begun.set()
        threading.Event().wait(0.2)
        return entries(*given)

    monkeypatch.setattr(module, "entries", slow)
    got: list[Index] = []
    threads = [threading.Thread(target=lambda: got.append(Index.of(held))) for _ in range(2)]
    threads[0].start()
    begun.wait()
    threads[1].start()
    for thread in threads:
        thread.join()
    assert got[0] is got[1] and len(built) == 1


def test_a_phrase_without_a_word_is_alike_to_nothing() -> None:
    for rows in (
        [synonym("…", "call center", alike=True)],
        [synonym("call center", "?!", alike=True)],
    ):
        pages = page("Call centers"), page("Sea"), page("Town")
        assert names(found("call center", *pages, synonyms=rows)) == ["Call centers"]
