"""Requests of clients: `authorise` and `set-pin`. Never stored; a PIN goes no further than to where it is hashed."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError
from sqlalchemy import Connection

from hub.core.rows import Operator
from hub.core.view import View
from hub.service.security.grants import GRANT_MS, SESSION, make_grant, open_session, read_session, renew_session
from hub.service.security.lock import Lock, Tally, after_right, after_wrong, lock_on, tries_left
from hub.service.security.log import SecurityLog
from hub.service.security.pins import kept_pin, mark_of, note_digits, store_pin, store_tallies, tallies_of
from hub.service.security.strength import objection
from hub.service.security.work import Hashed, Work
from shared.commands import Authorise, SetPin
from shared.envelope import PoisonError
from shared.plant_time import iso
from shared.rights import PROVABLE, check_role
from shared.rules import Refusal, refuse
from shared.verbs import FACTS

Roles = Callable[[str], frozenset[str]]
Holder = Callable[[str, str, str, int], str]


Answer = dict[str, Any]
WAITING: Final = 64
"""So many clients may wait for a PIN at once: the last one for about a second."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request whose PIN has to be hashed first: compared with `stored`, where that is not None."""

    client: str
    asked: Authorise | SetPin
    stored: str | None = field(default=None, repr=False)
    refusal: Refusal | None = None
    """What it is answered however the hash comes out."""


class Confirmations:
    """Authorises people by badge and PIN at one client, for one verb or for a session.

    What needs a hash has to `wait`, one a client; when the hash has come, `settle` answers.
    """

    def __init__(self, secret: bytes, client_roles: Roles, holder: Holder, security: SecurityLog, digits: int) -> None:
        self._secret = secret
        self._client_roles = client_roles
        self._holder = holder
        self._security = security
        self._digits = digits
        self._waiting: dict[int, Waiting] = {}
        self._number = 0

    def ask(
        self, connection: Connection, view: View, client: str, query: str, raw: dict[str, Any], now: int
    ) -> Answer | Waiting:
        """The answer to `authorise` or `set-pin`, or that it has to `wait` for a hash.

        Raises `PoisonError` for what is neither.
        """
        try:
            if query == "authorise":
                return self._authorise(connection, view, client, Authorise.model_validate(raw), now)
            if query == "set-pin":
                return self._set_pin(view, client, SetPin.model_validate(raw), now)
        except ValidationError as error:
            # Not pydantic's own text: it repeats the input, and that holds a PIN.
            raise PoisonError(f"{query}: {error.error_count()} wrong fields") from None
        raise PoisonError("not a request of this version")

    def wait(self, waiting: Waiting) -> Answer | Work | None:
        """What is to be hashed for a request, or why not now; None where an answer is on its way already."""
        before = next((other for other in self._waiting.values() if other.client == waiting.client), None)
        if before is not None and before.asked.id == waiting.asked.id:
            return None  # the broker has said it twice
        if before is not None or len(self._waiting) >= WAITING:
            return _refused(waiting.asked.id, refuse("pin-busy"))
        self._number += 1
        self._waiting[self._number] = waiting
        return Work(self._number, waiting.asked.pin or "", waiting.stored)

    def waited(self, number: int) -> Waiting | None:
        """Who has waited for that; whatever becomes of it, the client may ask again."""
        return self._waiting.pop(number, None)

    def settle(self, connection: Connection, waiting: Waiting, hashed: Hashed, now: int) -> Answer:
        """The answer, now that the PIN is hashed. The caller commits in either case."""
        asked = waiting.asked
        if hashed.failed:
            return _refused(asked.id, refuse("pin-busy"))
        if isinstance(asked, SetPin):
            store_pin(connection, asked.badge, hashed.hash, len(asked.pin))
            return {"id": asked.id, "status": "ok"}
        refusal = self._judged(connection, waiting, asked, hashed, now)
        return _refused(asked.id, refusal) if refusal else self._grant(connection, waiting.client, asked, now)

    # --- authorise --------------------------------------------------------------------------------------

    def _authorise(self, connection: Connection, view: View, client: str, asked: Authorise, now: int) -> Answer | Waiting:
        refusal = _may(view, asked.badge, asked.for_)
        if refusal is not None and refusal.code == "role-needed":
            self._security.note("role-denied", client, asked.badge, refusal.message, now)
        if asked.pin is None:
            return _refused(asked.id, refusal) if refusal else self._renew(connection, client, asked, now)
        if refusal is not None:
            # Guessing badges is no faster than guessing PINs.
            unknown = refusal.code == "badge-unknown"
            return Waiting(client, asked, "", refusal) if unknown else _refused(asked.id, refusal)
        lock = lock_on(tallies_of(connection, asked.badge), client, now)
        if lock is not None:
            return _refused(asked.id, _locked(asked.badge, lock))
        kept = kept_pin(connection, asked.badge)
        missing = None if kept else refuse("pin-missing", badge=asked.badge)
        return Waiting(client, asked, kept.hash if kept else "", missing)

    def _judged(
        self, connection: Connection, waiting: Waiting, asked: Authorise, hashed: Hashed, now: int
    ) -> Refusal | None:
        """Whether the PIN counts, and what is noted of it."""
        client, badge, pin = waiting.client, asked.badge, asked.pin or ""
        if waiting.refusal is not None:
            self._security.note("pin-wrong", client, badge, waiting.refusal.message, now)
            return waiting.refusal
        kept = kept_pin(connection, badge)
        if kept is None or kept.hash != waiting.stored:
            return refuse("pin-busy")  # it was set anew meanwhile
        tallies = tallies_of(connection, badge)
        lock = lock_on(tallies, client, now)
        if lock is not None:  # by what came from elsewhere meanwhile: whether this one is right is not told
            return _locked(badge, lock)
        if not hashed.right:
            return self._wrong(connection, client, badge, tallies, now)
        store_tallies(connection, badge, tallies, after_right(tallies, client, now))
        if not kept.digits:
            note_digits(connection, badge, len(pin))
        return None

    def _wrong(self, connection: Connection, client: str, badge: str, was: Sequence[Tally], now: int) -> Refusal:
        tallies = after_wrong(was, client, now)
        store_tallies(connection, badge, was, tallies)
        lock = lock_on(tallies, client, now)
        if lock is None:
            refusal = refuse("pin-wrong", left=tries_left(tallies, client, now))
            self._security.note("pin-wrong", client, badge, refusal.message, now)
            return refusal
        refusal = _locked(badge, lock)
        self._security.note("pin-locked", client, badge, f"{refusal.message}: locked for {_minutes(lock)} min", now)
        return refusal

    def _grant(self, connection: Connection, client: str, asked: Authorise, now: int) -> Answer:
        short = len(asked.pin or "") < self._digits
        said = refuse("pin-renew", digits=self._digits, badge=asked.badge) if short else None
        if asked.for_ == SESSION:
            mark = mark_of(connection, asked.badge)
            return _granted(asked.id, *open_session(self._secret, asked.badge, client, mark, now), now, said)
        expires = now + GRANT_MS
        grant = make_grant(self._secret, asked.badge, client, asked.for_, expires)
        return _granted(asked.id, grant, expires, now, said)

    def _renew(self, connection: Connection, client: str, asked: Authorise, now: int) -> Answer:
        """A session goes on without the PIN while it is good, and its PIN and its person are."""
        session = read_session(self._secret, asked.grant, client, now) if asked.for_ == SESSION else None
        if session is None or session.badge != asked.badge or session.mark != mark_of(connection, asked.badge):
            return _refused(asked.id, refuse("grant-wrong", verb=asked.for_))
        return _granted(asked.id, *renew_session(self._secret, session, client, now), now)

    # --- set-pin ----------------------------------------------------------------------------------------

    def _set_pin(self, view: View, client: str, asked: SetPin, now: int) -> Answer | Waiting:
        if view.get(Operator, asked.badge) is None:
            return _refused(asked.id, refuse("badge-unknown", badge=asked.badge))
        if not self._may_set(view, client, asked, now):
            refusal = refuse("grant-wrong", verb="set-pin")
            self._security.note("role-denied", client, asked.badge, refusal.message, now)
            return _refused(asked.id, refusal)
        easy = objection(asked.badge, asked.pin, self._digits)
        return _refused(asked.id, easy) if easy else Waiting(client, asked)

    def _may_set(self, view: View, client: str, asked: SetPin, now: int) -> bool:
        """A client that is an administrator itself, or by the PIN of one, or of whose PIN it is."""
        if check_role("set-pin", "", self._client_roles(client), proven=True) is None:
            return True
        holder = self._holder(asked.grant, client, "set-pin", now) if asked.grant else ""
        person = view.get(Operator, holder) if holder else None
        admin = person is not None and person.active and "admin" in json.loads(person.roles)
        return bool(holder) and (admin or holder == asked.badge)


