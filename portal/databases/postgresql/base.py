"""Django's PostgreSQL, with an end to every wait.

The server's own limits (`statement_timeout`) end nothing while the server itself stands still, and
`tcp_user_timeout` nothing while its kernel still answers: a host that hangs, a process that was
stopped. So the waiting side looks at the clock too.
"""

import threading
from types import ModuleType
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg import errors

from portal.databases import serving
from portal.databases.away import Away

ALIVE = 1.5
"""Seconds in which a database that is there answers that it is: before a kept connection is used."""

GRACE = 0.4
"""Seconds in which one that was only slow has another chance, by way of a new connection."""

ANSWER = 12.0
"""Seconds until any other answer is given up. The server's own limit comes first
(`statement_timeout` in `portal/settings.py`) wherever it still looks at its clock."""


class Bounded(psycopg.Connection[Any]):
    """A connection on which nobody waits for ever."""

    patience: float | None = None
    """Seconds for each wait; None for any."""

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        if timeout is not None or self.patience is None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.patience)
        except errors._WaitTimeout as silent:
            # An answer may still come, and would be taken for that to the next question.
            self.pgconn.finish()
            raise psycopg.OperationalError("it does not answer") from silent


_DRIVER = ModuleType("psycopg")
"""The driver as Django calls it, whose connections are ours."""
vars(_DRIVER).update(vars(psycopg), connect=Bounded.connect)

_AWAY: dict[str, Away] = {}
_LOCK = threading.Lock()


class DatabaseWrapper(base.DatabaseWrapper):
    """What a server talks to PostgreSQL through; in a command it is Django's own."""

    Database = _DRIVER

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if not serving():
            return super().get_new_connection(conn_params)
        away = self._away(conn_params)
        if away:
            raise psycopg.OperationalError("it is away")
        try:
            connection = super().get_new_connection(conn_params)
        except psycopg.OperationalError as why:
            away.found(why)
            raise
        connection.patience = ANSWER
        return connection

    def is_usable(self) -> bool:
        """Whether it answers, and soon. One that stands still is then known to be away, so that nobody
        asks it for another connection."""
        connection = self.connection
        if not isinstance(connection, Bounded) or connection.patience is None:
            return super().is_usable()
        connection.patience = ALIVE
        try:
            connection.execute("SELECT 1")
        except psycopg.Error as why:
            if isinstance(why.__cause__, errors._WaitTimeout):
                away = self._away(self.get_connection_params())
                away.found(why)
                away.back_within(GRACE)
            return False
        connection.patience = ANSWER
        return True

    def _away(self, conn_params: dict[str, Any]) -> Away:
        """What is known of this database, by its address."""
        plain = {name: it for name, it in conn_params.items() if isinstance(it, str | int)}
        key = repr(sorted(plain.items()))
        with _LOCK:
            if key not in _AWAY:
                _AWAY[key] = Away(
                    lambda: psycopg.connect(**plain).close(),  # type: ignore[arg-type]
                    psycopg.OperationalError,
                )
            return _AWAY[key]
