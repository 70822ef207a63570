"""What a way asks in all, in the one measure that visitors are told: weighted levels."""

from django.utils.translation import gettext as _, ngettext

from careers.domain.routes import Route


def levels(count: int) -> str:
    """“12 weighted levels”."""
    said = ngettext("%(count)s weighted level", "%(count)s weighted levels", count)
    return said % {"count": count}


def asks(route: Route) -> str:
    """What a way asks in all, in a sentence."""
    return _("The way shown here asks %(levels)s in all.") % {"levels": levels(route.shortfall)}


def more(route: Route, best: Route) -> str:
    """How much more a way asks than the best, in a sentence; empty where it asks no more."""
    count = route.shortfall - best.shortfall
    said = _("It asks %(levels)s more than the way that asks least.")
    return said % {"levels": levels(count)} if count > 0 else ""


def meaning() -> str:
    """What the measure is."""
    return _(
        "Weighted levels are the levels to climb, skill by skill. They count three times where a skill "
        "is critical to the role, twice where it is important and once where it is useful."
    )
