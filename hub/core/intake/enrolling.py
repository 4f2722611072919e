"""Who may speak as a terminal: ids that the plant has put, each enrolled once by the code of a card, until they are revoked.

The broker's account says which device speaks; the code, that somebody of the plant wanted this device to have the account.
"""

import hmac
from typing import TYPE_CHECKING, Any, Final

from hub.core.edition import ENROLLED
from hub.core.rows import Epoch, FloorException, Terminal, record
from hub.core.view import View
from shared.enrolment import code_sum
from shared.rules import Refusal, refuse

if TYPE_CHECKING:
    from hub.core.intake.inbox import InboxCore

STRANGER: Final = "stranger"
"""The exception that supervisors see, one for each."""
MOST_SHOWN: Final = 50
"""More strangers than these are in the security log only: names cost an intruder nothing."""


def turned_away(view: View, client: str, edition: int) -> Refusal | None:
    """Why nothing of this terminal is applied; None when it is enrolled, or nobody had to be yet."""
    if edition < ENROLLED:
        return None
    row = view.get(Terminal, client)
    if row is not None and row.is_enrolled:
        return None
    if row is not None and row.revoked:
        return refuse("revoked", terminal=client, reason=row.reason)
    return refuse("stranger", terminal=client)


def admit(core: "InboxCore", client: str, code: str, now: int) -> Refusal | None:
    """As `turned_away`, but the right code enrols; that is a stored hub command, as all that the hub decides."""
    refusal = turned_away(core.view, client, core.counters.edition)
    if refusal is None or not code:
        return refusal
    row = core.view.get(Terminal, client)
    if row is None or not _opens(row, code, now):
        return refuse("enrol-wrong", terminal=client)
    enrolled = row.clone()
    enrolled.enrolled, enrolled.revoked, enrolled.reason = now, 0, ""
    enrolled.code_sum, enrolled.code_expires = "", 0
    body = {"terminals": [record(enrolled)], "settled": [shown.id for shown in _shown(core.view, client)]}
    core.hub_command("hub-enrol", f"enrol-{client}-{core.counters.next_no}", body, now)
    return None


def _opens(row: Terminal, code: str, now: int) -> bool:
    return now < row.code_expires and hmac.compare_digest(row.code_sum, code_sum(row.id, code))


def alarm_of_stranger(view: View, client: str) -> tuple[str, str]:
    """Source and id of the alarm a stranger raises: once, and once more after each time it was revoked."""
    row = view.get(Terminal, client)
    return "hub", f"stranger-{client}-{row.revoked if row else 0}"


def show(core: "InboxCore", client: str, refusal: Refusal, now: int) -> None:
    """Put a stranger before the supervisors, if it is not there already."""
    view = core.view
    open_now = [row for row in view.all(FloorException) if row.kind == STRANGER]
    if len(open_now) >= MOST_SHOWN or _shown(view, client):
        return
    identity = alarm_of_stranger(view, client)[1]
    text = f"{refusal.message}: nothing it sends is applied; {refusal.help}"
    body = {"exception": f"EX-N-{core.counters.next_no}", "kind": STRANGER, "subject": f"t/{client}", "text": text}
    core.hub_command("hub-alarm", identity, body, now)


def _shown(view: View, client: str) -> list[FloorException]:
    return [row for row in view.find(FloorException, "subject", f"t/{client}") if row.kind == STRANGER]


def worked_before(view: View, now: int) -> list[dict[str, Any]]:
    """Terminals that have spoken to an earlier version: they count as enrolled until they are revoked."""
    heard = dict.fromkeys(epoch.source.removeprefix("t/") for epoch in view.all(Epoch) if epoch.source.startswith("t/"))
    rows = [row.clone() if row else Terminal(client, "", 0, 0) for client in heard for row in [view.get(Terminal, client)]]
    for row in rows:
        row.enrolled = row.enrolled or now
    return [record(row) for row in rows]
