"""Verb → the model that its declaration names."""

from typing import Final

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
