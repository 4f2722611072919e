"""What this hub has said in its documents, and where the broker keeps another hub's word, or a former life's."""

import zlib
from typing import Final

PATIENCE_MS: Final = 2_000
"""What differs is looked at so long after it was heard: mostly it is an echo that has been overtaken."""
AT_ONCE: Final = 200
NOTHING: Final = zlib.crc32(b"")


class Retained:
    """Compares what was said on each topic with what the broker said last. Knows bytes, not what they mean."""

    def __init__(self) -> None:
        self._said: dict[str, int] = {}
        self._other: dict[str, int] = {}
        """Topic → when something else was heard there."""

    def begin(self) -> None:
        """Everything is about to be said anew: what is not said then is not there."""
        self._said.clear()

    def said(self, topic: str, payload: bytes) -> None:
        """This hub has published a document, or taken it away."""
        self._other.pop(topic, None)
        if payload:
            self._said[topic] = zlib.crc32(payload)
        else:
            self._said.pop(topic, None)

    def heard(self, topic: str, payload: bytes, now: int) -> None:
        """The broker says a document."""
        if zlib.crc32(payload) == self._said.get(topic, NOTHING):
            self._other.pop(topic, None)
        else:
            self._other.setdefault(topic, now)

    def wrong(self, now: int) -> list[str]:
        """The topics that have to be said anew, some of them when there are many."""
        due = [topic for topic, at in self._other.items() if not 0 <= now - at < PATIENCE_MS][:AT_ONCE]
        for topic in due:
            del self._other[topic]
        return due
