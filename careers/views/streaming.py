"""Files that are sent as they are read, so that no more of one is held than a part."""

from collections.abc import Iterable
from typing import cast

from django.http import HttpResponse, StreamingHttpResponse


def streamed(parts: Iterable[bytes | str], content_type: str, name: str) -> HttpResponse:
    """A file to be kept under a name. What it is read from may still be asked while it is sent."""
    response = StreamingHttpResponse(parts, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    # To Django's types an answer is whole or streamed; to whoever hands it on it is an answer.
    return cast("HttpResponse", response)
