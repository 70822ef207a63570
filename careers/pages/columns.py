"""What the tables of the open data hold, and each of their columns, in words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

TABLES: dict[str, Any] = {
    "roles": _("Every role, on the ladder and beyond it."),
    "skills": _("Every skill; for those with questions, what each level looks like."),
    "challenges": _("Everything that is hard about the work."),
    "steps": _("Every step from one role to another."),
    "role_skills": _("What each role asks of each skill."),
    "role_challenges": _("How much of what is hard each role meets."),
    "role_preferences": _("Where each role stands between two ways of working."),
    "role_codes": _("The place of a role in public classifications, where we could verify one."),
    "preferences": _("The ways of working that the questions ask about."),
    "training": _("Every piece of training."),
    "sources": _("The texts that everything leans on."),
}

_ANY: dict[str, Any] = {
    "code": _("Its lasting name, the same in every table and address."),
    "name": _("What it is called."),
    "title": _("What it is called."),
    "summary": _("What it is, in a sentence."),
    "summary_sources": _(
        "The codes of the sources that sentence leans on; “ed” is our own judgement."
    ),
    "note": _("Why, in a sentence; often empty."),
    "note_sources": _("The codes of the sources it leans on; “ed” is our own judgement."),
    "helps": _("What helps in this role; empty where nothing differs from other roles."),
    "helps_sources": _("The codes of the sources it leans on; “ed” is our own judgement."),
    "also_called": _("Other names for it."),
    "formerly": _("Codes it had before, or those of what it replaced; their addresses lead to it."),
    "order": _("Its place when things of the kind are listed."),
    "path": _("The address of its page on this site."),
    "role": _("The code of the role."),
    "skill": _("The code of the skill."),
    "challenge": _("The code of what is hard."),
    "preference": _("The code of the way of working."),
    "level": _("The level asked for, from 1 to 5."),
}

_HERE: dict[tuple[str, str], Any] = {
    ("roles", "level"): _("The code of its rung."),
    ("roles", "level_name"): _("What that rung is called."),
    ("roles", "level_rank"): _(
        "The rung’s number: 1 is where people begin, 0 is beyond the centre."
    ),
    ("roles", "track"): _("The code of its track."),
    ("roles", "track_name"): _("What that track is called."),
    ("roles", "hours"): _(
        "Whether it is worked at regular hours, outside them at times, or by shifts."
    ),
    ("roles", "contact"): _("How directly it meets customers."),
    ("skills", "family"): _("The group of skills it belongs to."),
    ("skills", "part_of"): _("The code of the skill it is part of, if any."),
    ("skills", "measured"): _("Whether the questions ask about it."),
    **{
        ("skills", f"level_{number}"): _("What somebody at level %(level)d does.")
        for number in range(1, 6)
    },
    ("steps", "origin"): _("The code of the role it starts from; empty if from any in the centre."),
    ("steps", "destination"): _("The code of the role it leads to."),
    ("steps", "evidence"): _("How much of it a source names; see “How we know”."),
    ("steps", "training"): _("The codes of the training that serves it."),
    ("role_skills", "importance"): _("From 0, not asked for, to 3, critical."),
    ("role_challenges", "exposure"): _("From 1, hardly ever, to 5, every day."),
    ("role_preferences", "level"): _("From 1, wholly the low end, to 5, wholly the high one."),
    ("role_codes", "scheme"): _("The classification."),
    ("role_codes", "code"): _("The code there."),
    ("role_codes", "uri"): _("Its address there, if it has one."),
    ("role_codes", "title"): _("What it is called there."),
    ("role_codes", "edition"): _("Which issue of the classification we read."),
    ("role_codes", "match"): _("How well it fits the role: exact, close, or broader than it."),
    ("role_codes", "note"): _("What to know about it."),
    ("preferences", "low"): _("What its low end stands for."),
    ("preferences", "high"): _("What its high end stands for."),
    ("training", "stage"): _(
        "When it comes: around the start, along the way, or before a next rung."
    ),
    ("training", "skills"): _("The codes of the skills it serves."),
    ("sources", "number"): _("The number it is marked with on this site."),
    ("sources", "author"): _("Who wrote it, if that is known."),
    ("sources", "about"): _("What it tells of."),
}


def about(table: str, column: str) -> str:
    """What a column holds. Raises `KeyError` for one that nobody has described."""
    said = str(_HERE.get((table, column)) or _ANY[column])
    return said % {"level": int(column[-1])} if "%" in said else said
