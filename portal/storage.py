"""Static files for production: hashed names, packed copies, and stylesheets joined into one.

Our CSS lives in small files that ``static/css/rungs.css`` imports; a browser would fetch each.
Here every import of a sibling file is replaced by that file's text while static files are
collected, so a visitor fetches one stylesheet and the source needs no build step. Comments and
spare white space stay behind: they were a sixth of what was sent.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORT = re.compile(
    r'^@import (?:url\()?"([\w./-]+\.css)"\)?( layer\([\w.]+\))?;\s*$', re.MULTILINE
)


def joined(path: Path) -> str:
    """A stylesheet's text with every relative import replaced by the imported file's text.

    Raises `FileNotFoundError` for an import of a file that is not there.
    """

    def text_of(match: re.Match[str]) -> str:
        text = joined(path.parent / match[1])
        return f"@layer {match[2][7:-1]} {{\n{text}}}\n" if match[2] else text

    return _IMPORT.sub(text_of, path.read_text(encoding="utf-8"))


_SPARE = re.compile(r"""("[^"]*"|'[^']*')|/\*.*?\*/|(\s+)""", re.DOTALL)
_LOOSE = re.compile(r"""("[^"]*"|'[^']*')| ?([{};,]) ?|(:) """)


def lean(css: str) -> str:
    """A stylesheet that means the same without its comments and spare white space. Texts in quotes
    stay as they are; spaces inside a selector and around a calculation's signs carry meaning."""
    spaced = _SPARE.sub(lambda found: found[1] or (" " if found[2] else ""), css)
    return _LOOSE.sub(lambda found: found[1] or found[2] or found[3], spaced).strip()


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, with our stylesheets joined before they are hashed and packed."""

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        if not dry_run:
            sheets = [name for name in paths if name.startswith("css/") and name.endswith(".css")]
            for name in sheets:
                storage, path = paths[name]
                text = lean(joined(Path(storage.path(path))))
                self.delete(name)
                self._save(name, ContentFile(text.encode()))
            # From here on the joined copy is what is hashed and packed, not the source beside it.
            paths = {**paths, **{name: (self, name) for name in sheets}}
        yield from super().post_process(paths, dry_run, **options)
