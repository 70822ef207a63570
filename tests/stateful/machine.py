"""What state machines over the database have in common."""

from typing import Any

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test


class Machine(RuleBasedStateMachine):
    """One run of steps, in a transaction of its own, which leaves nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._whole: Any = transaction.atomic()
        self._whole.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._whole.__exit__(None, None, None)


def run(machine: type[Machine], runs: int, steps: int) -> None:
    """Try so many runs of at most so many steps each."""
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
