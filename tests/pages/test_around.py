"""What is next to each kind of page, and why."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.things import Guide, GuideSection
from careers.pages import around, around_roles
from careers.pages.beside import Group
from careers.pages.page import PRIVACY, Crumb
from tests import factories

Told = dict[str, list[tuple[str, str, str]]]


def told(groups: list[Group]) -> Told:
    """The groups by name, each thing as its name, address and reason."""
    return {group.name: [(t.name, t.path, t.why) for t in group.things] for group in groups}


def a_guide(code: str, order: int, *bodies: str) -> Guide:
    sections = tuple(
        GuideSection(heading=f"Part {word}", body=body)
        for word, body in zip(("one", "two"), bodies, strict=False)
    )
    return Guide(
        code=code,
        order=order,
        title=code.capitalize(),
        summary="Short. {ed}",
        lead="Read on. {ed}",
        sections=sections,
    )


@pytest.fixture
def small() -> Catalogue:
    """An agent, a leader above, a chief above her, and business beyond; guides that name them."""
    plain = factories.catalogue()
    return factories.catalogue(
        levels=[*plain.levels, factories.level("top", 3), factories.level("beyond", 0)],
        skills=[
            factories.skill("speaking", order=1),
            factories.skill("planning", order=2, about="For [leaders](role:leader). {ed}"),
            factories.skill("voice", order=3, part_of="speaking"),
        ],
        challenges=[
            factories.challenge(
                "shifts", order=1, yourself=("Mind [speaking](skill:speaking). {ed}",)
            ),
            factories.challenge("noise", order=2),
        ],
        training=[
            factories.module("mentorship", skills=("speaking",)),
            factories.module("seminars", skills=("speaking", "planning"), order=2),
        ],
        roles=[
            factories.role(
                "agent",
                {"speaking": (3, 2), "planning": (2, 1)},
                meets={"shifts": 4, "noise": 4},
                job="Read [the start](guide:start). {ed}",
            ),
            factories.role(
                "leader",
                {"speaking": (4, 2), "planning": (4, 3)},
                meets={"shifts": 5, "noise": 4},
                level="leads",
            ),
            factories.role(
                "chief", {"speaking": (4, 3), "planning": (5, 3)}, meets={}, level="top"
            ),
            factories.role("business", {"planning": (3, 3)}, meets={}, level="beyond"),
        ],
        steps=[
            factories.step("agent", "leader"),
            factories.step("leader", "chief"),
            factories.step("", "business"),
        ],
        guides=[
            a_guide(
                "start",
                1,
                "None. {ed}",
                "See [agents](role:agent) and [noise](challenge:noise). {ed}",
            ),
            a_guide("future", 2, "After [the start](guide:start), [plan](skill:planning). {ed}"),
            a_guide("end", 3, "[Train](training:mentorship), [agents](role:agent). {ed}"),
        ],
    )


def test_next_to_a_role_are_the_steps_those_who_ask_alike_and_guides(small: Catalogue) -> None:
    assert told(around_roles.of_role(small.role("agent"), small)) == {
        "One step on": [
            ("Leader", "/steps/agent-to-leader/", ""),
            ("Business", "/steps/any-to-business/", ""),
        ],
        "Leaning on the same skills": [
            (
                "Leader",
                "/roles/leader/",
                "shares 1 of the 1 skill that matters most here: speaking",
            ),
            ("Chief", "/roles/chief/", "shares 1 of the 1 skill that matters most here: speaking"),
        ],
        "To read": [
            ("Start", "/guides/start/#part-2", "under “Part two”"),
            ("End", "/guides/end/#part-1", "under “Part one”"),
        ],
    }


def test_two_roles_that_are_near_can_be_set_side_by_side(small: Catalogue) -> None:
    [_, _, kin] = around_roles.of_role(small.role("leader"), small)

    assert [thing.compare for thing in kin.things] == [
        "/roles/compare/?role=leader&role=chief",
        "/roles/compare/?role=leader&role=business",
        "/roles/compare/?role=leader&role=agent",
    ]


def test_of_many_steps_two_are_named_and_the_rest_is_one_link_away() -> None:
    plain = factories.catalogue()
    many = [factories.role(f"role-{n}", level="leads") for n in range(4)]
    catalogue = factories.catalogue(
        roles=[plain.role("agent"), *many], steps=[factories.step("agent", r.code) for r in many]
    )

    [group] = [
        g for g in around_roles.of_role(catalogue.role("agent"), catalogue) if "on" in g.name[-3:]
    ]

    assert [thing.name for thing in group.things] == ["Role 0", "Role 1"]
    assert group.more == Crumb("All of them", "/ladder/?from=agent")


def test_next_to_a_skill_is_what_is_asked_for_with_it_and_who_asks_most(small: Catalogue) -> None:
    assert told(around.of_skill(small.skill("planning"), small)) == {
        "Asked for together with it": [
            ("Speaking", "/skills/speaking/", "important in 2 of the 3 roles where this is")
        ],
        "Who asks most, and least": [
            ("Chief", "/roles/chief/", "5 of 5, critical"),
            ("Agent", "/roles/agent/", "2 of 5, useful"),
        ],
        "Of the same family": [("Speaking", "/skills/speaking/", "")],
        "To read": [("Future", "/guides/future/#part-1", "under “Part one”")],
    }


def test_next_to_what_is_hard_is_what_comes_with_it_and_what_helps(small: Catalogue) -> None:
    assert told(around.of_challenge(small.challenge("shifts"), small)) == {
        "Comes with it": [
            ("Noise", "/challenges/noise/", "in 2 of the 2 roles that meet this on most days")
        ],
        "Training that helps": [
            ("Mentorship", "/training/#mentorship", "for speaking"),
            ("Seminars", "/training/#seminars", "for speaking"),
        ],
    }
    assert "What else is hard" not in told(around.of_challenge(small.challenge("noise"), small))


def test_next_to_a_guide_are_its_neighbours_its_links_both_ways_and_what_it_names(
    small: Catalogue,
) -> None:
    start = small.get("guide", "start")
    end = small.get("guide", "end")

    assert told(around.of_guide(start, small)) == {
        "To read next": [("Future", "/guides/future/", "the next guide")],
        "Roles it names": [("Agent", "/roles/agent/", "")],
        "Hard things it names": [("Noise", "/challenges/noise/", "")],
    }
    assert told(around.of_guide(end, small)) == {
        "To read next": [("Future", "/guides/future/", "the guide before this")],
        "Roles it names": [("Agent", "/roles/agent/", "")],
    }


def test_next_to_a_step_are_those_before_and_after_it_and_its_two_ends(small: Catalogue) -> None:
    assert told(around_roles.of_step(small.step("leader-to-chief"), small)) == {
        "What usually comes before": [("Agent", "/steps/agent-to-leader/", "two skills rise")],
        "Other steps from Leader": [
            ("Business", "/steps/any-to-business/", "no skill has to rise")
        ],
        "What it opens": [("Business", "/steps/any-to-business/", "no skill has to rise")],
        "Side by side": [
            ("Leader and Chief", "/roles/compare/?role=leader&role=chief", ""),
        ],
    }


def test_next_to_a_step_from_any_rung_are_the_roles_of_the_centre_it_is_nearest_to(
    small: Catalogue,
) -> None:
    assert told(around_roles.of_step(small.step("any-to-business"), small)) == {
        "Nearest by what it asks": [
            (
                "Leader",
                "/roles/leader/",
                "shares 1 of the 1 skill that matters most here: planning",
            ),
            ("Chief", "/roles/chief/", "shares 1 of the 1 skill that matters most here: planning"),
        ],
    }


def test_next_to_training_is_what_most_of_it_serves_and_who_speaks_of_it(small: Catalogue) -> None:
    assert told(around.of_training(small)) == {
        "Most training serves": [
            ("Speaking", "/skills/speaking/", "two pieces of training serve it")
        ],
        "To read": [("End", "/guides/end/", "names one piece of training")],
    }


def test_next_to_a_page_about_the_site_are_the_others_and_not_itself() -> None:
    [group] = around.of_site(PRIVACY, factories.catalogue())

    assert [thing.path for thing in group.things] == [
        "/about/",
        "/sources/",
        "/assessment/methods/",
        "/editions/",
        "/open-data/",
        "/accessibility/",
    ]


def test_nothing_is_next_to_what_stands_alone() -> None:
    alone = factories.catalogue(roles=[factories.role("agent")], steps=[], training=[])

    assert around_roles.of_role(alone.role("agent"), alone) == []
    assert around.of_challenge(alone.challenge("shifts"), alone) == []
    assert around.of_training(alone) == []


def test_every_letter_of_ours_has_something_next_to_it(catalogue: Catalogue) -> None:
    found = [
        *(around_roles.of_role(role, catalogue) for role in catalogue.roles),
        *(around.of_skill(skill, catalogue) for skill in catalogue.skills),
        *(around.of_challenge(challenge, catalogue) for challenge in catalogue.challenges),
        *(around.of_guide(guide, catalogue) for guide in catalogue.guides),
        *(around_roles.of_step(step, catalogue) for step in catalogue.steps),
    ]

    assert all(found)
    for groups in found:
        for group in groups:
            assert len({thing.path for thing in group.things}) == len(group.things)
            assert all(thing.why for thing in group.things) or not any(t.why for t in group.things)
