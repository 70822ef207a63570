"""What is shown where there is no page."""

import pytest
from django.template.loader import render_to_string

from careers.domain.catalogue import Catalogue
from careers.pages.errors import missing
from tests import factories
from tests.pages.reading import headings, read

WAYS_IN = (
    "/ladder/",
    "/roles/",
    "/skills/",
    "/challenges/",
    "/training/",
    "/guides/",
    "/assessment/",
)


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/job/team-leader/", "/roles/team-leader/"),
        ("/roles/teamleader", "/roles/team-leader/"),
        ("/roles/Team%20Leader.html", "/roles/team-leader/"),
        ("/roles/supervisor/", "/roles/team-leader/"),
        ("/skills/coachng/", "/skills/coaching/"),
        ("/guide/a_day_in_the_life", "/guides/a-day-in-the-life/"),
        ("/mentorship/", "/training/#mentorship"),
        ("/steps/senior-agent-to-team-leadr/", "/steps/senior-agent-to-team-leader/"),
    ],
)
def test_the_nearest_things_are_offered(catalogue: Catalogue, path: str, first: str) -> None:
    near = missing(catalogue, path).context["near"]

    assert near[0][0].path == first


def test_nothing_that_only_rhymes_is_offered_but_the_list_of_its_kind(
    catalogue: Catalogue,
) -> None:
    page = missing(catalogue, "/roles/nothing/")

    assert (page.context["near"], page.context["index"]) == ([], "/roles/")
    assert 'class="btn btn-primary" href="/roles/">Roles</a>' in read(page, catalogue).html


def test_things_of_the_kind_asked_for_come_first() -> None:
    small = factories.catalogue(
        skills=[factories.skill("coaching")], roles=[factories.role("coachings")]
    )

    for first, other in (("roles", "skills"), ("skills", "roles")):
        near = missing(small, f"/{first}/coachin/").context["near"]
        assert [thing.path.split("/")[1] for thing, _ in near] == [first, other]


def test_no_more_than_five_are_offered_and_none_twice(catalogue: Catalogue) -> None:
    near = [thing.path for thing, _ in missing(catalogue, "/manager/").context["near"]]

    assert len(near) == len(set(near)) <= 5


@pytest.mark.parametrize("path", ["/", "", "/wp-login.php", "/%00/", "/" + "z" * 5000, "/{ed}/"])
def test_what_is_like_nothing_gets_the_ways_in_alone(catalogue: Catalogue, path: str) -> None:
    page = missing(catalogue, path)
    found = read(page, catalogue)

    assert page.context["near"] == []
    assert headings(found, "h1") == ["This page is not here"]
    assert set(WAYS_IN) <= set(found.links)
    assert 'rel="canonical"' not in found.html


def test_what_was_asked_for_is_never_repeated() -> None:
    small = factories.catalogue()
    found = read(missing(small, "/roles/<b>agentt"), small)

    assert "agentt" not in found.html and "<b>" not in found.html
    assert "/roles/agent/" in found.links


def test_a_step_is_offered_by_both_its_ends() -> None:
    small = factories.catalogue(steps=[factories.step(), factories.step("", "agent")])

    names = [name for _, name in missing(small, "/steps/any-to-agnt/").context["near"]]
    assert names[0] == "Any rung to Agent"


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("400", "That could not be read"),
        ("403", "You may not open this page"),
        ("404", "This page is not here"),
        ("405", "You cannot do that here"),
        ("413", "That is too much at once"),
        ("429", "Too many at once"),
        ("unavailable", "This does not work just now"),
        ("500", "Something broke on our side"),
        ("csrf", "Your browser sent the form without its cookie"),
        ("unpublished", "Nothing is published yet"),
        ("locked", "Too many tries"),
    ],
)
def test_the_plain_error_pages_need_no_catalogue(name: str, heading: str) -> None:
    for context in ({"catalogue": None, "edition": None}, {}):
        html = render_to_string(f"errors/{name}.html", context)

        assert f"<title>{heading} · Rungs</title>" in html
        assert f"<h1>{heading}</h1>" in html
        assert "You are reading edition" not in html
