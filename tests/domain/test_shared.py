"""Two catalogues held in memory once."""

from careers.domain import document
from careers.domain.shared import shared
from tests import factories


def test_what_says_the_same_is_the_known_ones() -> None:
    known = factories.catalogue()
    ours = factories.catalogue(
        roles=[factories.role("agent", order=5), known.role("leader"), factories.role("coach")]
    )
    said = document.write(ours)
    apart = document.read(said)
    assert apart.role("leader") is not known.role("leader")
    found = shared(apart, known)
    assert document.write(found) == said
    assert found == ours
    assert found.role("leader") is known.role("leader")
    assert all(it is was for it, was in zip(found.skills, known.skills, strict=True))
    assert found.role("agent").order == 5
    assert found.role("coach") is apart.role("coach")
