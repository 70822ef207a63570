"""A database of its own for one run, in the PostgreSQL that tests use or that DATABASE_URL names."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from tests.both import given, postgres


def reached_by_socket() -> bool:
    """Whether the database is reached from any network of this machine: the one that is started here is,
    by a file; one that is given has an address, which only this network may know."""
    return not given()


@contextmanager
def fresh() -> Iterator[str]:
    """The URL of an empty database, which is removed afterwards; nothing else there is touched."""
    name = f"rungs_scale_{os.getpid()}"
    with postgres() as url, psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            connection.execute(drop)
