"""Pages of a catalogue with thousands of links: each is as long as one can be read, and leads on."""

import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.synthetic import synthetic
from careers.pages import challenges, home, skills, sources, training
from careers.pages.page import Page
from tests.pages.reading import Read, read


@pytest.fixture(scope="module")
def large(catalogue: Catalogue) -> Catalogue:
    return synthetic(catalogue, roles=600, skills=900, links=12_000)


def every(pages: list[Read], folder: str) -> list[str]:
    """The things of a folder that any of the pages links to in its list."""
    return [link for found in pages for link in found.links if link.startswith(folder)]


def test_the_skills_come_a_part_at_a_time_and_all_of_them(large: Catalogue) -> None:
    whole = {skill.path for skill in large.skills}
    parts = [read(skills.skills(large, str(n)), large) for n in range(1, 10)]
    assert set(every(parts, "/skills/")) >= whole
    first = set(every(parts[:1], "/skills/"))
    assert 100 <= len(first & whole) < 150
    assert "Skills 1 to 100 of 886" in parts[0].words
    assert "/skills/?page=2" in parts[0].links
    assert 'name="robots"' not in read(skills.skills(large), large).html
    assert 'name="robots"' in parts[1].html


def test_the_way_to_a_family_leads_where_it_begins(large: Catalogue) -> None:
    heads = dict.fromkeys(read(skills.skills(large), large).links)
    last = next(link for link in heads if link.endswith("#operation"))
    number = last.partition("page=")[2].partition("#")[0]
    assert int(number) > 2
    assert "operation" in read(skills.skills(large, number), large).ids
    skill = next(skill for skill in large.skills if skill.family == "operation")
    assert last in read(skills.skill(large, skill.code), large).links


def test_the_roles_that_ask_for_a_skill_come_a_part_at_a_time(large: Catalogue) -> None:
    def page(number: str) -> Page:
        return skills.skill(large, "planning", number)

    asking = {role.path for role, _need in large.roles_needing["planning"]}
    parts = [page(str(n + 1)) for n in range(-(-len(asking) // 50))]
    listed = [
        row.role.path for part in parts for _n, group in part.context["asked"] for row in group
    ]
    assert len(listed) == len(asking)
    assert set(listed) == asking
    found = read(page("2"), large)
    assert f"Roles 51 to 100 of {len(asking)}" in found.words
    assert {"/skills/planning/#roles", "/skills/planning/?page=3#roles"} <= set(found.links)
    assert page("2").path == "/skills/planning/"
    assert page("").context["standing"] is None


def test_the_roles_that_meet_a_challenge_come_a_part_at_a_time(large: Catalogue) -> None:
    meeting = {role.path for role, _link in large.roles_meeting["difficult-customers"]}
    numbers = [str(n + 1) for n in range(-(-len(meeting) // 100))]
    parts = [challenges.challenge(large, "difficult-customers", number) for number in numbers]
    listed = [row.role.path for part in parts for _n, group in part.context["met"] for row in group]
    assert len(listed) == len(meeting)
    assert set(listed) == meeting
    found = read(parts[0], large)
    assert f"Roles 1 to 100 of {len(meeting)}" in found.words
    assert "/challenges/difficult-customers/?page=2#roles" in found.links


def test_occupation_codes_come_a_part_at_a_time(large: Catalogue) -> None:
    coded = [role for role in large.roles if role.codes]
    parts = [sources.sources(large, str(n + 1)) for n in range(-(-len(coded) // 100))]
    listed = [role.code for part in parts for role, _codes in part.context["coded"]]
    assert sorted(listed) == [role.code for role in coded]
    found = read(parts[1], large)
    assert "/sources/#codes" in found.links
    uncoded = len(large.roles) - len(coded)
    assert f"and {uncoded - 40} more." in found.words


def test_training_names_a_few_roles_and_counts_the_others(large: Catalogue) -> None:
    found = read(training.training(large), large)
    assert sum(link.startswith("/steps/") for link in found.links) < 400
    assert "Each role’s page names the training for the steps from it." in found.words


def test_the_first_page_names_a_few_of_each_rung(large: Catalogue) -> None:
    found = read(home.home(large), large)
    assert len(set(every([found], "/roles/"))) < 90
    entry = len(large.entry_roles)
    assert f"or {entry - 5} others" in found.words
    assert {"/roles/?level=entry", "/roles/?level=leads-and-specialists"} <= set(found.links)
    text = found.html
    assert '<input class="form-control" id="from" name="from"' in text
    assert "<select" not in text


def test_large_numbers_are_read_at_a_glance(catalogue: Catalogue) -> None:
    many = synthetic(catalogue, roles=40, skills=1_200, links=1_000)
    page = skills.skills(many, "12")
    found = read(page, many)
    assert page.context["count"] == 1_200
    assert "1,200 skills, told as" in found.words
    assert "Skills 1,101 to 1,186 of 1,186" in found.words
