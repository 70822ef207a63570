"""The whole ladder: a picture, and the same in words."""

from careers.domain.catalogue import Catalogue
from careers.pages.ladder import attested, ladder, told
from tests import factories
from tests.pages.reading import headings, read


def test_every_role_is_a_link_in_the_list_from_the_top_down(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue), catalogue)

    assert {role.path for role in catalogue.roles} <= set(found.links)
    assert headings(found, "h3") == [
        "5 Senior management",
        "4 Management",
        "3 Leads and specialists",
        "2 Senior front line",
        "1 Entry",
        "Beyond the centre, from any rung",
    ]


def test_every_move_is_told_in_words(catalogue: Catalogue) -> None:
    found = read(ladder(catalogue), catalogue)

    assert sorted(move.step.code for move in told(catalogue)) == sorted(
        step.code for step in catalogue.steps
    )
    assert {step.path for step in catalogue.steps} <= set(found.links)


def test_moves_go_from_the_lowest_rung_up_and_the_open_ones_last() -> None:
    plain = factories.catalogue()
    catalogue = factories.catalogue(
        levels=[*plain.levels, factories.level("beyond", 0)],
        roles=[*plain.roles, factories.role("own-business", level="beyond")],
        steps=[
            factories.step("", "own-business"),
            factories.step("leader", "agent"),
            factories.step("agent", "leader"),
        ],
    )

    assert [move.step.code for move in told(catalogue)] == [
        "agent-to-leader",
        "leader-to-agent",
        "any-to-own-business",
    ]


def test_who_says_so_goes_by_number_and_we_come_last() -> None:
    catalogue = factories.catalogue(
        sources=[factories.source("late", number=4), factories.source("early", number=1)]
    )
    step = factories.step(summary="A. {ed, late}", takes=("B. {early}", "C. {late}"))

    assert attested(step, catalogue) == ["early", "late", "ed"]


def test_a_ladder_too_large_to_draw_is_listed() -> None:
    many = [factories.role(f"role-{number}", order=number) for number in range(17)]
    catalogue = factories.catalogue(roles=many, steps=[])

    found = read(ladder(catalogue), catalogue)

    assert "This ladder is too large for one picture." in found.words
    assert {role.path for role in many} <= set(found.links)
