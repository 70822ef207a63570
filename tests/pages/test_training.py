"""The page of training."""

from careers.pages.training import training
from tests import factories
from tests.pages.reading import headings, read


def test_training_comes_by_stage_with_what_it_serves() -> None:
    small = factories.catalogue(
        training=[
            factories.module("mentorship", stage="advancement", skills=("planning", "speaking")),
            factories.module("policies", stage="first"),
        ],
        steps=[factories.step(training=("mentorship",)), factories.step("", "agent")],
    )
    page = training(small)
    found = read(page, small)

    assert headings(found, "h2") == ["Around the start", "Towards a next rung", "Sources"]
    assert headings(found, "h3") == ["Policies", "Mentorship"]
    assert {"policies", "mentorship"} <= set(found.ids)
    assert "Serves Speaking , Planning Towards Leader from Agent to Leader" in found.words
    assert found.links.count("/steps/agent-to-leader/") == 1
    assert "/steps/any-to-agent/" not in found.links


def test_many_steps_are_folded_away_and_still_there() -> None:
    roles = [factories.role(f"role-{n}") for n in range(8)]
    small = factories.catalogue(
        roles=roles,
        steps=[factories.step("role-0", role.code, training=("mentorship",)) for role in roles[1:]],
    )
    found = read(training(small), small)

    assert "7 steps" in found.words
    assert sum(link.startswith("/steps/") for link in found.links) == 7
