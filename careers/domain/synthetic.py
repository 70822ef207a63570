"""A catalogue as large as a country's, made from ours: to measure with, not to read.

Whole lines of work are made, each a ladder like ours under other names: the same rungs, steps that
climb them, texts with words of their own put in. What classifications look like is kept: most skills
are asked for by a handful of roles that are near each other, some by hundreds; some roles ask for
fifteen skills, some for a hundred. Words are as many and as unevenly spread as a real one's.
Challenges, training, sources, guides and questions stay ours, so the catalogue can be published and
answered. The same seed gives the same bytes.
"""

import re
from collections.abc import Iterator
from itertools import count, islice, product
from random import Random
from typing import Any, TypeVar

import msgspec

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.checks.asking import LEANING
from careers.domain.former import step_code
from careers.domain.kinds import KINDS

ROLES, SKILLS, LINKS, SEED = 3_000, 14_000, 120_000, 1
"""The size of ESCO: occupations, skills, and what the ones ask of the others."""

WORDS = 25_000
"""How many words there are to put in."""
STIRRED = 0.12
"""How many of a text's longer words are put for others."""
LEANT_ON = 3
"""So many measured skills each line of work asks a level more of, in all of its roles."""
LEAST_LEVEL, MOST_LEVEL = 1, 5
NEAR = 0.5
"""The share of a role's skills that its own line of work shares."""
SPREAD = 0.35
"""How unevenly long the roles' lists of skills are: the standard deviation of their logarithm."""
UNEVEN = 3
"""How unevenly skills are asked for: the power that an even chance is raised to."""
TRACKS = 26
"""As many tracks as there are letters for them."""
LONGEST = 17
"""Letters of what a line of work puts before a title: the longest of ours still fits its plate."""


def _listed(words: str) -> list[str]:
    return words.split()


SYLLABLES = _listed(
    "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri "
    "ro ru sa se si so su ta te ti to tu va ve vi vo vu pra stre cli gran"
)
KINDS_OF_WORK = _listed(
    "Senior Junior Assistant Deputy Regional Lead Principal Associate Chief Night Field Remote Digital "
    "Clinical Technical Industrial Legal Medical Retail Public"
)
FIELDS = _listed(
    "Insurance Banking Water Energy Travel Housing Transport Telecoms Health Software Hardware Logistics "
    "Fraud Claims Billing Sales Retention Complaints Quality Learning Planning Data Safety Media Food "
    "Textile Forest Marine Mining Rail"
)

_WORD = re.compile(r"\b[a-z]{6,}\b(?![^{]*\})(?![^(]*\))")
_NAMED = re.compile(r"\]\((role|step):([a-z0-9-]+)\)")


_Like = TypeVar("_Like")


class TooSmall(ValueError):
    """A catalogue cannot be made smaller than the one it is made from."""


def synthetic(
    ours: Catalogue,
    roles: int = ROLES,
    skills: int = SKILLS,
    links: int = LINKS,
    seed: int = SEED,
) -> Catalogue:
    """A catalogue of so many roles and skills, ours among them, and about so many links between the
    two. Free of errors if ours is.

    Raises `TooSmall` where ours has more, and where a role could not ask for all that is measured.
    """
    least = len(ours.measured_skills) * roles
    if roles < len(ours.roles) or skills < len(ours.skills) or links < least:
        held = f"{len(ours.roles)} roles, {len(ours.skills)} skills, {least} links"
        raise TooSmall(f"The least that can be made so: {held}.")
    return _Making(ours, roles, skills, links, seed).catalogue()


