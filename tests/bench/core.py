"""Rows 2 and 3: bookings into the hub core on a durable database, against the same rows by raw sqlite3."""

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import hub.service.engine as engine_module
from hub.core.rows import Row
from hub.core.view import APPENDED, View
from hub.service.messages import Outgoing
from hub.store.flush import flush
from tests.bench.workload import TERMINALS, booking, plant
from tests.support.hub import Hub

BATCH = 64


class _Recorder:
    """Notes the rows of every flush, so that raw sqlite3 can write the very same."""

    def __init__(self) -> None:
        self.batches: list[list[tuple[type[Row], list[tuple[Any, ...]]]]] = []

    def __call__(self, connection: Any, view: View) -> None:
        batch = [(kind, [row.values() for row in rows.values()]) for kind, rows in view.dirty.items()]
        batch += [(kind, [row.values() for row in view.appended[kind]]) for kind in APPENDED]
        self.batches.append([(kind, rows) for kind, rows in batch if rows])
        flush(connection, view)


def into_core(folder: Path, materials: int, bookings: int) -> tuple[float, float]:
    """(bookings per second of the hub core, of raw sqlite3), durable, batches of 64."""
    hub = plant(materials, f"sqlite:///{folder}/core-{materials}.db")
    batches = list(_batches(hub, bookings, 2))
    began = time.perf_counter()
    answers = _take(hub, batches)
    ours = bookings / (time.perf_counter() - began)
    _accepted(answers)
    recorder = _Recorder()
    setattr(engine_module, "flush", recorder)  # noqa: B010  # its own import of it
    try:
        recorded = 2_000
        _accepted(_take(hub, _batches(hub, recorded, 2 + bookings // TERMINALS)))
    finally:
        setattr(engine_module, "flush", flush)  # noqa: B010
    return ours, recorded / _raw(folder / f"core-{materials}.db", folder / f"raw-{materials}.db", recorder.batches)


def _take(hub: Hub, batches: Iterable[list[Any]]) -> list[Outgoing]:
    answers: list[Outgoing] = []
    for batch in batches:
        hub.now += 1
        answers += hub.engine.take(batch, hub.now)
    return answers


def _accepted(answers: list[Outgoing]) -> None:
    """What is refused is decided sooner: it says nothing of a booking."""
    statuses = {json.loads(answer.payload)["status"] for answer in answers}
    assert statuses == {"accepted"}, statuses


def _batches(hub: Hub, bookings: int, first_seq: int) -> Iterator[list[Any]]:
    made = [booking(hub, n % TERMINALS, first_seq + n // TERMINALS) for n in range(bookings)]
    for start in range(0, bookings, BATCH):
        yield made[start : start + BATCH]


def _raw(source: Path, target: Path, batches: list[list[tuple[type[Row], list[tuple[Any, ...]]]]]) -> float:
    """Seconds raw sqlite3 takes for the same rows in the same tables, one commit a batch."""
    with sqlite3.connect(source) as old:
        found = old.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type <> 'trigger'")
        schema = [sql for (sql,) in found]
    raw = sqlite3.connect(target, isolation_level=None)
    raw.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;" + ";".join(schema))
    statements = {
        kind: f"INSERT OR REPLACE INTO {kind.TABLE} ({', '.join(kind.STORED)}) VALUES ({', '.join('?' * len(kind.COLUMNS))})"
        for batch in batches
        for kind, _ in batch
    }
    began = time.perf_counter()
    for batch in batches:
        raw.execute("BEGIN IMMEDIATE")
        for kind, rows in batch:
            raw.executemany(statements[kind], rows)
        raw.execute("COMMIT")
    taken = time.perf_counter() - began
    raw.close()
    return taken


def with_history(folder: Path, existing: int, bookings: int = 1_000) -> float:
    """Microseconds a booking costs when so many are in the database already (written by raw sqlite3)."""
    path = folder / f"history-{existing}.db"
    hub = plant(3, f"sqlite:///{path}")
    hub.database.dispose()
    _preload(path, existing)
    hub.restart()
    batches = list(_batches(hub, bookings + 256, 2))
    _accepted(_take(hub, batches[:4]))
    began = time.perf_counter()
    answers = _take(hub, batches[4:])
    taken = time.perf_counter() - began
    _accepted(answers)
    return taken / bookings * 1e6


def _preload(path: Path, existing: int) -> None:
    """Old bookings of closed orders: inbox, booking, movement with three lines, event."""
    raw = sqlite3.connect(path, isolation_level=None)
    base = raw.execute("SELECT max(no) FROM inbox").fetchone()[0]
    event = raw.execute("SELECT max(number) FROM event").fetchone()[0]
    raw.execute("PRAGMA synchronous=OFF")
    ack, body = "x" * 250, "x" * 420
    for start in range(0, existing, 50_000):
        numbers = range(base + start + 1, base + min(existing, start + 50_000) + 1)
        raw.execute("BEGIN")
        raw.executemany(
            "INSERT INTO inbox "
            "(no, source, id, epoch, seq, verb, authid, occurred, received, digest, body, status, code, ack) "
            "VALUES (?, 't/OLD', ?, 'oldepoch', ?, 'output', '0021', 0, 0, 'd', ?, 'accepted', '', ?)",
            ((n, f"old-{n}", n - base, body, ack) for n in numbers),
        )
        raw.executemany(
            "INSERT INTO booking "
            "(no, mo, op, workstation, badge, good, rework, suspect, scrap, at, source, entered_by, allowed) "
            "VALUES (?, 'MO-2020-00001', '010', 'W0', '0021', 1000000, 0, 0, 0, 0, 'new', '', 0)",
            ((n,) for n in numbers),
        )
        raw.executemany("INSERT INTO movement VALUES (?, 'output', 0, NULL, ?)", ((n, "0" * 64) for n in numbers))
        raw.executemany(
            "INSERT INTO movement_line VALUES (?, ?, ?, '', 'LINE', 'WIP', 'MO-2020-00001', 500000, 1250000)",
            ((n, line, f"M{line}") for n in numbers for line in range(3)),
        )
        raw.executemany("INSERT INTO event VALUES (?, ?, 'mo/output', ?)", ((event + n - base, n, body) for n in numbers))
        raw.execute("COMMIT")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    os.sync()  # the preload's own write-back is not what is measured
