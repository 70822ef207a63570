"""The catalogue's document: canonical, hashed, strict."""

import msgspec
import pytest

from careers.domain import document
from careers.domain.catalogue import Catalogue
from tests import factories


def test_the_same_content_in_another_order_gives_the_same_bytes() -> None:
    catalogue = factories.catalogue()
    shuffled = Catalogue.of(
        catalogue.site,
        {
            name: tuple(reversed(getattr(catalogue, name)))
            for name in catalogue.__struct_fields__
            if name != "site"
        },
    )
    assert document.write(shuffled) == document.write(catalogue)
    assert shuffled == catalogue


def test_the_hash_names_the_bytes() -> None:
    assert document.digest("{}") == (
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    )


def test_a_document_with_an_unknown_field_is_refused() -> None:
    text = document.write(factories.catalogue()).replace('"name":"Rungs"', '"name":"R","colour":1')
    with pytest.raises(msgspec.ValidationError, match="colour"):
        document.read(text)


def test_an_address_to_write_to_is_not_given_away() -> None:
    plain = factories.catalogue()
    telling = factories.catalogue(factories.site(contact="somebody@work.example"))
    assert document.published(document.write(plain)) == document.write(plain)
    assert document.published(document.write(telling)) == document.write(plain)
    strange = document.write(plain).replace(":", ": ")
    assert document.published(strange) == strange


def test_a_catalogue_is_named_by_its_document() -> None:
    small = factories.catalogue()
    assert document.named(small) == document.digest(document.write(small))


def test_whoever_raises_the_number_of_the_schema_means_to() -> None:
    assert document.SCHEMA == 1
