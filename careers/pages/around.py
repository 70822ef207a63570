"""What is next to a page; of roles and steps, `around_roles`. What a page tells in a section of its own
is not told again."""

from collections import Counter, defaultdict
from itertools import islice

from django.utils.translation import gettext as _, ngettext

from careers.domain.catalogue import Catalogue
from careers.domain.mentions import guides_naming, named_by
from careers.domain.once import once
from careers.domain.parts import leads_out
from careers.domain.related import Companion, asked_together, met_together
from careers.domain.things import Challenge, Guide, Role, RoleSkill, Skill, TrainingModule
from careers.pages import words
from careers.pages.beside import (
    FEW,
    NAMES,
    Group,
    Neighbour,
    groups,
    inside,
    linked,
    named,
    to_read,
)
from careers.pages.families import address
from careers.pages.page import (
    ABOUT,
    ACCESSIBILITY,
    CHALLENGES,
    EDITIONS,
    METHODS,
    OPEN_DATA,
    PRIVACY,
    SKILLS,
    SOURCES,
    Crumb,
)

# A skill ----------------------------------------------------------------------------------------


def of_skill(skill: Skill, catalogue: Catalogue) -> list[Group]:
    """Skills asked for together with it, who asks most and least, its family, guides."""
    kin = (
        other
        for other in _families(catalogue)[skill.family]
        if other is not skill
        and other.part_of != skill.code
        and other.code != skill.part_of
        and not (other.part_of and not skill.part_of)
    )
    family = list(islice(kin, NAMES + 1))
    everything = Crumb(words.family(skill.family), address(skill.family, catalogue))
    together = asked_together(skill, catalogue, FEW)
    return groups(
        Group(_("Asked for together with it"), tuple(_asked(one) for one in together)),
        Group(_("Who asks most, and least"), _extremes(skill, catalogue)),
        Group(
            _("Of the same family"),
            named(family[:NAMES], catalogue),
            everything if len(family) > NAMES else None,
        ),
        to_read("skill", skill, catalogue),
    )


@once
def _families(catalogue: Catalogue) -> dict[str, list[Skill]]:
    """The skills of each family, in reading order."""
    found: dict[str, list[Skill]] = defaultdict(list)
    for skill in catalogue.listed("skills"):
        found[skill.family].append(skill)
    return dict(found)


def _asked(one: Companion[Skill]) -> Neighbour:
    said = _("important in %(both)d of the %(of)d roles where this is")
    return Neighbour(one.thing.name, one.thing.path, said % {"both": one.roles, "of": one.of})


def _extremes(skill: Skill, catalogue: Catalogue) -> tuple[Neighbour, ...]:
    """The role that asks the highest level and the one that asks the lowest; none if all ask alike."""
    asking = catalogue.roles_needing.get(skill.code)
    if not asking:
        return ()
    most = max(asking, key=_asks)
    least = min(reversed(asking), key=_asks)
    if most[1].level == least[1].level:
        return ()
    return tuple(
        Neighbour(
            role.title,
            role.path,
            _("%(level)d of 5, %(importance)s")
            % {"level": need.level, "importance": words.importance(need.importance)},
        )
        for role, need in (most, least)
    )


def _asks(pair: tuple[Role, RoleSkill]) -> tuple[int, int]:
    return pair[1].level, pair[1].importance


# What is hard -----------------------------------------------------------------------------------


def of_challenge(challenge: Challenge, catalogue: Catalogue) -> list[Group]:
    """What else is hard in the same roles, training that helps, guides."""
    together = met_together(challenge, catalogue, FEW)
    known = {challenge.code, *(one.thing.code for one in together)}
    others = [one for one in catalogue.listed("challenges") if one.code not in known]
    return groups(
        Group(_("Comes with it"), tuple(_met(one) for one in together)),
        Group(_("Training that helps"), _helping(challenge, catalogue)),
        to_read("challenge", challenge, catalogue),
        Group(
            _("What else is hard"),
            named(others[:NAMES], catalogue),
            Crumb(_("All of it"), CHALLENGES.path) if len(others) > NAMES else None,
        ),
    )


