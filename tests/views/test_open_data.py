"""The files of the open data as they are fetched."""

import gzip
import hashlib
import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils.timezone import localtime

from careers.domain import document
from careers.domain.open_data import TABLES
from careers.models import Edition
from careers.views.public import forget_pages
from tests import factories
from tests.views.sitting import publish
from tests.views.test_public import FILES

pytestmark = pytest.mark.django_db

LIVE = "public, no-cache"


@pytest.fixture
def two() -> None:
    publish(factories.catalogue(), 1)
    publish(factories.catalogue(roles=[factories.role("agent")], steps=[]), 2)


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_given_to_anybody_from_anywhere(
    visitor: Client, two: None, name: str
) -> None:
    for address in (f"/open-data/{name}", f"/open-data/editions/1/{name}"):
        response = visitor.get(address, headers={"Origin": "https://elsewhere.example"})
        assert response.status_code == 200
        assert response["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response
        assert not response.cookies
        assert visitor.post(address).status_code == 405
    assert visitor.get(f"/open-data/{name}")["Cache-Control"] == LIVE


def test_files_are_saved_under_names_that_tell_editions_apart(visitor: Client, two: None) -> None:
    named = {
        "/open-data/edition.json": "rungs-edition-2.json",
        "/open-data/editions/1/edition.json": "rungs-edition-1.json",
        "/open-data/editions/1/roles.csv": "rungs-edition-1-roles.csv",
        "/open-data/SHA256SUMS": "rungs-edition-2-SHA256SUMS",
    }
    for address, name in named.items():
        said = visitor.get(address)["Content-Disposition"]
        assert said == f'inline; filename="{name}"'


def test_no_name_of_a_site_breaks_the_name_of_a_file(visitor: Client) -> None:
    site = factories.site(name='A"; filename="b.exe\\x \u202e/../é 漢')
    publish(factories.catalogue(site), 1)
    for name in FILES:
        said = visitor.get(f"/open-data/{name}")["Content-Disposition"]
        assert re.fullmatch(r'inline; filename="[a-z0-9][\w.-]*"', said, re.ASCII), said
        assert ".." not in said


@pytest.mark.parametrize("folder", ["/open-data/", "/open-data/editions/1/"])
def test_one_archive_holds_every_file_as_it_is_given(
    visitor: Client, two: None, folder: str
) -> None:
    sent = visitor.get(f"{folder}edition.zip")
    assert sent["Content-Type"] == "application/zip"
    forget_pages()
    assert visitor.get(f"{folder}edition.zip").content == sent.content
    with ZipFile(BytesIO(sent.content)) as held:
        found = {name: held.read(name) for name in held.namelist()}
    assert set(found) == {*FILES, "SHA256SUMS", *(f"{name}.csv" for name in TABLES)}
    for name, content in found.items():
        assert visitor.get(folder + name).content == content
    lines = [line.split("  ") for line in found.pop("SHA256SUMS").decode().splitlines()]
    assert {name: total for total, name in lines} == {
        name: hashlib.sha256(content).hexdigest() for name, content in found.items()
    }


def test_folders_of_files_lead_to_the_editions(visitor: Client, two: None) -> None:
    for address, there in (
        ("/open-data/editions/", "/editions/"),
        ("/open-data/editions/1/", "/editions/1/"),
    ):
        response = visitor.get(address)
        assert (response.status_code, response["Location"]) == (301, there)


def test_the_tables_say_of_which_edition_they_are(visitor: Client, two: None) -> None:
    found = visitor.get("/open-data/editions/1/csv-metadata.json").json()
    published = Edition.objects.get(number=1).published_at
    assert found["dc:hasVersion"] == "1"
    assert found["dc:issued"] == localtime(published).date().isoformat()


def test_a_page_is_not_given_to_scripts_of_other_sites(visitor: Client, two: None) -> None:
    response = visitor.get("/open-data/", headers={"Origin": "https://elsewhere.example"})
    assert "Access-Control-Allow-Origin" not in response


def test_the_document_is_the_stored_one_byte_for_byte(visitor: Client, two: None) -> None:
    for number in (1, 2):
        row = Edition.objects.get(number=number)
        response = visitor.get(f"/open-data/editions/{number}/edition.json")
        assert response.content == row.document.encode()
        assert hashlib.sha256(response.content).hexdigest() == row.sha256
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response["Content-Type"] == "application/json"
    live = visitor.get("/open-data/edition.json")
    assert live.content == response.content
    assert row.sha256 in visitor.get("/open-data/").content.decode()


def test_a_table_may_gain_columns_so_it_is_kept_for_a_day(visitor: Client, two: None) -> None:
    old = visitor.get("/open-data/editions/1/roles.csv")
    assert old["Cache-Control"] == "public, max-age=86400"
    assert old["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert [line.split(",")[0] for line in old.content.decode("utf-8-sig").splitlines()] == [
        '"code"',
        '"agent"',
        '"leader"',
    ]
    assert b"leader" not in visitor.get("/open-data/roles.csv").content


def test_it_is_packed_and_sent_once(visitor: Client, two: None) -> None:
    address = "/open-data/edition.json"
    packed = visitor.get(address, headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(packed.content))["site"]["name"] == "Rungs"
    again = visitor.get(
        address, headers={"Accept-Encoding": "gzip", "If-None-Match": packed["ETag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    "address",
    [
        "/open-data/attempts.csv",
        "/open-data/editions/1/attempts.csv",
        "/open-data/editions/0/edition.json",
        "/open-data/editions/3/edition.json",
        "/open-data/editions/3/roles.csv",
        f"/open-data/editions/{10**30}/edition.json",
        f"/open-data/editions/{10**30}/roles.csv",
    ],
)
def test_what_is_not_there(visitor: Client, two: None, address: str) -> None:
    response = visitor.get(address)
    assert response.status_code == 404
    assert "Access-Control-Allow-Origin" not in response


def test_an_address_to_write_to_is_left_out(visitor: Client) -> None:
    publish(factories.catalogue(factories.site(contact="somebody@example.org")), 1)
    response = visitor.get("/open-data/edition.json")
    assert response.content.decode() == document.write(factories.catalogue())
    told = hashlib.sha256(response.content).hexdigest()
    assert told in visitor.get("/open-data/").content.decode()
    assert b"somebody@" not in visitor.get("/open-data/editions/1/edition.json").content


def test_the_schema_served_is_the_one_the_document_is_held_to(visitor: Client, two: None) -> None:
    response = visitor.get("/open-data/schema.json")
    assert response["Content-Type"] == "application/schema+json"
    assert json.loads(response.content)["$ref"] == "#/$defs/Catalogue"
