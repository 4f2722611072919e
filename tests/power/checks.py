"""What must hold on a disk after a cut. Both checks answer with what is wrong, so that a test can show they find it."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine

from hub.proof.verify.report import verify
from hub.service import published
from hub.service.engine import HubEngine
from hub.store.database import open_database
from shared import clock
from shared.envelope import stamped
from shared.topics import Topics
from terminal.core.delivery.journal import Journal
from terminal.core.delivery.moment import Moment
from tests.power.trace import Event, Marked, Sent
from tests.power.wire import Ear, Said
from tests.support.hub import site_rules

TOPICS: Final = Topics("test")
SAVED: Final = Moment(1_795_000_000_000, "boot", 1)


@dataclass(frozen=True, slots=True)
class Promise:
    """Something told to the world at a place in the events: it must be on the disk from there on."""

    place: int
    kind: str
    key: tuple[Any, ...]
    value: str


def hub_promises(events: Sequence[Event]) -> list[Promise]:
    """Every answer and every event that was handed to the socket."""
    promises: list[Promise] = []
    for place, said in _said(events):
        topic = TOPICS.parse_client(said.topic)
        body = json.loads(said.payload) if said.payload else {}
        if topic is not None and topic.channel == "ack" and body["status"] != "retry":
            promises.append(Promise(place, "ack", (f"{topic.plane}/{topic.client}", body["id"]), said.payload.decode()))
        elif said.topic.startswith(f"{TOPICS.root}/evt/"):
            promises.append(
                Promise(place, "event", (said.topic.removeprefix(f"{TOPICS.root}/evt/"),), said.payload.decode())
            )
    return promises


def terminal_promises(events: Sequence[Event]) -> list[Promise]:
    """Every save reported, every command and every epoch handed to the socket."""
    promises: list[Promise] = []
    for place, event in enumerate(events):
        if isinstance(event, Marked):
            epoch, seq, identity = event.text.split()
            promises.append(Promise(place, "saved", (epoch, int(seq)), identity))
    for place, said in _said(events):
        topic = TOPICS.parse_client(said.topic)
        if topic is None or topic.plane != "t":
            continue
        if topic.channel == "cmd":
            body = json.loads(said.payload)
            promises.append(Promise(place, "sent", (body["epoch"], int(body["sequence"])), body["id"]))
        elif topic.channel == "req" and topic.leaf == "hello":
            promises.append(Promise(place, "epoch", (), json.loads(said.payload)["epoch"]))
    return sorted(promises, key=lambda promise: promise.place)


def _said(events: Sequence[Event]) -> list[tuple[int, Said]]:
    ear = Ear()
    return [
        (place, said)
        for place, event in enumerate(events)
        if isinstance(event, Sent)
        for said in ear.hear(event.socket, event.data)
    ]


# --- the hub --------------------------------------------------------------------------------------------------


@cache
def _engine(database: Path) -> Engine:
    """One per path: the next cut lays other files there, and the statements stay compiled."""
    return open_database(f"sqlite:///{database}")


INBOX: Final = "SELECT no, source, id, status, ack FROM inbox ORDER BY no"


def check_hub(database: Path, promises: Sequence[Promise], history: Sequence[Any]) -> list[str]:
    """Opens, starts the real engine on it, and compares: every promise kept, a prefix of the history, a clean ledger."""
    engine = _engine(database)
    try:
        HubEngine(engine, TOPICS, site_rules(), lambda: "after")
        with engine.connect() as connection:
            sound = connection.exec_driver_sql("PRAGMA integrity_check").all()
            rows = [tuple(row) for row in connection.exec_driver_sql(INBOX)]
            told = connection.exec_driver_sql("SELECT topic, body FROM event")
            events = {(topic, _sent(published.event(topic, body))) for topic, body in told}
            report = verify(connection)
            connection.rollback()
    except Exception as error:  # whatever it is, the hub does not start
        return [f"the hub does not start: {error!r}"]
    finally:
        engine.dispose()
    wrong = [] if sound == [("ok",)] else [f"integrity_check: {sound[:3]}"]
    if rows != list(history[: len(rows)]):
        wrong.append("what is left is no prefix of the history")
    answers = {(source, identity): _sent(published.answer(ack)) for _, source, identity, _, ack in rows}
    for promise in promises:
        if promise.kind == "ack" and answers.get(promise.key) != promise.value:
            wrong.append(f"the answer to {promise.key} was given and is lost")
        elif promise.kind == "event" and (promise.key[0], promise.value) not in events:
            wrong.append(f"an event on {promise.key[0]} was published and is lost")
    return wrong + [f"verify: {breach}" for breach in report.breaches]


def _sent(said: bytes) -> str:
    """What is said of what is stored, as it travels."""
    return stamped(said).decode()


# --- the terminal ---------------------------------------------------------------------------------------------


def check_terminal(database: Path, promises: Sequence[Promise], name: str) -> list[str]:
    """Opens with the real journal: every promise kept under its own number, and the numbering goes on behind them all."""
    try:
        with closing(sqlite3.connect(database)) as connection:
            journal = Journal(connection, name, mint_id=clock.uuid7, mint_epoch=clock.epoch_id)
            sound = connection.execute("PRAGMA integrity_check").fetchall()
            outbox = connection.execute("SELECT epoch, seq, id FROM outbox")
            rows = {(epoch, seq): identity for epoch, seq, identity in outbox}
            fresh = journal.save("note", {"text": "after"}, subject="", badge="0021", now=SAVED)
    except (sqlite3.Error, ValueError) as error:
        return [f"the terminal does not start: {error!r}"]
    wrong = [] if sound == [("ok",)] else [f"integrity_check: {sound[:3]}"]
    epochs = [promise.value if promise.kind == "epoch" else promise.key[0] for promise in promises]
    if epochs and journal.epoch != epochs[-1]:
        wrong.append("the epoch that was told is lost")
    for promise in promises:
        if promise.kind != "epoch" and rows.get(promise.key) != promise.value:
            wrong.append(f"{promise.key} was {promise.kind} and is lost")
        if promise.key == (fresh.epoch, fresh.seq):
            wrong.append(f"{promise.key} was {promise.kind}, and its number is used again")
    return wrong
