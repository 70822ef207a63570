"""The things a catalogue is made of: roles, skills, challenges, steps and what surrounds them.

Each is a frozen value with a stable code. They refer to one another by code only, so a catalogue
can be written to JSON or to text files and read back with nothing lost. Unknown fields, wrong
types and values out of range are refused when they are read (`msgspec.ValidationError`).
"""

from typing import Annotated, Literal, get_args

import msgspec

from careers.domain.text import (
    Code,
    Exposure,
    Importance,
    Line,
    OptionalLine,
    OptionalStatement,
    ProficiencyRank,
    Prose,
    Reference,
    Statement,
)

Evidence = Literal["both", "end", "order", "editorial"]
"""How well a step is attested: a source names both ends, only the destination, only the order of
a list, or none does and it is our own judgement."""

SURE: tuple[Evidence, ...] = get_args(Evidence)
"""How well steps are attested, the best first."""

Stage = Literal["first", "ongoing", "advancement"]
"""When training comes: around the start, along the way, or towards a next rung."""

Family = Literal["customers", "self", "craft", "people", "operation"]
"""Skill families: with customers, yourself, the craft of the desk, other people, the operation."""

Hours = Literal["", "regular", "sometimes", "shifts"]
"""When the work is done: at regular hours, sometimes outside them, by shifts; empty: not said."""

Contact = Literal["", "none", "sometimes", "daily"]
"""How directly it meets the employer's customers: not at all, sometimes, every day; empty: not said."""

Match = Literal["exact", "close", "broad"]
Scheme = Literal["O*NET-SOC", "ESCO"]
Part = Literal["a", "b", "c"]
Place = Literal["job", "do", "day", "skills", "hard", "here", "next", "training"]
"""The sections of a role's page beside which a margin note can stand."""

LABELLED = " · "
"""What stands between a label and the heading it belongs to."""

Order = Annotated[int, msgspec.Meta(ge=0, le=32767)]
"""Where a thing stands among its kind when they are listed; equal orders fall back to the code."""


class Piece(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A part of a thing; it has no code of its own."""


class Thing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something with a stable code, unique among things of its kind."""

    code: Code


Optional = Literal["assessment", "jobs", "guides", "open-data"]
"""The parts of the portal that can be left out."""


class FooterLink(Piece, frozen=True, kw_only=True):
    """A link of the organisation's own at the foot of every page: a path here or a web address."""

    label: Line
    address: Line


class Site(Piece, frozen=True, kw_only=True):
    """What the portal calls itself. `contact` is an e-mail address, or empty."""

    name: Line
    strapline: Line
    contact: str = ""
    questionnaire: Annotated[int, msgspec.Meta(ge=1)] = 1
    """The questionnaire's version: it goes up whenever an item's wording changes."""
    licence: OptionalLine = ""
    """The licence the open data is given under, by its name; empty: none is given."""
    licence_url: OptionalLine = ""
    organisation: OptionalLine = ""
    """Whose portal it is; empty: nobody's in particular."""
    accent: Annotated[str, msgspec.Meta(pattern=r"^(#[0-9a-f]{6})?$")] = ""
    """The colour of links and buttons on light paper, as ``#1f4fa3``; empty: ours."""
    links: tuple[FooterLink, ...] = ()
    without: tuple[Optional, ...] = ()
    """The parts that this portal leaves out."""


class Source(Thing, frozen=True, kw_only=True):
    """A text the catalogue leans on. `number` is what the reader sees as its mark."""

    number: Annotated[int, msgspec.Meta(ge=1, le=99)]
    name: Line
    author: OptionalLine = ""
    about: Line

    @property
    def path(self) -> str:
        return f"/sources/#s-{self.code}"


class Level(Thing, frozen=True, kw_only=True):
    """A rung of the ladder: rank 1 is entry. Rank 0 holds the roles beyond the centre."""

    rank: Annotated[int, msgspec.Meta(ge=0, le=20)]
    name: Line
    summary: Statement


class Track(Thing, frozen=True, kw_only=True):
    """A column of the ladder: a line of work. `letter` is its sign on the map."""

    order: Order
    letter: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]$")]
    name: Line
    summary: Statement


