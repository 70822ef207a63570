"""Plans in the smallest catalogue that has a way, a choice of ways and none."""

from dataclasses import replace
from datetime import UTC, date, datetime

from msgspec import structs

from careers.domain.plan import Kept
from careers.domain.questionnaire import sections
from careers.domain.recommendation import recommend
from careers.pages.plan import PlanSheet
from careers.pages.result import ResultSheet
from tests import factories

SKILLS = ("speaking", "planning", "coaching", "leading")
LEVELS = ("Not once.", "With help.", "On ordinary days.", "On hard days.", "For others.")
BEGIN = ("Sit beside a colleague. {ed}", "Ask your manager: “What would you want to see?” {ed}")
MADE = datetime(2030, 5, 1, 9, tzinfo=UTC)
TODAY = date(2030, 5, 3)
LONG = "Too long for a list. " * 20 + "{ed}"


def sheet(
    target: str = "leader",
    current: str = "agent",
    kept: Kept = Kept(),  # noqa: B008 - a frozen value
    by: str = "",
    **answers: int,
) -> PlanSheet:
    """The plan of somebody who gave one answer to both questions of each skill; agent, leader and
    manager one above the other, `by` beside the leader, and an island."""
    catalogue = factories.catalogue(
        skills=[
            *(
                factories.skill(
                    code, order=order, levels=LEVELS, build=(f"Try {code}. {{ed}}", LONG)
                )
                for order, code in enumerate(SKILLS)
            ),
            factories.skill("tact", order=9, part_of="speaking", levels=()),
        ],
        items=[item for code in SKILLS for item in factories.skill_items(code)],
        training=[factories.module("mentorship", name="Mentorship", skills=("coaching",))],
        challenges=[factories.challenge(code) for code in ("shifts", "noise", "targets", "change")],
        roles=[
            factories.role("agent", {"speaking": (3, 3)}, meets={}),
            factories.role(
                "leader",
                {"speaking": (4, 2), "planning": (3, 1), "coaching": (4, 3), "leading": (4, 3)},
                meets={"shifts": 2, "noise": 5, "targets": 4, "change": 3},
                level="leads",
            ),
            factories.role("manager", {"leading": (5, 3)}, level="leads", meets={}),
            factories.role("trainer", {"planning": (5, 3)}, level="leads", meets={}),
            factories.role("island", {"speaking": (3, 1)}, level="leads", meets={}),
        ],
        steps=[
            factories.step(begin=BEGIN),
            factories.step("leader", "manager"),
            *([factories.step("agent", by), factories.step(by, "manager")] if by else []),
        ],
    )
    given = {f"{skill}-{n}": value for skill, value in answers.items() for n in (1, 2)}
    found = recommend(catalogue, given, current)
    return PlanSheet(
        catalogue,
        found.current,
        catalogue.role(target),
        None if found.too_early else ResultSheet(found, sections(catalogue)),
        kept,
        TODAY,
    )


def able(**options: object) -> PlanSheet:
    """Speaking and planning are there, coaching is short by two levels, leading by one."""
    return sheet(speaking=4, planning=3, coaching=2, leading=3, **options)  # type: ignore[arg-type]


def leading_asks(plan: PlanSheet, asked: dict[str, tuple[int, int]]) -> PlanSheet:
    """The same plan where the leader is asked for these skills, known before or not."""
    known = {skill.code for skill in plan.catalogue.skills}
    new = [factories.skill(code, order=20, levels=()) for code in asked if code not in known]
    leader = factories.role("leader", asked, level="leads", meets={})
    others = [role for role in plan.catalogue.roles if role.code != leader.code]
    catalogue = structs.replace(
        plan.catalogue, skills=(*plan.catalogue.skills, *new), roles=(*others, leader)
    )
    return replace(plan, catalogue=catalogue, target=leader)
