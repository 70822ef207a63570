"""Sixty things job seekers and agents would type, written down before search learned to answer them
and kept from whoever taught it.

Half are misspelt. Each names the pages that would answer; one of them has to be among the first
three things shown. At least 57 of the 60 do.
"""

from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.pages.finding import search

FIRST = 3
WANTED = 57
"""Nineteen in twenty."""

WELL_SPELT = {
    "supervisor": ["/roles/team-leader/"],
    "call centre operator": ["/roles/customer-service-representative/"],
    "customer care": ["/roles/customer-service-representative/"],
    "phone agent": ["/roles/customer-service-representative/"],
    "helpdesk": ["/roles/technical-support-specialist/", "/roles/it-support/"],
    "QA": ["/roles/quality-assurance-analyst/"],
    "who listens to the calls": ["/roles/quality-assurance-analyst/"],
    "workforce planner": ["/roles/workforce-management-specialist/"],
    "how to become a trainer": [
        "/roles/trainer/",
        "/steps/customer-service-representative-to-trainer/",
    ],
    "account manager": ["/roles/client-relations-specialist/"],
    "manager of a call centre": ["/roles/call-center-manager/"],
    "agent to team leader": [
        "/steps/senior-agent-to-team-leader/",
        "/steps/customer-service-representative-to-team-leader/",
    ],
    "work from home": ["/guides/work-life-balance/", "/challenges/shifts-and-hours/"],
    "night shifts": ["/challenges/shifts-and-hours/"],
    "rude callers": ["/challenges/difficult-customers/"],
    "burn-out": ["/challenges/stress-and-burnout/"],
    "salary": ["/sources/#pay-and-beginnings", "/guides/industry-overview/"],
    "is it a dead end job": [
        "/guides/myths-and-realities/",
        "/sources/#stepping-stone",
        "/guides/beyond-the-call-center/",
    ],
    "will AI replace call centers": [
        "/challenges/automation/",
        "/guides/trends-and-future/",
        "/guides/technology/",
    ],
    "no experience": [
        "/guides/getting-started/",
        "/roles/customer-service-representative/",
    ],
    "do I need a degree": ["/guides/getting-started/", "/sources/#pay-and-beginnings"],
    "how do I get promoted": [
        "/ladder/",
        "/guides/training-and-development/",
        "/roles/senior-agent/",
        "/guides/getting-started/",
    ],
    "what do I say to my manager": ["/assessment/"],
    "career test": ["/assessment/"],
    "what does a typical day look like": ["/guides/a-day-in-the-life/"],
    "KPIs": ["/challenges/performance-targets/", "/skills/reading-the-numbers/"],
    "too many calls": ["/challenges/high-call-volume/"],
    "why do people quit": ["/challenges/high-turnover/", "/sources/#turnover"],
    "multi tasking": ["/skills/multitasking/", "/skills/time-and-multitasking/"],
    "public speaking": ["/skills/speaking/"],
}
MISSPELT = {
    "teem leeder": ["/roles/team-leader/"],
    "superviser job": ["/roles/team-leader/"],
    "costumer servise": ["/roles/customer-service-representative/"],
    "tecnical suport": ["/roles/technical-support-specialist/"],
    "quality analist": ["/roles/quality-assurance-analyst/"],
    "work force managment": ["/roles/workforce-management-specialist/"],
    "rota planer": ["/roles/workforce-management-specialist/"],
    "traner": ["/roles/trainer/"],
    "acount manger": ["/roles/client-relations-specialist/"],
    "contact center maneger": ["/roles/call-center-manager/"],
    "oprations director": ["/roles/operations-director/"],
    "human resorces": ["/roles/human-resources/"],
    "start my own buisness": ["/roles/own-business/"],
    "datta analisis": ["/roles/data-analysis/"],
    "senoir agent": ["/roles/senior-agent/"],
    "shfit work": ["/challenges/shifts-and-hours/"],
    "dificult custommers": ["/challenges/difficult-customers/"],
    "stres at work": ["/challenges/stress-and-burnout/", "/skills/stress-management/"],
    "repetative work": ["/challenges/repetitive-work/"],
    "lisening skills": ["/skills/listening-and-empathy/", "/skills/active-listening/"],
    "empathie": ["/skills/empathy/", "/skills/listening-and-empathy/"],
    "comunication skills": [
        "/skills/speaking/",
        "/training/#advanced-communication",
        "/skills/writing/",
    ],
    "leadrship traning": ["/training/#leadership-training"],
    "team leder to call centre manger": ["/steps/team-leader-to-call-center-manager/"],
    "conflict resolusion": [
        "/skills/conflict-resolution/",
        "/training/#conflict-resolution-training",
    ],
    "day in teh life": ["/guides/a-day-in-the-life/"],
    "carreer quiz": ["/assessment/"],
    "sallary": ["/sources/#pay-and-beginnings", "/guides/industry-overview/"],
    "cros training": ["/training/#cross-training"],
    "problem solveing": ["/skills/problem-solving/"],
}
ASKED = WELL_SPELT | MISSPELT


def first(catalogue: Catalogue, query: str) -> list[str]:
    return [thing.path for thing in search(catalogue, query).things[:FIRST]]


def test_there_are_sixty_and_half_of_them_misspelt() -> None:
    assert (len(ASKED), len(MISSPELT)) == (60, 30)


def test_nearly_all_find_their_page_among_the_first_three(catalogue: Catalogue) -> None:
    missed = {
        query: found
        for query, pages in ASKED.items()
        if not set(found := first(catalogue, query)) & set(pages)
    }
    assert len(ASKED) - len(missed) >= WANTED, missed


def test_every_page_looked_for_is_there(catalogue: Catalogue) -> None:
    """Otherwise a page that is renamed would lose its questions without anybody noticing."""
    pages = {page for wanted in ASKED.values() for page in wanted}
    things = (thing for kind in KINDS for thing in getattr(catalogue, kind.plural))
    kept = {thing.path for thing in things if hasattr(thing, "path")}
    assert pages - kept == {"/assessment/", "/ladder/"}
