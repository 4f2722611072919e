"""A bad network between real programs and a real broker, made by a proxy of our own.

Bookings made while a connection is dead, deaf, slow or cut in the middle of a packet are all in once after it; who is cut
off notices, works on, and never hangs.
"""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pydantic import ValidationError

from shared.settings import BrokerSettings
from shared.world.strikes import Strikes
from tests.support.broker import Mosquitto
from tests.support.plant import Plant, eventually
from tests.support.proxy import DOWN, UP, Proxy
from tests.support.proxy import FAULTS as PROXY_FAULTS
from tests.support.worker import Worker

pytestmark = [pytest.mark.system, pytest.mark.prove]
PLACES = [f"CUT-{number:02}" for number in range(1, 8)]
PATIENCE = 40.0
WORKS_ON = 5
"""Bookings a terminal makes while it is cut off."""


@dataclass
class Site(Plant):
    """A plant in which some clients go through a proxy."""

    proxies: dict[str, Proxy] = field(default_factory=dict)

    def config(self, user: str) -> Path:
        """The plant's configuration, with the proxy's port."""
        path = super().config(user)
        if user in self.proxies:
            port = self.proxies[user].port
            path.write_text(path.read_text().replace(f"port = {self.broker.port}", f"port = {port}"))
        return path

    def answered(self, terminal: str) -> int:
        """How many commands of a terminal have their answer."""
        return sum(row[3] != "queued" for row in self.saved(terminal))

    def work(self, *places: str) -> dict[str, Worker]:
        """Somebody begins to work at each."""
        workers = {place: Worker(self.settings(f"T-{place}"), place, self.folder) for place in places}
        eventually(lambda: all(self.answered(f"T-{place}") >= 5 for place in places), PATIENCE, "all work")
        return workers

    def catches_up(self, worker: Worker) -> None:
        """After the fault: all that is saved by now gets its answer."""
        name = f"T-{worker.name}"
        saved = len(self.saved(name))
        eventually(lambda: self.answered(name) >= saved, PATIENCE, f"{name} catches up")


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A hub behind a proxy, and seven workstations, each with one of its own, but for the last."""
    folder = tmp_path_factory.mktemp("network")
    users = ["hub", "office", *(f"T-{place}" for place in PLACES)]
    with pytest.MonkeyPatch.context() as patch, ExitStack() as proxies:
        patch.setenv("SHOPFLOOR_BROKER__KEEPALIVE", "1")
        site = Site(folder, Mosquitto(folder / "broker", users))
        site.broker.start()
        for user in ("hub", *(f"T-{place}" for place in PLACES[:-1])):
            site.proxies[user] = proxies.enter_context(Proxy(site.broker.port))
        try:
            site.start("hub")
            site.fill("100000")
            site.add_places(*PLACES[1:])
            yield site
        finally:
            site.close()


def _cut_a_packet(proxy: Proxy, direction: str) -> None:
    """The next packet goes out in part, then the connection is reset."""
    resets = proxy.resets
    proxy.reset(direction)
    eventually(lambda: proxy.resets > resets, PATIENCE, "a packet cut in the middle")


def _is_cut_off(site: Site, worker: Worker, words: str) -> None:
    """The terminal says that it is offline, gets no answers, and saves on."""
    name = f"T-{worker.name}"
    eventually(lambda: not worker.online, PATIENCE, f"{name} notices: {words}")
    deaf, saved = site.answered(name), len(site.saved(name))
    eventually(lambda: len(site.saved(name)) >= saved + WORKS_ON, PATIENCE, f"{name} works on")
    assert site.answered(name) == deaf, words


def _stalled_at_connect(proxy: Proxy) -> None:
    """Cut off, and every attempt to come back is taken and never answered."""
    _cut_a_packet(proxy, UP)
    proxy.stall()


FAULTS: dict[str, tuple[str, Callable[[Proxy], None]]] = {
    "nothing gets out": ("CUT-01", lambda proxy: proxy.blackhole(UP)),
    "nothing comes in": ("CUT-02", lambda proxy: proxy.blackhole(DOWN)),
    "nothing moves": ("CUT-03", lambda proxy: proxy.stall()),
    "stalled at connect": ("CUT-04", _stalled_at_connect),
}


def test_terminals_cut_off_in_every_way(site: Site) -> None:
    """All at once, each in another way: each terminal says so, saves on, and has every answer once the fault is over."""
    workers = site.work(*PLACES[:6])
    slowly = site.answered("T-CUT-05")
    slow, cut = (site.proxies[f"T-{place}"] for place in PLACES[4:6])
    slow.trickle()
    for place, fault in FAULTS.values():
        fault(site.proxies[f"T-{place}"])
    for direction in (UP, DOWN, UP, DOWN):
        _cut_a_packet(cut, direction)
        site.catches_up(workers["CUT-06"])
    for words, (place, _) in FAULTS.items():
        _is_cut_off(site, workers[place], words)
    eventually(lambda: site.answered("T-CUT-05") >= slowly + WORKS_ON, PATIENCE, "slow, but it works")
    for proxy in site.proxies.values():
        proxy.heal()
    for worker in workers.values():
        site.catches_up(worker)
    for worker in workers.values():
        worker.go_home()
    for worker in workers.values():
        worker.end()
        assert worker.drained, worker.name
    assert site.assert_nothing_lost([f"T-{place}" for place in workers]) > 6 * WORKS_ON


def test_a_hub_cut_off_in_every_way(site: Site) -> None:
    """One way after another: the terminal, itself well connected, saves on, and all is answered when the hub is back."""
    proxy, place = site.proxies["hub"], PLACES[6]
    worker = site.work(place)[place]
    for words, fault in {
        "its answers, given after the commit, do not get out": lambda: proxy.blackhole(UP),
        "nothing moves": proxy.stall,
    }.items():
        connections = proxy.accepted
        fault()
        _is_cut_off(site, worker, words)
        proxy.heal()
        site.catches_up(worker)
        assert proxy.accepted > connections, words
    for direction in (UP, DOWN):
        _cut_a_packet(proxy, direction)
        site.catches_up(worker)
    proxy.trickle(64)
    site.catches_up(worker)
    proxy.heal()
    worker.end()
    assert worker.drained
    assert site.assert_nothing_lost([f"T-{place}"]) > 2 * WORKS_ON


def test_every_fault_bit(site: Site) -> None:
    """What was done to the network above took hold of bytes: a fault that nobody felt proves nothing."""
    strikes = Strikes()
    for proxy in site.proxies.values():
        strikes.add(proxy.strikes)
    print(f"network, struck/bit: {strikes.summary(PROXY_FAULTS)}")
    assert strikes.toothless(PROXY_FAULTS) == []


def test_a_keepalive_out_of_bounds_is_refused() -> None:
    """0 would switch the sign of life off: a dead link would never be noticed."""
    assert BrokerSettings().keepalive == 15
    for seconds in (0, 121):
        with pytest.raises(ValidationError):
            BrokerSettings(keepalive=seconds)


def test_a_proxy_that_ends_while_it_holds_bytes_back_says_nothing() -> None:
    """Its threads wait on sockets that are closed under them: no fault of the product's, and none of the test's."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        for _ in range(20):
            with Proxy(int(server.getsockname()[1])) as proxy:
                proxy.stall()
                with socket.create_connection(("127.0.0.1", proxy.port)) as client:
                    client.sendall(b"held back")
                    eventually(lambda proxy=proxy: proxy.accepted == 1, PATIENCE, "accepted")
            eventually(lambda proxy=proxy: not proxy.running, PATIENCE, "its threads end")
