"""The accent of the site as a stylesheet of its own: a pure function of the colour in its address."""

from careers.domain.colour import accent

_SHEET = """\
@layer tokens {{
:root {{ --pen: {it.light}; --wash: {it.light_wash} }}
@media screen and (prefers-color-scheme: dark) {{
:root {{ --pen: {it.dark}; --wash: {it.dark_wash}; --blot: #12152a }}
}}
}}
"""


def path(colour: str) -> str:
    """The sheet's address for a colour as ``#1f4fa3``."""
    return f"/accent/{colour[1:]}.css"


def sheet(colour: str) -> str:
    """The sheet's text. On paper everything stays black (`static/css/print.css`)."""
    return _SHEET.format(it=accent(colour))
