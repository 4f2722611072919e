"""Files in and out, each once: whatever is wrong with them, and wherever the program dies."""

import csv
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hub.core.intake.incoming import Arrival
from hub.office.client import Order
from hub.office.exchange.exchange import Exchange
from hub.office.exchange.orders import FileError, rows_of
from hub.office.exchange.told import movements
from hub.service.engine import HubEngine
from shared.commands import EventsAnswer
from shared.envelope import Ack, seal, to_bytes
from tests.support.hub import TOPICS, chairs, site_rules

FILE = "order;item;q;due;priority\nSO-1;CH-100;5;2026-12-01;1\nSO-2;CH-100;7;;\nSO-3;NOTHING;1;;\n"


class Office:
    """A hub, as an exchange's client sees it."""

    def __init__(self) -> None:
        self.hub = chairs()
        self.hub.engine = HubEngine(self.hub.database, TOPICS, site_rules(), lambda: "g", views={"office": "office"})

    def send_all(self, orders: Iterable[Order]) -> list[Ack]:
        return [self._send(order) for order in orders]

    def _send(self, order: Order) -> Ack:
        assert order.time is not None
        body = seal(verb=order.verb, identity=order.id, source="office", time=order.time, data=order.data)
        return Ack.model_validate(self.hub.send(Arrival("x", "office", order.verb, to_bytes(body)))[0])

    def events(self, after: int, topics: Iterable[str] = ()) -> EventsAnswer:
        self.hub.now += 1_000
        asked = to_bytes({"id": "e", "after": after, "topics": list(topics)})
        return EventsAnswer.model_validate_json(self.hub.engine.ask("x", "office", "events", asked, self.hub.now)[0].payload)

    def made(self) -> list[str]:
        """The senders' numbers of all orders there are."""
        return [
            number for (number,) in self.hub.sql("SELECT external_no FROM mo WHERE external_no <> '' ORDER BY external_no")
        ]


@pytest.fixture(name="office")
def _office() -> Office:
    return Office()


def drop(folder: Path, text: str, name: str = "orders.csv") -> None:
    """An ERP leaves a file, some time ago."""
    (folder / "in").mkdir(parents=True, exist_ok=True)
    (folder / "in" / name).write_text(text, encoding="utf-8")
    os.utime(folder / "in" / name, (1_700_000_000, 1_700_000_000))


def work(folder: Path, office: Office, *, release: bool = True) -> None:
    """Start, one round, end."""
    exchange = Exchange(folder, release=release)
    try:
        exchange.round(office, office.hub.now)
    finally:
        exchange.close()


def rows(folder: Path, pattern: str) -> list[dict[str, str]]:
    """Of all files out of a kind."""
    found: list[dict[str, str]] = []
    for path in sorted((folder / "out").glob(pattern)):
        with path.open(encoding="utf-8", newline="") as file:
            found += csv.DictReader(file)
    return found


def test_orders_come_and_what_became_of_them_goes(tmp_path: Path, office: Office) -> None:
    """Made and released; what a rule forbids stands in the result with what would help."""
    drop(tmp_path, FILE)
    work(tmp_path, office)
    assert office.made() == ["SO-1", "SO-2"]
    result = {row["order"]: row for row in rows(tmp_path, "*-result.csv")}
    assert [(row["status"], row["code"]) for row in result.values()] == [
        ("released", ""),
        ("released", ""),
        ("rejected", "item-unknown"),
    ]
    assert [path.name for path in (tmp_path / "done").iterdir()] == ["orders.csv"]
    told = [row for row in rows(tmp_path, "orders-0*.csv") if row["order"].startswith("SO-")]
    assert Counter((row["order"], row["status"]) for row in told) == {
        ("SO-1", "created"): 1,
        ("SO-1", "released"): 1,
        ("SO-2", "created"): 1,
        ("SO-2", "released"): 1,
    }


def test_movements_go_out_once(tmp_path: Path, office: Office) -> None:
    """Of a second round nothing comes again."""
    office.hub.office("receive", item="RM-001", location="RAW", q="3", cost="98765.25")
    work(tmp_path, office)
    first = rows(tmp_path, "movements-*.csv")
    assert [(row["verb"], row["item"], row["q"]) for row in first][-1] == ("receive", "RM-001", "3")
    assert "98765" not in json.dumps(first)
    office.hub.office("ship", item="RM-001", location="RAW", q="1")
    work(tmp_path, office)
    work(tmp_path, office)
    numbers = [int(row["number"]) for row in rows(tmp_path, "movements-*.csv")]
    assert len(numbers) == len(first) + 1
    assert numbers == sorted(set(numbers))


