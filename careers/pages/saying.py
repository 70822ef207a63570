"""A result in sentences: bands and their reasons, gains, and what a person answered."""

from collections.abc import Sequence

from django.utils.formats import number_format
from django.utils.translation import gettext as _, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.order import Reason
from careers.domain.ratings import Answer, estimate
from careers.domain.scoring import (
    CLOSE_CRITICAL_GAPS,
    CLOSE_FROM,
    READY_FROM,
    Band,
    RoleResult,
    SkillResult,
)
from careers.pages import words
from careers.pages.questions import Counts

NAMED = 3
"""So many names a sentence holds; of more it names two and counts the others."""


# Names ------------------------------------------------------------------------------------------


def lower(name: str) -> str:
    """A name as it stands inside a sentence; one that begins with an abbreviation keeps it."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def upper(sentence: str) -> str:
    """A sentence's beginning."""
    return sentence[:1].upper() + sentence[1:]


def listed(names: Sequence[str]) -> str:
    """Names as a list in a sentence: “a”, “a and b”, “a, b and c”; where a name has an “and” of its
    own, a comma keeps the names apart."""
    if len(names) < 2:
        return "".join(names)
    double = any(_(" and ") in name for name in names)
    said = _("%(several)s, and %(last)s") if double else _("%(several)s and %(last)s")
    return said % {"several": ", ".join(names[:-1]), "last": names[-1]}


def few(names: Sequence[str]) -> str:
    """The same for any number of names: “a, b and two others”."""
    if len(names) <= NAMED:
        return listed(names)
    others = _("%(number)s others") % {"number": words.number(len(names) - 2)}
    return listed([*names[:2], others])


def skills(results: Sequence[SkillResult], catalogue: Catalogue) -> list[str]:
    """Skills' names as they stand inside a sentence."""
    return [lower(catalogue.skill(result.skill).name) for result in results]


# Levels -----------------------------------------------------------------------------------------


def read_as(mean: float, low: float, high: float) -> str:
    """A level as the answers are read, with the range around it, as half a sentence."""
    # number_format cuts off what it does not show.
    values = {"mean": mean, "low": low, "high": high}
    shown = {name: number_format(round(value, 1), 1) for name, value in values.items()}
    return _("read as %(mean)s, likely %(low)s to %(high)s") % shown


def leaning() -> str:
    """Why an answer and the level it is read as differ, by the two ends of the scale."""
    low, high = (estimate("", (Answer("", value), Answer("", value)), 2).mean for value in (1, 5))
    return _(
        "Two answers are not many, so we lean them a little towards the middle: 1 and 1 are read as"
        " %(low)s, 5 and 5 as %(high)s."
    ) % {"low": number_format(round(low, 1), 1), "high": number_format(round(high, 1), 1)}


# Bands ------------------------------------------------------------------------------------------


def band(value: Band) -> str:
    """How near a role is, as a sign."""
    return {"ready": _("Looks ready"), "close": _("Close"), "stretch": _("Stretch")}[value]


def rule() -> str:
    """When a role is called what."""
    return _(
        "“Looks ready” is %(ready)d or more, with no critical skill clearly short; “close” is"
        " %(close)d or more, with at most %(gaps)s of them short; everything else is a “stretch”."
    ) % {
        "ready": READY_FROM,
        "close": CLOSE_FROM,
        "gaps": words.number(CLOSE_CRITICAL_GAPS),
    }


def how_many_missing(result: RoleResult) -> str:
    """How many critical skills fall short, as a half sentence."""
    count = len(result.critical_missing)
    return ngettext(
        "one critical skill falls short", "%(number)s critical skills fall short", count
    ) % {"number": words.number(count)}


def all_of(count: int) -> str:
    """Several things taken together: “both”, “all three”."""
    return _("both") if count == 2 else _("all %(number)s") % {"number": words.number(count)}


