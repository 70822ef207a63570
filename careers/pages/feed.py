"""The newest editions as an Atom feed, for those who want to hear of each."""

from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language, gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.history import Entry, History
from careers.pages.changed import summary
from careers.pages.page import Edition
from careers.pages.saying import upper


def feed(catalogue: Catalogue, imprint: Edition, history: History) -> str:
    """The feed's XML. Its links are absolute where the portal knows its own address."""
    name = plain(catalogue.site.name)
    found = Atom1Feed(
        title=_("%(name)s: what changed") % {"name": name},
        link=f"{imprint.site}/editions/",
        description=None,
        language=get_language() or "",
        author_name=name,
        feed_url=f"{imprint.site}/editions/feed.xml",
        feed_guid=lasting(history.begun, 0),
    )
    for entry in history.entries:
        found.add_item(
            title=_("Edition %d") % entry.number,
            link=imprint.site + entry.path,
            description=_words(entry),
            pubdate=entry.published_at,
            updateddate=entry.published_at,
            unique_id=lasting(history.begun, entry.number),
        )
    return found.writeString("utf-8")


def _words(entry: Entry) -> str:
    """What is told of an edition, as HTML."""
    said = _("It holds %(said)s.") if entry.is_first else _("%(said)s.")
    return escape(f"“{plain(entry.note)}” {upper(said % {'said': summary(entry)})}")


def plain(text: str) -> str:
    """A text without the characters XML cannot hold."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def lasting(begun: datetime, number: object) -> str:
    """What names an edition, or with 0 the feed, or whatever else it is told, wherever the portal may move: no two portals have
    begun at the same microsecond."""
    return uuid5(NAMESPACE_OID, f"rungs {begun.isoformat()} {number}").urn