def _met(one: Companion[Challenge]) -> Neighbour:
    said = _("in %(both)d of the %(of)d roles that meet this on most days")
    return Neighbour(one.thing.name, one.thing.path, said % {"both": one.roles, "of": one.of})


def _helping(challenge: Challenge, catalogue: Catalogue) -> tuple[Neighbour, ...]:
    """Training the page itself names, then training for the skills it says help."""
    direct = linked(challenge, "training", catalogue)
    found = {m.code: Neighbour(m.name, m.path, _("named on this page")) for m in direct}
    skills = linked(challenge, "skill", catalogue)
    for module in catalogue.listed("training"):
        if served := [skill for skill in skills if skill.code in module.skills]:
            why = _("for %(skills)s") % {"skills": inside(served)}
            found.setdefault(module.code, Neighbour(module.name, module.path, why))
    return tuple(found.values())[:FEW]


# A guide ----------------------------------------------------------------------------------------


def of_guide(guide: Guide, catalogue: Catalogue) -> list[Group]:
    """The next guide and the one before, those it is joined to by links, and what it names."""
    listed = catalogue.listed("guides")
    place = listed.index(guide)
    around = [
        Neighbour(listed[at].title, listed[at].path, why)
        for at, why in ((place + 1, _("the next guide")), (place - 1, _("the guide before this")))
        if 0 <= at < len(listed)
    ]
    joined = to_read("guide", guide, catalogue).things
    known = {one.path for one in around}
    read = (*around, *(one for one in joined if one.path.partition("#")[0] not in known))
    return groups(
        Group(_("To read next"), read[: FEW + 1]),
        Group(_("Roles it names"), named(linked(guide, "role", catalogue)[:NAMES], catalogue)),
        Group(_("Skills it names"), named(linked(guide, "skill", catalogue)[:NAMES], catalogue)),
        Group(
            _("Hard things it names"),
            named(linked(guide, "challenge", catalogue)[:NAMES], catalogue),
        ),
    )


# Training ---------------------------------------------------------------------------------------


def of_training(catalogue: Catalogue) -> list[Group]:
    """The skills that most training serves, and the guides that name any of it."""
    modules: list[TrainingModule] = catalogue.listed("training")
    served = Counter(code for module in modules for code in module.skills)
    skills = [skill for skill in catalogue.listed("skills") if served[skill.code] > 1]
    skills.sort(key=lambda skill: -served[skill.code])
    naming = {
        mention.guide.code: mention.guide
        for module in modules
        for mention in guides_naming("training", module.code, catalogue)
    }
    guides = sorted(naming.values(), key=lambda guide: (guide.order, guide.code))
    return groups(
        Group(
            _("Most training serves"),
            tuple(_served(skill, served[skill.code]) for skill in skills[:FEW]),
            Crumb(_("All skills"), SKILLS.path),
        ),
        Group(_("To read"), tuple(_naming(guide) for guide in guides[:FEW])),
    )


def _served(skill: Skill, count: int) -> Neighbour:
    said = _("%(count)s pieces of training serve it") % {"count": words.number(count)}
    return Neighbour(skill.name, skill.path, said)


def _naming(guide: Guide) -> Neighbour:
    count = sum(link.kind == "training" for link in named_by(guide))
    said = ngettext(
        "names %(count)s piece of training", "names %(count)s pieces of training", count
    )
    return Neighbour(guide.title, guide.path, said % {"count": words.number(count)})


# The site itself --------------------------------------------------------------------------------


def of_site(here: Crumb, catalogue: Catalogue) -> list[Group]:
    """The other pages that tell of the site and of how it knows what it says."""
    every = (ABOUT, SOURCES, METHODS, EDITIONS, OPEN_DATA, PRIVACY, ACCESSIBILITY)
    pages = [one for one in every if not leads_out(one.path, catalogue)]
    others = (Neighbour(str(name), path) for name, path in pages if path != here.path)
    return groups(Group(_("About this site"), tuple(others)))
