"""The methods page: true constants, an example that adds up, and the table of this edition."""

from dataclasses import replace

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.proof import Proof, proof
from careers.pages.methods import methods
from careers.pages.worked import worked
from tests import factories
from tests.pages.reading import Read, headings, read


@pytest.fixture
def small() -> Catalogue:
    roles = [
        factories.role("agent", {"speaking": (3, 2), "planning": (2, 1)}),
        factories.role("leader", {"speaking": (4, 3), "planning": (3, 2)}, level="leads"),
    ]
    return factories.catalogue(roles=roles, steps=[factories.step("agent", "leader")])


@pytest.fixture
def found(small: Catalogue) -> Proof:
    made = proof(small)
    assert made is not None
    return made


@pytest.fixture
def page(small: Catalogue, found: Proof) -> Read:
    return read(methods(small, found), small)


def test_the_method_is_told_with_its_true_numbers(page: Read) -> None:
    for said in (
        "You answer 6 questions.",
        "If you answered 2 and 3, your level is 2.6.",
        "If a role asks for 4 and you are at 2.6, 1.15 levels count as missing.",
        "m = (0.5 · 3 + Σ y ) / (0.5 + n )",
        "v = 0.64 / (0.5 + n ), s = √( v + 0.09)",
        "d = max(0, R − 0.25 − m )",
        "sd = 0.53 · 100 · √(Σ w ² v + (0.3 · Σ w )²) / Σ w ( R − 1)",
        "From 70 % we call it a gap. From 30 % we say that it is not sure and worth a check.",
        "90 or more, and no critical skill is a gap.",
        "75 or more, and at most 2 critical skills are gaps.",
        "Less than 60 % of what matters to the role has been answered.",
        "u = (2 + w ) · ( R − 1)",
        "place = Σ u · ( R − 2.75 − 2 · max(0, R − m )) / √Σ u ²",
        "order = place + 1.5 · A",
        "differ by less than 0.5 of the standard deviation",
        "The first 3 things to learn are the gaps",
        "10 or more answers about skills and all the same",
        "It does not show validity.",
    ):
        assert said in page.words


def test_every_section_is_named_in_its_contents(page: Read) -> None:
    assert [link for link in page.links if link[:1] == "#" and link != "#main"] == [
        f"#{name}"
        for name in (
            [
                "level",
                "cover",
                "range",
                "gaps",
                "words",
                "order",
                "next",
                "hurry",
                "example",
                "tried",
                "not",
                "never",
            ]
        )
    ]
    assert len(headings(page, "h2")) == 13


def test_the_example_is_the_role_most_steps_lead_to(small: Catalogue) -> None:
    example = worked(small)
    assert example is not None
    assert example.role.code == "leader"
    assert [(line.skill.code, line.said) for line in example.lines] == [
        ("speaking", "4 and 4"),
        ("planning", "4 and 4"),
    ]


def test_the_example_can_be_followed_with_a_pencil(page: Read) -> None:
    """Speaking: (1.5 + 4 + 4)/2.5 = 3.8, which a quarter of a level lets pass; planning is met."""
    assert "Speaking critical 4 4 and 4 3.8 0.00 0.0 31 % 0.75" in page.words
    assert "Planning important 3 4 and 4 3.8 0.00 0.0 1 % 0.12" in page.words
    assert "Together 0.0 0.87" in page.words
    assert "you cover 100 % (87–100)" in page.words


def test_the_table_is_the_editions_own(small: Catalogue, found: Proof) -> None:
    report = found.report
    exact = replace(report.recoveries[0], top1=61.4, top3=99.6)
    steady = replace(report.steadiness, raises=321, violations=4)
    other = replace(
        found,
        report=replace(report, recoveries=(exact, *report.recoveries[1:]), steadiness=steady),
    )
    page = read(methods(small, other), small)
    assert "can do just what the role asks, and answer a little off 61 / 100" in page.words
    assert "A better answer made it worse 4 of 321" in page.words
    assert "a computer made up 100 people for each line below, 50 for each of" in page.words
    assert "with up to 10 either way by chance alone" in page.words
    assert "Agent and Leader are the hardest to tell apart" in page.words


def test_without_a_proof_it_says_so(small: Catalogue) -> None:
    page = read(methods(small, None), small)
    assert "No table was worked out for this edition." in page.words
    assert "A better answer made it worse" not in page.words
    assert len(headings(page, "h2")) == 13


def test_without_a_role_to_work_through_it_says_so() -> None:
    idle = factories.catalogue(roles=[factories.role("idle", {})], steps=[])
    page = read(methods(idle, None), idle)
    assert "There is nothing to work through yet" in page.words
