"""The list of roles, narrowed down."""

import re
from typing import Any

from careers.domain.catalogue import Catalogue
from careers.pages.page import Page
from careers.pages.roles import roles
from careers.pages.skills import skill
from tests import factories
from tests.pages.reading import Read, headings, read


def small(**overrides: Any) -> Catalogue:
    """Four roles: two of entry, of which one works shifts, one leader and one beyond the centre."""
    return factories.catalogue(
        levels=[factories.level(), factories.level("leads", 2), factories.level("beyond", 0)],
        tracks=[factories.track(), factories.track("quality", order=2)],
        roles=[
            factories.role("agent", hours="shifts", contact="daily", order=1),
            factories.role(
                "tester", {"planning": (4, 3)}, track="quality", hours="regular", order=2
            ),
            factories.role("leader", level="leads", hours="sometimes", contact="none", order=3),
            factories.role("shop", {}, level="beyond", **overrides),
        ],
        steps=[],
    )


def many(count: int) -> Catalogue:
    """So many roles of entry."""
    made = [factories.role(f"role-{at:03}", order=at) for at in range(count)]
    return factories.catalogue(roles=made, steps=[])


def shown(page: Page, catalogue: Catalogue) -> Read:
    return read(page, catalogue)


def titles(found: Read) -> list[str]:
    """The roles the list names, in order."""
    part = found.html.split('id="found"')[1].split('id="by-track"')[0]
    return re.findall(r'<li><a href="/roles/([^/?"]+)/">', part)


def choices(found: Read) -> dict[str, tuple[str, bool]]:
    """By value: the words beside a choice's name, and whether it is offered."""
    pattern = r'value="([^"]+)" id="[^"]+"([^>]*)><label[^>]*>[^<]*<span class="brings[^>]*>([^<]*)'
    return {
        value: (words, "disabled" not in attributes)
        for value, attributes, words in re.findall(pattern, found.html)
    }


def test_the_plain_list_holds_every_role_and_its_filters_are_folded() -> None:
    page = roles(small())
    found = shown(page, small())

    assert (page.title, page.path) == ("Every role", "/roles/")
    assert titles(found) == ["leader", "agent", "tester", "shop"]
    assert headings(found, "h2") == ["By rung", "By track", "Sources"]
    assert "<details><summary>Narrow the list down" in found.html
    assert 'name="robots"' not in found.html
    assert '<p class="sign" id="counted" role="status" tabindex="-1"></p>' in found.html


def test_what_is_left_is_listed_with_what_was_asked_about() -> None:
    page = roles(small(), skill=("planning.counts",))
    found = shown(page, small())

    assert page.title == "Roles: Planning: it counts there"
    assert titles(found) == ["tester"]
    assert "1 role of 4 is left." in found.words
    assert "Rung 1 of 2, Quality track. Regular hours. Planning: 4 of 5, critical." in found.words
    assert '<meta name="robots" content="noindex">' in found.html


def test_the_address_is_the_same_for_any_order_and_spelling() -> None:
    one = roles(small(), level=("leads", "entry"), hours=("sometimes", "regular", "sometimes"))
    assert one.path == "/roles/?level=leads&level=entry&hours=regular&hours=sometimes"
    assert one.path == roles(small(), hours=("regular", "sometimes"), level=("entry", "leads")).path


def test_each_filter_is_removed_by_a_link_of_its_own() -> None:
    found = shown(roles(small(), hours=("regular", "sometimes"), place=("centre",)), small())

    assert [link for link in found.links if link.startswith("/roles/") and "#" in link] == [
        "/roles/?hours=regular&hours=sometimes#counted",
        "/roles/?place=centre&hours=sometimes#counted",
        "/roles/?place=centre&hours=regular#counted",
        "/roles/#heading",
    ]
    for anchor in ("counted", "heading", "left"):
        assert re.search(rf'id="{anchor}"[^>]* tabindex="-1"', found.html)
    assert "Remove In the centre" in found.words


