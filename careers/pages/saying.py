"""A result in sentences: the answer first, then what it rests on."""

from django.utils.translation import gettext as _, ngettext

from careers.domain.recommendation import Recommendation
from careers.domain.scoring import Band, RoleResult, SkillResult


def band(value: Band) -> str:
    """How near a role is, as a sign."""
    return {"ready": _("Looks ready"), "close": _("Close"), "stretch": _("Stretch")}[value]


def points(gain: float) -> str:
    """Fit points in round words."""
    whole = round(gain)
    if whole < 1:
        return _("under one point")
    return ngettext("about %(n)d point", "about %(n)d points", whole) % {"n": whole}


def lower(name: str) -> str:
    """A name as it stands inside a sentence; one that begins with an abbreviation keeps it."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def listed(names: list[str]) -> str:
    """Names as a list in a sentence: “a”, “a and b”, “a, b and c”."""
    if len(names) < 2:
        return "".join(names)
    return _("%(several)s and %(last)s") % {"several": ", ".join(names[:-1]), "last": names[-1]}


def lead(found: Recommendation) -> str:
    """The whole result in two or three sentences: the next step, what it hangs on, how sure."""
    if found.next_step is None:
        said = [_top(found)]
    else:
        said = [_next(found, found.next_step), _hinge(found, found.next_step)]
    if found.next_step and found.next_step.provisional:
        said.append(
            _("This is a first look, from %(answered)d of %(asked)d answers.")
            % {"answered": found.ratings.answered, "asked": found.ratings.asked}
        )
    return " ".join(said)


def biggest_gain(result: RoleResult) -> SkillResult | None:
    """What would bring a person nearer to a role than anything else, if anything is missing."""
    return result.gaps[0] if result.gaps and result.gaps[0].gain else None


def _next(found: Recommendation, step: RoleResult) -> str:
    role = _title(step)
    if found.level_with_next:
        names = listed([role, *map(_title, found.level_with_next)])
        return (
            _("%(roles)s come out level as your next step; your answers cannot tell them apart.")
            if found.current
            else _(
                "%(roles)s come out level as a place to begin; your answers cannot tell them apart."
            )
        ) % {"roles": names}
    sentence = {
        "ready": _("Your next step is %(role)s, and you look ready for it."),
        "close": _("Your next step is %(role)s, and you are close to it."),
        "stretch": _("Your next step is %(role)s, and it is a stretch for now."),
    }
    opening = {
        "ready": _("A place to begin is %(role)s, and you look ready for it."),
        "close": _("A place to begin is %(role)s, and you are close to it."),
        "stretch": _("A place to begin is %(role)s, and it is a stretch for now."),
    }
    return (sentence if found.current else opening)[step.band] % {"role": role}


def _hinge(found: Recommendation, step: RoleResult) -> str:
    """What stands between the person and the step."""
    first, *_others = [*found.first_moves(step), None]
    if first is None:
        return _("Nothing that it asks for seems to be missing.")
    skill = found.catalogue.skill(first.skill.skill).name
    words = {"skill": skill, "inside": lower(skill), "role": _title(step)}
    if first.skill.verdict == "gap" and found.level_with_next:
        return _("For %(role)s, %(inside)s would bring you further than anything else.") % words
    if first.skill.verdict == "gap":
        return _("%(skill)s would bring you nearer to it than anything else.") % words
    return _("Nothing is clearly missing; %(inside)s is worth checking first.") % words


def _top(found: Recommendation) -> str:
    """No step leads on from here: say so, and what the answers come nearest to beyond."""
    here = found.current.title if found.current else ""
    said = _("No step on this ladder leads on from %(role)s.") % {"role": here}
    if not found.beyond:
        return said
    nearest = _("Of the doors outside, your answers come nearest to %(role)s.")
    return f"{said} {nearest % {'role': _title(found.beyond[0])}}"


def _title(result: RoleResult) -> str:
    return result.profile.role.title
