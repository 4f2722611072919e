"""The broker: reachable, guarded, quick; and what its configuration file says, where it can be read."""

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Final

from hub.doctor.finding import Finding, Level, fail, ok, warn
from hub.doctor.wire import Heard
from shared.envelope import SIZE_LIMIT
from shared.loopback import is_loopback
from shared.settings import Settings

SLOW_MS: Final = 30.0
"""Nagle's algorithm makes a round trip 44 to 88 ms; without it one takes less than 1."""


def judge_broker(settings: Settings, heard: Heard) -> Iterator[Finding]:
    """What a few seconds on the bus say about the broker."""
    chosen = settings.broker_as(settings.client)
    where = f"{chosen.host}:{chosen.port}"
    if not heard.connected:
        yield fail("broker", f"{where}: {heard.why}", heard.do or "start the broker; its log says more")
        return
    yield ok("broker", f"{where} takes {chosen.username or 'nobody in particular'} by MQTT {chosen.protocol}")
    if heard.trips_ms:
        trip = median(heard.trips_ms)
        if trip > SLOW_MS:
            yield warn(
                "round trip",
                f"{trip:.0f} ms to the broker and back",
                "set `set_tcp_nodelay true` in mosquitto.conf (shopfloor broker-config writes it); else it is the network",
            )
        else:
            yield ok("round trip", f"{trip:.1f} ms to the broker and back")
    yield from _guarded(settings, chosen.username, heard)
    if "hub/status" in heard.documents:
        yield ok("retained", "the broker keeps retained documents")


def _guarded(settings: Settings, user: str, heard: Heard) -> Iterator[Finding]:
    access = "install the access list that shopfloor broker-config writes (acl_file in mosquitto.conf), and reload"
    if heard.hub_may_write is False:
        yield fail(
            "access",
            f"the broker lets {settings.hub_account}, the hub's account, not publish: nobody hears the hub",
            access,
        )
    elif user == settings.hub_account:
        yield ok("access", "this is the hub's own user: what others may write was not tried")
    elif heard.may_write:
        yield warn("access", f"{user or 'anybody'} may write where only the hub does", access)
    elif heard.may_write is False:
        yield ok("access", f"{user} can't write where only the hub does")
    if heard.anonymous or not user:
        yield warn(
            "access", "the broker lets anybody in without a password", "set `allow_anonymous false` in mosquitto.conf"
        )


def look_at_mosquitto(path: Path) -> Iterator[Finding]:
    """What a mosquitto.conf says about what matters to us."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        yield fail("mosquitto.conf", f"{path} can't be read: {error}", "name the file, as a user who may read it")
        return
    said = {line.split()[0]: " ".join(line.split()[1:]) for line in lines if line.strip() and not line.startswith("#")}
    faults = [
        Finding(level, "mosquitto.conf", f"{name} {said.get(name) or 'is not set'}: {why}", do)
        for name, is_good, level, why, do in _SETTINGS
        if not is_good(said.get(name, ""))
    ]
    faults += _open_listeners(lines)
    yield from faults or [ok("mosquitto.conf", f"{path} says what matters")]


def _open_listeners(lines: list[str]) -> Iterator[Finding]:
    """Listeners that anybody on the network reaches, and that encrypt nothing."""
    encrypted: dict[str, bool] = {}
    now = ""
    for words in (line.split() for line in lines):
        if words[:1] == ["listener"]:
            now = " ".join(words[1:])
            encrypted[now] = not (len(words) < 3 or not is_loopback(words[2]))
        elif words[:1] == ["certfile"] and now:
            encrypted[now] = True
    for listener, is_safe in encrypted.items():
        if not is_safe:
            yield fail(
                "mosquitto.conf",
                f"listener {listener}: passwords, PINs and bookings cross the network in plain text",
                "set broker.tls = true and run `shopfloor broker-config`, or bind it to 127.0.0.1",
            )


def _number(text: str) -> int:
    return int(text) if text.isdigit() else -1


_Setting = tuple[str, Callable[[str], bool], Level, str, str]
# Names, what is good (an unset one is ""), how bad the rest is, why, and what to do.
_SETTINGS: Final[tuple[_Setting, ...]] = (
    (
        "max_queued_messages",
        lambda v: _number(v) >= 1_000_000,
        Level.WARN,
        "documents for a fresh screen, and bursts, are thrown away without a word; with 0 they fill the memory",
        "set it to 1000000",
    ),
    (
        "max_inflight_messages",
        lambda v: _number(v) >= 20,
        Level.WARN,
        "few messages under way at once make the hub wait",
        "set it to 1000",
    ),
    (
        "persistence",
        lambda v: v == "true",
        Level.WARN,
        "after a restart of the broker screens stay empty until the hub has published all again",
        "set it to true",
    ),
    ("set_tcp_nodelay", lambda v: v == "true", Level.WARN, "a round trip takes 88 ms instead of 0.3", "set it to true"),
    ("allow_anonymous", lambda v: v in ("", "false"), Level.FAIL, "anybody can book", "set it to false"),
    ("acl_file", bool, Level.FAIL, "every client can speak as every other", "use the one shopfloor broker-config writes"),
    (
        "use_username_as_clientid",
        lambda v: v in ("", "false"),
        Level.FAIL,
        "two connections of one user kick each other out for ever",
        "remove it",
    ),
    ("retain_available", lambda v: v in ("", "true"), Level.FAIL, "no screen would show anything", "remove it"),
    (
        "message_size_limit",
        lambda v: v in ("", "0") or _number(v) >= SIZE_LIMIT,
        Level.FAIL,
        f"commands may have {SIZE_LIMIT} bytes",
        "set it to 1048576",
    ),
    (
        "max_packet_size",
        lambda v: not v or _number(v) >= 2 * SIZE_LIMIT,
        Level.FAIL,
        f"commands may have {SIZE_LIMIT} bytes",
        "remove it",
    ),
)
