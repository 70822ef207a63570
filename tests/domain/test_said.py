"""What a thing says, as plain data."""

import msgspec
import pytest

from careers.domain import things
from careers.domain.catalogue import Catalogue
from careers.domain.kinds import KINDS
from careers.domain.said import blank, digest, keyed, naming, ordered, rows, said, type_of
from tests import factories


def test_it_is_the_thing_and_back(catalogue: Catalogue) -> None:
    for kind in KINDS:
        for thing in getattr(catalogue, kind.plural):
            assert msgspec.convert(said(thing), type_of(kind.name)) == thing
    assert msgspec.convert(said(catalogue.site), type_of("site")) == catalogue.site


def test_every_field_is_spelled_out() -> None:
    assert said(factories.source()) == {
        "code": "duties",
        "number": 2,
        "name": "Duties",
        "author": "",
        "about": "What roles do",
    }


def test_what_has_no_order_is_put_in_one() -> None:
    one, other = (
        factories.role(needs={"b": (1, 1), "a": (2, 1)}),
        factories.role(needs={"a": (2, 1), "b": (1, 1)}),
    )
    assert said(one) == said(other)
    assert said(factories.module(skills=("b", "a")))["skills"] == ["a", "b"]
    places: list[tuple[things.Scheme, str]] = [
        ("O*NET-SOC", "43-4051"), ("ESCO", "9"), ("O*NET-SOC", "11-1021"),
    ]  # fmt: skip
    codes = tuple(
        things.OccupationCode(scheme=scheme, code=code, title="T", edition="1", match="exact")
        for scheme, code in places
    )
    ordered_codes = [it["code"] for it in said(factories.role(codes=codes))["codes"]]
    assert ordered_codes == ["9", "11-1021", "43-4051"]
    sections = tuple(things.GuideSection(heading=name, body="Told.") for name in "BA")
    assert [it["heading"] for it in said(factories.guide(sections=sections))["sections"]] == [
        "B",
        "A",
    ]


def test_of_what_is_new_every_field_is_said_to_be_empty_or_as_it_is_if_nobody_says() -> None:
    assert blank(things.Source) == dict.fromkeys(("code", "number", "name", "author", "about"), "")
    new = blank(things.Site)
    assert (new["name"], new["questionnaire"], new["links"], new["without"]) == ("", 1, [], [])


def test_what_no_catalogue_may_hold_is_held_and_ordered() -> None:
    value = said(factories.module()) | {"order": "first", "skills": ["b", ""]}
    assert ordered(things.TrainingModule, value)["skills"] == ["", "b"]
    assert ordered(things.TrainingModule, value | {"skills": ["b", 7]})["skills"] == [7, "b"]
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(value, things.TrainingModule)


def test_a_digest_names_what_is_said() -> None:
    assert digest(said(factories.source())) == digest(
        dict(reversed(said(factories.source()).items()))
    )
    assert digest(said(factories.source())) != digest(said(factories.source(number=3)))
    assert len(digest({})) == 16


def test_what_rows_are_known_by() -> None:
    assert rows(things.Role) == {
        "skills": things.RoleSkill,
        "challenges": things.RoleChallenge,
        "preferences": things.RolePreference,
        "codes": things.OccupationCode,
        "notes": things.Note,
    }
    assert [naming(type_) for type_ in rows(things.Role).values()] == [
        ("skill",),
        ("challenge",),
        ("preference",),
        ("scheme", "code"),
        ("heading",),
    ]
    assert (rows(things.Site), rows(things.Skill)) == ({"links": things.FooterLink}, {})
    assert naming(things.FooterLink) == ("label",)


def test_rows_known_by_the_same_are_told_apart() -> None:
    pieces = [{"heading": name, "body": str(place)} for place, name in enumerate("AABA")]
    assert {key: it["body"] for key, it in keyed(things.GuideSection, pieces).items()} == {
        ("A",): "0",
        ("A", "1"): "1",
        ("B",): "2",
        ("A", "2"): "3",
    }
