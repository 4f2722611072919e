"""Verb → the model that its declaration names."""

from typing import Final, get_args

from pydantic import AwareDatetime

from shared.commands import base, floor, master, orders, repair, stock, talk
from shared.commands.base import Command
from shared.verbs import VERBS

_MODELS: Final[dict[str, type[Command]]] = {
    name: model
    for family in (base, floor, stock, talk, orders, repair, master)
    for name, model in vars(family).items()
    if isinstance(model, type) and issubclass(model, Command)
}
COMMANDS: Final = {name: _MODELS[verb.model] for name, verb in VERBS.items()}
"""Verb → what its data has to be. Whoever only lists verbs asks `shared.verbs`, which loads no models."""


def _is_moment(shape: object) -> bool:
    """Whether a field's annotation is a `Time`, or may be one."""
    return shape is AwareDatetime or any(map(_is_moment, get_args(shape)))


MOMENTS: Final = tuple(
    dict.fromkeys(
        name for model in COMMANDS.values() for name, field in model.model_fields.items() if _is_moment(field.annotation)
    )
)
"""The fields of all verbs that hold a moment."""
