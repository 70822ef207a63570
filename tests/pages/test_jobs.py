"""The openings as visitors read them: the list, one as a letter, one that has closed, the feed."""

import json
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.http import HttpResponse

from careers.domain.catalogue import Catalogue
from careers.domain.notices import Notices
from careers.pages import home, jobs, ladder, posted, roles
from careers.pages.jobs_feed import feed
from careers.pages.linked import linked
from careers.pages.page import Edition, Missing, Page
from tests import factories
from tests.hostile import HOSTILE
from tests.pages.vocabulary import faults
from tests.views.seen import Seen, seen

HERE = Edition(7, "1 May 2030", "https://rungs.example")
CATALOGUE = factories.catalogue(factories.site(organisation="Northern Lines"))
LEEDS = factories.vacancy(1, remote="hybrid", working="either", hours="30 hours", country="GB")
HOME = factories.vacancy(
    2, title="Agent", role="agent", remote="remote", place="", closes_on=date(2030, 5, 11)
)
TOLD = factories.told(LEEDS, HOME)


def shown(page: Page, catalogue: Catalogue = CATALOGUE) -> Seen:
    return seen(HttpResponse(page.render(catalogue, HERE)))


# The list -----------------------------------------------------------------------------------------


def test_the_list_says_what_is_open_and_what_closes_first() -> None:
    page = shown(jobs.jobs(CATALOGUE, TOLD))
    assert page.headings[0] == "Openings"
    assert "There are 2 openings. The first of them closes tomorrow, 11 May 2030." in page.words
    assert (
        "Agent From home. Full time. Closes tomorrow, 11 May 2030. Role: Agent"
        " Team Leader, nights Leeds, GB, partly from home. Full or part time, 30 hours."
        " Closes in 10 days, on 20 May 2030. Role: Leader"
    ) in page.words
    assert page.links["Team Leader, nights"] == "/jobs/1/"


def test_one_that_closes_within_a_week_stands_out() -> None:
    html = jobs.jobs(CATALOGUE, TOLD).render(CATALOGUE, HERE)
    assert html.count("<b>Closes") == 1
    assert "<b>Closes tomorrow, 11 May 2030</b>" in html


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (20, "closes today, 20 May 2030"),
        (19, "closes tomorrow, 20 May 2030"),
        (18, "closes in 2 days, on 20 May 2030"),
    ],
)
def test_until_when_one_can_apply_is_said_by_the_day(day: int, said: str) -> None:
    told = factories.told(LEEDS, day=date(2030, 5, day))
    assert posted.closing(LEEDS, told) == said


def test_narrowed_down_it_says_so_and_keeps_out_of_search_engines() -> None:
    page = jobs.jobs(CATALOGUE, TOLD, role=("leader",), place=("Rome",))
    html = page.render(CATALOGUE, HERE)
    found = shown(page)
    assert page.path == "/jobs/?role=leader"
    assert page.title == "Openings: Leader"
    assert '<meta name="robots" content="noindex">' in html
    assert "1 opening of 2 is left." in found.words
    assert "Not known here, and left out: “Rome”." in found.words
    assert found.links["Remove Leader ✕"] == "/jobs/#heading"
    assert "noindex" not in jobs.jobs(CATALOGUE, TOLD).render(CATALOGUE, HERE)


def test_where_nothing_is_left_each_way_out_says_what_it_leads_to() -> None:
    found = shown(jobs.jobs(CATALOGUE, TOLD, role=("agent",), place=("Leeds",)))
    assert "Nothing open is all of this at once" in found.headings
    assert found.links["Leave out “Agent”"] == "/jobs/?place=Leeds#counted"
    assert found.links["Leave out “Leeds”"] == "/jobs/?role=agent#counted"
    assert "Leave out “Agent” : 1 opening" in found.words.replace("”:", "” :")


def test_with_nothing_open_the_page_still_helps() -> None:
    page = jobs.jobs(CATALOGUE, Notices(date(2030, 5, 10)))
    found = shown(page)
    assert found.headings[0] == "Nothing is open at the moment"
    assert found.links["Follow new openings"] == "/jobs/feed.xml"
    assert found.links["Measure yourself"] == "/assessment/part/1/"
    silent = factories.catalogue(items=[])
    page = jobs.jobs(silent, Notices(date(2030, 5, 10)))
    assert page.render(silent, HERE).count("and what you would still have to learn") == 0


# One ----------------------------------------------------------------------------------------------


