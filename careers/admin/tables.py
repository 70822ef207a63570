"""The numbers as tables: each is shown on a page and downloaded as it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _, gettext_lazy as _lazy

from careers.domain.catalogue import Catalogue
from careers.domain.numbers.disclosure import COUNTED_FROM, Figure
from careers.domain.numbers.release import Numbers, Subject
from careers.domain.questionnaire import Section, kind_of
from careers.domain.things import Item, Part
from careers.pages.words import figures


@dataclass(frozen=True)
class Column:
    """`key` names it in a file, `label` on a page. A figure has two columns in a file; what belongs
    under the heading of a row has none of its own on a page."""

    key: str
    label: str
    figure: bool = False
    under: bool = False
    code: bool = False


@dataclass(frozen=True)
class Cell:
    """What stands in a column: a `Figure`, a text, a number or None."""

    column: Column
    value: Any


@dataclass(frozen=True)
class Line:
    """A row as a page shows it: what it is about, what is said under that, and the rest."""

    heading: Any
    under: tuple[Cell, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """`name` is its address and its file, `said` how it is to be read. A row's first value is what it
    is about."""

    name: str
    title: str
    said: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns a page has."""
        return tuple(column for column in self.columns if not column.under)

    @property
    def lines(self) -> Iterator[Line]:
        """Its rows as a page shows them."""
        for heading, *values in self.rows:
            pairs = zip(self.columns[1:], values, strict=True)
            cells = [Cell(column, value) for column, value in pairs]
            yield Line(
                heading,
                tuple(cell for cell in cells if cell.column.under),
                tuple(cell for cell in cells if not cell.column.under),
            )


# Words ------------------------------------------------------------------------------------------


def amount(figure: Figure) -> str:
    """How many people, as a bracket in words."""
    if figure.withheld:
        return _("not told")
    if figure.small:
        return _("under %(number)s") % {"number": figures(figure.at_most + 1)}
    if figure.top:
        return _("%(number)s or more") % {"number": figures(figure.at_least)}
    return f"{figures(figure.at_least)}–{figures(figure.at_most)}"


def share(figure: Figure) -> str:
    """The same as a share of the people counted."""
    if figure.withheld:
        return "–"
    if figure.small:
        said = _("up to %(share)s %%")
    elif figure.top:
        said = _("%(share)s %% or more")
    else:
        said = _("%(share)s %%")
    low, high = figures(figure.low), figures(figure.high)
    if figure.small or low == high:
        return said % {"share": high}
    return said % {"share": low if figure.top else f"{low}–{high}"}


PARTS: dict[Part, Any] = {
    "a": _lazy("All of part one: what they can do"),
    "b": _lazy("Part two as well: how they like to work"),
    "c": _lazy("Part three as well: what they can do, once more"),
}

SUBJECTS: dict[Subject, Any] = {
    "held": _lazy("The role they hold"),
    "first": _lazy("The role ranked first"),
    "next": _lazy("Their next step"),
}


# Tables -----------------------------------------------------------------------------------------


def tables(numbers: Numbers, catalogue: Catalogue) -> tuple[Table, ...]:
    """Everything that is told, in reading order; nothing of too few people to tell any count of."""
    if numbers.people < COUNTED_FROM:
        return ()
    return (
        _gaps(numbers),
        _bands(numbers),
        _roles(numbers),
        _funnel(numbers),
        _sections(numbers),
        _items(numbers, catalogue),
        _skills(numbers),
    )


def _people(key: str = "people", label: str = "") -> Column:
    return Column(key, label or _("People"), figure=True)


def _gaps(numbers: Numbers) -> Table:
    return Table(
        "gaps",
        _("What they lack for their next step"),
        _(
            "For how many people a skill falls clearly short of what their next role asks, by their"
            " own rating: the demand for training, with the training that serves it. One person may"
            " lack several skills, or none."
        ),
        (
            Column("skill", _("Skill")),
            Column("training", _("Training that serves it"), under=True),
            _people(),
        ),
        tuple(
            (row.skill.name, "; ".join(it.name for it in row.training), row.figure)
            for row in numbers.gaps
        ),
    )


