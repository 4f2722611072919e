"""Identifiers: what an id may look like, and its compact form, which is what a barcode carries."""

import re
from typing import Annotated, Final

from pydantic import StringConstraints

ID_PATTERN: Final = r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
ORDER_NUMBER: Final = r"(?:[0-9]{5}|[1-9][0-9]{5,6})"
"""Five digits, or more where a year has more orders than that. No number can be written in two ways."""
ORDER_PATTERN: Final = rf"MO-[0-9]{{4}}-{ORDER_NUMBER}"
COMPACT_LIMIT: Final = 20
"""Longest compact form: a Code 128 of it still fits a label."""

_ID = re.compile(ID_PATTERN)

Id = Annotated[str, StringConstraints(pattern=rf"^{ID_PATTERN}$", max_length=64)]
"""Model field: an id of the contract, safe as one level of a topic."""
OrderId = Annotated[str, StringConstraints(pattern=rf"^{ORDER_PATTERN}$")]
"""Model field: a manufacturing order, `MO-2026-00184`."""
OpId = Annotated[str, StringConstraints(pattern=r"^[0-9]{3}$")]
"""Model field: an operation's number, `010`; a step is known by its number and never by its name."""


def is_id(text: str) -> bool:
    """Whether the whole text is an id of the contract."""
    return _ID.fullmatch(text) is not None


def compact(identity: str) -> str:
    """The form in which ids are unique and barcodes carry them: upper case, no dashes or underscores."""
    return identity.replace("-", "").replace("_", "").upper()
