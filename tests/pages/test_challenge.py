"""A challenge's page, and the index of challenges."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.things import Disagreement
from careers.pages.challenges import challenge, challenges, met_by
from careers.pages.page import Missing
from tests import factories
from tests.pages.reading import headings, read


@pytest.fixture
def small() -> Catalogue:
    return factories.catalogue(
        challenges=[
            factories.challenge(
                "shifts",
                signs=("You are tired. {ed}",),
                yourself=("Sleep. {duties}",),
                employer=("Plan early. {duties, ed}",),
            ),
            factories.challenge("noise", order=2),
        ],
        roles=[
            factories.role("agent", meets={"shifts": 5}),
            factories.role("leader", meets={"shifts": 2}, level="leads"),
        ],
        disagreements=[
            Disagreement(
                code="nights", order=1, title="Nights", body="One. {duties}", challenges=("shifts",)
            ),
            Disagreement(code="pay", order=2, title="Pay", body="Two. {duties}"),
        ],
    )


def test_a_challenge_that_is_not_there_is_missing(small: Catalogue) -> None:
    with pytest.raises(Missing) as missing:
        challenge(small, "boredom")

    assert (missing.value.kind, missing.value.code) == ("challenge", "boredom")


def test_a_challenge_is_told_in_full(small: Catalogue) -> None:
    page = challenge(small, "shifts")
    found = read(page, small)

    assert (page.path, page.title) == ("/challenges/shifts/", "Shifts")
    assert headings(found, "h2") == [
        "What it is",
        "How it shows",
        "What helps",
        "Who meets it, and how often",
        "A glimpse of it",
        "Where the sources disagree",
        "Next to this",
        "Sources",
    ]
    assert headings(found, "h3") == ["What you can do", "What an employer can do"]
    assert "Nights One." in found.words and "Pay Two." not in found.words
    assert "Every day Agent Now and then Leader" in found.words
    assert "At least now and then 2 of 2 roles Most days or every day 1 role" in found.words


def test_the_roles_come_by_how_often_they_meet_it(small: Catalogue) -> None:
    met = met_by(small.challenge("shifts"), small)

    assert [(exposure, [m.role.code for m in meetings]) for exposure, meetings in met] == [
        (5, ["agent"]),
        (2, ["leader"]),
    ]


def test_a_challenge_with_little_to_say_has_no_empty_sections(small: Catalogue) -> None:
    found = read(challenge(small, "noise"), small)

    assert headings(found, "h2") == ["What it is", "Next to this", "Sources"]
    assert "/challenges/shifts/" in found.links


def test_the_index_names_those_who_meet_it_most_days(small: Catalogue) -> None:
    page = challenges(small)

    assert [
        (entry.challenge.code, [role.code for role in entry.roles], entry.more)
        for entry in page.context["entries"]
    ] == [("shifts", ["agent"], 0), ("noise", [], 0)]
    assert "No role is said to meet it on most days." in read(page, small).words