def test_counts_say_what_each_choice_leaves_and_dead_ends_are_not_offered() -> None:
    plain = choices(shown(roles(small()), small()))
    assert plain == {
        "regular": ("1", True),
        "sometimes": ("1", True),
        "none": ("1", True),
        "centre": ("3", True),
        "beyond": ("1", True),
        "leads": ("1", True),
        "entry": ("2", True),
        "service": ("3", True),
        "quality": ("1", True),
    }
    narrowed = choices(shown(roles(small(), hours=("regular",)), small()))
    assert narrowed == {
        "regular": ("1", True),
        "sometimes": ("+1", True),
        "none": ("0", False),
        "centre": ("1", True),
        "beyond": ("0", False),
        "leads": ("0", False),
        "entry": ("1", True),
        "service": ("0", False),
        "quality": ("1", True),
    }


def skills(found: Read) -> list[str]:
    """The skills something can be wished of."""
    return re.findall(r'<option value="([^"]+)">', found.html.split('id="id_skill"')[1])


def test_a_skill_and_how_much_of_it_are_chosen_apart() -> None:
    for much, wish in (("", "counts"), ("least-4", "least-4"), ("nonsense", "counts")):
        page = roles(small(), much=much, skill=("planning",))
        assert page.path == f"/roles/?skill=planning.{wish}"
        assert (
            f'<option value="{much}" selected>' in shown(page, small()).html or much == "nonsense"
        )
    page = roles(small(), much="most-2", skill=("speaking.counts", "planning", "unheard-of"))
    assert page.path == "/roles/?skill=planning.most-2&skill=speaking.counts"
    assert page.context["strange"] == ["unheard-of"]


def test_a_skill_that_is_wished_for_stands_beside_the_choice_with_its_way_out() -> None:
    found = shown(roles(small(), skill=("planning.counts",)), small())
    wished = found.html.split('id="wished"')[1].split("</div>")[0]
    assert '<input type="hidden" name="skill" value="planning.counts">' in wished
    assert '<a href="/roles/#heading">' in wished
    assert "Planning: it counts there" in wished


def test_only_skills_that_lead_somewhere_are_offered() -> None:
    assert skills(shown(roles(small()), small())) == ["speaking", "planning"]
    assert skills(shown(roles(small(), skill=("planning.counts",)), small())) == ["speaking"]
    # Where nothing is left, no wish about a skill brings anything back.
    page = roles(small(), hours=("regular",), level=("leads",))
    assert skills(shown(page, small())) == []


def test_the_line_that_counts_leads_to_the_list_where_there_is_one() -> None:
    assert '<a href="#left">' in shown(roles(small(), level=("leads",)), small()).html
    none = shown(roles(small(), level=("leads",), hours=("regular",)), small()).html
    assert '<a href="#left">' not in none


def test_the_words_at_the_top_are_true_of_what_is_shown() -> None:
    assert (
        "From the top rung down, as they hang on the ladder."
        in shown(roles(small()), small()).words
    )
    words = shown(roles(small(), level=("leads",)), small()).words
    assert "Those that fit what you chose, from the top rung down." in words
    assert "as they hang on the ladder" not in words


def test_where_nothing_is_left_it_says_which_filter_to_leave_out() -> None:
    found = shown(roles(small(), hours=("regular",), level=("leads",)), small())

    assert headings(found, "h2")[0] == "Nothing is all of this at once"
    assert "0 roles of 4 are left." in found.words
    assert (
        "Leave out “Leads” : 1 role Leave out “Regular hours only, without shift work” : 1 role"
        in found.words
    )
    assert "Leave out all of them : 4 roles" in found.words
    two = shown(
        roles(small(), hours=("regular",), level=("leads",), skill=("speaking.least-5",)), small()
    )
    assert "Leave out “Leads”: 0 roles" in two.words
    assert '<a href="/roles/?level=leads&amp;hours=regular">' not in two.html.split('id="left"')[1]


