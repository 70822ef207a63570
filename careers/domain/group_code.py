"""The code of a group: short enough to be read out and written on a board.

Eight letters and digits of the alphabet that attempts' codes have, which leaves out those that look
alike: 40 random bits. It opens nobody's answers, only a group to be counted with.
"""

import secrets

from careers.domain.code import ALPHABET, meant

LENGTH = 8


def make() -> str:
    """A new code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def read(typed: str) -> str | None:
    """The code that somebody typed, whatever its case, spaces and dashes; None for what cannot be
    one."""
    code = meant(typed)
    return code if len(code) == LENGTH and not set(code) - set(ALPHABET) else None
