"""The published schema describes the document, and refuses what is none."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from careers.domain import document
from careers.domain.catalogue import Catalogue
from careers.domain.schema import schema
from tests import factories

VALIDATOR = Draft202012Validator(schema())


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    assert "$id" not in schema()
    assert schema("https://rungs.example/x")["$id"] == "https://rungs.example/x"


def test_our_own_catalogue_is_as_it_says(catalogue_document: str) -> None:
    assert list(VALIDATOR.iter_errors(json.loads(catalogue_document))) == []


def test_the_smallest_catalogue_is_as_it_says() -> None:
    assert VALIDATOR.is_valid(json.loads(document.write(factories.catalogue())))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("roles", 0, "skills", 0, "level"), 7),
        (("roles", 0, "code"), "Team Leader"),
        (("roles", 0, "salary"), 100_000),
        (("roles", 0, "hours"), "night"),
        (("steps", 0, "evidence"), "hearsay"),
        (("site",), None),
        (("skills", 0, "summary"), " Not trimmed. {ed}"),
        (("planets",), []),
    ],
)
def test_a_broken_document_is_refused(path: tuple[Any, ...], value: object) -> None:
    broken = json.loads(document.write(factories.catalogue()))
    holder: Any = broken
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    assert not VALIDATOR.is_valid(broken)


def test_fields_are_told_in_our_own_words(catalogue: Catalogue) -> None:
    told = schema()["$defs"]
    assert told["Role"]["properties"]["here"]["description"] == "How people get here."
    said = told["RoleSkill"]["properties"]["importance"]["description"]
    assert said == "0 not asked for, 1 useful, 2 important, 3 critical."
    assert told["Role"]["description"] == "An occupation on the ladder, or beyond it."
    assert told["Skill"]["description"] == "Something a person can do."
    assert "Catalogue.of" not in json.dumps(told)
