"""The openings as an Atom feed, for those who want to hear of each."""

from datetime import datetime, time

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.timezone import make_aware
from django.utils.translation import get_language, gettext as _

from careers.domain.catalogue import Catalogue
from careers.domain.notices import Notices
from careers.pages import posted
from careers.pages.feed import lasting, plain
from careers.pages.page import Edition

NEWEST = 50
"""So many openings are in the feed, those posted last first."""


class _Feed(Atom1Feed):
    """One without openings is as old as the portal; Django would say that it changed this very moment,
    each process another."""

    begun: datetime

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else self.begun


def feed(catalogue: Catalogue, imprint: Edition, notices: Notices, begun: datetime) -> str:
    """The feed's XML. Its links are absolute where the portal knows its own address; `begun` is when
    its first edition was published, which is what it is known by for ever."""
    name = plain(catalogue.site.name)
    found = _Feed(
        title=_("%(name)s: openings") % {"name": name},
        link=f"{imprint.site}/jobs/",
        description=None,
        language=get_language() or "",
        author_name=plain(catalogue.site.organisation) or name,
        feed_url=f"{imprint.site}/jobs/feed.xml",
        feed_guid=lasting(begun, "jobs"),
    )
    found.begun = begun
    newest = sorted(notices.vacancies, key=lambda it: (it.opens_on, it.id), reverse=True)
    for it in newest[:NEWEST]:
        found.add_item(
            title=plain(it.title),
            link=imprint.site + it.path,
            description=escape(plain(posted.sentence(it, catalogue))),
            pubdate=make_aware(datetime.combine(it.opens_on, time.min)),
            updateddate=it.changed_at,
            unique_id=lasting(begun, f"job {it.id}"),
        )
    return found.writeString("utf-8")
