"""A plant at work for the tests of a terminal: who is at it, and what the hub says of it."""

from typing import Any

from tests.support.hub import chairs
from tests.support.joined import Client, Net

MO = "MO-2026-00184"
OTHER = "MO-2026-00190"


def furnished() -> Net:
    """The chairs an hour later, with reasons to stop and to note, and a store."""
    hub = chairs()
    hub.now += 3_600_000
    for reason, kind in (("MEC", "stop"), ("LAT", "note")):
        hub.office("put-reason", id=reason, kind=kind, text=reason.lower())
    hub.office("put-workstation", id="STORE-01", group="STORE", kind="store", name="Store")
    return Net(hub)


def running(net: Net, badge: str = "0021", word: str = "START") -> Client:
    """Someone at work."""
    client = net.terminal("CUT-01")
    client.badge(badge)
    client.op("010")
    client.card(word)
    assert client.core.work.screen == "running", client.flash
    return client


def storekeeper(net: Net) -> Client:
    """The storekeeper at the store's terminal."""
    client = net.terminal("STORE-01")
    client.badge("0013")
    return client


def another_order(net: Net, mo: str = OTHER, **data: Any) -> None:
    """A second released order."""
    assert net.hub.office("mo-create", mo=mo, item="CH-100", q="5", **data)["status"] == "accepted"
    assert net.hub.office("mo-release", mo=mo)["status"] == "accepted"
    net.deliver()


def again(net: Net, client: Client) -> None:
    """The terminal is switched off and on."""
    client.boot()
    client.connect()
    net.run()


def sessions(net: Net) -> list[tuple[str, str, str | None]]:
    """(badge, kind, pause) of the step's sessions at the hub."""
    return [(s["badge"], s["kind"], s.get("paused")) for s in net.hub.document("op", MO, "010")["sessions"]]


def last(client: Client) -> str:
    """The last verb that was saved."""
    return client.core.journal.recent(1)[0].verb