class Proficiency(Thing, frozen=True, kw_only=True):
    """One of the five proficiency levels; `anchor` is the answer a person gives."""

    rank: ProficiencyRank
    anchor: Line
    meaning: Line


class Preference(Thing, frozen=True, kw_only=True):
    """A two-sided liking: 1 is wholly the low pole, 5 wholly the high one."""

    order: Order
    name: Line
    low: Line
    high: Line


class Skill(Thing, frozen=True, kw_only=True):
    """Something a person can do.

    A measured skill has items in the questionnaire and five behavioural `levels`, lowest first.
    A skill that is `part_of` a measured one is covered by its items; any other is not measured.
    """

    order: Order
    name: Line
    family: Family
    part_of: Reference = ""
    summary: Statement
    about: Prose
    levels: tuple[Line, ...] = ()
    build: tuple[Statement, ...] = ()
    """Ways to get better at it."""
    also_called: tuple[Line, ...] = ()
    synonyms: tuple[Line, ...] = ()
    """Further words people search for; never shown."""
    formerly: tuple[Code, ...] = ()
    """Codes it was known by, or those of what it replaced: their addresses lead here."""

    @property
    def path(self) -> str:
        return f"/skills/{self.code}/"


class Challenge(Thing, frozen=True, kw_only=True):
    """Something hard about the work: how it shows, and what helps."""

    order: Order
    name: Line
    summary: Statement
    about: Prose
    signs: tuple[Statement, ...] = ()
    yourself: tuple[Statement, ...] = ()
    """What a person can do about it."""
    employer: tuple[Statement, ...] = ()
    """What an employer can do about it."""
    synonyms: tuple[Line, ...] = ()
    formerly: tuple[Code, ...] = ()

    @property
    def path(self) -> str:
        return f"/challenges/{self.code}/"


class TrainingModule(Thing, frozen=True, kw_only=True):
    """A piece of training, when it comes and which skills it serves."""

    order: Order
    name: Line
    stage: Stage
    summary: Statement
    about: Prose
    skills: tuple[Code, ...] = ()
    synonyms: tuple[Line, ...] = ()

    @property
    def path(self) -> str:
        return f"/training/#{self.code}"


class RoleSkill(Piece, frozen=True, kw_only=True):
    """What a role asks of one skill. Levels and importance are editorial."""

    skill: Code
    level: ProficiencyRank
    importance: Importance
    note: OptionalStatement = ""
    """What a source says of it, or why the level is what it is."""


class RoleChallenge(Piece, frozen=True, kw_only=True):
    """How much of a challenge a role meets. Exposure is editorial."""

    challenge: Code
    exposure: Exposure
    note: OptionalStatement = ""
    """How it reaches this role, and who says so."""
    helps: OptionalStatement = ""
    """What helps in this role; where it is empty, what helps anyone is shown."""


class RolePreference(Piece, frozen=True, kw_only=True):
    """Where a role stands between the poles of a preference. Editorial."""

    preference: Code
    level: ProficiencyRank


class OccupationCode(Piece, frozen=True, kw_only=True):
    """A role's place in a public classification, verified; a wrong code is worse than none."""

    scheme: Scheme
    code: Line
    title: Line
    edition: Line
    match: Match
    note: OptionalLine = ""

    @property
    def url(self) -> str:
        """The occupation's public address, or empty where the scheme gives none."""
        if self.scheme == "ESCO":
            return f"http://data.europa.eu/esco/occupation/{self.code}"
        return ""


class Note(Piece, frozen=True, kw_only=True):
    """A remark in the margin of a role's page, beside the section named by `place`."""

    place: Place
    heading: Line
    text: Statement


