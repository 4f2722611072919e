"""`req/security`: the security log in pages, for who may read it by configuration or by a grant."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any, Final

from pydantic import ValidationError

from hub.core.rows import Operator
from hub.core.view import View
from hub.service.security.distrust import as_poison
from hub.service.security.log import SecurityLog
from hub.store.security import Kept
from shared.commands import AskSecurity
from shared.envelope import to_bytes
from shared.plant_time import iso
from shared.rights import check_role, needed
from shared.rules import Refusal, refuse

QUERY: Final = "security"
PAGE_BYTES: Final = 48 * 1024
PAGE_ROWS: Final = 200
Holder = Callable[[str, str, str, int], str]


class Reading:
    """Answers who may; `holder` says whose PIN a grant proves."""

    def __init__(self, security: SecurityLog, holder: Holder) -> None:
        self._security = security
        self._holder = holder

    def answer(self, view: View, client: str, roles: frozenset[str], raw: dict[str, Any], now: int) -> dict[str, Any]:
        """A page, newest first. Raises `PoisonError` for what is no such request."""
        try:
            asked = AskSecurity.model_validate(raw)
        except ValidationError as error:
            raise as_poison(error) from None
        refusal = self._refusal(view, client, roles, asked, now)
        if refusal is not None:
            said = {"code": refusal.code, "message": refusal.message, "help": refusal.help}
            return {"id": asked.id, "status": "refused", **said}
        kept = self._security.newest(PAGE_ROWS + 1, before=asked.after)
        rows = _page(kept)
        return {"id": asked.id, "status": "ok", "rows": rows, "more": len(rows) < len(kept)}

    def _refusal(self, view: View, client: str, roles: frozenset[str], asked: AskSecurity, now: int) -> Refusal | None:
        if check_role(QUERY, "", roles, proven=True) is None:
            return None
        if not asked.grant:
            return refuse("client-role", verb=QUERY, roles=" or ".join(sorted(needed(QUERY))))
        person = view.get(Operator, self._holder(asked.grant, client, QUERY, now))
        if person is None or not person.active:
            return refuse("grant-wrong", verb=QUERY)
        refusal = check_role(QUERY, "", frozenset(json.loads(person.roles)), proven=True)
        if refusal is not None:
            self._security.note("role-denied", client, QUERY, f"{refusal.message} by badge {person.id}", now)
        return refusal


def _page(kept: list[Kept]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    left = PAGE_BYTES
    for row in kept[:PAGE_ROWS]:
        said = {**asdict(row), "first": iso(row.first), "last": iso(row.last)}
        left -= len(to_bytes(said)) + 1
        if left < 0:
            break
        rows.append(said)
    return rows
