"""The inbox alone makes the whole database again; and where a database is not what its inbox makes, that is named."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from hub.core.case import SiteRules
from hub.proof.replay.replay import ReplayError, Report, replay, scratch, wipe
from hub.store.database import open_database
from hub.store.flush import flush
from shared.cli import build
from shared.envelope import digest, whole_sum
from shared.plant_time import day_of, year_of
from tests.fuzz.material import SEED
from tests.hub.eventful import eventful
from tests.hub.floor import FIRST, clean, done, floor
from tests.hub.histories import Sender, plant
from tests.support import databases
from tests.support.hub import Hub, chairs, fill, site_rules
from tests.support.plants import OPERATOR

NO_CLIENTS = SiteRules(day_of("UTC", "06:00"), year_of("UTC"))
"""A configuration in which no client may do anything any more."""
TARGET = scratch()


def replayed(hub: Hub, rules: SiteRules = NO_CLIENTS) -> Report:
    """Rebuilt in memory and compared."""
    wipe(TARGET)
    return replay(hub.database, TARGET, rules)


def same(hub: Hub) -> Report:
    """The report, which has to say so."""
    report = replayed(hub)
    assert report.same, str(report.difference)
    assert report.commands == hub.sql("SELECT count(*) FROM inbox")[0][0]
    return report


@pytest.fixture(name="hub", scope="module")
def _hub() -> Hub:
    hub = floor()
    eventful(hub)
    clean(hub)
    return hub


# --- the same -----------------------------------------------------------------------------------------------


def test_everything_that_happens_is_made_again(hub: Hub) -> None:
    """Reversals, settled exceptions, grants good and wrong, timers, new epochs, conflicts, a clock set back, restarts.

    Without the secret that grants were signed with, and without the roles clients had: what was decided then stands.
    """
    report = same(hub)
    assert report.movements == hub.sql("SELECT count(*) FROM movement")[0][0] > 20
    assert report.documents == len(hub.engine.every_document(hub.now)) > 50


@pytest.mark.parametrize("number", range(2))
def test_any_history_is_made_again(number: int) -> None:
    """Whatever was sent in whatever batches, with restarts and quiet hours between."""
    dice = Random(SEED * 1_000 + number)
    hub = plant()
    sender = Sender(hub, dice)
    for _ in range(30):
        if dice.random() < 0.3:
            hub.restart()
        if dice.random() < 0.1:
            hub.now += 5 * 3_600_000
            hub.engine.on_clock(hub.now)
        hub.send(*(sender.arrival() for _ in range(dice.choice([1, 1, 2, 4, 8]))))
    same(hub)


def test_a_plant_that_does_nothing_is_made_again() -> None:
    """And so is a database in which nothing has ever been."""
    same(chairs())
    same(Hub())


def test_a_bug_of_then_is_no_bug_of_now(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the hub failed on, or the database did not take, is left out again, though this version can do it."""
    import hub.service.engine as engine
    from hub.core import registry
    from hub.core.rows import Booking

    hub = floor()
    write = flush

    def picky(connection: Any, view: Any) -> None:
        if any(row.good == 7_000_000 for row in view.appended[Booking]):
            raise OverflowError("too big")
        write(connection, view)

    broken = registry.Handler(registry.nothing, lambda _case, _data: {"never": 1 // 0})
    with monkeypatch.context() as then:
        then.setattr(engine, "flush", picky)
        then.setitem(registry.HANDLERS, "op-start", broken)
        done(hub.terminal("output", OPERATOR, **FIRST, good="1"), "not-started")
        for verb, data in (("output", {**FIRST, "good": "7"}), ("op-start", FIRST)):
            assert hub.terminal(verb, OPERATOR, **data)["status"] == "quarantined"
    same(hub)


def test_the_source_is_not_touched_and_the_target_is_a_hubs_database(tmp_path: Path) -> None:
    """A hub goes on with the rebuilt one where the recorded one stood."""
    hub = floor()
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"), "not-started")
    before = databases.writes(hub.database)
    target = open_database(f"sqlite:///{tmp_path / 'again.db'}")
    assert replay(hub.database, target, NO_CLIENTS).same
    assert databases.writes(hub.database) == before
    target.dispose()
    again = Hub(f"sqlite:///{tmp_path / 'again.db'}")
    again.sequences, again.now = hub.sequences, hub.now
    done(again.send(hub.sealed("output", OPERATOR, {**FIRST, "good": "1"}))[0], "not-started")
    assert again.document("op", FIRST["mo"], "010")["good"] == "2"
    clean(again)
    again.database.dispose()


# --- refused ------------------------------------------------------------------------------------------------


def test_a_target_that_holds_anything_is_refused(hub: Hub) -> None:
    """Another site's database, somebody else's, and the source itself."""
    with pytest.raises(ReplayError, match="not empty: there is something in balance, "):
        replay(hub.database, chairs().database, NO_CLIENTS)
    other = open_database("sqlite://")
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE invoices (no INTEGER)"))
    with pytest.raises(ReplayError, match="not ours \\(invoices\\)"):
        replay(hub.database, other, NO_CLIENTS)
    with pytest.raises(ReplayError, match="in itself"):
        replay(hub.database, hub.database, NO_CLIENTS)


def test_a_source_of_another_version_is_refused() -> None:
    """It says what brings it up to date, and changes nothing."""
    source = open_database("sqlite://")
    with pytest.raises(ReplayError, match="start the hub once"):
        replay(source, scratch(), NO_CLIENTS)


# --- not the same -------------------------------------------------------------------------------------------

BOOKED = "(SELECT min(no) FROM booking)"


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE balance SET q = q + 1 WHERE item = 'RM-001' AND location = 'RAW'", "balance RM-001 RAW, q: recorded"),
        ("UPDATE balance SET v = v + 1 WHERE location = 'WIP' AND item = 'RM-004'", ", v: recorded"),
        ("UPDATE pool SET last_v = last_v + 1 WHERE item = 'RM-001'", "pool RM-001, last_v: recorded"),
        (f"UPDATE movement_line SET q = q + 1 WHERE no = {BOOKED}", "movement_line"),
        (f"UPDATE movement SET hash = 'x' WHERE no = {BOOKED}", "hash: recorded x, replayed"),
        (f"DELETE FROM booking WHERE no = {BOOKED}", "booking"),
        (
            "UPDATE mo SET status = 'draft' WHERE status = 'closed'",
            "mo MO-2026-00200, status: recorded draft, replayed closed",
        ),
        (
            "UPDATE mo_op SET good = good + 1000000 WHERE mo = 'MO-2026-00200' AND op = '010'",
            "mo_op MO-2026-00200 010, good",
        ),
        ("UPDATE mo_material SET issued = issued + 1 WHERE line = 1 AND issued > 0", "mo_material"),
        ("INSERT INTO mo_supply VALUES ('MO-2026-00200', 1, 'RAW', 0, 1)", "mo_supply MO-2026-00200 1 RAW: recorded ("),
        ("UPDATE session SET worked_ms = worked_ms + 1", "worked_ms"),
        ("DELETE FROM exception WHERE kind = 'over-quantity'", "exception EX-"),
        ("UPDATE exception SET status = 'open' WHERE kind = 'count-affected'", "status: recorded open, replayed settled"),
        ("UPDATE operator SET roles = '[\"admin\"]' WHERE id = '0031'", "operator 0031, roles"),
        ("UPDATE event SET body = '{}' WHERE number = 70", "event 70, body: recorded {}"),
        ("DELETE FROM note", "note"),
        ("UPDATE session_slice SET ms = ms + 1", "session_slice"),
        ("INSERT INTO presence VALUES ('PACK-01', '0031', 5)", "presence PACK-01 0031: recorded ("),
        # The inbox itself
        ("UPDATE inbox SET status = 'parked' WHERE verb = 'count'", "inbox, status: recorded parked, replayed accepted"),
        ("UPDATE inbox SET code = '' WHERE code = 'grant-wrong' AND verb = 'mo-unhold'", "inbox, status: recorded rejected"),
        (
            "UPDATE inbox SET code = 'grant-wrong' WHERE verb = 'mo-hold' AND code = ''",
            "recorded accepted, replayed rejected",
        ),
        ("UPDATE inbox SET ack = replace(ack, 'negative-stock', '') WHERE verb = 'adjust'", "inbox, ack: recorded"),
        ("UPDATE inbox SET received = received + 1 WHERE verb = 'receive'", ", at: recorded"),
        ("UPDATE inbox SET body = 'x' WHERE verb = 'count'", "inbox, body: recorded x, replayed can't be read: not JSON"),
        ("UPDATE inbox SET seq = seq + 100 WHERE verb = 'count'", "inbox, seq"),
        ("UPDATE inbox SET source = 't/T9' WHERE verb = 'count'", "source is not the client"),
        ("DELETE FROM inbox WHERE verb = 'count'", "a command is missing"),
        (
            "UPDATE inbox SET body = '{}' WHERE verb = 'hub-session-close'",
            "inbox, body: recorded {}, replayed can't be read",
        ),
    ],
)
def test_damage_is_named(hub: Hub, damage: str, said: str) -> None:
    """Whatever is not what the inbox makes: the row, the field, and what stands there and should."""
    assert said in damaged(hub, lambda _found: damage)