def test_an_opening_is_a_letter_with_a_way_to_apply() -> None:
    page = shown(jobs.job(CATALOGUE, TOLD, 1))
    assert page.headings == [
        "Team Leader, nights",
        "The job, in the employer’s words",
        "What the role asks: Leader",
        "How do you compare?",
        "How to apply",
        "Other openings",
        "Sources",
    ]
    assert (
        "Northern Lines, Leeds, GB, partly from home. Full or part time, 30 hours."
        " Closes in 10 days, on 20 May 2030." in page.words
    )
    assert page.links["Apply at work.example"] == "https://work.example/1"
    assert page.links["Measure yourself for Leader"] == "/assessment/part/1/?role=leader"
    assert "at work.example, until 20 May 2030" in page.words
    assert page.links["Agent"] == "/jobs/2/"


def test_one_for_no_role_of_ours_says_nothing_of_a_role() -> None:
    told = factories.told(factories.vacancy(role="gone", employer="Own Ltd"))
    page = shown(jobs.job(CATALOGUE, told, 1))
    assert page.headings == [
        "Team Leader, nights",
        "The job, in the employer’s words",
        "How to apply",
    ]
    assert "Own Ltd, Leeds. Full time." in page.words
    assert {it for it in page.links.values() if it.startswith("#")} - {
        f"#{anchor}" for anchor in page.ids
    } == set()


def test_one_that_is_not_open_is_missing() -> None:
    with pytest.raises(Missing):
        jobs.job(CATALOGUE, TOLD, 3)


def test_a_closed_one_names_its_role_and_what_is_open() -> None:
    page = jobs.closed(CATALOGUE, TOLD, factories.vacancy(9, closes_on=date(2030, 5, 3)))
    found = shown(page)
    assert page.path == ""
    assert "“Team Leader, nights” could be applied for until 3 May 2030." in found.words
    assert found.links["Read about Leader"] == "/roles/leader/"
    assert found.links["See what is open now"] == "/jobs/"
    # Of the same role first, though another closes sooner.
    assert found.words.index("Team Leader, nights Leeds") < found.words.index("Agent From home")


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_staff_type_is_run(text: str) -> None:
    fields = ("title", "employer", "place", "country", "hours", "text", "link")
    lines: dict[str, Any] = dict.fromkeys(fields, text)
    odd = factories.vacancy(**lines, role="leader")
    told = factories.told(odd, HOME)
    for page in (
        jobs.jobs(CATALOGUE, told),
        jobs.job(CATALOGUE, told, 1),
        jobs.closed(CATALOGUE, told, odd),
        home.home(CATALOGUE, told),
        roles.role(CATALOGUE, "leader", told),
        ladder.ladder(CATALOGUE, notices=told),
    ):
        found = shown(page)
        assert {it for it in found.attributes if it.startswith("on")} == set()
        assert {"img", "iframe", "object"} & found.tags == set()
        html = page.render(CATALOGUE, HERE)
        scripts = html.count("<script")
        assert scripts == html.count("</script>")
        assert scripts == html.count('<script src="/static/js/') + html.count("ld+json")
        outward = {it for it in found.links.values() if not it.startswith(("/", "#"))}
        assert {it for it in outward if not it.startswith("https://work.example")} == set()
        assert "//evil.example" not in found.links.values()
    written = feed(CATALOGUE, HERE, told, datetime(2030, 1, 1, tzinfo=UTC))
    assert len(ET.fromstring(written).findall("{*}entry")) == 2


def test_what_staff_write_may_lead_to_the_web_and_nowhere_else() -> None:
    told = factories.told(factories.vacancy(text="**You** [read](https://a.example/b?c=d&e)."))
    html = jobs.job(CATALOGUE, told, 1).render(CATALOGUE, HERE)
    assert (
        '<p><strong>You</strong> <a href="https://a.example/b?c=d&amp;e" rel="nofollow">read</a>.</p>'
        in html
    )


# Elsewhere ----------------------------------------------------------------------------------------


def test_a_role_names_the_first_three_that_are_open() -> None:
    many = [factories.vacancy(n, title=f"Post {n}") for n in range(1, 6)]
    page = shown(roles.role(CATALOGUE, "leader", factories.told(*many, HOME)))
    assert [it for it in page.links if it.startswith("Post")] == ["Post 5", "Post 4", "Post 3"]
    assert page.links["All 5 openings for this role"] == "/jobs/?role=leader"
    other = shown(roles.role(CATALOGUE, "agent", factories.told(*many)))
    assert "Open now" not in other.words
    assert roles.role(CATALOGUE, "agent", factories.told(*many)).render(CATALOGUE, HERE) == (
        roles.role(CATALOGUE, "agent").render(CATALOGUE, HERE)
    )


