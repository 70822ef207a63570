"""The ladder in words: every role and every step, in the order it is climbed."""

from careers.domain.catalogue import Catalogue
from careers.domain.lights import Lights
from careers.domain.sift import Sieve, Sifted, sift
from careers.pages.twin import told, twin
from tests import factories


def test_every_role_and_every_step_is_told_once(catalogue: Catalogue) -> None:
    places = [place for storey in twin(catalogue) for place in storey.places]

    assert [p.role.code for p in places if p.role] == [
        role.code for role in (*catalogue.roles_in_centre, *catalogue.roles_beyond)
    ]
    assert sorted(t.step.code for place in places for t in place.steps) == sorted(
        step.code for step in catalogue.steps
    )
    assert all(t.sources for place in places for t in place.steps)


def test_it_goes_from_the_foot_up_then_out_and_beyond(catalogue: Catalogue) -> None:
    assert [storey.heading for storey in twin(catalogue)] == [
        "Rung 1: Entry",
        "Rung 2: Senior front line",
        "Rung 3: Leads and specialists",
        "Rung 4: Management",
        "Rung 5: Senior management",
        "From any rung",
        "Beyond the centre",
    ]


def test_a_place_says_where_people_come_from_and_how_many_steps_lead_on(
    catalogue: Catalogue,
) -> None:
    places = {p.role.code: p for s in twin(catalogue) for p in s.places if p.role}
    leader, shop = places["team-leader"], places["own-business"]

    assert (leader.count, [role.code for role in leader.reached], leader.from_any) == (
        "three steps on",
        ["customer-service-representative", "technical-support-specialist", "senior-agent"],
        False,
    )
    assert (shop.count, shop.steps, shop.reached, shop.from_any) == ("no step on", [], [], True)
    assert places["senior-agent"].count == "one step on"


def test_a_step_whose_end_does_not_exist_is_left_out() -> None:
    catalogue = factories.catalogue(steps=[factories.step("agent", "nobody"), factories.step()])

    assert [one.step.code for one in told(catalogue)] == ["agent-to-leader"]
    assert [one.step.code for one in told(catalogue, [])] == []


def test_of_a_part_what_leads_out_is_counted_with_its_role(catalogue: Catalogue) -> None:
    part = sift(catalogue, Sieve(frozenset({"quality"})), Lights())
    wider = sift(catalogue, Sieve(frozenset({"service"})), Lights())

    def counts(sifted: Sifted) -> dict[str, str]:
        storeys = twin(sifted.catalogue, sifted.outward)
        return {p.role.code: p.count for s in storeys for p in s.places if p.role}

    analyst = "quality-assurance-analyst"
    assert counts(part)[analyst] == "two steps lead out of what is shown"
    assert counts(part)["own-business"] == "no step on"
    agent = "customer-service-representative"
    assert counts(wider)[agent] == "one step on; six steps lead out of what is shown"
