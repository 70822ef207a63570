"""What search has found, in words: each thing's kind, the passage shown, and why it is there."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _, ngettext_lazy as ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.search import Group, Hit, Piece
from careers.domain.search.finding import Where
from careers.pages import places, words

INDEXES = {
    "role": "/roles/",
    "skill": "/skills/",
    "challenge": "/challenges/",
    "guide": "/guides/",
    "training": "/training/",
    "step": "/ladder/",
    "disagreement": "/sources/#disagreements",
    "page": "",
}
"""By kind: where all of them are listed; the site's own pages are listed nowhere."""

TELLS = {
    "role": _("What each job is, what it asks and where it leads."),
    "skill": _("What the work asks of you, and how to get better at it."),
    "challenge": _("What wears on people, and what helps."),
    "guide": _("Short reads, for the bus home."),
    "training": _("What there is to learn, and which steps it serves."),
    "step": _("From one role to the next, and what each takes."),
    "disagreement": _("Where the sources say different things, and what we make of it."),
}
"""What the things of a kind tell a reader."""
CALLED = {
    "role": _("Role"),
    "skill": _("Skill"),
    "challenge": _("What is hard"),
    "guide": _("Guide"),
    "training": _("Training"),
    "step": _("Step"),
    "disagreement": _("Disagreement"),
    "page": _("On this site"),
}
"""What one thing of a kind is called."""
HEADINGS = {
    "role": _("Roles"),
    "skill": _("Skills"),
    "challenge": _("What is hard, and what helps"),
    "guide": _("Guides"),
    "training": _("Training"),
    "step": _("Steps"),
    "disagreement": _("Where the sources disagree"),
    "page": _("Elsewhere on this site"),
}
"""What the things of a kind are called."""
COUNTED = {
    "role": ngettext("%(n)d role", "%(n)d roles", "n"),
    "skill": ngettext("%(n)d skill", "%(n)d skills", "n"),
    "challenge": ngettext("%(n)d thing that is hard", "%(n)d things that are hard", "n"),
    "guide": ngettext("%(n)d guide", "%(n)d guides", "n"),
    "training": ngettext("%(n)d piece of training", "%(n)d pieces of training", "n"),
    "step": ngettext("%(n)d step", "%(n)d steps", "n"),
    "disagreement": ngettext("%(n)d disagreement", "%(n)d disagreements", "n"),
    "page": ngettext("%(n)d other page", "%(n)d other pages", "n"),
}
"""So many of a kind."""
REASONS = {
    "name": _("In its name"),
    "other": _("Another name for it: %(name)s"),
    "hidden": _("People also type “%(typed)s” for it"),
    "to": _("Leads to %(name)s"),
    "from": _("Leads on from %(name)s"),
    "text": _("In its text"),
}
"""Why a thing was found."""
IN_WORDS = _("“%(typed)s” is among the words people type for it")
LIKE_WORDS = _("People type words like yours for it")
"""The same where the words a visitor typed are part of such a name, and where they are one but for a slip,
an ending or a synonym: hidden names are shown only to those who typed them."""


@dataclass(frozen=True)
class Row:
    """A thing that was found. `under` is the section of its page that the passage is from, as its
    address and its heading; empty where the passage is from no section. `plate`: it is a role."""

    name: str
    path: str
    kind: str
    pieces: tuple[Piece, ...]
    plate: bool
    reason: str
    under: tuple[str, str]


@dataclass(frozen=True)
class Section:
    """The things of a kind: those told, those only named, by address, and how many are left out."""

    kind: str
    heading: str
    counted: str
    count: int
    told: list[Row]
    named: list[tuple[str, str]]
    left: int


def section(group: Group, catalogue: Catalogue) -> Section:
    """A kind's things as the page shows them."""
    return Section(
        kind=group.kind,
        heading=str(HEADINGS[group.kind]),
        counted=counted(group.kind, group.count),
        count=group.count,
        told=[row(hit, catalogue) for hit in group.told],
        named=[(thing.path, words.name(thing, catalogue)) for thing in group.named],
        left=group.left,
    )


def row(hit: Hit, catalogue: Catalogue) -> Row:
    """A thing as the page shows it."""
    fragment, title = places.place(hit.thing, hit.place)
    page = hit.thing.path
    return Row(
        name=words.name(hit.thing, catalogue),
        path=page,
        kind=str(CALLED[hit.kind]),
        pieces=hit.pieces,
        plate=hit.kind == "role",
        reason=_reason(hit, by_text=not title),
        under=(f"{page}#{fragment}", title) if title else ("", ""),
    )


def _reason(hit: Hit, *, by_text: bool) -> str:
    """Why a thing was found; that it is in a text is left out where its section is named."""
    if hit.slipped:
        found = [_("One slip away from “%(name)s”") % {"name": hit.slipped}]
    else:
        where = (one for one in hit.where if one != "text" or by_text)
        found = [_by(one, hit) for one in where]
    found += [
        _("You wrote “%(written)s”; we looked for “%(said)s” too")
        % {"written": written, "said": meant}
        for written, meant in hit.meant
    ]
    return ". ".join(map(str, found))


def _by(where: Where, hit: Hit) -> str:
    """By what a thing was found, in a few words."""
    said = REASONS[where]
    if where == "hidden" and not hit.wholly:
        said = IN_WORDS if hit.typed else LIKE_WORDS
    return str(said % {"name": hit.other, "typed": hit.typed})


def counted(kind: str, count: int) -> str:
    """So many things of a kind: "19 roles"."""
    return str(COUNTED[kind] % {"n": count})
