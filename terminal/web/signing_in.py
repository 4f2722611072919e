"""Who signs in at a browser: an account of the plant, and the broker says whether it is one. Nothing is kept on disk."""

import base64
import queue
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from typing import Final

from shared.bus import Bus
from shared.ids import is_id
from shared.settings import BrokerSettings
from shared.wire import BusEvent, Connected, Disconnected

ANSWER_S: Final = 6.0
"""How long the broker is waited for."""
GOOD_MS: Final = 12 * 3_600_000
"""A shift, and the one that began late."""
SESSIONS: Final = 1_000
_LONGEST: Final = 256
_NO: Final = "the broker refused"
"""How a reason begins that is the broker's own answer."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a browser. `until` is in ms of a clock that only grows."""

    account: str
    password: str
    until: int


class Sessions:
    """Who has signed in, by what their browser shows. In memory: a restart asks everybody anew."""

    def __init__(self) -> None:
        self._people: OrderedDict[str, Person] = OrderedDict()

    def begin(self, account: str, password: str, now: int) -> str:
        """Returns the token that stands for the password from here on."""
        token = secrets.token_urlsafe(32)
        self._people[token] = Person(account, password, now + GOOD_MS)
        while len(self._people) > SESSIONS:
            self._people.popitem(last=False)
        return token

    def of(self, token: str | None, now: int) -> Person | None:
        """Who shows this token, if it is still good."""
        person = self._people.get(token or "")
        return person if person is not None and now < person.until else None


def credentials(header: str) -> tuple[str, str] | None:
    """Account and password out of an `Authorization` header; None where it has none."""
    scheme, _, encoded = header.partition(" ")
    try:
        account, colon, password = base64.b64decode(encoded, validate=True).decode("utf-8").partition(":")
    except ValueError:
        return None
    return (account, password) if scheme.lower() == "basic" and colon else None


class AwayError(RuntimeError):
    """Nobody can say whether it is an account: the broker does not answer. The message says why."""


def is_account(broker: BrokerSettings, account: str, password: str) -> bool:
    """Whether the broker takes this account. Asks it, and takes up to some seconds. Raises `AwayError`."""
    if not is_id(account) or not 0 < len(password) <= _LONGEST or not password.isprintable():
        return False
    heard: queue.SimpleQueue[BusEvent] = queue.SimpleQueue()
    link = Bus(
        broker.model_copy(update={"username": account, "password": password}),
        name="web-sign-in",
        emit=heard.put,
        subscriptions=list,
    )
    link.start()
    try:
        event = heard.get(timeout=ANSWER_S)
    except queue.Empty:
        raise AwayError("the broker does not answer") from None
    finally:
        link.stop()
    if isinstance(event, Disconnected) and not event.reason.startswith(_NO):
        raise AwayError(event.reason)
    return isinstance(event, Connected)