class Role(Thing, frozen=True, kw_only=True):
    """An occupation on the ladder, or beyond it."""

    order: Order
    title: Line
    level: Code
    track: Code
    hours: Hours = ""
    contact: Contact = ""
    summary: Statement
    lead: Statement
    also_called: tuple[Line, ...] = ()
    """Names the sources use for it."""
    synonyms: tuple[Line, ...] = ()
    """Further words people search for; never shown."""
    job: Prose
    duties: tuple[Statement, ...] = ()
    day: Prose
    here: Prose
    """How people get here."""
    next: Prose
    """Where it leads, in words; the steps are listed under it."""
    profile: Prose
    """The argument for the levels and weights below."""
    skills: tuple[RoleSkill, ...] = ()
    challenges: tuple[RoleChallenge, ...] = ()
    preferences: tuple[RolePreference, ...] = ()
    codes: tuple[OccupationCode, ...] = ()
    notes: tuple[Note, ...] = ()
    formerly: tuple[Code, ...] = ()

    @property
    def path(self) -> str:
        return f"/roles/{self.code}/"


class Step(Thing, frozen=True, kw_only=True):
    """A move from one role to another; an empty `origin` means from any rung of the centre.

    Its code is always ``<origin or any>-to-<destination>``.
    """

    origin: Reference = ""
    destination: Code
    evidence: Evidence
    summary: Statement
    about: Prose
    takes: tuple[Statement, ...] = ()
    """What the sources say it takes."""
    begin: tuple[Statement, ...] = ()
    """What you could do first."""
    training: tuple[Code, ...] = ()

    @property
    def path(self) -> str:
        return f"/steps/{self.code}/"


class GuideSection(Piece, frozen=True, kw_only=True):
    """A headed part of a guide.

    A heading may begin with a label and a middle dot: “Nine o’clock · Then they come”. The label is
    shown on a plate above it, so that a guide can be told by the hour, or as sayings with a verdict on
    each.
    """

    heading: Line
    body: Prose

    @property
    def label(self) -> str:
        """What stands on the plate, or empty."""
        label, dot, _heading = self.heading.partition(LABELLED)
        return label if dot else ""

    @property
    def title(self) -> str:
        """The heading without its label."""
        return self.heading.partition(LABELLED)[2] or self.heading


class Guide(Thing, frozen=True, kw_only=True):
    """Something to read on the bus: a subject told in sections."""

    order: Order
    title: Line
    summary: Statement
    lead: Statement
    sections: tuple[GuideSection, ...] = ()
    synonyms: tuple[Line, ...] = ()
    formerly: tuple[Code, ...] = ()

    @property
    def path(self) -> str:
        return f"/guides/{self.code}/"


class Disagreement(Thing, frozen=True, kw_only=True):
    """Where the sources do not agree, told as such, and the things it concerns."""

    order: Order
    title: Line
    body: Prose
    roles: tuple[Code, ...] = ()
    challenges: tuple[Code, ...] = ()
    guides: tuple[Code, ...] = ()

    @property
    def path(self) -> str:
        return f"/sources/#{self.code}"


class Item(Thing, frozen=True, kw_only=True):
    """A question of the self-assessment.

    It measures exactly one of `skill`, `preference` or `challenge` (a preview). A preference item
    completes its text with `left` or `right`; `flipped` puts the high pole on the left. A preview
    has five `options`, from "I would want out" to "It would spur me on".
    """

    part: Part
    order: Order
    text: Line
    skill: Reference = ""
    preference: Reference = ""
    challenge: Reference = ""
    left: OptionalLine = ""
    right: OptionalLine = ""
    flipped: bool = False
    options: tuple[Line, ...] = ()


class Synonym(Thing, frozen=True, kw_only=True):
    """A word or phrase of the field that people type, and what the texts may say instead.

    It belongs to no one thing and says nothing about the world, so it carries no source. Where it is
    `alike`, all of its phrases are one and the same wherever they stand; otherwise only who types
    `name` is also shown what says one of `means`.
    """

    name: Line
    means: tuple[Line, ...] = ()
    alike: bool = False
