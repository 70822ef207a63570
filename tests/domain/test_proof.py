"""The small run kept with an edition: what it hangs on, and when there is none."""

import json

import msgspec
import pytest

from careers.domain.catalogue import Catalogue
from careers.domain.proof import Proof, digest, proof
from careers.domain.simulation import run
from tests import factories

TWO_ROLES = [
    factories.role("agent", {"speaking": (3, 2), "planning": (2, 1)}),
    factories.role("leader", {"speaking": (4, 3), "planning": (3, 2)}, level="leads"),
]


def small(**changed: object) -> Catalogue:
    return factories.catalogue(**{"roles": TWO_ROLES, "steps": [], **changed})  # type: ignore[arg-type]


def test_it_is_a_run_of_the_simulation() -> None:
    found = proof(small())
    assert found is not None
    assert found.report == run(small(), 50, seed=1)
    assert (found.roles, found.people, round(found.margin, 1)) == (2, 100, 9.8)


def test_many_roles_get_fewer_people_each() -> None:
    roles = [
        factories.role(f"role-{n}", {"speaking": (2 + n % 4, 1 + n % 3)}, order=n)
        for n in range(20)
    ]
    found = proof(small(roles=roles))
    assert found is not None
    assert (found.report.respondents, found.people) == (30, 600)


def test_it_is_worked_out_once_for_everything_it_hangs_on() -> None:
    first = proof(small())
    reworded = [factories.role("agent", {"speaking": (3, 2), "planning": (2, 1)}), TWO_ROLES[1]]
    reworded[0] = msgspec.structs.replace(reworded[0], title="Adviser")
    assert proof(small(roles=reworded)) is first


@pytest.mark.parametrize(
    "changed",
    [
        {
            "roles": [
                factories.role("agent", {"speaking": (3, 3), "planning": (2, 1)}),
                TWO_ROLES[1],
            ]
        },
        {
            "roles": [
                factories.role("agent", {"speaking": (4, 2), "planning": (2, 1)}),
                TWO_ROLES[1],
            ]
        },
        {"roles": [factories.role("agent", {"speaking": (3, 2)}), TWO_ROLES[1]]},
        {"roles": [*TWO_ROLES, factories.role("third", {"speaking": (2, 1)})]},
        {"items": [*factories.skill_items("speaking"), *factories.skill_items("planning", 1)]},
        {"steps": [factories.step("agent", "leader")]},
    ],
)
def test_what_it_hangs_on_is_in_its_digest(changed: dict[str, object]) -> None:
    assert digest(small(**changed)) != digest(small())
    assert len(digest(small())) == 64


@pytest.mark.parametrize(
    "number",
    [
        "proof.SEED",
        "proof.PEOPLE",
        "proof.BASE_WEIGHT",
        "measure.TOLERANCE",
        "ratings.PRIOR_MEAN",
        "scoring.READY_FROM",
    ],
)
def test_every_number_of_the_method_is_in_its_digest(
    monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    before = digest(small())
    monkeypatch.setattr(f"careers.domain.{number}", 7)
    assert digest(small()) != before


def test_as_many_roles_as_do_not_keep_anybody_waiting_are_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("careers.domain.proof.MOST_ROLES", 2)
    assert proof(small()) is not None


def test_there_is_none_where_nothing_can_be_found_again() -> None:
    assert proof(small(roles=TWO_ROLES[:1])) is None
    assert proof(small(items=[factories.preference_item()])) is None
    many = [factories.role(f"role-{n}", {"speaking": (3, 2)}, order=n) for n in range(41)]
    assert proof(small(roles=many)) is None


def test_it_comes_back_from_json_as_it_was() -> None:
    found = proof(small())
    kept = json.loads(json.dumps(msgspec.to_builtins(found)))
    assert msgspec.convert(kept, Proof) == found