def test_the_ladder_marks_the_roles_that_can_be_applied_for() -> None:
    page = ladder.ladder(CATALOGUE, notices=factories.told(LEEDS, factories.vacancy(3)))
    found, html = shown(page), page.render(CATALOGUE, HERE)
    assert html.count('<i class="open"><span class="hidden">, open now</span></i>') == 1
    assert found.links["SLeader, open now"] == "/roles/leader/"
    assert "Open now: Leader (2). See what can be applied for" in found.words
    assert ladder.ladder(CATALOGUE, notices=factories.told()).render(CATALOGUE, HERE) == (
        ladder.ladder(CATALOGUE).render(CATALOGUE, HERE)
    )


def test_the_front_page_has_a_door_only_where_something_is_open() -> None:
    found = shown(home.home(CATALOGUE, TOLD))
    assert "Open now" in found.headings
    assert "2 jobs you can apply for. See them all" in found.words
    assert home.home(CATALOGUE, factories.told()).render(CATALOGUE, HERE) == (
        home.home(CATALOGUE).render(CATALOGUE, HERE)
    )


# For machines -------------------------------------------------------------------------------------


def told_of(
    number: int, told: Notices = TOLD, catalogue: Catalogue = CATALOGUE
) -> dict[str, object]:
    nodes = json.loads(linked(jobs.job(catalogue, told, number), catalogue, HERE))["@graph"]
    found: dict[str, object] = next(node for node in nodes if node["@type"] == "JobPosting")
    assert list(faults(found)) == []
    return found


def test_a_posting_is_told_in_the_words_of_the_vocabulary() -> None:
    assert told_of(1) == {
        "@type": "JobPosting",
        "title": "Team Leader, nights",
        "description": "<p>You lead eight people.</p>\n",
        "datePosted": "2030-05-01",
        "validThrough": "2030-05-20T23:59:59+00:00",
        "employmentType": ["FULL_TIME", "PART_TIME"],
        "workHours": "30 hours",
        "hiringOrganization": {"@type": "Organization", "name": "Northern Lines"},
        "url": "https://rungs.example/jobs/1/",
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Leeds",
                "addressCountry": "GB",
            },
        },
        "relevantOccupation": {
            "@type": "Occupation",
            "name": "Leader",
            "url": "https://rungs.example/roles/leader/",
        },
    }


def test_of_work_from_home_no_place_is_told_and_a_country_only_if_it_is_known() -> None:
    found = told_of(2)
    assert (found["jobLocationType"], found["employmentType"]) == ("TELECOMMUTE", ["FULL_TIME"])
    assert {"jobLocation", "applicantLocationRequirements"} & set(found) == set()
    told = factories.told(factories.vacancy(remote="remote", country="GB", working="temporary"))
    found = told_of(1, told)
    assert found["applicantLocationRequirements"] == {"@type": "Country", "name": "GB"}
    assert found["employmentType"] == ["TEMPORARY"]


def test_nobody_is_named_as_employer_where_nobody_is_known() -> None:
    plain = factories.catalogue()
    told = factories.told(factories.vacancy(role="", place="", working="part"))
    found = told_of(1, told, plain)
    assert {"hiringOrganization", "jobLocation", "relevantOccupation"} & set(found) == set()
    assert found["employmentType"] == ["PART_TIME"]


def test_the_feed_tells_the_newest_first_and_knows_each_for_ever() -> None:
    newer = factories.vacancy(3, title="Newest", opens_on=date(2030, 5, 9))
    begun = datetime(2030, 1, 1, tzinfo=UTC)
    text = feed(CATALOGUE, HERE, factories.told(LEEDS, newer), begun)
    root = ET.fromstring(text)
    titles = [it.findtext("{*}title") for it in root.findall("{*}entry")]
    assert titles == ["Newest", "Team Leader, nights"]
    ids = {it.text for it in root.iter("{http://www.w3.org/2005/Atom}id")}
    assert len(ids) == 3
    again = feed(CATALOGUE, HERE, factories.told(LEEDS, newer), begun)
    assert again == text
    assert (
        "Northern Lines, Leeds, GB, partly from home, full or part time, 30 hours,"
        " open until 20 May 2030."
    ) in text


def test_a_feed_without_openings_is_the_same_whoever_makes_it() -> None:
    begun = datetime(2030, 1, 1, tzinfo=UTC)
    text = feed(CATALOGUE, HERE, factories.told(), begun)
    assert ET.fromstring(text).findtext("{*}updated") == "2030-01-01T00:00:00+00:00"