class _Making:
    def __init__(self, ours: Catalogue, roles: int, skills: int, links: int, seed: int) -> None:
        self.ours, self.random = ours, Random(seed)  # noqa: S311 - made-up roles need no secrets
        self.wanted, self.each = roles - len(ours.roles), links / roles
        self.words = [self._word(2, 4) for _ in range(WORDS)]
        self.ladder = ours.roles_in_centre
        self.tracks = [*ours.listed("tracks"), *self._tracks()]
        self.skills = [self._skill(number) for number in range(len(ours.skills), skills)]
        self.lines = -(-self.wanted // len(self.ladder))
        """How many lines of work it takes, the last of them cut short."""

    def catalogue(self) -> Catalogue:
        members: dict[str, list[Any]] = {k.plural: [*getattr(self.ours, k.plural)] for k in KINDS}
        for line, (prefix, name) in enumerate(islice(self._names(), self.lines)):
            roles = self.ladder[: self.wanted - line * len(self.ladder)]
            kin = {role.code: f"{prefix}-{role.code}" for role in roles}
            leant_on = self.random.sample(list(self.ours.items_for), LEANT_ON)
            pool = self.skills[line :: self.lines]
            for place, role in enumerate(roles):
                others = self._others(role, pool[place :: len(roles)], pool)
                needs = (*self._measured(role, leant_on), *others)
                members["roles"].append(self._role(role, name, line, kin, needs))
            for step in self.ours.steps:
                if step.origin in kin and step.destination in kin:
                    members["steps"].append(self._step(step, kin))
        members["skills"].extend(self.skills)
        members["tracks"] = self.tracks
        return Catalogue.of(self.ours.site, members)

    def _names(self) -> Iterator[tuple[str, str]]:
        """What lines of work are called: the beginnings of their roles' codes, and of their titles."""
        short = (f"{a} {b}" for a, b in product(KINDS_OF_WORK, FIELDS) if len(f"{a} {b}") < LONGEST)
        held = sorted(short, key=lambda _name: self.random.random())
        for number in count():
            again, place = divmod(number, len(held))
            yield f"w{number}", f"{held[place]} {again + 1}" if again else held[place]

    def _tracks(self) -> Iterator[things.Track]:
        ours = self.ours.listed("tracks")
        taken = {track.letter for track in ours}
        letters = (letter for letter in map(chr, range(65, 65 + TRACKS)) if letter not in taken)
        for number, (letter, field) in enumerate(zip(letters, FIELDS, strict=False)):
            like = ours[number % len(ours)]
            yield msgspec.structs.replace(
                like, code=f"in-{field.lower()}", letter=letter, name=field, order=100 + number
            )

    def _role(
        self,
        like: things.Role,
        name: str,
        line: int,
        kin: dict[str, str],
        needs: tuple[things.RoleSkill, ...],
    ) -> things.Role:
        """One of ours in another line of work."""
        pick = self.random.choice
        return msgspec.structs.replace(
            self._told(like, kin),
            code=kin[like.code],
            title=f"{name} {like.title}",
            track=self.tracks[line % len(self.tracks)].code,
            order=len(self.ours.roles) + line,
            also_called=tuple(f"{name} {other}" for other in like.also_called),
            synonyms=tuple(f"{pick(FIELDS)} {other}" for other in like.synonyms[:4]),
            skills=needs,
            formerly=(),
        )

    def _measured(self, like: things.Role, leant_on: list[str]) -> Iterator[things.RoleSkill]:
        """What it asks of what is measured: a level more of what its line leans on, which leaves steps as
        steep as ours, and a level up or down of what hardly matters, so that no two ask the same."""
        for need in like.skills:
            if need.skill in self.ours.items_for:
                by = self.random.choice((-1, 0, 1)) if need.importance < LEANING else 0
                by += need.skill in leant_on
                level = max(LEAST_LEVEL, min(MOST_LEVEL, need.level + by))
                yield things.RoleSkill(skill=need.skill, level=level, importance=need.importance)

    def _others(
        self, like: things.Role, dealt: list[things.Skill], pool: list[things.Skill]
    ) -> Iterator[things.RoleSkill]:
        """The skills it asks for that are not measured: those it is dealt, some more of its own line of
        work, and some of all there are."""
        measured = sum(need.skill in self.ours.items_for for need in like.skills)
        length = self.each * self.random.lognormvariate(-(SPREAD**2) / 2, SPREAD)
        many = min(round(length) - measured, len(self.skills))
        found = dict.fromkeys(skill.code for skill in dealt)
        near = [skill.code for skill in pool if skill.code not in found]
        self.random.shuffle(near)
        found.update(dict.fromkeys(near[: max(0, round(many * NEAR) - len(found))]))
        while len(found) < many:
            found[self.skills[int(len(self.skills) * self.random.random() ** UNEVEN)].code] = None
        for code in found:
            yield things.RoleSkill(skill=code, level=self.random.randint(2, 4), importance=1)

    def _step(self, like: things.Step, kin: dict[str, str]) -> things.Step:
        origin, destination = kin[like.origin], kin[like.destination]
        return msgspec.structs.replace(
            self._told(like, kin),
            code=step_code(origin, destination),
            origin=origin,
            destination=destination,
        )

    def _skill(self, number: int) -> things.Skill:
        pick = self.random.choice
        like = self.ours.skills[number % len(self.ours.skills)]
        return things.Skill(
            code=f"skill-{number}",
            order=number,
            name=f"{like.name} {pick(self.words)}",
            family=like.family,
            summary=self._stirred(like.summary),
            about=f"{self._stirred(like.summary)} {self._stirred(like.summary)}",
            synonyms=tuple(f"{word} {pick(self.words)}" for word in like.synonyms[:4]),
        )

    # Texts ---------------------------------------------------------------------------------

    def _told(self, like: _Like, kin: dict[str, str]) -> _Like:
        """One of ours in other words, its links to roles and steps leading to those of its own line."""
        made: _Like = _each(
            self._stirred(like), lambda text: _NAMED.sub(lambda it: _led(it, kin), text)
        )
        return made

    def _stirred(self, value: Any) -> Any:
        """The same with other words in its marked texts."""
        return _each(value, lambda text: _WORD.sub(self._other, text) if "{" in text else text)

    def _other(self, found: re.Match[str]) -> str:
        return self.random.choice(self.words) if self.random.random() < STIRRED else found[0]

    def _word(self, least: int, most: int) -> str:
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(least, most)))


def _each(value: Any, said: Any) -> Any:
    """A value with every text in it said otherwise."""
    if isinstance(value, str):
        return said(value)
    if isinstance(value, tuple):
        return tuple(_each(item, said) for item in value)
    if isinstance(value, msgspec.Struct):
        fields = {name: _each(getattr(value, name), said) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    return value


def _led(link: re.Match[str], kin: dict[str, str]) -> str:
    """A link to one of ours, led to the same in this line of work where there is one."""
    kind, code = link.groups()
    ends = [kin.get(end) for end in code.split("-to-")]
    if None in ends:
        return link[0]
    return f"]({kind}:{'-to-'.join(map(str, ends))})"
