"""The board's pure model: states, order of rows, what is legal, and that nothing that arrives can stop it."""

import json
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shared.envelope import to_bytes
from terminal.core.board.board import Board
from terminal.core.board.find import search
from terminal.core.board.rows import Table
from terminal.core.board.sound import sound
from terminal.core.board.stations import Station, station
from terminal.core.board.things import sheet
from tests.support.board import as_json, board_app, busy, documents, link_of, pictured, settled
from tests.support.hub import START

HUB = busy()
DOCUMENTS = documents(HUB)
STATUS = to_bytes({"online": True, "ts": "2026-11-18T00:00:00Z", "generation": "gen1"})


def fresh() -> Board:
    """A connected board that knows nothing yet."""
    board = Board(source="board", mint=lambda: "x")
    board.plant.begin()
    board.plant.on_connected(HUB.now)
    board.plant.hub(STATUS, HUB.now)
    return board


def shown(board: Board) -> list[Any]:
    """Everything it shows."""
    board.tick(HUB.now)
    tables = [board.tables.table(tab, HUB.now) for tab in range(1, 7)]
    return [*tables, board.tables.abnormal, board.tables.counts, board.tables.today(HUB.now), board.tables.side(HUB.now, 40)]


def ids(table: Table) -> list[str]:
    """The rows' ids in order."""
    return [row.target[1] for row in table.rows]


def wss(board: Board) -> dict[str, list[str]]:
    """Workstation → its cells' texts."""
    return {row.target[1]: [cell.text for cell in row.cells] for row in board.tables.table(1, HUB.now).rows}


def test_states_of_workstations() -> None:
    """Down, call, long pause, run, idle and unknown are told apart; what is abnormal stands above, by weight and age."""
    app = pictured()
    settled(app)
    rows = wss(app.board)
    assert rows["CUT-01"][1:5] == ["> RUN", "MO-2026-00185", "010", "Omar"]
    assert rows["ASM-01"][1].startswith("= PAUSE")
    assert rows["LAC-01"][1] == "! DOWN 0:10"
    assert rows["UPH-01"][1] == "? CALL 0:04"
    assert rows["QC-01"][1] == "- IDLE"
    assert rows["PACK-01"][:2] == ["~PACK-01", "~ UNKNOWN"]
    assert [entry.row.target[1] for entry in app.board.tables.abnormal] == ["LAC-01", "UPH-01", "ASM-01", "PACK-01"]


def test_difference_is_against_standard_rate_until_now() -> None:
    """16 pieces reported after 360 minutes at 12 a piece: 30 were to be expected."""
    app = pictured()
    settled(app)
    good, plan = wss(app.board)["CUT-01"][5].split("/")
    minutes = (HUB.now - START) // 60_000
    assert good == "16"
    assert int(plan) == pytest.approx(minutes / 12, abs=1)
    assert wss(app.board)["CUT-01"][6] == str(int(good) - int(plan))


def test_unknown_is_not_idle() -> None:
    """Without any terminal heard a workstation is unknown; one that is heard is idle."""
    hub = busy()
    app = board_app(hub, terminals=["QC-01"])
    settled(app)
    rows = wss(app.board)
    assert rows["QC-01"][:2] == [" QC-01", "- IDLE"]
    assert rows["PACK-01"][:2] == ["~PACK-01", "~ UNKNOWN"]
    link_of(app).say_terminal("T-QC-01", "QC-01", online=False)
    app.link.pump()
    assert wss(app.board)["QC-01"][:2] == ["~QC-01", "~ UNKNOWN"]


def test_everything_is_stale_without_the_hub() -> None:
    """The hub's will marks all rows; its return unmarks them."""
    app = pictured()
    settled(app)
    link_of(app).say_hub(online=False)
    app.link.pump()
    assert all(cells[0].startswith("~") for cells in wss(app.board).values())
    assert app.board.plant.silent_since == app.board._now
    link_of(app).say_hub(online=True)
    app.link.pump()
    assert wss(app.board)["CUT-01"][0] == " CUT-01"
    link_of(app).drop()
    app.link.pump()
    assert all(cells[0].startswith("~") for cells in wss(app.board).values())


