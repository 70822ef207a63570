"""Addresses as they come."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given, strategies as st

from careers.domain.web import parts


def test_a_whole_address_is_taken_apart() -> None:
    whole = "https://rungs.example/roles/?q=a#b"
    assert parts(whole) == urlsplit(whole)


@pytest.mark.parametrize("broken", ["http://[", "//[x", "http://[::1", "https://a]b/"])
def test_what_can_be_no_address_leads_nowhere(broken: str) -> None:
    assert parts(broken) == ("", "", "", "", "")


@given(st.text())
def test_nothing_anybody_writes_breaks_it(address: str) -> None:
    parts(address)
    parts(f"//{address}")
