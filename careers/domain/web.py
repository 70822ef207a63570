"""Addresses as people and browsers write them, broken ones among them."""

from urllib.parse import SplitResult, urlsplit

_NOWHERE = SplitResult("", "", "", "", "")


def parts(address: str) -> SplitResult:
    """The parts of an address; all of them empty for what can be none, as one with a bracket left open."""
    try:
        return urlsplit(address)
    except ValueError:
        return _NOWHERE
