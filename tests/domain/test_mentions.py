"""Which texts name which things."""

from careers.domain.mentions import Mention, guides_naming, named_by
from careers.domain.prose import Link
from careers.domain.things import Guide, GuideSection
from tests import factories


def a_guide(code: str, order: int, *bodies: str, lead: str = "Read on. {ed}") -> Guide:
    sections = tuple(GuideSection(heading="Part", body=body) for body in bodies)
    return Guide(code=code, order=order, title="G", summary="S. {ed}", lead=lead, sections=sections)


def test_a_thing_names_what_its_texts_link_to_each_once_in_their_order() -> None:
    role = factories.role(
        job="See [shifts](challenge:shifts) and [speaking](skill:speaking). {ed}",
        next="Then [shifts](challenge:shifts), or [a site](https://example.org). {ed}",
        synonyms=("[not a link](skill:planning)",),
    )

    assert named_by(role) == (Link("challenge", "shifts"), Link("skill", "speaking"))


def test_a_guide_is_found_by_the_first_section_that_names_a_thing() -> None:
    late = a_guide(
        "late", 2, "Nothing. {ed}", "An [agent](role:agent). {ed}", "[A](role:agent) {ed}"
    )
    early = a_guide("early", 1, "None. {ed}", lead="For an [agent](role:agent). {ed}")
    catalogue = factories.catalogue(guides=[late, early])

    assert guides_naming("role", "agent", catalogue) == (Mention(early, None), Mention(late, 1))
    assert guides_naming("role", "leader", catalogue) == ()


def test_a_section_goes_before_the_opening() -> None:
    guide = a_guide("g", 1, "An [agent](role:agent). {ed}", lead="An [agent](role:agent). {ed}")
    catalogue = factories.catalogue(guides=[guide])

    assert guides_naming("role", "agent", catalogue) == (Mention(guide, 0),)
