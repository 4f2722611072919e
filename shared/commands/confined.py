"""What not everybody may read of a command and of what became of it: left out of all that is published of them."""

from functools import cache
from typing import Any, Final

from shared.commands.models import COMMANDS
from shared.quantity import Confined

MONEY: Final = frozenset({"value", "variance"})
"""What the result of an answer says of money, whatever the verb: one decision may apply another command."""
NAMES: Final = frozenset({"name"})
"""What it says of who somebody is. That stands in the answer to who asked, and in no event."""


@cache
def confined(verb: str) -> frozenset[str]:
    """The fields of a verb's data that are published nowhere but where their readers are."""
    model = COMMANDS.get(verb)
    fields = model.model_fields.items() if model is not None else ()
    return frozenset(name for name, field in fields if any(isinstance(mark, Confined) for mark in _marks(field)))


def _marks(field: Any) -> list[Any]:
    """What is said of a field's type, within a choice of types too."""
    inner = [mark for choice in getattr(field.annotation, "__args__", ()) for mark in getattr(choice, "__metadata__", ())]
    return [*field.metadata, *inner]