def _bands(numbers: Numbers) -> Table:
    return Table(
        "bands",
        _("How near they are"),
        _(
            "The band of three roles of each person. Who did not say which role they hold, has too"
            " few answers for a result or stands at the top of the ladder is in none of them."
        ),
        (
            Column("role", _("Which role")),
            _people("looks_ready", _("Looks ready")),
            _people("close", _("Close")),
            _people("stretch", _("Stretch")),
        ),
        tuple(
            (str(SUBJECTS[row.subject]), row.ready, row.close, row.stretch) for row in numbers.bands
        ),
    )


def _roles(numbers: Numbers) -> Table:
    return Table(
        "roles",
        _("Roles"),
        _(
            "For how many people a role ranks first: what their answers resemble most, not what they"
            " should become. Beside it, how many say that they hold it now."
        ),
        (
            Column("role", _("Role")),
            _people("ranked_first", _("Ranks first")),
            _people("held", _("Hold it now")),
        ),
        tuple((row.role.title, row.first, row.held) for row in numbers.roles),
    )


def _funnel(numbers: Numbers) -> Table:
    rows = [(str(PARTS[row.part]), row.figure) for row in numbers.parts]
    return Table(
        "funnel",
        _("How far they come"),
        _(
            "Of all who began: who came to the end of a part and of all before it, for whom there are"
            " answers enough for a result, and who made a plan."
        ),
        (Column("stage", _("They came to")), _people()),
        (
            *rows,
            (_("A result, whichever questions they left out"), numbers.results),
            (_("A plan that leads to a role"), numbers.planned),
        ),
    )


def _sections(numbers: Numbers) -> Table:
    return Table(
        "sections",
        _("Where they stop"),
        _(
            "How many came to each page of questions. Where the bar gets shorter, people stopped on"
            " the page before."
        ),
        (Column("page", _("Page of questions")), _people("reached", _("Came to it"))),
        tuple((_page(row.section), row.figure) for row in numbers.sections),
    )


def _page(section: Section) -> str:
    said = _("%(page)s: questions %(first)s to %(last)s")
    return said % {"page": section.number, "first": section.first, "last": section.last}


def _items(numbers: Numbers, catalogue: Catalogue) -> Table:
    return Table(
        "items",
        _("The questions one by one"),
        _(
            "How many chose each answer from 1 to 5, were not sure and skipped, or stopped before."
            " A skill goes from “not yet” to “others come to me”, a choice from its left side to its"
            " right, a glimpse of the work from “I would want out” to “it would spur me on”. The time"
            " is the median, where ten people or more were timed."
        ),
        (
            Column("question", _("Question")),
            Column("code", _("Code"), under=True, code=True),
            Column("asks_about", _("Asks about"), under=True),
            *(Column(f"answer_{value}", str(value), figure=True) for value in range(1, 6)),
            Column("skipped", _("Not sure"), figure=True),
            Column("not_reached", _("Stopped before"), figure=True),
            Column("median_seconds", _("Seconds")),
        ),
        tuple(
            (
                f"{row.number}. {_question(row.item)}",
                row.item.code,
                _about(row.item, catalogue),
                *row.answers,
                row.skipped,
                row.not_reached,
                row.seconds,
            )
            for row in numbers.items
        ),
    )


def _question(item: Item) -> str:
    """A question's words; a choice with both its sides."""
    return f"{item.text} {item.left} ↔ {item.right}" if item.left else item.text


def _about(item: Item, catalogue: Catalogue) -> str:
    kind = kind_of(item)
    thing = catalogue.get(kind, getattr(item, kind))
    return thing.name if thing else ""


def _skills(numbers: Numbers) -> Table:
    return Table(
        "skills",
        _("Whether two questions about a skill agree"),
        _(
            "The reliability of the two questions taken together, from 0 to 1 (Spearman–Brown), where"
            " a hundred people or more answered both. Below about 0.6 the two seem to ask different"
            " things: look at their words."
        ),
        (
            Column("skill", _("Skill")),
            _people("answered_both", _("Answered both")),
            Column("reliability", _("Reliability")),
        ),
        tuple(
            (
                row.skill.name,
                row.pairs,
                None if row.reliability is None else f"{row.reliability:.2f}",
            )
            for row in numbers.skills
        ),
    )
