"""What static files are made from, named by its content."""

import hashlib
from pathlib import Path

SOURCES = ("static", "requirements.txt", "portal/storage.py")
"""Files and folders, seen from the project's folder. The lock stands for other packages' files."""


def release(folder: Path) -> str:
    """Twelve hexadecimal digits that change with any name or byte of the sources."""
    digest = hashlib.sha256()
    for source in SOURCES:
        root = folder / source
        for path in (root, *sorted(root.rglob("*"))):
            if path.is_file():
                content = path.read_bytes()
                digest.update(f"{path.relative_to(folder)}\0{len(content)}\0".encode())
                digest.update(content)
    return digest.hexdigest()[:12]