def test_what_the_broker_does_not_keep_any_more_is_gone_after_a_reconnect() -> None:
    """A call closed while the board was away disappears when the broker has said all it keeps."""
    app = pictured()
    settled(app)
    plant = app.board.plant
    assert plant.docs.calls()
    plant.begin()
    for levels, payload in DOCUMENTS:
        if levels[0] != "call":
            plant.document(levels, payload)
    plant.settle()
    assert not plant.docs.calls()
    assert len(plant.docs.mos()) == 3


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.lists(st.integers(0, len(DOCUMENTS) - 1), max_size=30))
def test_any_order_of_arrival_gives_the_same_view(order: random.Random, doubled: list[int]) -> None:
    """Documents come in any order, some twice, some in an older version before or after."""
    wanted = fresh()
    for levels, payload in DOCUMENTS:
        wanted.plant.document(levels, payload)
    wanted.plant.settle()
    board = fresh()
    stream = list(DOCUMENTS)
    for index in doubled:
        levels, payload = DOCUMENTS[index]
        doc = as_json(payload)
        stream += [(levels, payload), (levels, to_bytes(doc | {"rev": doc["rev"] - 1}))]
    order.shuffle(stream)
    for levels, payload in stream:
        board.plant.document(levels, payload)
        if order.random() < 0.1:
            board.tick(HUB.now)
    board.plant.settle()
    assert shown(board) == shown(wanted)


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_rows_never_jump(order: random.Random) -> None:
    """However states change, the workstations keep their places; a new one only pushes in."""
    board = fresh()
    for levels, payload in DOCUMENTS:
        board.plant.document(levels, payload)
    board.plant.settle()
    board.tick(HUB.now)
    before = ids(board.tables.table(1, HUB.now))
    for number in range(30):
        levels, payload = order.choice([document for document in DOCUMENTS if document[0][0] in ("ws", "op", "call", "mo")])
        doc = as_json(payload) | {"rev": 1_000 + number}
        if levels[0] == "ws":
            doc["status"] = order.choice(["running", "idle", "stopped", "paused", "setup", "strange"])
        if levels[0] == "mo" and order.random() < 0.5:
            doc["ops"] = list(reversed(doc["ops"]))
        gone = levels[0] in ("call", "op", "mo") and order.random() < 0.3
        board.plant.document(levels, b"" if gone else to_bytes(doc))
        board.tick(HUB.now + number)
        after = ids(board.tables.table(1, HUB.now + number))
        assert after == before
    new = as_json(next(payload for levels, payload in DOCUMENTS if levels[0] == "ws")) | {
        "id": "CUT-09",
        "workstation": "CUT-09",
    }
    board.plant.document(("ws", "CUT-09"), to_bytes(new))
    board.tick(HUB.now)
    assert [identity for identity in ids(board.tables.table(1, HUB.now)) if identity != "CUT-09"] == before


def test_rows_about_which_nothing_changed_are_not_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    """One document of a workstation: one row."""
    from terminal.core.board import tables as module

    app = pictured()
    settled(app)
    computed: list[str] = []

    def noted(plant: Any, name: str, *rest: Any) -> Station:
        computed.append(name)
        return station(plant, name, *rest)

    monkeypatch.setattr(module, "station", noted)
    levels, payload = next(document for document in documents(app.link.hub) if document[0] == ("ws", "CUT-01"))  # type: ignore[attr-defined]
    app.board.plant.document(levels, to_bytes(as_json(payload) | {"rev": 10**6}))
    app.board.tick(app.board._now)
    assert computed == ["CUT-01"]


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("op", {"good": "٣"}),
        ("op", {"due": "2026-19-39T29:59:59Z"}),
        ("job", {"run_min": "٤"}),
        ("value", {"value_wip": "٤"}),
        ("stock", {"q": "٤"}),
        ("ws", {"since": "2026-19-39T29:59:59Z"}),
        ("call", {"since": "2026-19-39T29:59:59Z"}),
        ("op", {"mo": "MO-2026-99999"}),
        ("ws", {"workstation": "OTHER"}),
    ],
)
def test_a_document_whose_values_are_none_is_refused(kind: str, change: dict[str, Any]) -> None:
    """The shape admits digits of other scripts and the 39th of a month; nothing that is computed with may."""
    board = fresh()
    for levels, payload in DOCUMENTS:
        board.plant.document(levels, payload)
    levels, payload = next(document for document in DOCUMENTS if document[0][0] == kind)
    before = board.plant.docs.get(*levels)
    board.plant.document(levels, to_bytes(as_json(payload) | change | {"rev": 10**6}))
    assert board.plant.docs.get(*levels) == before
    assert sound(kind, before)


@pytest.mark.parametrize(("channel", "field", "value"), [("info", "outbox", "9" * 40), ("status", "online", "yes")])
def test_a_number_in_quotes_is_none(channel: str, field: str, value: object) -> None:
    """A sender that writes it so is not believed: what the board counts with is the document as it came."""
    board = fresh()
    said = {"info": {"app_version": "1", "epoch": "e", "outbox": 3, "last_seq": 1, "workstation": "CUT-01"}}
    said["status"] = {"online": True, "ts": "2026-11-20T06:30:00Z"}
    body = to_bytes(said[channel] | {field: value})
    board.plant.terminal("T-CUT-01", channel, body, HUB.now, retained=True)
    assert "T-CUT-01" not in board.plant.terminals
    board.plant.terminal("T-CUT-01", channel, to_bytes(said[channel]), HUB.now, retained=True)
    assert "T-CUT-01" in board.plant.terminals


