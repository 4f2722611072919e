"""Both cores in one process, bytes alone between them, one clock."""

from tests.support.hub import chairs
from tests.support.joined import Net


def test_a_scan_at_one_terminal_is_stock_at_the_next() -> None:
    """Good pieces at step 010 are what step 020 may start on, at that moment, on the other terminal."""
    net = Net(chairs())
    cut, assembly = net.terminal("CUT-01"), net.terminal("ASM-01")
    cut.badge()
    assert cut.station.work.screen == "dispatch", cut.flash
    cut.op("010")
    cut.card("START")
    assert cut.station.work.screen == "running", cut.flash
    cut.book(10)
    assert "10 good saved" in cut.flash
    assert cut.station.journal.waiting_count() == 0
    step = assembly.station.work.step("MO-2026-00184", "020")
    assert step is not None
    assert step.ready
    assert step.free == 10_000_000


def test_an_outage_is_worked_through() -> None:
    """Bookings saved while the hub is away are applied once it is back, each once."""
    net = Net(chairs())
    cut = net.terminal("CUT-01")
    cut.badge()
    cut.op("010")
    cut.card("START")
    net.stop_hub()
    for _ in range(20):
        cut.book(1)
    assert cut.station.journal.waiting_count() == 20
    step = cut.station.work.current
    assert step is not None
    assert (step.good, step.unconfirmed) == (20_000_000, 20_000_000)
    cut.boot()
    assert cut.station.work.screen == "running"
    net.hub.restart()
    net.start_hub()
    cut.connect()
    net.settle()
    assert net.hub.document("op", "MO-2026-00184", "010")["good"] == "20"
    step = cut.station.work.current
    assert step is not None
    assert (step.good, step.unconfirmed) == (20_000_000, 0)
