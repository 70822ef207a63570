"""What a page of the desk asks of who opens it, as it declares it.

A right is a permission's name (``careers.add_edition``), several of which one is enough (``a|b``), or
one of the words below. ``{kind}`` in it stands for the kind of thing the page's address names.
"""

from collections.abc import Callable, Iterable

OPEN = "open"
"""Everybody, signed in or not."""

BEGUN = "begun"
"""Everybody at the desk, and who has given their password and is yet to show the second factor."""

ANYBODY = "staff"
"""Everybody at the desk."""

NOBODY = "nobody"
"""Not even who may do everything."""


def held(rights: Iterable[str], has: Callable[[str], bool], kind: str = "") -> bool:
    """Whether somebody at the desk has all of these rights; `has` says it of one permission, `kind`
    is what stands for ``{kind}``."""
    return all(_one(right.replace("{kind}", kind), has) for right in rights)


def _one(right: str, has: Callable[[str], bool]) -> bool:
    if right == NOBODY:
        return False
    return right in (OPEN, BEGUN, ANYBODY) or any(has(name) for name in right.split("|"))
