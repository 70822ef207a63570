"""The draft's rows: what says the same stays the same value."""

import pytest
from pytest_django import DjangoAssertNumQueries

from careers.actions.draft import replace_draft
from careers.models import Role, RoleSkill, Site, Source, TrainingModule
from careers.queries import tables
from tests import factories

pytestmark = pytest.mark.django_db


def test_only_what_says_something_new_is_made_anew() -> None:
    replace_draft(factories.catalogue())
    before = tables.read(Role, {})
    assert list(before) == ["agent", "leader"]
    assert before["agent"].thing == factories.catalogue().role("agent")
    RoleSkill.objects.filter(role="leader", skill="planning").update(level=1)
    after = tables.read(Role, before)
    assert after["agent"] is before["agent"]
    assert [need.level for need in after["leader"].thing.skills] == [1, 4]
    assert not tables.same(after, before)
    assert tables.same(tables.read(Role, after), after)


def test_rows_written_over_with_the_same_are_the_same_things() -> None:
    replace_draft(factories.catalogue())
    before = tables.read(Role, {})
    rows = list(RoleSkill.objects.filter(role="agent").order_by("-pk"))
    RoleSkill.objects.filter(role="agent").delete()
    for row in rows:
        row.pk = None
        row.save()
    after = tables.read(Role, before)
    assert after["agent"] is not before["agent"]
    assert after["agent"].thing is before["agent"].thing
    assert tables.same(after, before)


def test_what_is_published_is_held_once() -> None:
    published = factories.catalogue(roles=[factories.role("agent"), factories.role("leader")])
    replace_draft(factories.catalogue())
    found = tables.read(Role, {}, published)
    assert found["agent"].thing is published.role("agent")
    assert found["leader"].thing == factories.catalogue().role("leader")
    again = tables.read(Role, found, published)
    assert again["agent"] is found["agent"]
    kept = [it for it in found["agent"].raw[0] if isinstance(it, str) and "Told" in it]
    assert [it for it in kept if it is published.role("agent").job] == kept


def test_what_no_catalogue_may_hold_says_why() -> None:
    replace_draft(factories.catalogue())
    Site.objects.update(name="")
    TrainingModule.objects.update(summary=" ")
    (site,) = tables.read(Site, {}).values()
    assert (site.thing, site.refused and site.refused.place) == (None, "site name")
    module = tables.read(TrainingModule, {})["mentorship"]
    assert (module.thing, module.refused and module.refused.field) == (None, "summary")
    assert tables.same(tables.read(Site, {}), tables.read(Site, {}))


def test_one_more_and_one_less_are_another_reading() -> None:
    replace_draft(factories.catalogue())
    before = tables.read(Source, {})
    Source.objects.create(code="more", number=9, name="More", about="More of it")
    after = tables.read(Source, before)
    assert not tables.same(after, before)
    assert not tables.same(before, after)


def test_lists_are_read_where_there_are_things(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        assert tables.read(Role, {}) == {}
    replace_draft(factories.catalogue())
    with django_assert_num_queries(6):
        tables.read(Role, {})
