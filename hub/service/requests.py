"""Requests of clients: `hello`, `authorise`, `set-pin`. Answered at once and never stored; a PIN goes no further."""

import json
import secrets
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from hub.core.rows import Operator
from hub.core.view import View
from hub.service.security.grants import GRANT_MS, SESSION, make_grant, open_session, read_session, renew_session
from hub.service.security.pins import check_pin, mark_of, store_pin
from shared.commands import Authorise, SetPin
from shared.envelope import PoisonError
from shared.plant_time import iso
from shared.rights import PROVABLE, check_role
from shared.rules import Refusal, refuse
from shared.verbs import FACTS

Roles = Callable[[str], frozenset[str]]
Holder = Callable[[str, str, str, int], str]


def new_secret() -> str:
    """32 bytes nobody can guess, in hexadecimal digits."""
    return secrets.token_hex(32)


def site_secret(connection: Connection, mint: Callable[[], str]) -> bytes:
    """What grants are signed with; made at the first start. The caller commits."""
    return bytes.fromhex(_kept(connection, "grant_secret", mint))


def database_id(connection: Connection, mint: Callable[[], str]) -> str:
    """What tells this database from every other, copies of it aside; made at the first start. The caller commits."""
    return _kept(connection, "database_id", lambda: mint()[:16])


def _kept(connection: Connection, name: str, mint: Callable[[], str]) -> str:
    meta = SQLModel.metadata.tables["meta"]
    value = connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar()
    if value is None:
        value = mint()
        connection.execute(meta.insert().values(name=name, value=value))
    return str(value)


class Confirmations:
    """Authorises people by badge and PIN at one client, for one verb or for a session."""

    def __init__(self, view: View, secret: bytes, client_roles: Roles, holder: Holder) -> None:
        self._view = view
        self._secret = secret
        self._client_roles = client_roles
        self._holder = holder

    def answer(self, connection: Connection, client: str, query: str, raw: dict[str, Any], now: int) -> dict[str, Any]:
        """The answer to `authorise` or `set-pin`. Raises `PoisonError` for what is neither."""
        try:
            if query == "authorise":
                return self._authorise(connection, client, Authorise.model_validate(raw), now)
            if query == "set-pin":
                return self._set_pin(connection, client, SetPin.model_validate(raw), now)
        except ValidationError as error:
            # Not pydantic's own text: it repeats the input, and that holds a PIN.
            raise PoisonError(f"{query}: {error.error_count()} wrong fields") from None
        raise PoisonError("not a request of this version")

    def _authorise(self, connection: Connection, client: str, asked: Authorise, now: int) -> dict[str, Any]:
        if asked.pin is None:
            return self._renew(connection, client, asked, now)
        refusal = self._may(asked.badge, asked.for_) or check_pin(connection, asked.badge, asked.pin, now)
        if refusal is not None:
            return _refused(asked.id, refusal)
        if asked.for_ == SESSION:
            mark = mark_of(connection, asked.badge)
            return _granted(asked.id, *open_session(self._secret, asked.badge, client, mark, now), now)
        expires = now + GRANT_MS
        return _granted(asked.id, make_grant(self._secret, asked.badge, client, asked.for_, expires), expires, now)

    def _renew(self, connection: Connection, client: str, asked: Authorise, now: int) -> dict[str, Any]:
        """A session goes on without the PIN while it is good, and its PIN and its person are."""
        refusal = self._may(asked.badge, asked.for_)
        if refusal is not None:
            return _refused(asked.id, refusal)
        session = read_session(self._secret, asked.grant, client, now) if asked.for_ == SESSION else None
        if session is None or session.badge != asked.badge or session.mark != mark_of(connection, asked.badge):
            return _refused(asked.id, refuse("grant-wrong", verb=asked.for_))
        return _granted(asked.id, *renew_session(self._secret, session, client, now), now)

    def _may(self, badge: str, verb: str) -> Refusal | None:
        person = self._view.get(Operator, badge)
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

    def _set_pin(self, connection: Connection, client: str, asked: SetPin, now: int) -> dict[str, Any]:
        if self._view.get(Operator, asked.badge) is None:
            return _refused(asked.id, refuse("badge-unknown", badge=asked.badge))
        if check_role("set-pin", "", self._client_roles(client), proven=True) is not None:
            holder = self._holder(asked.grant, client, "set-pin", now) if asked.grant else ""
            person = self._view.get(Operator, holder) if holder else None
            admin = person is not None and person.active and "admin" in json.loads(person.roles)
            if not holder or not (admin or holder == asked.badge):
                return _refused(asked.id, refuse("grant-wrong", verb="set-pin"))
        store_pin(connection, asked.badge, asked.pin)
        return {"id": asked.id, "status": "ok"}


def _granted(identity: str, grant: str, expires: int, now: int) -> dict[str, Any]:
    return {"id": identity, "status": "ok", "grant": grant, "expires": iso(expires), "good_ms": expires - now}


def _refused(identity: str, refusal: Refusal) -> dict[str, Any]:
    return {"id": identity, "status": "refused", "code": refusal.code, "message": refusal.message, "help": refusal.help}
