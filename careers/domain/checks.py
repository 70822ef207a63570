"""The whole-catalogue checks that stand between a draft and an edition.

Each check is a function from a catalogue to findings. An *error* keeps an edition from being
published; a *warning* informs. A finding names the very field, so that the admin can link to it
and a file's reader be told the line.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from careers.domain import prose, readability, things
from careers.domain.catalogue import Catalogue
from careers.domain.former import step_code
from careers.domain.kinds import KINDS
from careers.domain.references import LINKS, LISTS, SINGLE
from careers.domain.search import words
from careers.domain.text import EDITORIAL
from careers.domain.walk import texts

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Finding:
    """Something amiss: `field` is a path inside the thing (`skills[2].note`), or empty."""

    severity: Literal["error", "warning"]
    kind: str
    code: str
    field: str
    message: str

    @property
    def place(self) -> str:
        """What it is about, as `role:agent summary`; the kind alone where no one thing is at fault."""
        thing = f"{self.kind}:{self.code}" if self.code else self.kind
        return f"{thing} {self.field}".rstrip()


def check(catalogue: Catalogue) -> list[Finding]:
    """All findings, errors first, then in the order of the kinds and codes."""
    order = {kind.name: index for index, kind in enumerate(KINDS)}
    found = [finding for one in CHECKS for finding in one(catalogue)]
    return sorted(
        found, key=lambda f: (f.severity != "error", order.get(f.kind, -1), f.code, f.field)
    )


def errors(findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.severity == "error"]


def _every(catalogue: Catalogue) -> Iterator[tuple[str, things.Thing]]:
    for kind in KINDS:
        for thing in getattr(catalogue, kind.plural):
            yield kind.name, thing


def _references(thing: things.Thing) -> Iterator[tuple[str, str, str]]:
    """What a thing refers to: the field's path, the kind of thing, the code."""
    for name, target in LISTS.get(type(thing), {}).items():
        for index, code in enumerate(getattr(thing, name)):
            yield f"{name}[{index}]", target, code
    for name, target in SINGLE.get(type(thing), {}).items():
        yield name, target, getattr(thing, name)
    for name, (key, target) in LINKS.get(type(thing), {}).items():
        for index, link in enumerate(getattr(thing, name)):
            yield f"{name}[{index}].{key}", target, getattr(link, key)


# The checks ----------------------------------------------------------------------------------


def unique(catalogue: Catalogue) -> Iterator[Finding]:
    """No two things of a kind share a code, and no two links of a role name the same thing."""
    for kind in KINDS:
        seen: set[str] = set()
        for thing in getattr(catalogue, kind.plural):
            if thing.code in seen:
                yield Finding("error", kind.name, thing.code, "code", "This code is used twice.")
            seen.add(thing.code)
    for kind_name, thing in _every(catalogue):
        named: set[tuple[str, str]] = set()
        for path, _, code in _references(thing):
            if "[" in path:
                if (path.split("[")[0], code) in named:
                    message = f"“{code}” is named twice."
                    yield Finding("error", kind_name, thing.code, path, message)
                named.add((path.split("[")[0], code))


TAKEN = {("role", "compare")}
"""Codes whose address is a page of the site itself."""


def taken(catalogue: Catalogue) -> Iterator[Finding]:
    """No thing has, or is known by, a code whose address is another page's."""
    for kind, thing in _every(catalogue):
        for path, code in (("code", thing.code), *_former(thing)):
            if (kind, code) in TAKEN:
                message = f"“{code}” is no code for a {kind}: its address is a page of the site."
                yield Finding("error", kind, thing.code, path, message)


def _former(thing: things.Thing) -> Iterator[tuple[str, str]]:
    for index, code in enumerate(getattr(thing, "formerly", ())):
        yield f"formerly[{index}]", code


def formerly(catalogue: Catalogue) -> Iterator[Finding]:
    """A former code leads to one thing: no other of the kind claims it, and none lives by it."""
    for kind, thing in _every(catalogue):
        codes: set[str] = set()
        for path, code in _former(thing):
            if catalogue.get(kind, code) is not None:
                message = f"“{code}” is in use: its address leads to the {kind} of that code."
                yield Finding("error", kind, thing.code, path, message)
            elif catalogue.known_as(kind, code) is not thing or code in codes:
                message = f"“{code}” is claimed twice; an address leads to one thing."
                yield Finding("error", kind, thing.code, path, message)
            codes.add(code)


