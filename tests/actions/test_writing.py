"""One writer of the draft at a time, counted."""

import pytest
from msgspec.structs import replace

from careers.actions.draft import replace_draft
from careers.actions.writing import writing
from careers.domain.things import FooterLink as Link
from careers.models import FooterLink, Site
from careers.queries.draft import draft
from tests import factories

pytestmark = pytest.mark.django_db


def test_each_write_is_a_revision() -> None:
    replace_draft(factories.catalogue())
    before = Site.objects.get().revision
    with writing():
        Site.objects.update(strapline="Another")
    assert Site.objects.get().revision == before + 1


def test_a_write_that_fails_is_none() -> None:
    replace_draft(factories.catalogue())
    before = Site.objects.get().revision
    with pytest.raises(KeyError):
        _broken_off()
    site = Site.objects.get()
    assert (site.revision, site.strapline) == (before, "The ladder of the contact centre")


def test_a_draft_replaced_whole_counts_on() -> None:
    links = (
        Link(label="Our own site", address="https://example.org/"),
        Link(label="Top", address="/"),
    )
    whole = replace(factories.catalogue(), site=factories.site(links=links, without=("jobs",)))
    replace_draft(factories.catalogue())
    before = Site.objects.get().revision
    replace_draft(whole)
    assert Site.objects.get().revision == before + 1
    assert draft().catalogue == whole
    assert FooterLink.objects.count() == 2


def _broken_off() -> None:
    with writing():
        Site.objects.update(strapline="Another")
        raise KeyError
