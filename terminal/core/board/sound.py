"""Whether a document names itself: its values are checked by its type, and what it is about by its topic."""

from typing import Any, Final

_NAMES: Final[dict[str, tuple[str, ...]]] = {"op": ("mo", "op"), "job": ("mo", "op"), "mo": ("mo",), "ws": ("workstation",)}
"""The fields that an id is made of. The board finds what belongs together by them."""


def sound(kind: str, doc: Any) -> bool:
    """Whether a document is about what its id says."""
    fields = _NAMES.get(kind)
    return fields is None or doc["id"] == "-".join(doc[field] for field in fields)
