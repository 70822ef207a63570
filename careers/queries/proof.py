"""The proof that was kept with an edition when it was published."""

import msgspec

from careers.domain.proof import Proof
from careers.queries.preview import row_of


def proof_of(number: int) -> Proof | None:
    """What was found then; None where no run was made."""
    kept = row_of(number, "proof").proof
    return None if kept is None else msgspec.convert(kept, Proof)
