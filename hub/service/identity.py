"""What tells one site's database from every other: the secret that grants are signed with, and its id."""

import secrets
from collections.abc import Callable

from sqlalchemy import Connection, select
from sqlmodel import SQLModel


def new_secret() -> str:
    """32 bytes nobody can guess, in hexadecimal digits."""
    return secrets.token_hex(32)


def site_secret(connection: Connection, mint: Callable[[], str]) -> bytes:
    """What grants are signed with; made at the first start. The caller commits."""
    return bytes.fromhex(_kept(connection, "grant_secret", mint))


def database_id(connection: Connection, mint: Callable[[], str]) -> str:
    """What tells this database from every other, copies of it aside; made at the first start. The caller commits."""
    return _kept(connection, "database_id", lambda: mint()[:16])


def _kept(connection: Connection, name: str, mint: Callable[[], str]) -> str:
    meta = SQLModel.metadata.tables["meta"]
    value = connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar()
    if value is None:
        value = mint()
        connection.execute(meta.insert().values(name=name, value=value))
    return str(value)
