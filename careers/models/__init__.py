"""The tables: the draft that staff edit, the editions published from it, visitors' attempts."""

from collections.abc import Mapping

from django.db.models import Model

from careers.models.attempt import Answer, Attempt, Earlier
from careers.models.base import Piece, Thing
from careers.models.challenge import Challenge
from careers.models.edition import Edition, Immutable, Withdrawal
from careers.models.erasure import Erasure, FormerCode
from careers.models.errand import Errand, Portion
from careers.models.frame import FooterLink, Level, Preference, Proficiency, Site, Source, Track
from careers.models.group import Group
from careers.models.guess import Guess
from careers.models.guide import Disagreement, Guide, GuideSection
from careers.models.notice import Announcement, Vacancy
from careers.models.plan import Action, Evidence
from careers.models.preview import Preview, PreviewLink
from careers.models.questionnaire import Question
from careers.models.review import Approval, Care, Review, Rules
from careers.models.role import (
    Note,
    OccupationCode,
    Role,
    RoleChallenge,
    RolePreference,
    RoleSkill,
)
from careers.models.search import Synonym, VainSearch
from careers.models.second_factor import Authenticator, SpareCode, SpareCodes
from careers.models.skill import Skill, TrainingModule
from careers.models.step import AdvancementStep
from careers.models.upload import Upload

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

BY_KIND: Mapping[str, type[Thing]] = {model.kind_name: model for model in DRAFT_MODELS}
"""By the name of a kind: its model."""

WITH_SITE: Mapping[str, type[Model]] = {**BY_KIND, "site": Site}
"""The same, and the site's one row: all that a draft is made of."""

__all__ = [
    "BY_KIND",
    "DRAFT_MODELS",
    "WITH_SITE",
    "Action",
    "AdvancementStep",
    "Announcement",
    "Answer",
    "Approval",
    "Attempt",
    "Authenticator",
    "Care",
    "Challenge",
    "Disagreement",
    "Earlier",
    "Edition",
    "Erasure",
    "Errand",
    "Evidence",
    "FooterLink",
    "FormerCode",
    "Group",
    "Guess",
    "Guide",
    "GuideSection",
    "Immutable",
    "Level",
    "Note",
    "OccupationCode",
    "Piece",
    "Portion",
    "Preference",
    "Preview",
    "PreviewLink",
    "Proficiency",
    "Question",
    "Review",
    "Role",
    "RoleChallenge",
    "RolePreference",
    "RoleSkill",
    "Rules",
    "Site",
    "Skill",
    "Source",
    "SpareCode",
    "SpareCodes",
    "Synonym",
    "Thing",
    "Track",
    "TrainingModule",
    "Upload",
    "Vacancy",
    "VainSearch",
    "Withdrawal",
]
