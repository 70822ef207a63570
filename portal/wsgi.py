"""The WSGI application that granian serves: Django, before it what tells how this host is, and before
both the published pages that Django has made."""

import os
import threading
from contextlib import suppress

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

behind = get_wsgi_application()

from careers.views.front import Front  # noqa: E402 - Django comes first
from portal import databases  # noqa: E402
from portal.health import migrations  # noqa: E402
from portal.watch import Watch  # noqa: E402

databases.serve()
watch = Watch(behind)
application = Front(watch)
watch.count(application)


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

    migrations()
    prepare_with(finding.prepare)
    with suppress(DatabaseError, NothingPublished):
        current_edition()
    connection.close()


threading.Thread(target=warm, name="warm", daemon=True).start()
