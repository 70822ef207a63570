"""Django's databases, for a server: whoever asks one that has gone away is told so, and soon.

A command has all the time its database takes. A server has not: a thread that waits for a database
that never answers is one that answers nobody. `portal/wsgi.py` says when this process serves.
"""

_SERVING: list[bool] = []


def serve() -> None:
    """From now on this process serves, and waits for no database for long."""
    _SERVING.append(True)


def serving() -> bool:
    return bool(_SERVING)
