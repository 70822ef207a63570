"""The code that opens an attempt, to be written down and typed in again: 28 letters and digits.

27 of them are random, 5 bits each: 135 bits, which nobody guesses. The last one checks the others
(Luhn's formula modulo 32), so that a slip of the pen is told from a code that opens nothing. The
alphabet is Crockford's base 32, which leaves out I, L, O and U.
"""

import secrets
from dataclasses import dataclass

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 28
GROUP = 4
LONGEST_TYPED = 200
"""Characters of what somebody typed that are looked at."""

_MEANT = str.maketrans("OIL", "011")
"""What is not in the alphabet, by what it is taken for: people read 0 as O, and 1 as I or L."""


def make() -> str:
    """A new code."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return body + _check(body)


def read(typed: str) -> str | None:
    """The code that somebody typed, whatever its case, spaces and dashes; None for what cannot be
    one: too short, too long, another letter, or a slip that the last letter gives away."""
    code = meant(typed)
    if len(code) != LENGTH or set(code) - set(ALPHABET):
        return None
    return code if code[-1] == _check(code[:-1]) else None


def meant(typed: str) -> str:
    """What somebody typed in letters of the alphabet, as far as they can be told."""
    bare = "".join(letter for letter in typed[:LONGEST_TYPED].upper() if letter.isalnum())
    return bare.translate(_MEANT)


@dataclass(frozen=True)
class Slip:
    """Why something typed cannot be a code: it has another `length`, in letters and digits; or holds
    a `stray`, which no code does; or, right in both, one of them does not fit the others."""

    length: int
    stray: str


def slip(typed: str) -> Slip | None:
    """What is wrong with something typed for a code; None for what can be one."""
    if read(typed):
        return None
    read_as = meant(typed)
    return Slip(len(read_as), next((letter for letter in read_as if letter not in ALPHABET), ""))


def grouped(code: str) -> str:
    """A code as it is shown: in groups of four, with dashes between them."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _check(body: str) -> str:
    """Luhn's check letter modulo 32: every second digit from the right counts twice, its own digits
    summed."""
    total = 0
    for place, letter in enumerate(reversed(body)):
        value = ALPHABET.index(letter) * (1 if place % 2 else 2)
        total += value // len(ALPHABET) + value % len(ALPHABET)
    return ALPHABET[-total % len(ALPHABET)]
