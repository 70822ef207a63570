"""The proof that was kept with an edition when it was published."""

import msgspec

from careers.domain.proof import Proof
from careers.models import Edition


def proof_of(number: int) -> Proof | None:
    """What was found then; None where no run was made."""
    kept = Edition.objects.values_list("proof", flat=True).get(number=number)
    return None if kept is None else msgspec.convert(kept, Proof)
