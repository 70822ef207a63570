"""Which roles can be reached from an entry role."""

from careers.domain.checks.climbing import reachable
from tests import factories
from tests.domain.ladders import ladder

RUNGS = {"agent": "entry", "leader": "leads", "head": "heads", "chair": "heads"}
ASKED = {code: {"speaking": (3, 2)} for code in RUNGS}


def test_a_step_to_nobody_hides_no_role_behind_another() -> None:
    steps = [("agent", "leader"), ("agent", "nobody"), ("leader", "head")]
    found = ladder(ASKED, *(f"{a}>{b}" for a, b in steps), levels=RUNGS)
    assert [(it.severity, it.code, it.message) for it in reachable(found)] == [
        ("error", "chair", "No steps lead here from an entry role.")
    ]


def test_without_a_ladder_no_role_can_be_reached() -> None:
    levels = [factories.level("beyond", 0)]
    roles = [factories.role("own", level="beyond")]
    found = factories.catalogue(levels=levels, roles=roles, steps=[])
    assert [it.code for it in reachable(found)] == ["own"]
