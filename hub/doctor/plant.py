"""The hub and the terminals, as their retained documents and the database show them."""

from collections.abc import Iterator
from typing import Any, Final

from hub.doctor.database import Sources
from hub.doctor.finding import Finding, fail, ok, warn
from hub.doctor.wire import Heard
from shared.plain_text import plain
from shared.plant_time import from_iso
from shared.settings import Settings

CLOCK_OFF_MS: Final = 30_000
CLOCK_FAR_OFF_MS: Final = 5 * 60_000
"""From here on the hub flags what comes from the future, and production days are wrong at their edges."""
WAITING: Final = 100
"""More than a terminal sends in a moment: something holds its bookings back."""
FULL: Final = 1_000


def judge_hub(settings: Settings, heard: Heard, *, version: str, schema: str, now: int) -> Iterator[Finding]:
    """Is it there, does it answer, is it the version we are, is its clock ours."""
    if not heard.connected:
        yield fail("hub", "can't be seen without the broker", "mend the broker first")
        return
    status, info = heard.documents.get("hub/status"), heard.documents.get("hub/info", {})
    if status is None:
        yield fail(
            "hub",
            f"no hub has ever been on this broker for the site {settings.site}",
            "start it with shopfloor hub; check `site` in both configurations",
        )
    elif status.get("online") is not True:
        yield fail(
            "hub",
            f"is down; its last word is from {status.get('ts')}",
            "start it with shopfloor hub; its log says why it ended",
        )
    elif heard.unanswered:
        yield warn(
            "hub",
            f"says it is there, but {settings.client} can't ask it: {heard.unanswered}",
            "set `client` to the broker's user name, or correct the broker's access list",
        )
    elif heard.answer_ms is None:
        yield fail("hub", "says it is there, but does not answer", "look into its log; restart it")
    else:
        which = f", on {plain(status['hub'], 40)}" if status.get("hub") else ""
        yield ok("hub", f"answers in {heard.answer_ms:.0f} ms, version {info.get('version', 'unknown')}{which}")
        yield from _same_version(info, version, schema)
        yield from _clock(heard, now)


def _same_version(info: dict[str, Any], version: str, schema: str) -> Iterator[Finding]:
    theirs = info.get("version")
    if theirs not in (None, version) or info.get("schema") not in (None, schema):
        yield warn(
            "version",
            f"the hub is {theirs} (contract {info.get('schema')}), this is {version} (contract {schema})",
            "install the same version everywhere, the hub first",
        )
    poison = info.get("poison")
    if isinstance(poison, int) and poison > 0:
        yield warn(
            "poison",
            f"{poison} messages since its start could not be trusted (garbage, wrong checksum, wrong sender)",
            "`shopfloor poison list` says who sends them, and why; nothing of them was booked",
        )


def _clock(heard: Heard, now: int) -> Iterator[Finding]:
    ahead = heard.ahead_ms
    if ahead is None and heard.newest_ms > now + CLOCK_OFF_MS:
        ahead = heard.newest_ms - now
    if ahead is None:
        yield ok("hub's clock", "nothing speaks against it: no document is from the future")
    else:
        yield _off("hub's clock", "the hub's clock", ahead)


def _off(subject: str, whose: str, ahead: int) -> Finding:
    words = f"{whose} is {abs(ahead) / 1000:.0f} s {'ahead of' if ahead > 0 else 'behind'} the one it is compared with"
    do = "set up a time server for both machines: chrony or systemd-timesyncd"
    if abs(ahead) >= CLOCK_FAR_OFF_MS:
        return fail(subject, words, do)
    if abs(ahead) >= CLOCK_OFF_MS:
        return warn(subject, words, do)
    return ok(subject, f"{whose} is right to {max(1, abs(ahead) // 1000)} s")


def judge_terminals(heard: Heard, sources: Sources, now: int) -> Iterator[Finding]:
    """Terminals that are offline, hold bookings back, or have a wrong clock."""
    names = {topic.split("/")[1] for topic in heard.documents if topic.startswith("t/")}
    if heard.connected and not names:
        yield ok("terminals", "none has ever been on this broker")
    well, held = 0, dict[str, int]()
    for name in sorted(names):
        findings = list(_terminal(name, heard, sources, now))
        yield from findings
        well += not findings
        waiting = _held(name, heard, sources)
        if waiting:
            held[name] = waiting
    if well:
        yield ok("terminals", f"{well} of {len(names)} online, with nothing held back and their clocks right")
    if len(held) > 1:
        named = ", ".join(f"{name} {waiting}" for name, waiting in held.items())
        yield warn(
            "held back",
            f"{sum(held.values())} bookings in all wait in journals: {named}",
            "none is lost: keep the journal files until they are sent",
        )


def _terminal(name: str, heard: Heard, sources: Sources, now: int) -> Iterator[Finding]:
    status, info = heard.documents.get(f"t/{name}/status", {}), heard.documents.get(f"t/{name}/info", {})
    subject, waiting = f"terminal {name}", _waiting(name, info, sources)
    where = f" at {info['workstation']}" if info.get("workstation") else ""
    if status.get("online") is not True:
        since = f"offline{where}, its last word is from {status.get('ts', 'an unknown time')}"
        if waiting:
            yield fail(
                subject,
                f"{since}, and at least {waiting} bookings wait in its journal",
                "bring it back to the network, they are sent by themselves; keep its journal file until then",
            )
        else:
            yield warn(
                subject,
                since,
                "switch it on or look at its network; one that is gone for good is forgotten by "
                f"`mosquitto_pub -r -n` on its topics t/{name}/status and t/{name}/info",
            )
    elif waiting >= FULL:
        yield fail(
            subject,
            f"online{where}, but {waiting} bookings wait in its journal",
            "look at the hub first; then at what `.` shows on the terminal, and at its log",
        )
    elif waiting >= WAITING:
        yield warn(
            subject, f"online{where}, {waiting} bookings wait in its journal", "look again in a minute: they should be gone"
        )
    elif held := _held(name, heard, sources):
        yield warn(
            subject,
            f"online{where}, but {held} bookings in its journal did not move while we listened",
            "look again; if they stay, look at what `.` shows on the terminal, at its log and at the hub's",
        )
    ahead = _ahead(name, status, sources, now)
    if abs(ahead) >= CLOCK_OFF_MS:
        yield _off(subject, f"the clock of {name}", ahead)


def _waiting(name: str, info: dict[str, Any], sources: Sources) -> int:
    """How many bookings the hub has not got. The database knows better than what the terminal said last."""
    applied = sources.applied.get((f"t/{name}", str(info.get("epoch"))))
    last, outbox = info.get("last_seq"), info.get("outbox")
    if applied is not None and isinstance(last, int):
        return max(0, last - applied)
    return outbox if isinstance(outbox, int) else 0


def _held(name: str, heard: Heard, sources: Sources) -> int:
    """How many bookings waited when we began to listen, and wait still. What was booked meanwhile is on its way."""
    last = heard.documents.get(f"t/{name}/info", {})
    first = heard.first.get(f"t/{name}/info", last)
    if first.get("epoch") != last.get("epoch"):
        return 0
    return min(_waiting(name, first, sources), _waiting(name, last, sources))


def _ahead(name: str, status: dict[str, Any], sources: Sources, now: int) -> int:
    """By how much its clock is ahead: of the hub's at its last bookings, or of ours when it came online."""
    try:
        said = from_iso(status["ts"]) - now
    except (KeyError, TypeError, ValueError):
        said = 0
    return said if said >= CLOCK_OFF_MS else sources.ahead_ms.get(f"t/{name}", 0)
