"""What XML cannot hold, as spreadsheets write it (ECMA-376, ST_Xstring): a vertical tab is ``_x000B_``.

A text that happens to say ``_x000B_`` itself has its first underscore written so: ``_x005F_x000B_``.
"""

import re

_UNHELD = "\\x00-\\x08\\x0b-\\x1f\ufffe\uffff"
_HELD = re.compile(f"[{_UNHELD}]")
_LOOKS_SO = re.compile(f"_(?=x[0-9A-Fa-f]{{4}}(?:_|[{_UNHELD}]))")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")

RICH = "<r>"
"""What XlsxWriter takes for markup of its own at the beginning of a text."""


def escaped(text: str) -> str:
    """The text as a cell of a workbook holds it."""
    found = _HELD.sub(lambda it: f"_x{ord(it[0]):04X}_", _LOOKS_SO.sub("_x005F_", text))
    return f"_x003C_{found[1:]}" if found.startswith(RICH) else found


def unescaped(text: str) -> str:
    """What a cell of a workbook says."""
    return _ESCAPE.sub(lambda it: chr(int(it[1], 16)), text) if "_x" in text else text