def mangled(chance: random.Random, value: Any) -> Any:
    """A value with something in it changed."""
    strange: list[Any] = [
        "",
        "x" * 3_000,
        "[red]x[/]",
        "\x1b[31m",
        "\u202e",
        "٣",
        "-1",
        "999999999999.999999",
        "2026-02-30T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "0001-01-01T00:00:00Z",
        None,
        True,
        -1,
        10**30,
        1.5,
        [],
        {},
        "\ud800",
        "CUT-01",
        "0021",
    ]
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(list(value))
        return {**value, key: mangled(chance, value[key])}
    if isinstance(value, list) and value and chance.random() < 0.7:
        index = chance.randrange(len(value))
        return [*value[:index], mangled(chance, value[index]), *value[index + 1 :]]
    return chance.choice(strange)


def test_a_thousand_fuzzed_documents_stop_nothing() -> None:
    """Mangled documents, wrong topics, bytes that are no JSON: the board goes on, and shows only printable text."""
    chance = random.Random(7)
    board = fresh()
    for levels, payload in DOCUMENTS:
        board.plant.document(levels, payload)
    board.plant.settle()
    for number in range(1_000):
        levels, payload = chance.choice(DOCUMENTS)
        doc = mangled(chance, as_json(payload))
        if isinstance(doc, dict) and chance.random() < 0.8:
            doc["rev"] = 10_000 + number
        raw = json.dumps(doc).encode() if chance.random() < 0.95 else chance.randbytes(40)
        if chance.random() < 0.05:
            levels = tuple(chance.choice(["", "ws", "op", "x" * 70, "#"]) for _ in range(chance.randint(1, 5)))
        board.plant.document(levels, raw)
        board.plant.hub(raw, HUB.now)
        board.plant.hub(STATUS, HUB.now)
        board.plant.terminal(chance.choice("abc"), chance.choice(["status", "info", "ack"]), raw, HUB.now, retained=False)
        board.desk.on_ack(raw, HUB.now)
        board.desk.on_answer(raw, HUB.now)
        if number % 10 == 0:
            assert all(text.isprintable() for text in texts(board))
    kinds = {"mo": "mo", "ws": "ws", "call": "call", "exception": "exception", "item": "item", "lot": "lot"}
    for table in [search(board.plant, word) for word in ("m", "0", "x", "[")]:
        for row in table.rows:
            kinds[row.target[0]] = row.target[0]
            assert all(text.isprintable() for text in sheet_texts(board, row.target))


def texts(board: Board) -> list[str]:
    """All texts in all tables."""
    board.tables._needs_moved = True
    tables = shown(board)
    rows = [row for table in tables[:6] for row in table.rows] + [entry.row for entry in tables[6]]
    return [cell.text for row in rows for cell in row.cells]


def sheet_texts(board: Board, target: tuple[str, str]) -> list[str]:
    """All texts of a sheet."""
    from terminal.core.board.things import sheet

    page = sheet(board.plant, target, board.tables.needs(HUB.now), HUB.now)
    return [cell.text for line in page.lines for cell in line] + [page.title] if page else []


def _told(board: Board, *, values: bool) -> str:
    for levels, payload in DOCUMENTS:
        old = {"mo": {"value_wip": "777777"}, "stock": {"value": "777777"}}.get(levels[0], {})
        if values or levels[0] != "value":
            board.plant.document(levels, to_bytes(as_json(payload) | old))
    board.tick(HUB.now)
    needs = board.tables.needs(HUB.now)
    sheets = [sheet(board.plant, target, needs, HUB.now) for target in (("mo", "MO-2026-00185"), ("item", "RM-003"))]
    table = board.tables.table(2, HUB.now)
    return repr((table, board.tables.table(6, HUB.now), sheets))


def test_values_are_shown_to_whom_may_see_them_and_nothing_in_their_place_to_others() -> None:
    """Not even what hubs of before said inside other documents; and no 0, which would be a value."""
    seen, unseen = _told(fresh(), values=True), _told(fresh(), values=False)
    for word in ("WIP VALUE", "WIP value", "worth"):
        assert word in seen
        assert word not in unseen
    assert "777 777" not in seen + unseen
    assert "0.00" not in unseen