def test_what_is_not_known_is_left_out_and_said() -> None:
    page = roles(small(), level=("<b>", "leads"), skill=("x.counts",))
    found = shown(page, small())

    assert page.path == "/roles/?level=leads"
    assert "Not known here, and left out: “<b>”, “x.counts”." in found.words
    assert "<b>”" not in found.html
    assert titles(shown(roles(small(), level=("x",)), small())) == [
        "leader",
        "agent",
        "tester",
        "shop",
    ]


def test_the_choices_say_by_themselves_what_they_leave() -> None:
    html = shown(roles(small(contact="sometimes")), small()).html
    legends = re.findall(r"<legend[^>]*>([^<]*?) ?<", html)
    labels = re.findall(r'name="(hours|contact)".*?<label[^>]*>([^<]*?) <', html)

    assert legends[:2] == ["Hours", "Customer contact"]
    assert labels == [
        ("hours", "Regular hours only, without shift work"),
        ("hours", "Sometimes outside regular hours, without shift work"),
        ("contact", "Without direct customer contact"),
        ("contact", "Sometimes with customers"),
    ]


def test_it_says_of_how_many_roles_nothing_is_said() -> None:
    words = shown(roles(small()), small()).words
    assert "Of Shop we do not say, so it is in neither." in words
    assert "Of 2 roles we do not say, so they are in neither." in words
    whole = small(hours="shifts", contact="daily")
    assert "Of Shop we do not say" not in shown(roles(whole), whole).words


def test_what_every_role_carries_is_no_choice() -> None:
    html = shown(roles(many(3)), many(3)).html
    assert 'name="track"' not in html
    assert 'name="hours"' not in html
    assert 'name="place"' not in html


def test_roles_that_are_left_can_be_ticked_and_set_side_by_side() -> None:
    html = shown(roles(small(), place=("centre",)), small()).html
    assert html.count('form="together" name="role"') == 3
    assert '<form id="together" action="/roles/compare/">' in html
    alone = shown(roles(small(), place=("beyond",)), small()).html
    assert "together" not in alone


def test_a_long_list_comes_in_parts_with_a_way_to_the_others() -> None:
    catalogue = many(250)
    first, second, last = (roles(catalogue, page) for page in ("", "2", "3"))

    assert [page.path for page in (first, second, last)] == [
        "/roles/",
        "/roles/?page=2",
        "/roles/?page=3",
    ]
    found = shown(second, catalogue)
    assert titles(found) == [f"role-{at}" for at in range(100, 200)]
    assert "Roles 101 to 200 of 250" in found.words
    assert found.links.count("/roles/") >= 1
    assert "/roles/?page=3" in found.links
    assert "/roles/?page=4" not in shown(last, catalogue).links
    assert len(titles(shown(last, catalogue))) == 50
    assert 'id="by-track"' not in shown(first, catalogue).html


def test_a_part_that_is_not_there_is_the_first() -> None:
    for page in ("0", "4", "-1", "x", "²", "9" * 50):
        assert roles(many(250), page).path == "/roles/"


def test_a_narrowed_list_comes_in_parts_too() -> None:
    catalogue = many(250)
    page = roles(catalogue, "2", skill=("speaking.counts",))
    assert page.path == "/roles/?skill=speaking.counts&page=2"
    assert len(titles(shown(page, catalogue))) == 100


def test_a_skills_page_leads_to_the_roles_where_it_counts_and_to_those_that_ask_for_little() -> (
    None
):
    links = read(skill(small(), "planning"), small()).links
    for link in ("/roles/?skill=planning.counts", "/roles/?skill=planning.most-2"):
        assert link in links
    for wish, left in (("counts", ["tester"]), ("most-2", ["leader", "agent", "shop"])):
        assert titles(shown(roles(small(), skill=(f"planning.{wish}",)), small())) == left


def test_our_own_list_offers_what_a_job_seeker_looks_for(catalogue: Catalogue) -> None:
    found = shown(roles(catalogue), catalogue)
    assert '<option value="coaching">Coaching</option>' in found.html
    assert {name: choices(found)[name] for name in ("regular", "none")} == {
        "regular": ("2", True),
        "none": ("9", True),
    }
