"""Questions that are asked twice: Enter or OK right after one repeats what asked it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from terminal.core.flash import Flash

W = TypeVar("W")


@dataclass(slots=True)
class Questions(Generic[W]):
    """What was asked by the last input and waits for a yes. One act may ask several, one after the other."""

    _asked: frozenset[str] = frozenset()
    _yes: set[str] = field(default_factory=set)
    _again: Callable[[W], None] | None = None
    _shown: Flash | None = None
    _fresh: bool = False

    def begin(self, on_screen: Flash | None) -> None:
        """A new input: only what the last one asked, and what the screen still says, can be meant by it."""
        if not self._fresh or on_screen is not self._shown:
            self.forget()
        self._fresh = False
        self._yes.clear()

    def forget(self) -> None:
        """Nothing is asked any more."""
        self._asked, self._again, self._shown, self._fresh = frozenset(), None, None, False

    def repeated(self) -> Callable[[W], None] | None:
        """What Enter does now, if something was asked."""
        again, self._again = self._again, None
        return again

    def confirmed(self, token: str) -> bool:
        """Whether this was asked with the last input, which is now repeated."""
        if token not in self._asked:
            return False
        self._yes.add(token)
        return True

    def ask(self, token: str, shown: Flash, again: Callable[[W], None]) -> None:
        """This is asked now, on top of what this input has said yes to."""
        self._asked = frozenset({*self._yes, token})
        self._again, self._shown, self._fresh = again, shown, True
