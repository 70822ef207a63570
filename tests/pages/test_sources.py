"""The page of sources."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.things import Disagreement, OccupationCode
from careers.pages.sources import sources
from tests import factories
from tests.pages.reading import headings, read


@pytest.fixture
def small() -> Catalogue:
    code = OccupationCode(
        scheme="ESCO", code="0ba06640", title="corporate trainer", edition="v1.0", match="close"
    )
    return factories.catalogue(
        sources=[
            factories.source("graph", number=2, name="A graph", author="Franklin Cedric"),
            factories.source("duties", number=1, name="Duties"),
        ],
        roles=[
            factories.role("agent", codes=(code,)),
            factories.role("leader", level="leads"),
        ],
        steps=[factories.step(evidence="both")],
        disagreements=[
            Disagreement(
                code="pay",
                order=1,
                title="What it pays",
                body="Nobody says. {graph, ed}",
                roles=("agent",),
                challenges=("shifts",),
            )
        ],
    )


def test_the_sources_stand_by_number_under_the_anchors_that_marks_lead_to(
    small: Catalogue,
) -> None:
    found = read(sources(small), small)

    assert [name for name in found.ids if name.startswith("s-")] == ["s-duties", "s-graph", "s-ed"]
    assert small.get("source", "graph").path == "/sources/#s-graph"
    assert "Franklin Cedric, A graph" in found.words
    assert "#s-graph" in found.links
    assert "Rungs is written from two sources about contact-centre work" in found.words


def test_every_class_of_evidence_says_how_many_steps_rest_on_it(small: Catalogue) -> None:
    page = sources(small)

    assert [(sure.evidence, sure.name, sure.steps) for sure in page.context["sureness"]] == [
        ("both", "Both ends named", 1),
        ("end", "Only the destination named", 0),
        ("order", "The order of a list", 0),
        ("editorial", "Our own judgement", 0),
    ]
    found = read(page, small)
    assert "/steps/agent-to-leader/" in found.links
    assert found.words.count("no step at present") == 3


def test_a_disagreement_is_told_with_what_it_concerns(small: Catalogue) -> None:
    page = sources(small)

    assert [thing.path for thing in page.context["disputes"][0].concerns] == [
        "/roles/agent/",
        "/challenges/shifts/",
    ]
    assert "It concerns Agent , Shifts" in read(page, small).words


def test_the_codes_are_shown_with_their_owners(small: Catalogue) -> None:
    found = read(sources(small), small)

    assert "corporate trainer ESCO v1.0 · close 0ba06640" in found.words
    assert "http://data.europa.eu/esco/occupation/0ba06640" in found.links
    assert "Without a code: Leader ." in found.words
    assert "O*NET 27.0 Database by the US Department of Labor" in found.words
    assert "https://creativecommons.org/licenses/by/4.0/" in found.links
    assert "This site uses the ESCO classification of the European Commission" in found.words


def test_nothing_is_said_of_disagreements_and_codes_where_there_are_none() -> None:
    plain = factories.catalogue()

    assert headings(read(sources(plain), plain), "h2") == [
        "The sources",
        "How the marks work",
        "How sure we are of a step",
        "Next to this",
    ]
