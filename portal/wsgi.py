"""The WSGI application that granian serves: Django, and before it the published pages it has made."""

import os
import threading
from contextlib import suppress

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

behind = get_wsgi_application()

from careers.views.front import Front  # noqa: E402 - Django comes first

application = Front(behind)


def warm() -> None:
    """Read the current edition and make it ready to be searched, before anybody asks. Where nothing is
    published or the database is away, the first request does it."""
    from django.db import DatabaseError, connection  # noqa: PLC0415 - the application comes first

    from careers.pages import finding  # noqa: PLC0415
    from careers.queries.edition import (  # noqa: PLC0415
        NothingPublished,
        current_edition,
        prepare_with,
    )

    prepare_with(finding.prepare)
    with suppress(DatabaseError, NothingPublished):
        current_edition()
    connection.close()


threading.Thread(target=warm, name="warm", daemon=True).start()