def _may(view: View, badge: str, verb: str) -> Refusal | None:
    person = view.get(Operator, badge)
    if person is None:
        return refuse("badge-unknown", badge=badge)
    if not person.active:
        return refuse("badge-inactive", badge=badge)
    if verb == SESSION:
        return None  # what it is used for is judged then
    if verb not in PROVABLE:
        return refuse("verb-unknown", verb=verb)
    if verb == "set-pin":
        return None  # one's own
    roles = frozenset(json.loads(person.roles))
    # A grant is for one verb: with it a supervisor may also book that fact on someone's behalf.
    stands_in = verb in FACTS and check_role("back-entry", "", roles, proven=True) is None
    return None if stands_in else check_role(verb, "", roles, proven=True)


def _locked(badge: str, lock: Lock) -> Refusal:
    if lock.spread:
        return refuse("pin-spread", badge=badge, minutes=_minutes(lock))
    return refuse("pin-locked", minutes=_minutes(lock))


def _minutes(lock: Lock) -> int:
    return -(-lock.ms // 60_000)


def _granted(identity: str, grant: str, expires: int, now: int, said: Refusal | None = None) -> Answer:
    granted = {"id": identity, "status": "ok", "grant": grant, "expires": iso(expires), "good_ms": expires - now}
    return {**granted, "code": said.code, "message": said.message, "help": said.help} if said else granted


def _refused(identity: str, refusal: Refusal) -> Answer:
    return {"id": identity, "status": "refused", "code": refusal.code, "message": refusal.message, "help": refusal.help}
