"""The things a catalogue is made of: frozen values, told by name, of which what is not said is empty."""

from typing import Any

import msgspec
import pytest

from careers.domain import things
from tests import factories

WHOLE: tuple[msgspec.Struct, ...] = (
    factories.site(),
    things.FooterLink(label="Jobs", address="/jobs/"),
    factories.source(),
    factories.level(),
    factories.track(),
    factories.proficiencies()[0],
    factories.preference(),
    factories.skill(),
    factories.challenge(),
    factories.module(),
    factories.role(),
    things.RoleSkill(skill="speaking", level=3, importance=2),
    things.RoleChallenge(challenge="shifts", exposure=4),
    things.RolePreference(preference="people", level=4),
    things.OccupationCode(scheme="ESCO", code="1-a", title="Agent", edition="1.2.0", match="exact"),
    things.Note(place="day", heading="At night", text="It is quiet. {ed}"),
    factories.step(),
    factories.guide(),
    things.GuideSection(heading="First", body="Told in words. {ed}"),
    things.Disagreement(code="pay", order=1, title="Pay", body="They differ. {ed}"),
    factories.preference_item(),
    things.Synonym(code="rep", name="rep"),
)
"""One of each."""


def test_there_is_one_of_each() -> None:
    every = {*things.Thing.__subclasses__(), *things.Piece.__subclasses__()}
    assert {type(it) for it in WHOLE} == every


@pytest.mark.parametrize("it", WHOLE, ids=lambda it: type(it).__name__)
class TestEach:
    def test_it_is_a_value_that_nobody_changes(self, it: msgspec.Struct) -> None:
        name = it.__struct_fields__[0]
        with pytest.raises(AttributeError, match="immutable"):
            setattr(it, name, getattr(it, name))
        assert hash(it) == hash(msgspec.structs.replace(it))

    def test_its_fields_are_told_by_name(self, it: msgspec.Struct) -> None:
        """Or one more field would shift the others."""
        with pytest.raises(TypeError):
            type(it)(*msgspec.structs.astuple(it))

    def test_what_is_not_said_is_empty(self, it: msgspec.Struct) -> None:
        own = {"questionnaire": 1}
        for one in msgspec.structs.fields(it):
            if not one.required:
                assert one.default in ([own[one.name]] if one.name in own else ["", (), False])

    def test_what_is_empty_is_not_written(self, it: msgspec.Struct) -> None:
        needed = {one.name: getattr(it, one.name) for one in fields_needed(it)}
        written = msgspec.to_builtins(type(it)(**needed))
        assert list(written) == list(needed)

    def test_a_field_that_there_is_not_is_refused(self, it: msgspec.Struct) -> None:
        told = msgspec.to_builtins(it)
        assert msgspec.convert(told, type(it)) == it
        with pytest.raises(msgspec.ValidationError, match="unknown field `colour`"):
            msgspec.convert(told | {"colour": "red"}, type(it))


def fields_needed(it: msgspec.Struct) -> list[Any]:
    return [one for one in msgspec.structs.fields(it) if one.required]


def test_the_best_attested_steps_come_first() -> None:
    assert things.SURE == ("both", "end", "order", "editorial")


@pytest.mark.parametrize(
    ("scheme", "address"),
    [("ESCO", "http://data.europa.eu/esco/occupation/1-a"), ("O*NET-SOC", "")],
)
def test_only_esco_gives_an_occupation_an_address(scheme: things.Scheme, address: str) -> None:
    code = things.OccupationCode(
        scheme=scheme, code="1-a", title="Agent", edition="1", match="exact"
    )
    assert code.url == address


@pytest.mark.parametrize(
    ("heading", "label", "title"),
    [
        ("Nine o’clock · Then they come", "Nine o’clock", "Then they come"),
        ("Nine · Ten · Then they come", "Nine", "Ten · Then they come"),
        ("Then they come", "", "Then they come"),
    ],
)
def test_a_section_may_have_a_label(heading: str, label: str, title: str) -> None:
    section = things.GuideSection(heading=heading, body="Told in words. {ed}")
    assert (section.label, section.title) == (label, title)
