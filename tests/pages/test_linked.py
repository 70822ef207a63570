"""What pages tell machines: in schema.org's words, of what the catalogue holds, and safely written."""

import json
import re
from typing import Any

import pytest
from msgspec.structs import replace

from careers.domain import prose, things
from careers.domain.catalogue import Catalogue
from careers.pages import roles
from careers.pages.linked import linked, thing_at
from careers.pages.page import Edition, Page
from tests import factories
from tests.pages.every import every_page
from tests.pages.vocabulary import faults

HERE = Edition(7, "1 May 2030", "https://rungs.example")
NOWHERE = Edition(7, "1 May 2030")


def told(page: Page, catalogue: Catalogue, edition: Edition = HERE) -> list[dict[str, Any]]:
    text = linked(page, catalogue, edition)
    found: list[dict[str, Any]] = json.loads(text)["@graph"] if text else []
    return found


def by_type(page: Page, catalogue: Catalogue, edition: Edition = HERE) -> dict[str, dict[str, Any]]:
    return {node["@type"]: node for node in told(page, catalogue, edition)}


def page_at(path: str, catalogue: Catalogue) -> Page:
    return next(page for page in every_page(catalogue) if page.path == path)


@pytest.mark.parametrize("edition", [HERE, NOWHERE], ids=["with an address", "without"])
def test_all_of_it_is_in_the_vocabulary(catalogue: Catalogue, edition: Edition) -> None:
    types: set[str] = set()
    for page in every_page(catalogue):
        for node in told(page, catalogue, edition):
            assert (page.path, list(faults(node))) == (page.path, [])
            types.add(node["@type"])
    expected = {
        "Occupation",
        "DefinedTerm",
        "DefinedTermSet",
        "Article",
        "Quiz",
        "WebSite",
        "Dataset",
        "JobPosting",
    }
    assert types == expected | ({"BreadcrumbList"} if edition.site else set())


def test_a_fault_would_be_found() -> None:
    assert list(faults({"@type": "Job"})) == ["$: no type 'Job'"]
    assert list(faults({"@type": "Occupation", "salary": 1})) == ["$: Occupation has no salary"]
    assert list(faults({"@type": "Occupation", "skills": {"@type": "Quiz"}})) != []
    assert list(faults({"@type": "Occupation", "name": ""})) != []
    assert list(faults({"@type": "Article", "url": "/guides/"})) != []
    assert list(faults({"@type": "Occupation", "name": "Agent", "skills": ["Talking"]})) == []


def test_every_address_is_absolute_and_there_is_none_where_the_portal_knows_none(
    catalogue: Catalogue,
) -> None:
    for page in every_page(catalogue):
        without = linked(page, catalogue, NOWHERE)
        found = re.findall(r'"(?:url|@id|contentUrl|urlTemplate)":"([^"]+)"', without)
        assert [it for it in found if not it.startswith("http://data.europa.eu/")] == []
        with_it = linked(page, catalogue, HERE)
        found = re.findall(r'"(?:url|@id|contentUrl|urlTemplate)":"([^"]+)"', with_it)
        assert [
            it for it in found if not it.startswith(("https://rungs.example/", "http://data."))
        ] == []


def test_a_role_is_an_occupation_with_what_we_know_of_it_and_no_pay(catalogue: Catalogue) -> None:
    role = catalogue.role("team-leader")
    found = by_type(roles.role(catalogue, role.code), catalogue)["Occupation"]
    assert (found["name"], found["url"]) == (role.title, f"https://rungs.example{role.path}")
    assert found["description"] == prose.plain(role.summary)
    assert found["responsibilities"] == [prose.plain(duty) for duty in role.duties]
    assert {term["termCode"] for term in found["skills"]} == {
        need.skill for need in role.skills if need.importance >= 2
    }
    assert "estimatedSalary" not in found
    assert "{" not in json.dumps(found["responsibilities"])