def dangling(catalogue: Catalogue) -> Iterator[Finding]:
    """Every code that a thing or a link in its text names exists."""
    for kind, thing in _every(catalogue):
        for path, target, code in _references(thing):
            if code and catalogue.get(target, code) is None:
                message = f"There is no {target} “{code}”."
                yield Finding("error", kind, thing.code, path, message)
        for path, text, _ in texts(thing):
            for link in prose.links(text):
                if catalogue.get(link.kind, link.code) is None:
                    message = f"The text links to {link.kind} “{link.code}”, which does not exist."
                    yield Finding("error", kind, thing.code, path, message)


def sourced(catalogue: Catalogue) -> Iterator[Finding]:
    """Every statement ends in a source mark, and every mark names a source or is editorial."""
    known = {source.code for source in catalogue.sources} | {EDITORIAL}
    for kind, thing in _every(catalogue):
        for path, text, expected in texts(thing):
            for code in prose.marks(text):
                if code not in known:
                    message = f"The mark {{{code}}} names no source."
                    yield Finding("error", kind, thing.code, path, message)
            if expected.marked:
                for part in prose.unmarked(text):
                    message = (
                        f"“{_short(part)}” ends without a source mark: add the source’s, or {{ed}}."
                    )
                    yield Finding("error", kind, thing.code, path, message)


def steps(catalogue: Catalogue) -> Iterator[Finding]:
    """A step joins two different roles, starts inside the centre, and its code says so."""
    for step in catalogue.steps:
        if step.origin == step.destination:
            message = "The step leads to where it starts."
            yield Finding("error", "step", step.code, "destination", message)
        expected = step_code(step.origin, step.destination)
        if step.code != expected:
            message = f"The step’s code should be “{expected}”."
            yield Finding("error", "step", step.code, "code", message)
        origin = catalogue.get("role", step.origin)
        level = origin and catalogue.get("level", origin.level)
        if level and level.rank == 0:
            message = "A step starts on the ladder, not beyond the centre."
            yield Finding("error", "step", step.code, "origin", message)


def reachable(catalogue: Catalogue) -> Iterator[Finding]:
    """Every role can be reached from a role on the lowest rung."""
    ranks = {level.code: level.rank for level in catalogue.levels}
    inside = [role for role in catalogue.roles if ranks.get(role.level)]
    lowest = min((ranks[role.level] for role in inside), default=0)
    reached = {role.code for role in inside if ranks[role.level] == lowest}
    pending = list(reached)
    while pending:
        role = catalogue.get("role", pending.pop())
        if role is None or role.level not in ranks:
            continue
        for step in (*catalogue.steps_from(role), *catalogue.steps_from_any):
            if step.destination not in reached:
                reached.add(step.destination)
                pending.append(step.destination)
    for role in catalogue.roles:
        if role.code not in reached:
            message = "No steps lead here from an entry role."
            yield Finding("error", "role", role.code, "", message)


def ladder(catalogue: Catalogue) -> Iterator[Finding]:
    """Ranks, source numbers and letters are unique; the five proficiency levels are all there."""
    for kind, name in (("level", "rank"), ("source", "number"), ("track", "letter")):
        seen: dict[object, str] = {}
        for thing in getattr(catalogue, f"{kind}s"):
            value = getattr(thing, name)
            if value in seen:
                message = f"“{seen[value]}” has the same {name}."
                yield Finding("error", kind, thing.code, name, message)
            seen[value] = thing.code
    if sorted(level.rank for level in catalogue.proficiencies) != [1, 2, 3, 4, 5]:
        message = "There must be five proficiency levels, ranked 1 to 5."
        yield Finding("error", "proficiency", "", "", message)


def whole(catalogue: Catalogue) -> Iterator[Finding]:
    """There is a ladder to show and something to ask."""
    ranks = {level.code: level.rank for level in catalogue.levels}
    if not any(ranks.get(role.level) for role in catalogue.roles):
        yield Finding("error", "role", "", "", "There is no role in the centre.")
    if not catalogue.items:
        yield Finding("error", "item", "", "", "The questionnaire has no questions.")


def questions(catalogue: Catalogue) -> Iterator[Finding]:
    """Every question measures one thing, and has what its kind needs."""
    for item in catalogue.items:
        measured = [name for name in ("skill", "preference", "challenge") if getattr(item, name)]
        if len(measured) != 1:
            message = "A question measures exactly one skill, preference or challenge."
            yield Finding("error", "item", item.code, "skill", message)
        if item.preference and not (item.left and item.right):
            message = "A preference needs both its ends."
            yield Finding("error", "item", item.code, "left", message)
        if len(item.options) != (5 if item.challenge else 0):
            message = "A challenge preview has five options; other questions have none."
            yield Finding("error", "item", item.code, "options", message)


