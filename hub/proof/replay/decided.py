"""What a decision stood on that the inbox does not hold, taken from how it was decided.

Rights by grant and by configuration, the words of a refusal that a library chose, the year of a minted number: a secret, a
configuration and a version change, what was decided then does not. The plant's calendar is taken as it is configured.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from hub.core.case import SiteRules
from hub.core.intake.incoming import Incoming
from hub.core.rows import Inbox
from shared.commands import OpStart
from shared.roles import ROLES
from shared.rules import Refusal, refuse

_NOT_OWN: Final = frozenset({"client-role", "grant-wrong", "role-needed", "badge-inactive"})
"""Refusals of who asks, not of what is asked: the client's own roles were not enough."""
_NO_SENSE: Final = frozenset({"quarantined", "rejected"})
_SENSELESS: Final = frozenset({"nonsense", "verb-unknown"})
_FAILED: Final = refuse("nonsense", why="the hub failed on it").message


def as_decided(rules: SiteRules, row: Inbox, incoming: Incoming) -> SiteRules:
    """The site's rules as they stood for one command."""
    grant = getattr(incoming.data, "grant", None)
    overridden = isinstance(incoming.data, OpStart) and incoming.data.overrides
    at_client = row.source.startswith("x/")
    minted = row.verb == "mo-create" and row.status == "accepted"
    if not (grant or overridden or at_client or minted):
        return rules
    changed: dict[str, Any] = {}
    if grant or overridden:
        changed["grant_holder"] = _holder(row)
    if at_client:
        changed["client_roles"] = {row.source.removeprefix("x/"): _roles(row)}
    if minted:
        year = int(json.loads(row.ack)["result"]["mo"].split("-")[1])
        changed["year_of"] = lambda _: year
    return replace(rules, **changed)


def _holder(row: Inbox) -> Callable[[str, str, str, int], str]:
    """Whose PIN a grant proved then: the sender's own, or of who opened what the answer says was opened."""
    own = "" if row.code == "grant-wrong" else row.authid
    opener = str((json.loads(row.ack).get("result") or {}).get("opened_by", ""))
    return lambda _grant, _client, verb, _at: opener if verb == "override" else own


def _roles(row: Inbox) -> frozenset[str]:
    if row.code in _NOT_OWN:
        return frozenset()
    # Whose message it is asks for the roles too, and only flags.
    by_flag = row.verb == "message-read" and "not-addressee" in json.loads(row.ack)["flags"]
    return ROLES - {"supervisor"} if by_flag else ROLES


def take_refusal(row: Inbox, incoming: Incoming) -> None:
    """What made no sense then makes none now, in the same words, though a later version may know what was meant."""
    if row.status not in _NO_SENSE or row.code not in _SENSELESS:
        return
    answer = json.loads(row.ack)
    incoming.nonsense = Refusal(row.code, answer["message"], answer["help"])
    if answer["message"] != _FAILED:
        incoming.data = None


def as_said(was: str, now: str) -> str:
    """An answer or event as it was said: of a result a later version says more, which is no other decision."""
    if was == now:
        return now
    before, after = json.loads(was), json.loads(now)
    grown = isinstance(before, dict) and before.keys() == after.keys() and holds(after.get("result"), before.get("result"))
    same = grown and {**before, "result": None} == {**after, "result": None}
    return was if same else now


def holds(more: Any, less: Any) -> bool:
    """Whether every field of an object is there, in what is within it too."""
    if isinstance(more, dict) and isinstance(less, dict):
        return all(name in more and holds(more[name], value) for name, value in less.items())
    if isinstance(more, list) and isinstance(less, list):
        return len(more) == len(less) and all(map(holds, more, less))
    return bool(more == less)
