"""What a page is about, for machines: JSON-LD in the words of schema.org.

Everything here stands on the page as well. Nothing is told that the catalogue does not hold: no pay,
no dates of texts, no number of readers. Addresses must be absolute there, so what needs one is left
out where the portal does not know its own.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, time
from typing import Any

import msgspec
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import make_aware
from django.utils.translation import get_language, gettext as _

from careers.domain import prose
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.notices import Vacancy, Working
from careers.domain.open_data import TABLES
from careers.domain.things import Challenge, Guide, OccupationCode, Role, Skill, Thing
from careers.pages import columns, markdown
from careers.pages.page import CHALLENGES, SKILLS, Crumb, Edition, Page

Node = dict[str, Any]

IMPORTANT = 2
"""Importance from which a skill is told of a role: important or critical."""

MOST_TERMS = 300
"""A set of more terms than this names none of them: it would outweigh the page it stands on."""

_FOLDERS = {kind.folder: kind.name for kind in KINDS if kind.folder}
_UNSAFE = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}
"""What could end a script element, begin a comment in it, or break a line of it: JSON may write any
sign by its number."""


def linked(page: Page, catalogue: Catalogue, edition: Edition) -> SafeString:
    """What is said of a page, as JSON to stand in a script element; empty where nothing is."""
    found = [
        node for node in (_trail(page, edition.site), *_about(page, catalogue, edition)) if node
    ]
    if not found:
        return SafeString()
    told = msgspec.json.encode({"@context": "https://schema.org", "@graph": found}).decode()
    return mark_safe(told.translate(_UNSAFE))  # noqa: S308 - no sign is left that HTML knows


def thing_at(path: str, catalogue: Catalogue) -> Thing | None:
    """The thing whose page has this address, or None."""
    folder, _slash, code = path.strip("/").partition("/")
    thing: Thing | None = catalogue.get(_FOLDERS.get(folder, ""), code)
    return thing


def _about(page: Page, catalogue: Catalogue, edition: Edition) -> Iterator[Node]:
    if thing := thing_at(page.path, catalogue):
        if tell := _THINGS.get(type(thing)):
            yield tell(thing, catalogue, edition)
    elif tell := _PAGES.get(page.path):
        yield tell(page, catalogue, edition)
    elif vacancy := page.context.get("vacancy"):
        yield _vacancy(vacancy, page, catalogue, edition)


# Where it stands ----------------------------------------------------------------------------------


def _trail(page: Page, site: str) -> Node | None:
    if not (site and page.trail):
        return None
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [_crumb(number, it, site) for number, it in enumerate(page.trail, 1)],
    }


def _crumb(number: int, crumb: Crumb, site: str) -> Node:
    page = {"@type": "WebPage", "@id": site + crumb.path}
    return {"@type": "ListItem", "position": number, "name": crumb.name, "item": page}


# What it is about ---------------------------------------------------------------------------------


def _role(role: Role, catalogue: Catalogue, edition: Edition) -> Node:
    needs = [need for need in role.skills if need.importance >= IMPORTANT]
    needs.sort(key=lambda need: (-need.importance, -need.level, need.skill))
    return _whole(
        {
            "@type": "Occupation",
            "name": role.title,
            "alternateName": list(role.also_called),
            "description": prose.plain(role.summary),
            **_address(role, edition),
            "responsibilities": [prose.plain(duty) for duty in role.duties],
            "skills": [_term(catalogue.skill(need.skill), edition) for need in needs],
            "occupationalCategory": [_code(code) for code in role.codes],
        }
    )


def _code(code: OccupationCode) -> Node:
    """A verified code. How well it fits is said of the role and not of the code, and schema.org has
    no word for it."""
    return _whole(
        {
            "@type": "CategoryCode",
            "codeValue": code.code,
            "name": code.title,
            "url": code.url,
            "inCodeSet": {"@type": "CategoryCodeSet", "name": f"{code.scheme} {code.edition}"},
        }
    )


def _term(thing: Skill | Challenge, edition: Edition) -> Node:
    """A skill or what is hard, as no more than its name, where more is told elsewhere."""
    return {
        "@type": "DefinedTerm",
        "name": thing.name,
        "termCode": thing.code,
        **_address(thing, edition),
    }


def _skill(skill: Skill, catalogue: Catalogue, edition: Edition) -> Node:
    more = {"alternateName": list(skill.also_called)}
    return _whole(_told(skill, edition) | more | _within(SKILLS, edition))


def _challenge(challenge: Challenge, catalogue: Catalogue, edition: Edition) -> Node:
    return _told(challenge, edition) | _within(CHALLENGES, edition)


def _told(thing: Skill | Challenge, edition: Edition) -> Node:
    return _term(thing, edition) | {"description": prose.plain(thing.summary)}


def _within(place: Crumb, edition: Edition) -> Node:
    found = {"@type": "DefinedTermSet", "name": str(place.name)}
    return {
        "inDefinedTermSet": found | ({"url": edition.site + place.path} if edition.site else {})
    }


def _guide(guide: Guide, catalogue: Catalogue, edition: Edition) -> Node:
    return {
        "@type": "Article",
        "headline": guide.title,
        "description": prose.plain(guide.summary),
        "articleSection": [section.heading for section in guide.sections],
        **_address(guide, edition),
        **_published(catalogue, edition),
    }


_THINGS: dict[type[Thing], Callable[..., Node]] = {
    Role: _role,
    Skill: _skill,
    Challenge: _challenge,
    Guide: _guide,
}


def _site(page: Page, catalogue: Catalogue, edition: Edition) -> Node:
    found = {
        "@type": "WebSite",
        "name": catalogue.site.name,
        "description": catalogue.site.strapline,
        "inLanguage": get_language() or "",
    }
    if not edition.site:
        return found
    search = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{edition.site}/search/?q={{search_term_string}}",
        },
        "query-input": "required name=search_term_string",
    }
    return found | {"url": f"{edition.site}/", "potentialAction": search}


def _terms(plural: str) -> Callable[[Page, Catalogue, Edition], Node]:
    def tell(page: Page, catalogue: Catalogue, edition: Edition) -> Node:
        things = catalogue.listed(plural)
        return _whole(
            {
                "@type": "DefinedTermSet",
                "name": page.title,
                "description": page.description,
                **_here(page, edition),
                "hasDefinedTerm": [
                    _term(thing, edition) for thing in things if len(things) <= MOST_TERMS
                ],
            }
        )

    return tell


def _questions(page: Page, catalogue: Catalogue, edition: Edition) -> Node:
    return _whole(
        {
            "@type": "Quiz",
            "name": page.title,
            "description": page.description,
            "assesses": [_term(skill, edition) for skill in catalogue.measured_skills],
            **_here(page, edition),
            **_published(catalogue, edition),
        }
    )


def _data(page: Page, catalogue: Catalogue, edition: Edition) -> Node:
    given = page.context["given"]
    found = {
        "@type": "Dataset",
        "name": _("%(name)s: the edition as files") % {"name": catalogue.site.name},
        "description": page.description,
        "datePublished": given.published_at.date().isoformat(),
        **_here(page, edition),
        **_published(catalogue, edition),
    }
    if not edition.site:
        return found
    files = [("edition.json", "application/json", _("The whole edition as one JSON document."))]
    files += [(f"{name}.csv", "text/csv", str(columns.TABLES[name])) for name in TABLES]
    return found | {"distribution": [_download(*file, edition.site + page.path) for file in files]}


def _download(name: str, form: str, about: str, folder: str) -> Node:
    return {
        "@type": "DataDownload",
        "name": name,
        "description": about,
        "encodingFormat": form,
        "contentUrl": folder + name,
    }


EMPLOYMENT: dict[Working, list[str]] = {
    "full": ["FULL_TIME"],
    "part": ["PART_TIME"],
    "either": ["FULL_TIME", "PART_TIME"],
    "temporary": ["TEMPORARY"],
}
"""Hours in the words that search engines for jobs know."""


def _vacancy(vacancy: Vacancy, page: Page, catalogue: Catalogue, edition: Edition) -> Node:
    """An opening. Its last day is over when the next one begins, by the clock of this site."""
    employer, role = page.context["employer"], page.context["role"]
    last = make_aware(datetime.combine(vacancy.closes_on, time(23, 59, 59)))
    return _whole(
        {
            "@type": "JobPosting",
            "title": vacancy.title,
            "description": markdown.posting_html(vacancy.text),
            "datePosted": vacancy.opens_on.isoformat(),
            "validThrough": last.isoformat(),
            "employmentType": EMPLOYMENT[vacancy.working],
            "workHours": vacancy.hours,
            "hiringOrganization": _organisation(employer) if employer else "",
            **_here(page, edition),
            **_where(vacancy),
            "relevantOccupation": _occupation(role, edition) if role else "",
        }
    )


def _where(vacancy: Vacancy) -> Node:
    """Where the work is done, as far as it is known."""
    if vacancy.remote == "remote":
        near = {"@type": "Country", "name": vacancy.country}
        found: Node = {"jobLocationType": "TELECOMMUTE"}
        return found | ({"applicantLocationRequirements": near} if vacancy.country else {})
    known = {"addressLocality": vacancy.place, "addressCountry": vacancy.country}
    known = {name: value for name, value in known.items() if value}
    if not known:
        return {}
    return {"jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress", **known}}}


def _occupation(role: Role, edition: Edition) -> Node:
    return {"@type": "Occupation", "name": role.title, **_address(role, edition)}


def _organisation(name: str) -> Node:
    return {"@type": "Organization", "name": name}


_PAGES: dict[str, Callable[[Page, Catalogue, Edition], Node]] = {
    "/": _site,
    SKILLS.path: _terms("skills"),
    CHALLENGES.path: _terms("challenges"),
    "/assessment/": _questions,
    "/open-data/": _data,
}


# Parts --------------------------------------------------------------------------------------------


def _address(thing: Any, edition: Edition) -> Node:
    return {"url": edition.site + thing.path} if edition.site else {}


def _here(page: Page, edition: Edition) -> Node:
    return {"url": edition.site + page.path} if edition.site else {}


def _published(catalogue: Catalogue, edition: Edition) -> Node:
    """Who gives it out, in which language, as which edition, under which licence."""
    site = catalogue.site
    found: Node = {
        "inLanguage": get_language() or "",
        "isAccessibleForFree": True,
        "creator": _organisation(site.organisation or site.name),
        "publisher": _organisation(site.organisation or site.name),
        "version": edition.number,
    }
    if site.licence_url:
        return found | {"license": site.licence_url}
    named = {"@type": "CreativeWork", "name": site.licence}
    return found | ({"license": named} if site.licence else {})


def _whole(node: Node) -> Node:
    """A node without what is empty."""
    return {name: value for name, value in node.items() if value not in ("", [])}