def test_another_quantity_in_an_old_booking_is_named_by_its_number(hub: Hub) -> None:
    """Forged with all its checksums: the first thing that is not the same is that booking, not what came of it."""
    ((no, body),) = hub.sql(f"SELECT no, body FROM inbox WHERE no = {BOOKED}")
    forged = json.loads(body)
    forged["data"]["good"] = "3"
    forged["sum"] = whole_sum(forged)
    written = {"body": json.dumps(forged, separators=(",", ":")), "digest": digest(forged)}
    difference = damaged(hub, lambda _: f"UPDATE inbox SET body = :body, digest = :digest WHERE no = {no}", written)
    assert difference.startswith(f"command {no}: inbox, ack: recorded "), difference
    assert '"good":"3"' in difference.partition("replayed ")[2]


def test_an_unlike_command_does_not_hide_what_came_before_it(hub: Hub) -> None:
    """Of two differences the one with the lower number is named."""
    difference = damaged(
        hub,
        lambda _: (
            f"UPDATE inbox SET status = 'parked' WHERE verb = 'count'; UPDATE booking SET good = 9 WHERE no = {BOOKED}"
        ),
    )
    ((no,),) = hub.sql(f"SELECT {BOOKED}")
    assert difference.startswith(f"command {no}: booking {no}, good: recorded 9, replayed"), difference


