"""The whole plan as a paper."""

from collections.abc import Iterable
from typing import Literal

import msgspec
from django.utils.translation import gettext as _

from careers.domain import prose
from careers.domain.plan import Note
from careers.domain.profile import Hardship
from careers.domain.things import Skill
from careers.pages import plan_lead, saying, words
from careers.pages.paper import made_on, place
from careers.pages.plan import Leg, PlanSheet
from careers.pages.plan_parts import Row, Work
from careers.pages.reasons import Line
from careers.pages.typeset import Paper

# The parts --------------------------------------------------------------------------------------


class Part(msgspec.Struct, frozen=True):
    """A few words, perhaps under a word of what they are; `mine` if they are the person's own."""

    words: str
    label: str = ""
    mine: bool = False


class Entry(msgspec.Struct, frozen=True):
    """Something with a name, a line beside it and parts."""

    name: str
    aside: str
    parts: list[Part]


class Thing(msgspec.Struct, frozen=True):
    """A point of a list."""

    words: str
    aside: str = ""
    mine: bool = False


class Piece(msgspec.Struct, frozen=True):
    """A paragraph, a heading, a list or entries, whose names are headings of a `level`."""

    kind: Literal["words", "heading", "things", "entries"]
    words: str = ""
    level: int = 3
    things: list[Thing] = []
    entries: list[Entry] = []


class Section(msgspec.Struct, frozen=True):
    heading: str
    pieces: list[Piece]


class PlanPaper(Paper, frozen=True, kw_only=True):
    lead: str
    sections: list[Section]


def plan_paper(plan: PlanSheet, edition: int) -> PlanPaper:
    """The whole plan, ready to be typeset."""
    return PlanPaper(
        title=plan_lead.heading(plan),
        **place(),
        tag=_("Your plan"),
        foot=made_on(plan, edition),
        lead=plan_lead.lead(plan),
        sections=[_list(plan), *_way(plan), *map(_stop, plan.legs), *_evidence(plan)],
    )


# The sections -----------------------------------------------------------------------------------


def _list(plan: PlanSheet) -> Section:
    pieces = _things("", map(_action, plan.open))
    if not plan.open:
        said = _("Everything on your list is done.") if plan.done else _("Your list is empty.")
        pieces = [Piece("words", said)]
    return Section(_("What you do next"), [*pieces, *_things(_("Done"), map(_action, plan.done))])


def _action(row: Row) -> Thing:
    about = (saying.upper(row.when), row.skill.name if row.skill else "")
    return Thing(row.action.text, " · ".join(filter(None, about)), mine=True)


def _way(plan: PlanSheet) -> list[Section]:
    """The stops with their steps; nothing where none are known or they are there."""
    if plan.here or plan.unknown:
        return []
    entries = [
        Entry(
            leg.role.title,
            words.sureness(leg.step) if leg.step else _("A place to begin."),
            [Part(prose.plain(leg.step.summary if leg.step else leg.role.summary))],
        )
        for leg in plan.legs
    ]
    return [Section(_("The way there"), _entries("", entries))]


def _stop(leg: Leg) -> Section:
    """What to work on for a stop, what is there, what to try, and what is hard."""
    covered = [Piece("words", _covered(*leg.entry.result.shown))] if leg.entry else []
    return Section(
        _("What to work on for %(role)s") % {"role": leg.role.title},
        [
            *covered,
            *_entries("", map(_work, leg.works)),
            *_entries(
                _("Short as well, for later"),
                [
                    Entry(gap.line.skill.name, _needs(gap.line), _levels(gap.now, gap.then))
                    for gap in leg.later
                ],
            ),
            *_entries(
                _("Not sure, check"),
                [
                    Entry(
                        check.line.skill.name,
                        _needs(check.line),
                        [Part(check.asked, _("It asks:"))],
                    )
                    for check in leg.checks
                ],
            ),
            *_named(_("There already, as far as your answers tell"), leg.there),
            *_named(_("Asked for, and not in the questions"), leg.not_measured),
            *_things(_("To try before you get there"), [Thing(idea.text) for idea in leg.ideas]),
            *_entries(_("What is hard there"), map(_hard, leg.hardships)),
        ],
    )


def _work(work: Work) -> Entry:
    training = [module.name for module in work.training]
    served = [Part(", ".join(training), _("Training that serves it:"))] if training else []
    tries = [Part(idea.text, _("Try:")) for idea in work.ideas if not idea.module]
    notes = [_noted(note) for note in work.notes]
    parts = [*_levels(work.now, work.then), *tries, *served, *notes]
    return Entry(work.line.skill.name, _needs(work.line), parts)


def _hard(hardship: Hardship) -> Entry:
    said = prose.plain(hardship.note or hardship.challenge.summary)
    helps = [Part(prose.plain(text), _("What helps")) for text in hardship.helps]
    aside = saying.upper(words.exposure(hardship.exposure))
    return Entry(hardship.challenge.name, aside, [Part(said), *helps])


def _evidence(plan: PlanSheet) -> list[Section]:
    entries = [Entry(skill.name, "", list(map(_noted, notes))) for skill, notes in plan.shown]
    if plan.stray:
        gone = _("Skills this edition no longer has")
        entries.append(Entry(gone, "", list(map(_noted, plan.stray))))
    return [Section(_("What you can show"), _entries("", entries))] if entries else []


# The pieces -------------------------------------------------------------------------------------


def _covered(fit: int, low: int, high: int) -> str:
    said = _("You cover %(fit)s\N{NO-BREAK SPACE}%% (%(low)s–%(high)s) of what it asks.")
    return said % {"fit": fit, "low": low, "high": high}


def _needs(line: Line) -> str:
    said = _("needs %(needs)s; %(said)s") % {"needs": line.result.level, "said": line.said}
    return f"{said} · {_('critical')}" if line.result.critical else said


def _levels(now: str, then: str) -> list[Part]:
    both = ((now, _("Now")), (then, _("Next")))
    return [Part(said, label) for said, label in both if said]


def _noted(note: Note) -> Part:
    return Part(note.text, f"{note.when}:" if note.when else "", mine=True)


def _named(heading: str, skills: list[Skill]) -> list[Piece]:
    names = " · ".join(skill.name for skill in skills)
    return [Piece("heading", heading), Piece("words", names)] if skills else []


def _things(heading: str, things: Iterable[Thing]) -> list[Piece]:
    return _under(heading, Piece("things", things=list(things)))


def _entries(heading: str, entries: Iterable[Entry]) -> list[Piece]:
    return _under(heading, Piece("entries", level=4 if heading else 3, entries=list(entries)))


def _under(heading: str, piece: Piece) -> list[Piece]:
    """A piece under its heading, if it has one; nothing for a piece that holds nothing."""
    if not (piece.things or piece.entries):
        return []
    return [*([Piece("heading", heading)] if heading else []), piece]
