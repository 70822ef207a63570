"""Which things may name a code: all that do, and few that do not."""

from careers.domain import prose
from careers.domain.catalogue import Catalogue
from careers.domain.checks.finding import every, references
from careers.domain.references import may_name
from careers.domain.walk import texts


def test_whatever_names_a_code_is_found(catalogue: Catalogue) -> None:
    named = 0
    for _kind, thing in every(catalogue):
        for _path, _target, code in references(thing):
            assert not code or may_name(thing, {"no-such-code", code})
            named += bool(code)
        for _path, text, _expected in texts(thing):
            for link in prose.links(text):
                assert may_name(thing, {link.code})
                named += 1
    assert named > 1_000


def test_few_others_are(catalogue: Catalogue) -> None:
    assert not any(may_name(thing, {"no-such-code"}) for _kind, thing in every(catalogue))
    assert not may_name(catalogue.role("team-leader"), ())
    found = [thing.code for thing in catalogue.skills if may_name(thing, {"trainer"})]
    assert len(found) < len(catalogue.skills) / 4
