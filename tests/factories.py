"""Typed makers of valid things: name what the test is about, leave the rest.

`catalogue()` alone is the smallest catalogue that passes every check: two levels, a role on each
rung, a step between them, two measured skills, one preference, one challenge.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from careers.domain import notices, things
from careers.domain.catalogue import Catalogue

Needs = Mapping[str, tuple[int, int]]
"""By skill: the level asked and its importance."""


def site(**overrides: Any) -> things.Site:
    return things.Site(
        **{"name": "Rungs", "strapline": "The ladder of the contact centre"} | overrides
    )


def source(code: str = "duties", **overrides: Any) -> things.Source:
    fields: dict[str, Any] = {"code": code, "number": 2, "name": "Duties", "about": "What roles do"}
    return things.Source(**fields | overrides)


def level(code: str = "entry", rank: int = 1, **overrides: Any) -> things.Level:
    fields: dict[str, Any] = {
        "code": code,
        "rank": rank,
        "name": _name(code),
        "summary": "A rung. {ed}",
    }
    return things.Level(**fields | overrides)


def track(code: str = "service", **overrides: Any) -> things.Track:
    fields: dict[str, Any] = {
        "code": code,
        "order": 1,
        "letter": "S",
        "name": _name(code),
        "summary": "Work. {ed}",
    }
    return things.Track(**fields | overrides)


def proficiencies() -> list[things.Proficiency]:
    """The five levels of the skill scale."""
    codes = ("not-yet", "guided", "alone", "difficult", "others-come")
    return [
        things.Proficiency(code=code, rank=rank, anchor=_name(code), meaning="What it means")
        for rank, code in enumerate(codes, start=1)
    ]


def preference(code: str = "people", **overrides: Any) -> things.Preference:
    fields: dict[str, Any] = {
        "code": code,
        "order": 1,
        "name": _name(code),
        "low": "few",
        "high": "many",
    }
    return things.Preference(**fields | overrides)


def skill(code: str = "speaking", **overrides: Any) -> things.Skill:
    fields: dict[str, Any] = {
        "code": code,
        "order": 1,
        "name": _name(code),
        "family": "customers",
        "summary": "A skill. {ed}",
        "about": "More of it. {ed}",
        "levels": ("One", "Two", "Three", "Four", "Five"),
    }
    return things.Skill(**fields | overrides)


def challenge(code: str = "shifts", **overrides: Any) -> things.Challenge:
    fields: dict[str, Any] = {
        "code": code,
        "order": 1,
        "name": _name(code),
        "summary": "Hard. {ed}",
        "about": "More of it. {ed}",
    }
    return things.Challenge(**fields | overrides)


def module(code: str = "mentorship", **overrides: Any) -> things.TrainingModule:
    fields: dict[str, Any] = {
        "code": code,
        "order": 1,
        "name": _name(code),
        "stage": "ongoing",
        "summary": "Training. {ed}",
        "about": "More of it. {ed}",
    }
    return things.TrainingModule(**fields | overrides)


def role(
    code: str = "agent",
    needs: Needs | None = None,
    likes: Mapping[str, int] | None = None,
    meets: Mapping[str, int] | None = None,
    **overrides: Any,
) -> things.Role:
    """A role that asks for `needs`, likes `likes` and meets `meets` (challenge: exposure)."""
    needs = {"speaking": (3, 2), "planning": (2, 1)} if needs is None else needs
    fields: dict[str, Any] = {
        "code": code,
        "order": 1,
        "title": _name(code),
        "level": "entry",
        "track": "service",
        "summary": "A role. {ed}",
        "lead": "You do it. {ed}",
        **dict.fromkeys(("job", "day", "here", "next", "profile"), "Told in words. {ed}"),
        "skills": tuple(
            things.RoleSkill(skill=skill, level=level, importance=importance)
            for skill, (level, importance) in needs.items()
        ),
        "preferences": tuple(
            things.RolePreference(preference=preference, level=level)
            for preference, level in ({"people": 4} if likes is None else likes).items()
        ),
        "challenges": tuple(
            things.RoleChallenge(challenge=challenge, exposure=exposure)
            for challenge, exposure in ({"shifts": 4} if meets is None else meets).items()
        ),
    }
    return things.Role(**fields | overrides)


def step(origin: str = "agent", destination: str = "leader", **overrides: Any) -> things.Step:
    fields: dict[str, Any] = {
        "code": f"{origin or 'any'}-to-{destination}",
        "origin": origin,
        "destination": destination,
        "evidence": "editorial",
        "summary": "A move. {ed}",
        "about": "It takes speaking and planning. {ed}",
    }
    return things.Step(**fields | overrides)


def guide(code: str = "start", **overrides: Any) -> things.Guide:
    fields: dict[str, Any] = {
        "code": code,
        "order": 1,
        "title": _name(code),
        "summary": "A guide. {ed}",
        "lead": "Read it. {ed}",
        "sections": (things.GuideSection(heading="First", body="Told in words. {ed}"),),
    }
    return things.Guide(**fields | overrides)


def skill_items(skill: str, count: int = 2, order: int = 1) -> list[things.Item]:
    """Items `speaking-1`, `speaking-2` …: the first in part a, the others in part c."""
    return [
        things.Item(
            code=f"{skill}-{number}",
            part="a" if number == 1 else "c",
            order=order,
            text="Doing one thing that others can see.",
            skill=skill,
        )
        for number in range(1, count + 1)
    ]


def preference_item(preference: str = "people", **overrides: Any) -> things.Item:
    fields: dict[str, Any] = {
        "code": f"prefers-{preference}",
        "part": "b",
        "order": 1,
        "text": "Most days I would rather …",
        "preference": preference,
        "left": "do this",
        "right": "do that",
    }
    return things.Item(**fields | overrides)


def preview_item(challenge: str = "shifts", **overrides: Any) -> things.Item:
    fields: dict[str, Any] = {
        "code": f"preview-{challenge}",
        "part": "b",
        "order": 2,
        "text": "How would that sit with you?",
        "challenge": challenge,
        "options": ("Out", "Badly", "I could live with it", "Well", "It would spur me on"),
    }
    return things.Item(**fields | overrides)


def catalogue(site_: things.Site | None = None, **members: Iterable[things.Thing]) -> Catalogue:
    """A catalogue of these members, by plural name; what is not named is the smallest that works."""
    whole: dict[str, Iterable[things.Thing]] = {
        "sources": [source()],
        "levels": [level(), level("leads", 2)],
        "tracks": [track()],
        "proficiencies": proficiencies(),
        "preferences": [preference()],
        "skills": [skill("speaking", order=1), skill("planning", order=2)],
        "challenges": [challenge()],
        "training": [module()],
        "roles": [
            role("agent"),
            role("leader", {"speaking": (4, 2), "planning": (4, 3)}, level="leads"),
        ],
        "steps": [step()],
        "items": [
            *skill_items("speaking", order=1),
            *skill_items("planning", order=2),
            preference_item(),
            preview_item(),
        ],
    }
    return Catalogue.of(site_ or site(), whole | members)


def _name(code: str) -> str:
    return code.replace("-", " ").capitalize()


# What comes and goes by the day -------------------------------------------------------------------


def vacancy(number: int = 1, **overrides: Any) -> notices.Vacancy:
    """An opening as pages are told it: for a leader, from 1 to 20 May 2030."""
    fields: dict[str, Any] = {
        "id": number,
        "title": "Team Leader, nights",
        "role": "leader",
        "place": "Leeds",
        "text": "You lead eight people.",
        "link": "https://work.example/1",
        "opens_on": date(2030, 5, 1),
        "closes_on": date(2030, 5, 20),
        "changed_at": datetime(2030, 5, 1, 9, tzinfo=UTC),
    }
    return notices.Vacancy(**fields | overrides)


def told(*vacancies: notices.Vacancy, day: date = date(2030, 5, 10)) -> notices.Notices:
    """The notices of a day."""
    return notices.cut(vacancies, (), day, datetime(2030, 5, 10, 12, tzinfo=UTC))
