"""Links that name no thing: those that are none, those cut short, and those at the foot."""

import pytest

from careers.domain.checks.links import foot, written
from careers.domain.things import FooterLink
from tests import factories


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/roles/agent/", "no address that a link here can have"),
        ("www.example.org", "no address that a link here can have"),
        ("javascript:x", "no address that a link here can have"),
        ("https://example", "no whole address"),
        ("https:// example.org", "no whole address"),
        ("https://[example.org", "no whole address"),
        ("mailto:somebody", "no whole address"),
        ("mailto:somebody?subject=a:b", "no whole address"),
    ],
)
def test_a_link_that_leads_nowhere(address: str, says: str) -> None:
    skill = factories.skill("speaking", about=f"See [this]({address}). {{ed}}")
    [found] = written(factories.catalogue(skills=[skill]))
    assert (found.severity, found.code, found.field) == ("error", "speaking", "about")
    assert says in found.message
    assert found.parameters == (("address", address),)


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c#d", "mailto:a@example.org?subject=x", "role:agent", "rol:agent"],
)
def test_a_whole_address_and_a_thing_are_links(address: str) -> None:
    skill = factories.skill("speaking", about=f"See [this]({address}). {{ed}}")
    assert list(written(factories.catalogue(skills=[skill]))) == []


def test_a_sound_link_before_it_hides_none_and_a_title_holds_none() -> None:
    text = "See [one](role:agent) and [two](www.example.org). {ed}"
    skill = factories.skill("speaking", name="A [b](c)", about=text)
    found = written(factories.catalogue(skills=[skill]))
    assert [(it.field, it.parameters) for it in found] == [
        ("about", (("address", "www.example.org"),))
    ]


def links(*addresses: str, **site: str) -> list[tuple[str, str, str]]:
    footer = tuple(FooterLink(label="Us", address=address) for address in addresses)
    guide = factories.guide("day")
    whole = factories.catalogue(factories.site(links=footer, **site), guides=[guide])
    return [(it.severity, it.kind, it.field) for it in foot(whole)]


def test_the_foots_links_lead_to_pages_that_are_there() -> None:
    sound = ("/about/", "/roles/", "/roles/agent/", "/guides/day/#first", "https://example.org")
    assert links(*sound, "mailto:a@example.org", "/roles/compare/?role=agent") == []
    assert links("/guides/day/", "/roles/agent/#what") == []
    assert links("/roles/nobody/", "/guides/day/#second", "/steps/agent-to-leader/") == [
        ("error", "site", "links[0].address"),
        ("error", "site", "links[1].address"),
    ]


def test_an_address_cut_short_is_refused() -> None:
    assert links("example.org", "https://", licence_url="creativecommons.org") == [
        ("error", "site", "licence_url"),
        ("error", "site", "links[0].address"),
        ("error", "site", "links[1].address"),
    ]
