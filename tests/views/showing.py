"""What a page of the desk sends along about what it showed."""

import re
from typing import Any

from django.test import Client


def token(response: Any) -> dict[str, str]:
    """The field that says what a page showed, as a browser would send it back."""
    found = re.search(r'name="seen" value="([^"]*)"', response.content.decode())
    assert found, "the page does not say what it showed"
    return {"seen": found[1]}


def shown(client: Client, address: str) -> dict[str, str]:
    """Open a page, and what it sends along."""
    return token(client.get(address))
