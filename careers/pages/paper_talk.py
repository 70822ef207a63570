"""The conversation sheet as a paper."""

import msgspec
from django.utils.translation import gettext as _

from careers.pages.paper import made_on, place
from careers.pages.talk import Criterion, TalkSheet
from careers.pages.typeset import Paper


class Proof(msgspec.Struct, frozen=True):
    """Something that shows a skill, under a word of what it is."""

    label: str
    words: str


class Row(msgspec.Struct, frozen=True):
    """A criterion. `proofs` may be empty: there is then a line to write on. `short` is what is left
    of it where the page has no room."""

    skill: str
    asked: str
    words: str
    said: str
    proofs: list[Proof]
    more: str
    short: str


class TalkPaper(Paper, frozen=True, kw_only=True):
    """The sheet: headings, then what stands under each, in the order of the page."""

    blanks: list[str]
    asks: str
    asks_note: str
    columns: list[str]
    criteria: list[Row]
    rest_label: str
    rest: list[str]
    doing: str
    todo: list[str]
    done: list[str]
    done_label: str
    more: str
    ask: str
    request: list[str]
    questions_heading: str
    questions: list[str]
    agreed: str
    again: str


def talk_paper(talk: TalkSheet, asked: str, edition: int) -> TalkPaper:
    """The sheet with what the person asks for, ready to be typeset."""
    role = {"role": talk.role, "site": talk.plan.catalogue.site.name}
    return TalkPaper(
        title=_("Talking about %(role)s") % role,
        **place(),
        tag=(
            _("For a conversation with your manager")
            if talk.plan.origin
            else _("For a conversation about work")
        ),
        foot=_foot(talk, edition),
        blanks=[_("Name"), _("With"), _("Date")],
        asks=_("What %(role)s asks, and where I am") % role,
        asks_note=asks_note(role["site"]),
        columns=[_("What it asks"), _("Where I am"), _("What shows it")],
        criteria=list(map(_row, talk.criteria)),
        rest_label=_("Asked as well:"),
        rest=talk.rest,
        doing=_("What I am doing about it"),
        todo=talk.actions,
        done=talk.done,
        done_label=_("Done:"),
        more=talk.more_actions,
        ask=_("What I ask for"),
        request=[line for line in asked.splitlines() if line.strip()],
        questions_heading=_("What I want to ask you"),
        questions=[f"“{question}”" for question in talk.questions],
        agreed=_("What we agree on"),
        again=_("We talk again on"),
    )


def asks_note(site: str) -> str:
    """What the levels on the sheet are, and whose."""
    return _(
        "Levels run from 1 to 5. Mine are my own ratings, in brackets the range they may well lie in."
        " What the role asks is quoted from %(site)s, where it is the editors’ judgement."
    ) % {"site": site}


def _foot(talk: TalkSheet, edition: int) -> str:
    said = made_on(talk.plan, edition)
    return f"{said} {_('“…” stands for words that found no room.')}" if talk.cut else said


def _row(one: Criterion) -> Row:
    asked = _("asks %(needs)s") % {"needs": one.asked}
    proofs = []
    if one.done:
        proofs.append(Proof(_("Done:"), one.done))
    if one.note:
        proofs.append(Proof(f"{one.when}:" if one.when else "", one.note))
    return Row(
        one.skill.name,
        f"{asked} · {_('critical')}" if one.critical else asked,
        f"“{one.words}”" if one.words else "",
        one.said,
        proofs,
        one.more,
        one.short,
    )
