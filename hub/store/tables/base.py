"""What all tables share: constraint names (Alembic needs them on SQLite) and short column helpers.

Quantities and money are micro-units and times milliseconds in BIGINT: SQLite would store a DECIMAL as a float.
"""

from typing import Any

from sqlalchemy import BigInteger, Text
from sqlmodel import Field, SQLModel

from hub.core.rows import AS_STORED

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "pk": "pk_%(table_name)s",
}


def big(**options: Any) -> Any:
    """A whole number of micro-units or milliseconds."""
    return Field(sa_type=BigInteger, **options)


def text(**options: Any) -> Any:
    """A text of any length."""
    return Field(sa_type=Text, **options)


def stored(field: str) -> Any:
    """A field whose column has another name."""
    return Field(sa_column_kwargs={"key": field, "name": AS_STORED[field]})


def key(**options: Any) -> Any:
    """A textual part of the primary key: `""` and never NULL, which SQLite would let repeat."""
    return Field(primary_key=True, **options)
