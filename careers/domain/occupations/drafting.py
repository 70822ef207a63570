"""A draft made of what a body published. What it does not say, the draft does not either."""

import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.occupations import wording
from careers.domain.occupations.account import Account
from careers.domain.occupations.codes import Codes
from careers.domain.occupations.published import Group, Occupation, Published, Skill, Zone
from careers.domain.occupations.wording import Wording

MOST_TRACKS = len(string.ascii_uppercase)
LAST = 32767
"""The highest order a thing can have; further ones follow by their codes."""

ALONE = "all"
BY_SKILL_LEVEL = (
    "Work hangs here by the ISCO-08 skill level of its group, which is our own reading. {ed}"
)
ON_ONE_RUNG = "All roles hang on one rung, because nothing here says what comes before what. {ed}"
OF_GROUP = "Work of this group of the classification. {{{mark}}}"


@dataclass(frozen=True)
class Frame:
    """What an import leaves as it is: the portal's name, and our scale of five levels."""

    site: things.Site
    proficiencies: tuple[things.Proficiency, ...]


class TooManyTracksError(Exception):
    """More groups than there are letters for tracks."""


def drafted(published: Published, frame: Frame, account: Account) -> Catalogue:
    """The catalogue of what was published. Raises `TooManyTracksError`."""
    words = Wording(published.body.code, account)
    if len(published.groups) > MOST_TRACKS:
        message = (
            f"There are {len(published.groups)} major groups, and {MOST_TRACKS} letters for tracks: "
            "take a part with --only."
        )
        raise TooManyTracksError(message)
    codes = Codes()
    tracks = {group.code: codes.give(group.name, group.code) for group in published.groups}
    members: dict[str, Iterable[things.Thing]] = {
        "sources": [_source(published)],
        "levels": list(_levels(published, words)),
        "tracks": list(_tracks(published, tracks, words)),
        "proficiencies": frame.proficiencies,
        "skills": [_skill(order, it, words) for order, it in enumerate(published.skills, 1)],
        "roles": list(_roles(published, tracks, words)),
        "steps": list(_steps(published, words)),
    }
    return Catalogue.of(frame.site, members)


def _source(published: Published) -> things.Source:
    body = published.body
    return things.Source(
        code=body.code, number=1, name=body.name, author=body.author, about=body.about
    )


def _levels(published: Published, words: Wording) -> Iterator[things.Level]:
    if not published.zones:
        yield things.Level(code=ALONE, rank=1, name="All roles", summary=ON_ONE_RUNG)
    for zone in published.zones:
        yield things.Level(
            code=zone.code,
            rank=zone.rank,
            name=words.line(zone.name, "names of rungs", zone.code),
            summary=words.statement(zone.about, "words of rungs", zone.code)
            if zone.about
            else BY_SKILL_LEVEL,
        )


def _tracks(published: Published, codes: dict[str, str], words: Wording) -> Iterator[things.Track]:
    pairs = zip(string.ascii_uppercase, published.groups, strict=False)
    for order, (letter, group) in enumerate(pairs, 1):
        yield things.Track(
            code=codes[group.code],
            order=order,
            letter=letter,
            name=words.line(group.name, "names of tracks", group.code),
            summary=_of_group(group, words, published.body.code),
        )


def _of_group(group: Group, words: Wording, mark: str) -> str:
    if not group.about:
        return OF_GROUP.format(mark=mark)
    return _summary(group.about, words, group.code)


def _skill(order: int, skill: Skill, words: Wording) -> things.Skill:
    return things.Skill(
        code=skill.code,
        order=min(order, LAST),
        name=words.line(_capital(skill.name), "names of skills", skill.place),
        family=skill.family,
        summary=_summary(skill.description, words, skill.place),
        about=words.prose(skill.description, "descriptions of skills", skill.place),
        also_called=words.lines(skill.shown, "other names", skill.place),
        synonyms=words.lines(skill.hidden, "search words", skill.place),
    )


def _roles(published: Published, tracks: dict[str, str], words: Wording) -> Iterator[things.Role]:
    zones = {zone.rank: zone for zone in published.zones}
    rising = {lower for lower, _ in published.rises}
    for order, it in enumerate(published.occupations, 1):
        zone = zones.get(it.zone)
        yield things.Role(
            code=it.code,
            order=min(order, LAST),
            title=words.line(_capital(it.title), "titles", it.place),
            level=zone.code if zone else ALONE,
            track=tracks[it.group],
            summary=_summary(it.description, words, it.place),
            lead=_lead(published),
            also_called=words.lines(it.shown, "other names", it.place),
            synonyms=words.lines(it.hidden, "search words", it.place),
            job=words.prose(it.description, "descriptions", it.place),
            duties=tuple(words.statement(duty, "duties", it.place) for duty in it.duties),
            day=wording.DAY,
            here=_here(zone, words),
            next=wording.SOMEWHERE if it.key in rising else wording.NOWHERE,
            profile=published.argument,
            skills=tuple(
                things.RoleSkill(skill=each.skill, level=each.level, importance=each.importance)
                for each in published.demands.get(it.key, ())
            ),
            codes=(_code(published, it, words),),
        )


def _lead(published: Published) -> str:
    name = wording.escaped(published.body.name)
    return f"This page was made from the {name}, and nobody has written it out yet. {{ed}}"


def _here(zone: Zone | None, words: Wording) -> str:
    """How people get here, as far as their zone tells."""
    if zone is None or not zone.preparation:
        return wording.HERE
    said = words.prose(zone.preparation, "words of rungs", zone.code)
    return f"The data says this of all work in “{wording.escaped(zone.name)}”. {{ed}}\n\n{said}"


def _code(published: Published, it: Occupation, words: Wording) -> things.OccupationCode:
    return things.OccupationCode(
        scheme=published.body.scheme,
        code=it.number[:80],
        title=words.line(it.title, "titles", it.place),
        edition=published.body.edition[:20] or "not told",
        match="exact",
    )


def _steps(published: Published, words: Wording) -> Iterator[things.Step]:
    """A step for each two related occupations of which the second takes one grade more. That it is a
    step is our own judgement, and its words say so."""
    by_key = {it.key: it for it in published.occupations}
    zones = {zone.rank: zone for zone in published.zones}
    for lower, upper in published.rises:
        near, far = by_key[lower], by_key[upper]
        yield things.Step(
            code=f"{near.code}-to-{far.code}",
            origin=near.code,
            destination=far.code,
            evidence="editorial",
            summary=words.statement(
                f"{near.title} and {far.title} are related occupations.", "steps", near.place
            ),
            about=words.marked(
                f"The first stands in “{zones[near.zone].name}”, the second in "
                f"“{zones[far.zone].name}”."
            )
            + " That one leads to the other is our own judgement. {ed}",
        )


def _summary(description: str, words: Wording, place: str) -> str:
    return words.statement(wording.opening(wording.one_line(description)), "summaries", place)


def _capital(name: str) -> str:
    """A name with a capital: ESCO's begin with small letters."""
    return name[:1].upper() + name[1:]
