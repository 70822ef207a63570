"""What a public body says of occupations, whichever body it is; nothing of ours is in it yet."""

from dataclasses import dataclass, field

from careers.domain.things import Family, Scheme


@dataclass(frozen=True)
class Body:
    """The data as a whole: what to call it, whose it is, and how it wants to be credited."""

    code: str
    """Its mark in the texts made from it."""
    scheme: Scheme
    name: str
    author: str
    about: str
    edition: str
    """Empty where nothing tells it."""


@dataclass(frozen=True)
class Group:
    """A major group of the classification."""

    code: str
    name: str
    about: str = ""


@dataclass(frozen=True)
class Zone:
    """A grade of preparation, 1 the least: a Job Zone (O*NET), a skill level (ISCO)."""

    rank: int
    code: str
    name: str
    about: str = ""
    preparation: str = ""
    """What people bring and learn; empty where the data does not say."""


@dataclass(frozen=True)
class Occupation:
    key: str
    """What the body's own files know it by."""
    code: str
    """Its code in the catalogue."""
    number: str
    """Its code in the classification."""
    title: str
    description: str
    group: str
    zone: int
    """0 where it has none."""
    place: str
    """File and line."""
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Skill:
    key: str
    code: str
    name: str
    description: str
    family: Family
    place: str
    shown: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Demand:
    """What an occupation asks of a skill, on our scales."""

    skill: str
    level: int
    importance: int


@dataclass(frozen=True)
class Published:
    """Everything taken from a folder. `rises` are pairs of related occupations, by key, the second
    one zone above the first."""

    body: Body
    groups: tuple[Group, ...]
    zones: tuple[Zone, ...]
    occupations: tuple[Occupation, ...]
    skills: tuple[Skill, ...]
    demands: dict[str, tuple[Demand, ...]]
    argument: str
    """How levels and importance came about, in words for the page."""
    rises: tuple[tuple[str, str], ...] = field(default=())
