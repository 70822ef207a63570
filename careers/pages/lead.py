"""The whole result in a few sentences: the answer first, then what it hangs on, then how sure."""

from django.utils.translation import gettext as _

from careers.domain.recommendation import Recommendation
from careers.domain.scoring import DECIMALS, RoleResult
from careers.pages import saying


def lead(found: Recommendation, aim: RoleResult | None = None) -> str:
    """What to read if one reads nothing else; `aim` is the role they chose to go for, if any."""
    said = [_steady(found)] if unsteady(found) else []
    if aim is not None:
        said += [_aim(aim), _hangs_on(found, aim, alone=True)]
    elif found.next_step is None:
        said += [*_silence(found), *_nearest(found)]
    else:
        said += [_next(found, found.next_step), _hinge(found, found.next_step)]
        if found.next_step.provisional:
            said.append(_first_look(found))
    return " ".join(said)


def _aim(aim: RoleResult) -> str:
    """How near they are to the role they chose."""
    said = {
        "ready": _("You look ready for %(role)s, the role you chose."),
        "close": _("You are close to %(role)s, the role you chose."),
        "stretch": _("%(role)s, the role you chose, is a stretch for now."),
    }
    return said[aim.band] % {"role": _title(aim)}


def unsteady(found: Recommendation) -> bool:
    """Whether the role they hold is itself a stretch, by their own answers."""
    return found.here is not None and found.here.band == "stretch"


def _steady(found: Recommendation) -> str:
    return _(
        "By your own answers the job you hold, %(role)s, is still a stretch,"
        " so getting steady in it comes first."
    ) % {"role": found.current.title if found.current else ""}


def _first_look(found: Recommendation) -> str:
    return _("This is a first look, from %(answered)d of %(asked)d answers.") % {
        "answered": found.ratings.answered,
        "asked": found.ratings.asked,
    }


# The next step ----------------------------------------------------------------------------------


def _next(found: Recommendation, step: RoleResult) -> str:
    if found.level_with_next:
        return _level(found, [step, *found.level_with_next])
    said = {
        "ready": _("%(opening)s is %(role)s, and you look ready for it."),
        "close": _("%(opening)s is %(role)s, and you are close to it."),
        "stretch": _("%(opening)s is %(role)s, and it is a stretch for now."),
    }
    return said[step.band] % {"opening": saying.upper(_what(found)), "role": _title(step)}


def _what(found: Recommendation) -> str:
    """What the roles one step on are to this person."""
    if unsteady(found):
        return _("the step after that")
    return _("your next step") if found.current else _("a place to begin")


def _level(found: Recommendation, steps: list[RoleResult]) -> str:
    """Several come out level: which they are, and how near."""
    if len({step.band for step in steps}) > 1:
        names = saying.few(
            [f"{_title(step)} ({saying.lower(saying.band(step.band))})" for step in steps]
        )
        return _("%(roles)s come out equal as %(what)s.") % {"roles": names, "what": _what(found)}
    said = {
        "ready": _("%(roles)s come out equal as %(what)s, and you look ready for %(all)s."),
        "close": _("%(roles)s come out equal as %(what)s, and you are close to %(all)s."),
        "stretch": _("%(roles)s come out equal as %(what)s, and for now %(all)s are a stretch."),
    }
    return said[steps[0].band] % {
        "roles": saying.few(list(map(_title, steps))),
        "what": _what(found),
        "all": saying.all_of(len(steps)),
    }


def _hinge(found: Recommendation, step: RoleResult) -> str:
    """What stands between the person and the step; of several level ones, the first."""
    said = _hangs_on(found, step)
    if not found.level_with_next:
        return said
    return _("For %(role)s, %(said)s") % {"role": _title(step), "said": saying.lower(said)}


def _hangs_on(found: Recommendation, step: RoleResult, *, alone: bool = False) -> str:
    """The same for one of several level ones, or for one told `alone`."""
    if not step.moves:
        return _("Nothing that it asks for seems to be missing.")
    if not step.gaps:
        first = saying.skills(step.to_check[:1], found.catalogue)[0]
        return _("Nothing falls clearly short; %(skill)s is worth checking first.") % {
            "skill": first
        }
    names = saying.few(saying.skills(step.leading_gaps, found.catalogue))
    if round(step.moves[0].gain, DECIMALS) > round(step.gaps[0].gain, DECIMALS):
        # What is only worth checking might bring more: then nothing here is the most of all.
        return _("Of what falls clearly short, %(skills)s would bring you furthest.") % {
            "skills": names
        }
    if len(step.leading_gaps) > 1:
        said = _("%(skills)s would bring you furthest.")
    elif found.level_with_next and not alone:
        said = _("%(skills)s would bring you further than anything else.")
    else:
        said = _("%(skills)s would bring you nearer to it than anything else.")
    return said % {"skills": saying.upper(names)}


# Where no step leads on -------------------------------------------------------------------------


def _silence(found: Recommendation) -> list[str]:
    if found.leads_on:
        return [_("You set aside every role that comes next.")]
    if found.current is None:
        return []
    said = _("No source says where %(role)s leads: that is silence, not a ceiling.")
    return [said % {"role": found.current.title}]


def _nearest(found: Recommendation) -> list[str]:
    """The nearest roles on the ladder and beyond it."""
    said = []
    others = [result for result in found.ranking if result is not found.here][:2]
    if others:
        said.append(
            _("On the ladder your answers come nearest to %(roles)s.")
            % {"roles": saying.listed(list(map(_title, others)))}
        )
    if found.beyond:
        said.append(
            _("Beyond the centre, they come nearest to %(role)s.")
            % {"role": _title(found.beyond[0])}
        )
    return said


def _title(result: RoleResult) -> str:
    return result.profile.role.title