def damaged(hub: Hub, damage: Callable[[Hub], str], values: dict[str, str] | None = None) -> str:
    """What a replay says of a copy of the database in which something was changed by hand."""
    copy = Hub(image=hub.dump())
    with copy.database.begin() as connection:
        databases.unguard(connection)
        for statement in damage(hub).split("; "):
            assert connection.execute(text(statement), values or {}).rowcount > 0
    report = replayed(copy)
    assert not report.same
    copy.database.dispose()
    return str(report.difference)


# --- the command --------------------------------------------------------------------------------------------


def test_the_command_says_the_same_or_where_not(tmp_path: Path) -> None:
    """Exit 0 with counts, exit 1 with the first difference; what it rebuilds can be kept, never over anything."""
    url, kept = f"sqlite:///{tmp_path / 'hub.db'}", tmp_path / "kept.db"
    config = tmp_path / "shopfloor.toml"
    config.write_text(f'site = "test"\n[hub]\ndatabase = "{url}"\n', encoding="utf-8")

    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(build(), ["replay", *words, "--config", str(config)])
        return result.exit_code, " ".join(result.output.split())

    code, printed = run()
    assert (code, "does not exist" in printed) == (1, True)
    hub = Hub(url)
    fill(hub)
    commands = hub.sql("SELECT count(*) FROM inbox")[0][0]
    code, printed = run("--into", str(kept))
    assert code == 0
    assert printed.startswith(f"{commands} commands replayed in ")
    assert "the same, 7 movements and" in printed
    assert f"kept in {kept}" in printed
    code, printed = run("--into", str(kept))
    assert (code, "not empty" in printed) == (1, True)
    with hub.database.begin() as connection:
        connection.execute(text("UPDATE pool SET q = q + 1 WHERE item = 'RM-001'"))
    code, printed = run()
    assert code == 1
    assert "not the same, first at pool RM-001, q: recorded 20000001, replayed 20000000" in printed
    hub.database.dispose()


def test_rules_of_the_site_are_its_calendar(hub: Hub) -> None:
    """With the site's own configuration it is the same, too."""
    report = replayed(hub, site_rules())
    assert report.same, str(report.difference)
