"""The field's own words for the same thing."""

from careers.domain.search.synonyms import alike, synonyms
from tests.domain.search.small import catalogue, synonym


def test_what_a_person_may_write_leads_to_what_several_rows_say_instead() -> None:
    one, two = synonym("boss", "leader"), synonym("rota", "plan", "desk")
    more = type(one)(code="boss-2", name="boss", means=("head",))
    same = synonym("call center", "contact center", alike=True)
    held = catalogue(synonyms=[one, two, more, same])
    assert synonyms(held) == {"boss": ("leader", "head"), "rota": ("plan", "desk")}
    assert alike(held) == [("call center", "contact center")]