def test_a_number_is_one_order_for_ever(tmp_path: Path, office: Office) -> None:
    """The same file again makes none; the same number with something else is told; one that was refused may come again."""
    drop(tmp_path, FILE)
    work(tmp_path, office)
    drop(tmp_path, FILE)
    drop(tmp_path, "order,item,q\nSO-1,CH-100,50\n", "other.csv")
    work(tmp_path, office)
    assert office.made() == ["SO-1", "SO-2"]
    assert [row["status"] for row in rows(tmp_path, "other-*-result.csv")] == ["differs"]
    drop(tmp_path, "order,item,q\nSO-3,CH-100,1\n", "mended.csv")
    work(tmp_path, office)
    assert office.made() == ["SO-1", "SO-2", "SO-3"]
    assert sorted(path.name for path in (tmp_path / "done").iterdir()) == [
        "mended.csv",
        "orders.2.csv",
        "orders.csv",
        "other.csv",
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "order is missing"),
        (b"order,item\nA,B\n", "q is missing"),
        (b"order,item,q,colour\nA,B,1,red\n", "not known"),
        (b"order,item,q\nA,CH-100,1\nA,CH-100,2\n", "twice"),
        (b"order,item,q\n,CH-100,1\n", "no order number"),
        (b"order,item,q\nA,CH-100,1.2345678\n", "row 2: q"),
        (b"order,item,q\nA,CH-100,many\n", "row 2: q"),
        (b"order,item,q,priority\nA,CH-100,1,high\n", "row 2: priority"),
        (b"order,item,q,due\nA,CH-100,1,2026-02-30\n", "row 2: due"),
        (b"order,item,q\n\xff,CH-100,1\n", "UTF-8"),
        (b"order,item,q\nA,CH-100\n", "row 2"),
        (b"order,item,q\nA,CH-100,1,2,3\n", "row 2"),
        (b'order,item,q\n"A\x00",CH-100,1\n', ""),
    ],
)
def test_a_file_that_is_wrong_is_refused_whole(tmp_path: Path, office: Office, content: bytes, why: str) -> None:
    """Nothing of it is sent; beside it stands why."""
    if content != b"order,item,q\nA,CH-100,1,2,3\n":
        with pytest.raises(FileError, match=why or "."):
            rows_of(content)
    drop(tmp_path, "x")
    (tmp_path / "in" / "orders.csv").write_bytes(content)
    os.utime(tmp_path / "in" / "orders.csv", (1_700_000_000, 1_700_000_000))
    work(tmp_path, office)
    if (tmp_path / "failed" / "orders.csv").exists():
        assert why in (tmp_path / "failed" / "orders.csv.txt").read_text()
        assert office.made() == []


def test_a_file_that_is_being_written_is_left_alone(tmp_path: Path, office: Office) -> None:
    """Nor one that is hidden, or no CSV."""
    for name in (".orders.csv", "orders.csv.tmp", "orders.txt"):
        drop(tmp_path, FILE, name)
    (tmp_path / "in" / "orders.csv").write_text(FILE, encoding="utf-8")
    os.utime(tmp_path / "in" / "orders.csv", (office.hub.now / 1000, office.hub.now / 1000))
    work(tmp_path, office)
    assert len(list((tmp_path / "in").iterdir())) == 4


def test_no_text_is_a_formula() -> None:
    """What an operator has typed is opened in a spreadsheet one day."""
    event: dict[str, Any] = {"number": 1, "recorded": 0, "verb": "adjust", "source": "x/a", "who": "", "result": {}}
    assert "'=cmd" in movements([{**event, "data": {"reason": "=cmd|calc", "q": "-1"}}])
    assert ",-1," in movements([{**event, "data": {"reason": "x", "q": "-1"}}])


class KilledError(BaseException):
    """Here the program is killed."""


class Fuse:
    """Kills at the n-th step."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def __call__(self, _: str) -> None:
        self.left -= 1
        if self.left == 0:
            raise KilledError


def _run_with_deaths(folder: Path, office: Office, at: int) -> Iterator[str]:
    """Work until it is done, killed at the n-th step of the first run; what others take away meanwhile."""
    for fuse in (Fuse(at), Fuse(0)):
        exchange = None
        try:
            exchange = Exchange(folder, release=True, step=fuse)
            exchange.round(office, office.hub.now)
        except KilledError:
            pass
        finally:
            if exchange is not None:
                exchange.close()
        for path in sorted((folder / "out").glob("*.csv")):
            yield path.read_text(encoding="utf-8")
            path.unlink()  # whoever reads it takes it away at once
    if fuse.left > 0:
        raise AssertionError


@pytest.mark.parametrize("start", range(0, 40, 8))
def test_it_may_die_at_every_point(tmp_path: Path, start: int) -> None:
    """No order twice or never, no movement twice or never, no result twice: who takes files at once sees each once."""
    for at in range(max(1, start), start + 8):
        office, folder = Office(), tmp_path / str(at)
        office.hub.office("receive", item="RM-001", location="RAW", q="3")
        drop(folder, FILE)
        files = list(_run_with_deaths(folder, office, at))
        assert office.made() == ["SO-1", "SO-2"], at
        lines = Counter(line for text in files for line in text.splitlines()[1:])
        assert set(lines.values()) == {1}, (at, lines)
        told = {
            line.split(",")[0]
            for text in files
            if text.startswith("number,recorded,verb,source,who,mo,op,")
            for line in text.splitlines()[1:]
        }
        moved = office.hub.sql("SELECT count(*) FROM event WHERE topic LIKE 'stock/%'")[0][0]
        assert len(told) == moved, at
        assert len([text for text in files if text.startswith("order,status")]) == 1, at


def test_so_many_points_are_enough(tmp_path: Path, office: Office) -> None:
    """Else the test above has to go further."""
    fuse = Fuse(1_000)
    drop(tmp_path, FILE)
    exchange = Exchange(tmp_path, release=True, step=fuse)
    exchange.round(office, office.hub.now)
    exchange.close()
    assert 20 < 1_000 - fuse.left < 39