def skills(catalogue: Catalogue) -> Iterator[Finding]:
    """A measured skill has five behavioural levels; a part belongs to a measured whole."""
    for skill in catalogue.skills:
        measured = skill.code in catalogue.items_for
        if len(skill.levels) != 5 and (measured or skill.levels):
            message = "Give five behavioural levels, lowest first."
            yield Finding("error", "skill", skill.code, "levels", message)
        if skill.part_of and (measured or skill.part_of not in catalogue.items_for):
            message = "A part has no questions of its own and belongs to a skill that has."
            yield Finding("error", "skill", skill.code, "part_of", message)


def profiles(catalogue: Catalogue) -> Iterator[Finding]:
    """Every role asks for something, and says where it stands on all that is measured."""
    for role in catalogue.roles:
        if catalogue.items_for and not any(
            need.importance and need.level > 1 and need.skill in catalogue.items_for
            for need in role.skills
        ):
            message = "The role asks for no measured skill above level 1: no fit can be worked out."
            yield Finding("error", "role", role.code, "skills", message)
        held = {need.skill for need in role.skills}
        without = [skill.name for skill in catalogue.measured_skills if skill.code not in held]
        if without:
            message = f"No level is given for {_listed(without)}."
            yield Finding("warning", "role", role.code, "skills", message)
        liked = {liking.preference for liking in role.preferences}
        without = [it.name for it in catalogue.preferences if it.code not in liked]
        if without:
            message = f"No place is given on {_listed(without)}."
            yield Finding("warning", "role", role.code, "preferences", message)
        if not role.duties:
            yield Finding("warning", "role", role.code, "duties", "No duty is given.")


def unused(catalogue: Catalogue) -> Iterator[Finding]:
    """Things nothing else uses are probably forgotten."""
    for skill in catalogue.skills:
        if not skill.part_of and skill.code not in catalogue.roles_needing:
            yield Finding("warning", "skill", skill.code, "", "No role asks for this skill.")
    for challenge in catalogue.challenges:
        if challenge.code not in catalogue.roles_meeting:
            message = "No role is said to meet this challenge."
            yield Finding("warning", "challenge", challenge.code, "", message)
    serving = {code for step in catalogue.steps for code in step.training}
    for module in catalogue.training:
        if module.stage == "advancement" and module.code not in serving:
            message = "No step is said to be served by this training."
            yield Finding("warning", "training", module.code, "", message)
    told = {
        code
        for thing in catalogue.roles
        for _, text, _ in texts(thing)
        for code in prose.marks(text)
    }
    for source in catalogue.sources:
        if source.code not in told:
            yield Finding("warning", "source", source.code, "", "No role leans on this source.")


def readable(catalogue: Catalogue) -> Iterator[Finding]:
    """No text needs an older reader than it should, and no sentence goes on too long."""
    known = readability.terms(catalogue)
    for kind, thing in _every(catalogue):
        for path, text, expected in texts(thing):
            if not expected.marked:
                continue
            plain = prose.plain(text)
            sentence = readability.longest(plain)
            if len(sentence.split()) > readability.LONGEST_SENTENCE:
                message = f"“{_short(sentence)}” is a long sentence: make it two."
                yield Finding("warning", kind, thing.code, path, message)
            elif (age := readability.too_hard(plain, known)) is not None:
                message = f"It takes a reader of {age:.0f}: use shorter words and sentences."
                yield Finding("warning", kind, thing.code, path, message)


def helpful(catalogue: Catalogue) -> Iterator[Finding]:
    """A synonym leads to words that stand in some text: otherwise who types it still finds nothing.
    Words that are one and the same may wait for a text."""
    leading = [row for row in catalogue.synonyms if not row.alike]
    if not leading:
        return
    known = {
        words.form(raw)
        for kind, thing in _every(catalogue)
        if kind != "synonym"
        for _, text, _ in texts(thing)
        for raw in _WORD.findall(text)
    }
    for row in leading:
        said = ({words.form(raw) for raw in _WORD.findall(one)} for one in row.means)
        if not any(forms <= known for forms in said):
            message = "No text of ours has any of these words."
            yield Finding("warning", "synonym", row.code, "means", message)


CHECKS: tuple[Callable[[Catalogue], Iterable[Finding]], ...] = (
    unique,
    taken,
    formerly,
    dangling,
    sourced,
    steps,
    reachable,
    ladder,
    whole,
    questions,
    skills,
    profiles,
    unused,
    readable,
    helpful,
)


def _listed(names: list[str]) -> str:
    """Names in quotes, the first five of them."""
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    return ", ".join(f"“{name}”" for name in names[:5]) + more


def _short(text: str) -> str:
    return text if len(text) <= 48 else text[:47].rsplit(" ", 1)[0] + " …"
