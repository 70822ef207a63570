"""Papers as PDF files.

typst sets the markup in `templates/plan/paper/` into tagged PDF (PDF/UA-1, ISO 14289-1: language,
title, headings and tables marked for a screen reader). What the paper says comes in as data, read by
`json()` there, so that no word of a person's is ever markup.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from careers.pages.press import Unprintable, printed

FOLDER = Path(__file__).parents[2] / "templates" / "plan" / "paper"
BOX = "□"
"""Stands for a sign that none of the letters at hand can show."""

_STRANGE = re.compile(r"[^\x20-\x7e]")
_ONE_SIGN = b"#set document(title: [Sign])\n#sys.inputs.sign"


class Unmade(Exception):
    """The file could not be made. It holds no word of what was to be in it."""


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """What every paper says of itself. `lang` is a language as “en”, `region` a country as “gb” or
    empty; `foot` is its last line."""

    title: str
    lang: str
    region: str | None
    tag: str
    foot: str


def typeset(name: str, told: Paper) -> bytes:
    """The PDF file of a paper, by the name of its markup. Raises `Unmade`.

    The standard allows no sign that cannot be shown. Where there is one, a box takes its place, and
    the paper says so.
    """
    try:
        return _compiled(name, told)
    except Unprintable:
        missing = _("A box stands for each sign that this file has no letters for.")
        try:
            return _compiled(name, _each(legible, msgspec.to_builtins(told)), missing)
        except Unprintable:
            raise Unmade(name) from None


def legible(text: str) -> str:
    """A text with a box for every sign, or row of signs, that cannot be shown."""
    shown = _STRANGE.sub(lambda found: found[0] if _can_show(found[0]) else BOX, text)
    return re.sub(f"{BOX}+", BOX, shown)


def _each(change: Callable[[str], str], told: Any) -> Any:
    """The same with every text changed."""
    if isinstance(told, str):
        return change(told)
    if isinstance(told, dict):
        return {name: _each(change, value) for name, value in told.items()}
    return [_each(change, value) for value in told] if isinstance(told, list) else told


def _compiled(name: str, told: Any, missing: str = "") -> bytes:
    data = msgspec.json.encode(told).decode()
    markup = (FOLDER / f"{name}.typ").read_bytes()
    return _pdf(markup, {"told": data, "missing": missing})


@lru_cache(4096)
def _can_show(sign: str) -> bool:
    try:
        _pdf(_ONE_SIGN, {"sign": sign})
    except Unprintable:
        return False
    return True


def _pdf(markup: bytes, inputs: dict[str, str]) -> bytes:
    return printed(markup, FOLDER, inputs, format="pdf", pdf_standards=["ua-1"])