def missing(result: RoleResult, catalogue: Catalogue) -> str:
    """The critical skills that are missing, as a half sentence; empty if there are none."""
    lacking = skills(result.critical_missing, catalogue)
    if not lacking:
        return ""
    return f"{how_many_missing(result)}: {listed(lacking)}"


def because(result: RoleResult, catalogue: Catalogue) -> str:
    """A role's band with its reason, in a sentence or two."""
    lacking = missing(result, catalogue)
    if result.overruled:
        return f"{band(result.band)}: {lacking}."
    if result.band == "ready":
        return _(
            "Looks ready: you cover %(points)d\N{NO-BREAK SPACE}%% or more, and no critical skill falls"
            " clearly short."
        ) % {"points": READY_FROM}
    if result.band == "close":
        said = _(
            "Close: you cover %(points)d\N{NO-BREAK SPACE}%% or more, but less than %(ready)d\N{NO-BREAK SPACE}%%."
        )
    else:
        said = _("Stretch: you cover less than %(points)d\N{NO-BREAK SPACE}%%.")
    said %= {"points": CLOSE_FROM, "ready": READY_FROM}
    return f"{said} {upper(lacking)}." if lacking else said


# Gains and answers ------------------------------------------------------------------------------


def points(gain: float) -> str:
    """Fit points in round words."""
    whole = round(gain)
    if whole < 1:
        return _("under one point")
    return ngettext("about %(n)d point", "about %(n)d points", whole) % {"n": whole}


def biggest(result: RoleResult, catalogue: Catalogue) -> str:
    """Of what one more level brings most, and how much; empty if nothing is clearly missing."""
    leading = result.leading_gaps
    if not leading:
        return ""
    said = ngettext(
        "Biggest gain: %(names)s, where one level more adds %(points)s.",
        "Biggest gains: %(names)s, where one level more of each adds %(points)s.",
        len(leading),
    )
    return said % {"names": few(skills(leading, catalogue)), "points": points(leading[0].gain)}


def verdict(result: SkillResult) -> str:
    """Whether a skill is enough for a role, and what makes us say so or doubt it."""
    values = [answer.value for answer in result.estimate.answers]
    below = sum(value < result.level for value in values)
    if result.verdict == "gap":
        return _("It falls clearly short.")
    if result.verdict == "met":
        return _("It is enough.")
    if not values:
        return _("Not sure: you gave no answer, so it may be anything.")
    if not below:
        return _("You said enough for it; so few answers cannot settle it, and we take your word.")
    if below < len(values):
        return _("Not sure: one answer is enough for it and another is not.")
    return ngettext(
        "Not sure: your answer is below what it asks, but near it, and one cannot settle it.",
        "Not sure: your answers are below what it asks, but near it, and so few cannot settle it.",
        below,
    )


def ranked(place: int, of: int) -> str:
    """A place in an order: “place 2 of 13”."""
    return _("place %(place)d of %(of)d") % {"place": place, "of": of}


def below(reason: Reason) -> str:
    """Why a role stands below one of which less is covered; empty where there is nothing to say."""
    return {
        "": "",
        "asks less": _("You cover more of it than of the one above, but it asks for less."),
        "asks more": _("You cover more of it than of the one above, but it asks for more."),
        "liked less": _("You cover more of it than of the one above, but would like it less."),
    }[reason]


def said(values: Sequence[int]) -> str:
    """The answers a person gave about one skill."""
    if not values:
        return _("you gave no answer, so we take the middle")
    return _("you said %(values)s") % {"values": listed([str(value) for value in values])}


def counted(counts: Counts) -> str:
    """What became of the questions: “12 answered, 3 skipped, 4 open”."""
    parts = [_("%(answered)s answered") % {"answered": counts.answered}]
    if counts.skipped:
        parts.append(_("%(skipped)s skipped") % {"skipped": counts.skipped})
    if counts.open:
        parts.append(_("%(open)s open") % {"open": counts.open})
    return ", ".join(parts)
