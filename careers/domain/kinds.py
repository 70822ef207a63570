"""Every kind of thing a catalogue holds, under the names used everywhere else.

One row a kind: its singular name (as in ``role:team-leader``), its plural (the catalogue's field,
the folder of its text files, the first part of its address) and its type.
"""

from dataclasses import dataclass

from careers.domain import things


@dataclass(frozen=True)
class Kind:
    name: str
    plural: str
    type: type[things.Thing]
    folder: str
    """The first part of its pages' addresses; empty where a kind has no pages of its own."""


KINDS: tuple[Kind, ...] = (
    Kind("source", "sources", things.Source, ""),
    Kind("level", "levels", things.Level, ""),
    Kind("track", "tracks", things.Track, ""),
    Kind("proficiency", "proficiencies", things.Proficiency, ""),
    Kind("preference", "preferences", things.Preference, ""),
    Kind("skill", "skills", things.Skill, "skills"),
    Kind("challenge", "challenges", things.Challenge, "challenges"),
    Kind("training", "training", things.TrainingModule, ""),
    Kind("role", "roles", things.Role, "roles"),
    Kind("step", "steps", things.Step, "steps"),
    Kind("guide", "guides", things.Guide, "guides"),
    Kind("disagreement", "disagreements", things.Disagreement, ""),
    Kind("item", "items", things.Item, ""),
    Kind("synonym", "synonyms", things.Synonym, ""),
)

BY_NAME = {kind.name: kind for kind in KINDS}
