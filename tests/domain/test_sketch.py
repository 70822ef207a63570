"""Small drawn ladders: which plates they show, and how titles are broken."""

from dataclasses import replace

from careers.domain.catalogue import Catalogue
from careers.domain.sketch import Card, Sketch, neighbourhood, poster
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
    assert max(card.rect.right for card in sketch.cards) < sketch.right < sketch.rung_width
    assert sketch.rung_width < sketch.width
    assert sketch.here.rect.bottom < sketch.aside_y < sketch.height
    assert replace(sketch, cards=()).aside_y == 0