def test_occupation_codes_are_those_that_were_verified_with_how_well_they_fit() -> None:
    code = things.OccupationCode(
        scheme="O*NET-SOC", code="43-4051.00", title="Clerks", edition="27.0", match="broad"
    )
    small = factories.catalogue(
        roles=[factories.role("agent", codes=(code,)), factories.role("leader")]
    )
    found = by_type(roles.role(small, "agent"), small)["Occupation"]
    assert found["occupationalCategory"] == [
        {
            "@type": "CategoryCode",
            "codeValue": "43-4051.00",
            "name": "Clerks",
            "inCodeSet": {"@type": "CategoryCodeSet", "name": "O*NET-SOC 27.0"},
        }
    ]
    assert "occupationalCategory" not in by_type(roles.role(small, "leader"), small)["Occupation"]


def test_the_trail_is_the_one_the_page_shows(catalogue: Catalogue) -> None:
    page = page_at("/skills/coaching/", catalogue)
    items = by_type(page, catalogue)["BreadcrumbList"]["itemListElement"]
    assert [(it["position"], it["name"], it["item"]["@id"]) for it in items] == [
        (number, crumb.name, f"https://rungs.example{crumb.path}")
        for number, crumb in enumerate(page.trail, 1)
    ]


def test_the_front_page_says_how_to_search(catalogue: Catalogue) -> None:
    found = by_type(page_at("/", catalogue), catalogue)["WebSite"]
    target = found["potentialAction"]["target"]["urlTemplate"]
    assert target == "https://rungs.example/search/?q={search_term_string}"
    assert "potentialAction" not in by_type(page_at("/", catalogue), catalogue, NOWHERE)["WebSite"]


def test_the_data_say_where_they_are_and_under_which_licence(catalogue: Catalogue) -> None:
    found = by_type(page_at("/open-data/", catalogue), catalogue)["Dataset"]
    assert found["license"] == catalogue.site.licence_url
    assert found["distribution"][0]["contentUrl"] == "https://rungs.example/open-data/edition.json"
    assert (found["version"], found["datePublished"]) == (7, "2030-05-01")
    bare = factories.catalogue()
    assert "license" not in by_type(page_at("/open-data/", bare), bare)["Dataset"]
    named = factories.catalogue(factories.site(licence="Ours"))
    assert by_type(page_at("/open-data/", named), named)["Dataset"]["license"] == {
        "@type": "CreativeWork",
        "name": "Ours",
    }


def test_nothing_a_text_says_gets_out_of_the_script_element() -> None:
    nasty = "</script><!--<script>&amp;\u2028\u2029 {ed}"
    site = factories.site(name="</SCRIPT>", strapline="<!-- ]]>")
    small = factories.catalogue(
        site, roles=[factories.role("agent", summary=nasty, duties=(nasty,))], steps=[]
    )
    for page in every_page(small):
        text = str(linked(page, small, HERE))
        assert not set(text) & set("<>&\u2028\u2029")
    found = by_type(roles.role(small, "agent"), small)["Occupation"]
    assert found["description"].startswith("</script><!--<script>&")


def test_a_page_that_is_about_nothing_says_nothing(catalogue: Catalogue) -> None:
    assert linked(Page("x.html", "", "Lost", ""), catalogue, HERE) == ""
    assert thing_at("/roles/", catalogue) is None
    assert thing_at("/assessment/result/", catalogue) is None
    assert thing_at("/roles/team-leader/", catalogue) is catalogue.role("team-leader")


def test_a_set_of_very_many_terms_names_none(monkeypatch: pytest.MonkeyPatch) -> None:
    small = factories.catalogue()
    page = page_at("/skills/", small)
    assert len(by_type(page, small)["DefinedTermSet"]["hasDefinedTerm"]) == 2
    many = [replace(small.skills[0], code=f"skill-{number}") for number in range(301)]
    large = factories.catalogue(skills=[*small.skills, *many])
    assert "hasDefinedTerm" not in by_type(page, large)["DefinedTermSet"]
