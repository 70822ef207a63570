"""Workbooks as bytes, to be changed and sent in."""

from io import BytesIO

from careers.domain.catalogue import Catalogue
from careers.queries.workbook import Taken, export


def exported(catalogue: Catalogue, ending: str, taken: Taken) -> bytes:
    """What somebody would have on their disk."""
    file = BytesIO()
    export(file, catalogue, ending, taken)
    return file.getvalue()
