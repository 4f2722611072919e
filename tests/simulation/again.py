"""The whole history once more: into the same database (L22), and into an empty one (replay)."""

import sqlite3
from collections import Counter
from functools import cache
from typing import Any

from sqlalchemy import Engine

from hub.core.intake.incoming import Arrival
from hub.proof.replay.replay import replay, scratch, wipe
from hub.service.engine import HubEngine
from hub.service.published import answer
from hub.store.database import open_database
from shared.world.disk import Disk
from tests.support.hub import TOPICS, site_rules

BATCH = 64


def fed_again(image: bytes) -> list[str]:
    """L22: every command that was ever taken comes again, and gets the answer it got, and changes nothing."""
    disk = Disk.fresh(image)
    engine = HubEngine(open_database("sqlite://", creator=lambda: disk), TOPICS, site_rules(), lambda: "again")
    before = _content(disk)
    taken = before["inbox"]
    now = max(row["received"] for row in taken) + 3_600_000
    given: Counter[str] = Counter()
    commands = [row for row in taken if row["source"] != "hub"]
    for start in range(0, len(commands), BATCH):
        arrivals = [_arrival(row) for row in commands[start : start + BATCH]]
        given.update(out.payload.decode() for out in engine.take(arrivals, now))
    problems = []
    wanted = Counter(answer(row["ack"]).decode() for row in commands)
    if given != wanted:
        wrong = [said for said in given if said not in wanted]
        problems.append(f"L22: fed again, commands got other answers: {wrong[:3]}")
    after = _content(disk)
    problems += [f"L22: fed again, {table} changed" for table in before if before[table] != after[table]]
    return problems


def _arrival(row: dict[str, Any]) -> Arrival:
    plane, _, client = row["source"].partition("/")
    return Arrival("t" if plane == "t" else "x", client, row["verb"], row["body"].encode())


def _content(disk: sqlite3.Connection) -> dict[str, list[dict[str, Any]]]:
    tables = [name for (name,) in disk.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    content = {}
    for table in tables:
        cursor = disk.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        content[table] = [dict(zip(names, row, strict=True)) for row in cursor]
    return content


@cache
def _target() -> Engine:
    return scratch()


def rebuilt(source: Engine) -> list[str]:
    """The inbox alone makes the same database."""
    wipe(_target())
    report = replay(source, _target(), site_rules())
    return [] if report.same else [f"replay: {report.difference}"]
