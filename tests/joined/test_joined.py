"""Both cores in one process, bytes alone between them, one clock."""

from terminal.core.delivery.moment import Moment
from tests.support.hub import chairs
from tests.support.joined import Net


def test_a_scan_at_one_terminal_is_stock_at_the_next() -> None:
    """Good pieces at step 010 are what step 020 may start on, at that moment, on the other terminal."""
    net = Net(chairs())
    cut, assembly = net.terminal("CUT-01"), net.terminal("ASM-01")
    cut.badge()
    assert cut.core.work.screen == "dispatch", cut.flash
    cut.op("010")
    cut.card("START")
    assert cut.core.work.screen == "running", cut.flash
    cut.book(10)
    assert "10 good saved" in cut.flash
    assert cut.core.journal.waiting_count() == 0
    step = assembly.core.work.step("MO-2026-00184", "020")
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
    assert cut.core.journal.waiting_count() == 20
    step = cut.core.work.current
    assert step is not None
    assert (step.good, step.unconfirmed) == (20_000_000, 20_000_000)
    cut.boot()
    assert cut.core.work.screen == "running"
    net.hub.restart()
    net.start_hub()
    cut.connect()
    net.settle()
    assert net.hub.document("op", "MO-2026-00184", "010")["good"] == "20"
    step = cut.core.work.current
    assert step is not None
    assert (step.good, step.unconfirmed) == (20_000_000, 0)


def test_a_full_disk_is_said_and_loses_nothing() -> None:
    """What could not be stored is not confirmed; when there is room again work goes on."""
    net = Net(chairs())
    cut = net.terminal("CUT-01")
    cut.badge()
    cut.op("010")
    cut.card("START")
    pages = cut.connection.execute("PRAGMA page_count").fetchone()[0]
    cut.connection.execute(f"PRAGMA max_page_count = {pages}")
    for _ in range(60):
        cut.book(1)
        if "NOT SAVED" in cut.flash:
            break
    assert "NOT SAVED" in cut.flash
    cut.connection.execute("PRAGMA max_page_count = 100000")
    cut.card("OK")
    assert "1 good saved" in cut.flash
    net.settle()
    saved = sum(entry.verb == "output" for entry in cut.core.journal.recent(200))
    assert net.hub.document("op", "MO-2026-00184", "010")["good"] == str(saved)


def test_a_hub_restored_from_a_backup_gets_everything_again() -> None:
    """Terminals send again what the backup does not hold, and show what the hub then says."""
    net = Net(chairs())
    cut = net.terminal("CUT-01")
    cut.badge()
    cut.op("010")
    cut.card("START")
    cut.book(3)
    backup = net.hub.dump()
    for _ in range(4):
        cut.book(2)
    net.stop_hub()
    net.hub.restore(backup)
    net.hub.generation = "gen2"
    net.hub.restart()
    assert net.hub.document("op", "MO-2026-00184", "010")["good"] == "3"
    net.start_hub()
    net.settle()
    assert net.hub.document("op", "MO-2026-00184", "010")["good"] == "11"
    step = cut.core.work.current
    assert step is not None
    assert (step.good, step.unconfirmed) == (11_000_000, 0)


def test_a_clock_that_is_far_off_is_said() -> None:
    """The handshake measures it; order and cost never depend on it."""
    net = Net(chairs())
    cut = net.terminal("CUT-01")
    cut.disconnect()
    late = Moment(cut.now.ms - 3_600_000, cut.now.boot, cut.now.mono)
    cut.core.on_connected(late)
    (hello,) = cut.core.tick(late)
    answer = net.hub.engine.ask("t", cut.name, hello.leaf, hello.payload, net.hub.now)[0]
    cut.core.on_message(answer.topic, answer.payload, late)
    assert "60 min off" in cut.flash
