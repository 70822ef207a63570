"""The press: typst, which sets our papers and draws our pictures.

It is fetched when a process first needs it: it takes more memory than an edition, and most
processes never print. Nothing is written to disk, and nothing is fetched.
"""

from functools import cache
from pathlib import Path
from typing import Any


class Unprintable(Exception):
    """What was to be printed cannot be. It holds no word of it: what typst says quotes what it was
    given, which belongs in no log."""


def printed(markup: bytes, folder: Path, inputs: dict[str, str], **form: Any) -> bytes:
    """A file made from typst's markup, which finds what it names in the folder and is told the inputs
    as data; `form` says what file. Raises `Unprintable`."""
    import typst  # noqa: PLC0415 - see above

    try:
        compiler = typst.Compiler(
            markup, root=folder, font_paths=_fonts(), sys_inputs=inputs, package_path=folder
        )
        made = compiler.compile(**form)
    except typst.TypstError:
        raise Unprintable from None
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> Any:
    """The letters that came with typst and, for scripts they lack, those of the host."""
    import typst  # noqa: PLC0415 - see above

    return typst.Fonts()
