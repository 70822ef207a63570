"""Moves to choose among: which way they go, and which come first."""

from careers.domain.catalogue import Catalogue
from careers.pages.moves import inward, onward, rising
from tests import factories

LEVELS = [
    factories.level("entry", 1),
    factories.level("leads", 2),
    factories.level("heads", 3),
    factories.level("beyond", 0),
]


def test_the_moves_from_a_role_go_up_across_down_and_out() -> None:
    catalogue = factories.catalogue(
        levels=LEVELS,
        roles=[
            factories.role("agent"),
            factories.role("lead", level="leads"),
            factories.role("coach", level="leads"),
            factories.role("head", level="heads"),
            factories.role("shop", level="beyond"),
        ],
        steps=[factories.step("lead", code) for code in ("agent", "coach", "head")]
        + [factories.step("", "shop")],
    )

    groups = onward(catalogue.role("lead"), catalogue)

    found = [(g.code, g.heading, [o.move.step.code for o in g.options]) for g in groups]
    assert found == [
        ("up", "Up", ["lead-to-head"]),
        ("across", "Across, on the same rung", ["lead-to-coach"]),
        ("down", "Down a rung or more", ["lead-to-agent"]),
        ("out", "Out of the centre", ["any-to-shop"]),
    ]
    assert groups[3].options[0].route == "/ladder/route/?from=lead&to=shop"
    assert [[role.code for role in o.then] for g in groups for o in g.options] == [[], [], [], []]
    assert onward(catalogue.role("shop"), catalogue) == []


def test_two_steps_on_and_two_steps_back_are_named_but_not_the_role_itself() -> None:
    catalogue = factories.catalogue(
        levels=LEVELS,
        roles=[
            factories.role("agent"),
            factories.role("lead", level="leads"),
            factories.role("head", level="heads"),
        ],
        steps=[
            factories.step("agent", "lead"),
            factories.step("lead", "agent"),
            factories.step("lead", "head"),
        ],
    )

    [up] = onward(catalogue.role("agent"), catalogue)
    [back] = inward(catalogue.role("head"), catalogue)

    assert [role.code for role in up.options[0].then] == ["head"]
    assert [role.code for role in back.options[0].then] == ["agent"]


def test_the_best_supported_come_first_then_those_that_ask_least() -> None:
    codes = {"far": ("both", 5), "near": ("both", 2), "sure": ("end", 1), "ours": ("editorial", 1)}
    catalogue = factories.catalogue(
        levels=LEVELS,
        roles=[
            factories.role("agent", {"speaking": (1, 1)}),
            *(
                factories.role(code, {"speaking": (level, 1)}, level="leads")
                for code, (_, level) in codes.items()
            ),
        ],
        steps=[factories.step("agent", code, evidence=e) for code, (e, _) in codes.items()],
    )

    [up] = onward(catalogue.role("agent"), catalogue)

    assert [o.role.code for o in up.options if o.role] == ["near", "far", "sure", "ours"]
    assert [o.rises for o in up.options] == [
        "One skill rises",
        "One skill rises",
        "No skill has to rise",
        "No skill has to rise",
    ]


def test_the_moves_to_a_role_are_told_from_the_nearest_rung(catalogue: Catalogue) -> None:
    groups = inward(catalogue.role("quality-assurance-analyst"), catalogue)

    assert [(g.heading, [o.role.code for o in g.options if o.role]) for g in groups] == [
        ("From rung 3", ["team-leader"]),
        ("From rung 1", ["customer-service-representative", "technical-support-specialist"]),
    ]
    [anywhere] = inward(catalogue.role("it-support"), catalogue)
    assert (anywhere.heading, anywhere.options[0].rises) == ("From any rung", "")
    assert anywhere.options[0].sources == ["daily", "ed"]


def test_how_many_rise_is_said_in_words() -> None:
    assert [rising(count) for count in (0, 1, 2, 14)] == [
        "No skill has to rise",
        "One skill rises",
        "Two skills rise",
        "14 skills rise",
    ]


def test_the_nearest_rung_comes_first_whoever_says_so(catalogue: Catalogue) -> None:
    up = onward(catalogue.role("customer-service-representative"), catalogue)[0]

    assert (up.options[0].role, up.options[0].move.step.evidence) == (
        catalogue.role("senior-agent"),
        "order",
    )
    ranks = [catalogue.rank(o.role) for o in up.options if o.role]
    assert ranks == sorted(ranks)
    assert len(ranks) == 7
