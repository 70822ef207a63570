"""The five roles of the desk: groups of rights that every installation has, kept as this table says.

A house may make groups of its own beside them; those are left alone. Somebody with several roles may do
what any of them may.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from careers.models import (
    DRAFT_MODELS,
    FooterLink,
    GuideSection,
    Note,
    OccupationCode,
    RoleChallenge,
    RolePreference,
    RoleSkill,
    Site,
)

DRAFT: tuple[type[models.Model], ...] = (
    *DRAFT_MODELS,
    RoleSkill,
    RoleChallenge,
    RolePreference,
    OccupationCode,
    Note,
    GuideSection,
    Site,
    FooterLink,
)
"""Everything an edition is made of, the rows that hang on things included."""


def _each(action: str, *kinds: type[models.Model]) -> tuple[str, ...]:
    return tuple(f"{it._meta.app_label}.{action}_{it._meta.model_name}" for it in kinds)


@dataclass(frozen=True)
class Grant:
    """Some rights and, for whoever looks after accounts, what they are for."""

    why: Any
    rights: tuple[str, ...]


@dataclass(frozen=True)
class StaffRole:
    """A role of the desk: the name of its group, and what whoever has it may do."""

    name: str
    said: Any
    grants: tuple[Grant, ...]

    @property
    def rights(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(right for grant in self.grants for right in grant.rights))


READ = Grant(
    _("See the draft: every form to read, what differs from what is live, what the checks say."),
    ("careers.see_draft", "careers.view_edition", "careers.view_care", *_each("view", *DRAFT)),
)
WRITE = Grant(
    _("Change, add and take out whatever an edition is made of. Visitors see none of it yet."),
    (*_each("add", *DRAFT), *_each("change", *DRAFT), *_each("delete", *DRAFT)),
)
WORKBOOK = Grant(_("Read a workbook into the draft."), ("careers.exchange_draft",))
SHARE = Grant(
    _("Let somebody without an account see the preview for a while."), ("careers.share_preview",)
)
CARE = Grant(
    _("Say who looks after a thing, and when it is to be read again."),
    ("careers.add_care", "careers.change_care"),
)
SEARCHES = Grant(
    _("See what visitors searched in vain, and take it off the list."),
    ("careers.view_vainsearch", "careers.delete_vainsearch"),
)
JUDGE = Grant(_("Approve what changed, or send it back."), ("careers.review_draft",))
PUBLISH = Grant(
    _("Publish, at once or at a time, withdraw what waits for its time, bring back an edition."),
    ("careers.add_edition",),
)
NOTICES = Grant(
    _("Post openings and announcements, which visitors see at once."),
    tuple(
        f"careers.{action}_{kind}"
        for kind in ("vacancy", "announcement")
        for action in ("view", "add", "change", "delete")
    ),
)
COUNT = Grant(
    _("See the numbers, of all and of each group, and what visitors searched in vain."),
    ("careers.view_numbers", "careers.view_group", "careers.view_vainsearch"),
)
GROUPS = Grant(
    _("Make and close the groups that people are counted with."),
    ("careers.add_group", "careers.change_group", "careers.delete_group"),
)
RULES = Grant(
    _("Set the rules of the house."),
    ("careers.view_rules", "careers.change_rules"),
)
ACCOUNTS = Grant(
    _("Make accounts, give them roles, close them; see who was locked out."),
    (
        *(f"auth.{action}_user" for action in ("view", "add", "change", "delete")),
        *(f"auth.{action}_group" for action in ("view", "add", "change", "delete")),
        *(
            f"axes.{action}_{kind}"
            for kind in ("accessattempt", "accessfailurelog")
            for action in ("view", "delete")
        ),
    ),
)

AUTHOR = StaffRole(
    "Author",
    _("Writes the draft. Publishes nothing, and approves nothing."),
    (READ, WRITE, WORKBOOK, SHARE, CARE, SEARCHES),
)
REVIEWER = StaffRole(
    "Reviewer",
    _("Reads what changed, approves it or sends it back. Changes nothing themselves."),
    (READ, JUDGE, CARE),
)
PUBLISHER = StaffRole(
    "Publisher",
    _("Decides what visitors see and from when. Changes nothing in the draft."),
    (READ, PUBLISH, SHARE, NOTICES),
)
ANALYST = StaffRole("Analyst", _("Sees the numbers, and nothing of the draft."), (COUNT,))
ADMINISTRATOR = StaffRole(
    "Administrator",
    _("May do all of it, and looks after accounts and rules."),
    (
        READ,
        WRITE,
        WORKBOOK,
        SHARE,
        CARE,
        SEARCHES,
        JUDGE,
        PUBLISH,
        NOTICES,
        COUNT,
        GROUPS,
        RULES,
        ACCOUNTS,
    ),
)

ROLES = (AUTHOR, REVIEWER, PUBLISHER, ANALYST, ADMINISTRATOR)
BY_NAME = {role.name: role for role in ROLES}


def keep_roles() -> None:
    """Make the five groups where they are missing, and give each just the rights of its role. Running
    it again changes nothing; groups of other names are left alone."""
    with transaction.atomic():
        named = Permission.objects.values_list("content_type__app_label", "codename", "pk")
        known = {f"{app}.{codename}": pk for app, codename, pk in named}
        for role in ROLES:
            group, _made = Group.objects.get_or_create(name=role.name)
            group.permissions.set([known[right] for right in role.rights])
