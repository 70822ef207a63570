"""What visitors call the kinds of things a catalogue holds, and the parts of each."""

from django.utils.translation import gettext as _, gettext_lazy as _lazy, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.changes import name_of
from careers.domain.things import Item, Step, Thing
from careers.pages.words import figures

READ = (
    "role",
    "step",
    "skill",
    "challenge",
    "training",
    "guide",
    "item",
    "disagreement",
    "source",
    "level",
    "track",
    "proficiency",
    "preference",
    "synonym",
    "site",
)
"""The kinds in the order they matter to a reader."""

_ANY = {
    "about": _lazy("What it is"),
    "also_called": _lazy("Also called"),
    "formerly": _lazy("Addresses that lead here"),
    "lead": _lazy("Opening"),
    "level": _lazy("Rung"),
    "name": _lazy("Name"),
    "number": _lazy("Number"),
    "order": _lazy("Place in lists"),
    "rank": _lazy("Rung"),
    "summary": _lazy("In one sentence"),
    "synonyms": _lazy("Search words"),
    "title": _lazy("Name"),
    "track": _lazy("Track"),
}
_OWN = {
    "role": {
        "hours": _lazy("Hours"),
        "contact": _lazy("Meets customers"),
        "job": _lazy("What the job is"),
        "duties": _lazy("What you do"),
        "day": _lazy("A day"),
        "here": _lazy("How people get here"),
        "next": _lazy("Where it leads"),
        "profile": _lazy("Why these levels"),
        "skills": _lazy("What it asks of you"),
        "challenges": _lazy("What is hard"),
        "preferences": _lazy("What the work is like"),
        "codes": _lazy("Occupation codes"),
        "notes": _lazy("Notes in the margin"),
    },
    "step": {
        "origin": _lazy("From"),
        "destination": _lazy("To"),
        "evidence": _lazy("How sure"),
        "about": _lazy("What changes"),
        "takes": _lazy("What it takes"),
        "begin": _lazy("What you could do first"),
        "training": _lazy("Training"),
    },
    "skill": {
        "family": _lazy("Family"),
        "part_of": _lazy("A part of"),
        "levels": _lazy("The five levels"),
        "build": _lazy("How to get better at it"),
    },
    "challenge": {
        "signs": _lazy("How it shows"),
        "yourself": _lazy("What you can do"),
        "employer": _lazy("What an employer can do"),
    },
    "training": {"stage": _lazy("When it comes"), "skills": _lazy("Skills it serves")},
    "guide": {"sections": _lazy("Its parts")},
    "item": {
        "part": _lazy("Part of the questions"),
        "text": _lazy("Question"),
        "skill": _lazy("Skill it asks about"),
        "preference": _lazy("Liking it asks about"),
        "challenge": _lazy("Hard part it asks about"),
        "left": _lazy("Answer on the left"),
        "right": _lazy("Answer on the right"),
        "flipped": _lazy("Which answer stands on the left"),
        "options": _lazy("Answers"),
    },
    "disagreement": {
        "body": _lazy("What they say"),
        "roles": _lazy("Roles it concerns"),
        "challenges": _lazy("Hard parts it concerns"),
        "guides": _lazy("Guides it concerns"),
    },
    "source": {"author": _lazy("Author"), "about": _lazy("What it covers")},
    "track": {"letter": _lazy("Letter")},
    "proficiency": {
        "rank": _lazy("Level"),
        "anchor": _lazy("Answer"),
        "meaning": _lazy("What it means"),
    },
    "preference": {"low": _lazy("The one end"), "high": _lazy("The other end")},
    "site": {
        "strapline": _lazy("Line under the name"),
        "contact": _lazy("Contact"),
        "questionnaire": _lazy("Edition of the questions"),
        "licence": _lazy("Licence"),
        "licence_url": _lazy("Where the licence stands"),
        "organisation": _lazy("Whose site it is"),
        "accent": _lazy("Colour of what is yours"),
        "links": _lazy("Links at the foot of the page"),
        "without": _lazy("Parts left out"),
    },
    "synonym": {
        "name": _lazy("What people type"),
        "means": _lazy("What we may say instead"),
        "alike": _lazy("One and the same"),
    },
}


def part(kind: str, field: str) -> str:
    """What a visitor calls a part of a thing, mostly the heading it stands under."""
    return str(_OWN.get(kind, {}).get(field) or _ANY[field])


def plural(kind: str) -> str:
    """A kind's heading."""
    return {
        "role": _("Roles"),
        "step": _("Steps"),
        "skill": _("Skills"),
        "challenge": _("What is hard"),
        "training": _("Training"),
        "guide": _("Guides"),
        "item": _("Questions"),
        "disagreement": _("Disagreements"),
        "source": _("Sources"),
        "level": _("Rungs"),
        "track": _("Tracks"),
        "proficiency": _("Proficiency levels"),
        "preference": _("Likings"),
        "synonym": _("Search synonyms"),
        "site": _("The site itself"),
    }[kind]


def counted(kind: str, count: int) -> str:
    """So many things of a kind: “3 roles”."""
    return {
        "role": ngettext("%(n)s role", "%(n)s roles", count),
        "step": ngettext("%(n)s step", "%(n)s steps", count),
        "skill": ngettext("%(n)s skill", "%(n)s skills", count),
        "challenge": ngettext("%(n)s hard part", "%(n)s hard parts", count),
        "training": ngettext("%(n)s piece of training", "%(n)s pieces of training", count),
        "guide": ngettext("%(n)s guide", "%(n)s guides", count),
        "item": ngettext("%(n)s question", "%(n)s questions", count),
        "disagreement": ngettext("%(n)s disagreement", "%(n)s disagreements", count),
        "source": ngettext("%(n)s source", "%(n)s sources", count),
        "level": ngettext("%(n)s rung", "%(n)s rungs", count),
        "track": ngettext("%(n)s track", "%(n)s tracks", count),
        "proficiency": ngettext("%(n)s proficiency level", "%(n)s proficiency levels", count),
        "preference": ngettext("%(n)s liking", "%(n)s likings", count),
        "synonym": ngettext("%(n)s search synonym", "%(n)s search synonyms", count),
        "site": _("what the site says of itself"),
    }[kind] % {"n": figures(count)}


def called(thing: Thing, catalogue: Catalogue) -> str:
    """What a visitor calls a thing: a step by its two ends, a question by all of its words."""
    if isinstance(thing, Step):
        origin = catalogue.get("role", thing.origin)
        return _("%(origin)s to %(destination)s") % {
            "origin": origin.title if origin else _("Any rung"),
            "destination": catalogue.role(thing.destination).title,
        }
    if isinstance(thing, Item) and thing.left:
        ends = {"text": thing.text, "left": thing.left, "right": thing.right}
        return _("%(text)s %(left)s, or %(right)s") % ends
    return name_of(thing)
