"""The tables: the draft that staff edit, the editions published from it, visitors' attempts."""

from careers.models.attempt import Answer, Attempt, Earlier
from careers.models.base import Piece, Thing
from careers.models.challenge import Challenge
from careers.models.edition import Edition, Immutable
from careers.models.frame import Level, Preference, Proficiency, Site, Source, Track
from careers.models.group import Group
from careers.models.guess import Guess
from careers.models.guide import Disagreement, Guide, GuideSection
from careers.models.plan import Action, Evidence
from careers.models.questionnaire import Question
from careers.models.role import (
    Note,
    OccupationCode,
    Role,
    RoleChallenge,
    RolePreference,
    RoleSkill,
)
from careers.models.search import Synonym, VainSearch
from careers.models.skill import Skill, TrainingModule
from careers.models.step import AdvancementStep

DRAFT_MODELS: tuple[type[Thing], ...] = (
    Source,
    Level,
    Track,
    Proficiency,
    Preference,
    Skill,
    Challenge,
    TrainingModule,
    Role,
    AdvancementStep,
    Guide,
    Disagreement,
    Question,
    Synonym,
)
"""One model for every kind of thing, each after those it refers to."""

__all__ = [
    "DRAFT_MODELS",
    "Action",
    "AdvancementStep",
    "Answer",
    "Attempt",
    "Challenge",
    "Disagreement",
    "Earlier",
    "Edition",
    "Evidence",
    "Group",
    "Guess",
    "Guide",
    "GuideSection",
    "Immutable",
    "Level",
    "Note",
    "OccupationCode",
    "Piece",
    "Preference",
    "Proficiency",
    "Question",
    "Role",
    "RoleChallenge",
    "RolePreference",
    "RoleSkill",
    "Site",
    "Skill",
    "Source",
    "Synonym",
    "Thing",
    "Track",
    "TrainingModule",
    "VainSearch",
]
