"""Verb → handler. Each handler says which rows it needs and then decides on a `Case`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from hub.core.case import Case
from hub.core.view import Key, View

Needs = Callable[[Any, View], Iterable[Key]]
Decide = Callable[[Case, Any], dict[str, Any]]
"""What a verb's data is, its handler says: the models of `shared.commands` are checked before it is asked."""


@dataclass(frozen=True, slots=True)
class Handler:
    """How a verb is decided. `needs` is asked again until everything it names is loaded."""

    needs: Needs
    decide: Decide


HANDLERS: Final[dict[str, Handler]] = {}


def handles(*verbs: str, needs: Needs) -> Callable[[Decide], Decide]:
    """Register a function as the handler of some verbs."""

    def register(decide: Decide) -> Decide:
        for verb in verbs:
            HANDLERS[verb] = Handler(needs, decide)
        return decide

    return register


def nothing(_data: Any, _view: View) -> Iterable[Key]:
    """Needs no more than master data, which is always loaded."""
    return ()
