"""Small drawn ladders: which plates they show, and how titles are broken."""

import re
from dataclasses import replace

from careers.domain.catalogue import Catalogue
from careers.domain.sketch import SMALL, Card, Sketch, neighbourhood, poster
from careers.domain.things import Level
from tests import factories


def said(card: Card) -> str:
    return " ".join(words.text for words in card.words)


def apart(sketch: Sketch) -> bool:
    """Whether no two plates overlap and all are inside the drawing."""
    rects = [card.rect for card in sketch.cards]
    return all(
        a.right <= b.left or b.right <= a.left or a.bottom <= b.top or b.bottom <= a.top
        for index, a in enumerate(rects)
        for b in rects[:index]
    ) and all(r.left >= 0 and r.right <= sketch.width and r.bottom <= sketch.height for r in rects)


def places(sketch: Sketch) -> dict[str, tuple[int, int, int]]:
    """By title: the rung a plate hangs on, from the top, its column, and its turn in the stack."""
    found = {}
    for card in sketch.cards:
        row = sum(y < card.rect.top for y in sketch.rungs) - 1
        below = card.rect.top - sketch.rungs[row]
        column = int(card.rect.left > sketch.width / 2)
        found[said(card)] = row, column, int(below // (card.height + SMALL.hang))
    return found


def rungs() -> list[Level]:
    return [
        factories.level(code, rank) for rank, code in enumerate(("one", "two", "three", "four"), 1)
    ]


def around_a_role() -> Sketch:
    """A role with another on its rung, one on the rung below and on each of the two above."""
    hanging = {"under": "one", "here": "two", "beside": "two", "over": "three", "top": "four"}
    catalogue = factories.catalogue(
        levels=rungs(),
        roles=[
            factories.role(code, level=level, order=9 - place)
            for place, (code, level) in enumerate(hanging.items())
        ],
        steps=[
            factories.step("under", "here"),
            factories.step("beside", "here"),
            factories.step("here", "over"),
            factories.step("here", "top"),
        ],
    )
    sketch = neighbourhood(catalogue.role("here"), catalogue)
    assert sketch is not None
    assert apart(sketch)
    return sketch


def test_what_is_a_rung_away_hangs_in_line_with_a_role_and_what_is_further_beside_it() -> None:
    assert places(around_a_role()) == {
        "Top": (0, 1, 0),
        "Over": (1, 0, 0),
        "Here": (2, 0, 0),
        "Beside": (2, 1, 0),
        "Under": (3, 0, 0),
    }


def test_it_is_as_wide_on_the_right_as_on_the_left_and_no_higher_than_it_must_be() -> None:
    sketch = around_a_role()
    left = min(card.rect.left for card in sketch.cards)
    assert max(card.rect.right for card in sketch.cards) == sketch.width - left
    # In the picture rungs begin at 1, and the left upright is between 8 and 14.
    assert 1 + sketch.rung_width + 1 == sketch.width
    assert sketch.right == sketch.width - 14
    [*above, _last] = [card for card in sketch.cards if said(card) != "Beside"]
    for card, rung in zip(above, sketch.rungs[1:], strict=True):
        assert card.rect.bottom + SMALL.gap < rung < card.rect.bottom + SMALL.gap + card.height


def test_plates_hang_by_two_strings_from_their_rung_or_from_the_plate_above() -> None:
    plain = factories.catalogue()
    others = [factories.role(f"other-{n}", order=n) for n in (2, 3)]
    catalogue = factories.catalogue(
        roles=[*plain.roles, *others],
        steps=[factories.step("agent", role.code) for role in others],
    )
    sketch = neighbourhood(catalogue.role("agent"), catalogue)
    assert sketch is not None
    first, other, below = (card.rect for card in sketch.cards)
    assert (other.top, below.left) == (first.top, first.left)

    found = re.findall(r"M([\d.]+) ([\d.]+)v([\d.]+)", sketch.strings)
    strings = [tuple(map(float, one)) for one in found]
    # A rung is six thick.
    middle = sketch.rungs[-1] + 3
    for plate, top, pair in (
        (first, middle, strings[:2]),
        (other, middle, strings[2:4]),
        (below, first.bottom, strings[4:]),
    ):
        (left, *one), (right, *two) = pair
        assert one == two == [top, plate.top - top]
        assert plate.left < left < right < plate.right
        assert left - plate.left == plate.right - right


def test_a_role_hangs_among_the_roles_one_step_away() -> None:
    plain = factories.catalogue()
    catalogue = factories.catalogue(roles=[*plain.roles, factories.role("stranger")])

    sketch = neighbourhood(catalogue.role("leader"), catalogue)

    assert sketch is not None
    assert [(said(card), card.lit) for card in sketch.cards] == [("Leader", True), ("Agent", False)]
    assert (sketch.solid, bool(sketch.dashed), sketch.inked) == ("", True, "")


def test_on_either_side_of_a_role_no_more_are_drawn_than_can_be_read() -> None:
    plain = factories.catalogue()
    before, after = ([f"{side}-{n}" for n in range(9)] for side in ("from", "to"))
    catalogue = factories.catalogue(
        roles=[*plain.roles, *map(factories.role, (*before, *after))],
        steps=[
            *(factories.step(code, "agent") for code in before),
            *(factories.step("agent", code) for code in after),
        ],
    )

    sketch = neighbourhood(catalogue.role("agent"), catalogue)

    assert sketch is not None
    assert apart(sketch)
    drawn = [said(card).partition(" ")[0] for card in sketch.cards if not card.lit]
    assert (drawn.count("From"), drawn.count("To")) == (8, 8)


def test_what_lies_beyond_is_not_drawn_and_neither_is_a_step_from_any_rung() -> None:
    plain = factories.catalogue()
    catalogue = factories.catalogue(
        levels=[*plain.levels, factories.level("beyond", 0)],
        roles=[*plain.roles, factories.role("shop", level="beyond")],
        steps=[
            factories.step(),
            factories.step("agent", "shop"),
            factories.step("", "agent"),
        ],
    )

    sketch = neighbourhood(catalogue.role("agent"), catalogue)

    assert sketch is not None
    assert [said(card) for card in sketch.cards] == ["Leader", "Agent"]


def test_a_role_beyond_the_centre_hangs_nowhere() -> None:
    plain = factories.catalogue()
    catalogue = factories.catalogue(
        levels=[*plain.levels, factories.level("beyond", 0)],
        roles=[*plain.roles, factories.role("own-business", level="beyond")],
    )

    assert neighbourhood(catalogue.role("own-business"), catalogue) is None


def test_a_long_title_is_broken_into_lines_and_plates_grow() -> None:
    title = "Workforce Management Specialist"
    catalogue = factories.catalogue(roles=[factories.role("agent", title=title)], steps=[])

    sketch = neighbourhood(catalogue.role("agent"), catalogue)

    assert sketch is not None
    [card] = sketch.cards
    assert [words.text for words in card.words] == ["Workforce", "Management", "Specialist"]
    assert card.height == 3 * 14 + 12
    first, second, third = card.words
    assert first.x == second.x == third.x == (card.rect.left + card.rect.right) / 2
    assert second.y - first.y == third.y - second.y == SMALL.line
    # The foot of the middle line stands below the plate's middle, by less than half a line.
    assert 0 < second.y - (card.rect.top + card.rect.bottom) / 2 < SMALL.line / 2


def test_of_a_title_too_long_for_three_lines_the_end_is_left_out() -> None:
    title = "Regional Customer Experience Programme Manager"
    catalogue = factories.catalogue(roles=[factories.role("agent", title=title)], steps=[])

    sketch = neighbourhood(catalogue.role("agent"), catalogue)

    assert sketch is not None
    [card] = sketch.cards
    assert [words.text for words in card.words] == ["Regional", "Customer", "Experience …"]


def test_every_role_of_ours_has_a_drawing_without_overlaps(catalogue: Catalogue) -> None:
    sketches = [neighbourhood(role, catalogue) for role in catalogue.roles_in_centre]

    assert [
        role.code
        for role, s in zip(catalogue.roles_in_centre, sketches, strict=True)
        if not (s and apart(s))
    ] == []


def test_the_poster_inks_the_climb_with_a_neighbour_on_each_rung(catalogue: Catalogue) -> None:
    sketch = poster(catalogue)

    assert sketch is not None
    assert apart(sketch)
    assert [said(card) for card in sketch.cards if card.lit] == [
        "Operations Manager",
        "Call Center Manager",
        "Team Leader",
        "Customer Service Representative",
    ]
    assert sketch.here is not None
    assert said(sketch.here) == "Customer Service Representative"
    assert (sketch.solid, sketch.dashed) == ("", "")
    assert sketch.inked != ""
    assert sketch.here.rect.bottom < sketch.aside_y < sketch.height
    assert replace(sketch, cards=()).aside_y == 0


def test_the_climb_begins_on_the_left_and_goes_on_on_the_right() -> None:
    hanging = {"agent": "one", "clerk": "one", "leader": "two", "coach": "two", "head": "three"}
    catalogue = factories.catalogue(
        levels=rungs()[:3],
        roles=[
            factories.role(code, level=level, order=order)
            for order, (code, level) in enumerate(hanging.items())
        ],
        steps=[factories.step("agent", "leader"), factories.step("leader", "head")],
    )

    sketch = poster(catalogue)

    assert sketch is not None
    assert places(sketch) == {
        "Head": (0, 1, 0),
        "Leader": (1, 1, 0),
        "Coach": (1, 0, 0),
        "Agent": (2, 0, 0),
        "Clerk": (2, 1, 0),
    }
    assert [said(card) for card in sketch.cards if card.lit] == ["Head", "Leader", "Agent"]


def test_a_climb_of_a_single_step_is_inked_too() -> None:
    sketch = poster(factories.catalogue())

    assert sketch is not None
    assert (sketch.solid, sketch.dashed, bool(sketch.inked)) == ("", "", True)
