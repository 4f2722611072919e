"""The handshake: which journal a terminal writes, and from where it has to send again.

A new epoch closes the old one; a closed epoch never reopens for a second device. Only the answer to `hello` may lower
`have_through`: after a restore of the hub's database the terminal sends again what the backup does not hold.
"""

from collections.abc import Mapping
from typing import Any, Final

from hub.core.intake.enrolling import STRANGER
from hub.core.intake.inbox import InboxCore
from hub.core.rows import Epoch, Terminal, record
from shared.commands import Hello
from shared.commands.requests import OlderJournal
from shared.rules import Refusal

REPLACED: Final = "this device was replaced by another with the same name: give it a name of its own"


def replaced_alarm(client: str, epoch: str) -> tuple[str, str]:
    """Source and id of the alarm that a replaced device raises; it is raised once, whatever became of it."""
    return "hub", f"replaced-t-{client}-{epoch}"


def greet(
    core: InboxCore, client: str, hello: Hello, now: int, generation: str, clock: str, *, alarmed: bool = False
) -> dict[str, Any]:
    """Answer a terminal's `hello`, opening, closing or skipping as needed. All changes are stored hub commands.

    `alarmed` says that this device's alarm (`replaced_alarm`) was raised before.
    """
    source = f"t/{client}"
    epochs = [epoch for epoch in core.view.all(Epoch) if epoch.source == source]
    mine = next((epoch for epoch in epochs if epoch.epoch == hello.epoch), None)
    replaced = mine is not None and not mine.is_open
    if replaced and not alarmed:
        text = f"{source}: two devices use this name; the older one is replaced and takes no new bookings"
        body = {"exception": f"EX-R-{hello.epoch}", "kind": "two-devices", "subject": source, "text": text}
        core.hub_command("hub-alarm", replaced_alarm(client, hello.epoch)[1], body, now)
    elif mine is None:
        _open(core, source, hello, [epoch for epoch in epochs if epoch.is_open], now)
    elif not replaced and hello.last_seq > mine.last_seen:
        _remember(core, mine, hello, now)
    mine = core.view.get(Epoch, source, hello.epoch)
    assert mine is not None  # noqa: S101  # opened above
    mine = _skip(core, mine, hello, now)
    return {
        "id": hello.id,
        "status": "closed-epoch" if replaced else "welcome",
        "epoch": hello.epoch,
        "have_through": mine.have_through,
        "hub_clock": clock,
        "generation": generation,
        "message": REPLACED if replaced else "",
        "older": [_older(core, source, older, now) for older in hello.older if older.epoch != hello.epoch],
    }


def turn_away(core: InboxCore, client: str, hello: Hello, refusal: Refusal, generation: str, clock: str) -> dict[str, Any]:
    """The answer to a terminal that is not enrolled: what it is, why, and what would help."""
    row = core.view.get(Terminal, client)
    return {
        "id": hello.id,
        "status": "revoked" if row is not None and row.revoked else STRANGER,
        "epoch": hello.epoch,
        "have_through": 0,
        "hub_clock": clock,
        "generation": generation,
        "code": refusal.code,
        "message": refusal.message,
        "help": refusal.help,
    }


def _older(core: InboxCore, source: str, older: OlderJournal, now: int) -> dict[str, Any]:
    """How far an earlier numbering is here. One that a restored database never saw is opened as closed."""
    epoch = core.view.get(Epoch, source, older.epoch)
    if epoch is None:
        epoch = Epoch(source, older.epoch, max(0, older.min_kept_seq - 1), older.last_seq, False, now)
        identity = f"epoch-{source.replace('/', '-')}-{older.epoch}"
        core.hub_command("hub-epoch-open", identity, {"epochs": [record(epoch)]}, now)
    epoch = _skip(core, epoch, older, now)
    return {"epoch": older.epoch, "have_through": epoch.have_through}


def _open(core: InboxCore, source: str, hello: Hello, open_before: list[Epoch], now: int) -> None:
    fresh = Epoch(source, hello.epoch, 0, hello.last_seq, True, now)
    body: dict[str, Any] = {"epochs": [record(fresh)]}
    missing: list[str] = []
    kept = {older.epoch: older.last_seq for older in hello.older}
    for old in open_before:
        closed = old.clone()
        closed.is_open = False
        closed.last_seen = max(old.last_seen, core.hints.get((source, old.epoch), 0))
        coming = max(old.have_through, kept.get(old.epoch, 0))  # what this journal still keeps is sent after this
        if closed.last_seen > coming:
            missing.append(f"{coming + 1}–{closed.last_seen} of epoch {old.epoch}")
        body["epochs"].append(record(closed))
    if missing:
        body |= _missing(f"EX-E-{hello.epoch}", source, ", ".join(missing))
    core.hub_command("hub-epoch-open", f"epoch-{source.replace('/', '-')}-{hello.epoch}", body, now)


def _remember(core: InboxCore, mine: Epoch, hello: Hello, now: int) -> None:
    changed = mine.clone()
    changed.last_seen = hello.last_seq
    identity = f"seen-{mine.source.replace('/', '-')}-{mine.epoch}-{hello.last_seq}"
    core.hub_command("hub-epoch-seen", identity, {"epochs": [record(changed)]}, now)


def _skip(core: InboxCore, mine: Epoch, kept: Hello | OlderJournal, now: int) -> Epoch:
    """Where the terminal no longer keeps what this database lacks: say so and go on, or nothing would ever arrive."""
    if not kept.last_seq or kept.min_kept_seq <= mine.have_through + 1:
        return mine
    lost = f"{mine.have_through + 1}–{kept.min_kept_seq - 1} of epoch {mine.epoch}"
    changed = mine.clone()
    changed.have_through = kept.min_kept_seq - 1
    body = {"epochs": [record(changed)]} | _missing(f"EX-S-{mine.epoch}-{kept.min_kept_seq}", mine.source, lost)
    core.hub_command("hub-epoch-skip", f"skip-{mine.source.replace('/', '-')}-{mine.epoch}-{kept.min_kept_seq}", body, now)
    return changed


def _missing(identity: str, source: str, what: str) -> dict[str, Any]:
    return {
        "exception": identity,
        "kind": "bookings-missing",
        "subject": source,
        "text": f"{source}: bookings {what} never arrived; ask the people who worked there",
    }


def hint(core: InboxCore, source: str, info: Mapping[str, Any]) -> None:
    """What a terminal says of its journal: how far it had got, should it be replaced and its bookings be missing."""
    epoch, last = info.get("epoch"), info.get("last_seq")
    if isinstance(epoch, str) and isinstance(last, int) and last < 2**53 and core.view.get(Epoch, source, epoch) is not None:
        core.hints[source, epoch] = max(last, core.hints.get((source, epoch), 0))
