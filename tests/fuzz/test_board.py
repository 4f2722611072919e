"""Everything that arrives at the board, spoiled and made: all its lists, details and lines can be shown after it."""

from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.envelope import to_bytes
from terminal.core.board.board import Board
from terminal.core.board.find import Found, search
from tests.fuzz.material import NASTY, SEED, as_bytes, spoiled_bytes, spoiled_scan
from tests.fuzz.shares import BATCH, SCANS, fuzzing, messages
from tests.fuzz.strategies import documents, raw
from tests.fuzz.test_scans import CODES
from tests.fuzz.test_terminal import STATES, levels
from tests.support.board import busy
from tests.support.board import documents as documents_of

pytestmark = pytest.mark.prove

HUB = busy()
KNOWN = documents_of(HUB)
STATUS = to_bytes({"online": True, "ts": "2026-11-18T00:00:00Z", "generation": "gen1"})
INFO = to_bytes({"app_version": "1", "epoch": "e", "outbox": 0, "last_seq": 1, "workstation": "CUT-01"})
ACK = to_bytes({"id": "x", "status": "accepted", "seq": 1, "epoch": None, "flags": []})
ANSWER = to_bytes({"id": "x", "status": "ok", "grant": "g", "expires": "2026-11-18T10:00:00Z"})


def fresh() -> Board:
    """A connected board that knows the plant."""
    board = Board(source="board", mint=lambda: "x")
    board.plant.begin()
    board.plant.on_connected(HUB.now)
    board.plant.hub(STATUS, HUB.now)
    for place, payload in KNOWN:
        board.plant.document(place, payload)
    board.plant.settle()
    return board


def shown(board: Board) -> int:
    """Everything it can show: all lists, what is beside them, a search, and the details of whatever is listed."""
    board.tick(HUB.now)
    lines = 0
    for tab in range(1, 7):
        table = board.tables.table(tab, HUB.now)
        lines += len(table.rows)
        for row in table.rows[:6]:
            board.opened = [Found(row.target)]
            board._sheet = (-1, Found(("", "")), None)
            board.sheet()
            board.actions()
    board.opened = []
    return lines + len(board.tables.side(HUB.now, 40)) + len(search(board.plant, "00184").rows) + len(board.keys())


def feed(board: Board, channel: str, payload: bytes) -> None:
    """A message that is no document."""
    if channel == "hub":
        board.plant.hub(payload, HUB.now)
    elif channel in ("status", "info"):
        board.plant.terminal("T-CUT-01", channel, payload, HUB.now, retained=True)
    elif channel == "ack":
        board.desk.on_ack(payload, HUB.now)
    else:
        board.desk.on_answer(payload, HUB.now)


def restored(board: Board) -> None:
    """With the true documents again it shows what a new board shows."""
    board.plant.begin()
    for _ in range(2):  # spoiled ones named other times: a word older than the last is believed when it is said again
        board.plant.hub(STATUS, HUB.now)
    for place, payload in KNOWN:
        board.plant.document(place, payload)
    board.plant.settle()
    new = fresh()
    for shown in (board, new):
        shown.tick(HUB.now + 60_000)
    for tab in (2, 3, 5, 6):
        assert board.tables.table(tab, HUB.now + 60_000) == new.tables.table(tab, HUB.now + 60_000)


@pytest.mark.timeout(1_800)
def test_the_board_takes_anything_spoiled() -> None:
    """Documents, statuses and answers changed somewhere; then the true ones again, and it shows the plant as it is."""
    dice = Random(SEED)
    board = fresh()
    others = [("hub", STATUS), ("status", STATUS), ("info", INFO), ("ack", ACK), ("res", ANSWER)]
    for number in range(messages("board spoiled")):
        if dice.random() < 0.2:
            channel, body = dice.choice(others)
            feed(board, channel, spoiled_bytes(body, dice))
        else:
            place, body = dice.choice(KNOWN)
            if dice.random() < 0.05:
                place = (dice.choice([place[0], *NASTY]), *dice.choices(NASTY, k=dice.randrange(3)))
            board.plant.document(place, spoiled_bytes(body, dice))
        if number % 20 == 0:
            assert shown(board)
    restored(board)


BOARD = fresh()
tally: Counter[str] = Counter()


@pytest.mark.timeout(1_800)
@fuzzing("board made")
@given(st.lists(documents | st.tuples(st.just("raw"), raw), min_size=BATCH, max_size=BATCH))
def test_the_board_takes_anything_made(batch: list[tuple[str, Any]]) -> None:
    """Documents of every kind as the schemas allow them, and JSON and bytes of any kind in their place."""
    for kind, what in batch:
        tally["sent"] += 1
        if kind in STATES:
            BOARD.plant.document(levels(kind, what), as_bytes(what))
            tally[kind] += 1
        else:
            for channel in ("hub", "status", "info", "ack", "res"):
                feed(BOARD, channel, as_bytes(what))
            BOARD.plant.document(("op", "CUT", "MO-2026-00184-010"), as_bytes(what))
    assert shown(BOARD)


def test_enough_was_made() -> None:
    """As many as promised, of every kind; and the board finds back."""
    assert tally["sent"] >= messages("board made")
    assert set(tally) >= STATES, tally
    restored(BOARD)


@pytest.mark.timeout(1_800)
def test_the_board_takes_any_scan() -> None:
    """Codes of everything, spoiled, over lists, details and forms: a screen can be shown after each."""
    dice = Random(SEED)
    board = fresh()
    for number in range(SCANS // 5):
        code = dice.choice(CODES)
        board.scan(code if dice.random() < 0.3 else spoiled_scan(code, dice), HUB.now)
        board.press(dice.choice(["1", "2", "3", "4", "5", "6", "up", "down", "enter", "escape", "slash"]), HUB.now)
        if board.typing:
            board.type(dice.choice(["a", "enter", "escape"]), "a", HUB.now)
        board.keys()
        board.sheet() if board.opened else board.table()
        if number % 50 == 0:
            assert shown(board)


def test_what_is_gone_leaves_nothing() -> None:
    """Orders come and go for months while a board runs: of one that is gone it keeps not even the name."""
    board = fresh()
    before = len(board.plant._seen)
    for number in range(50):
        for place, payload in KNOWN:
            if place[0] in ("mo", "message", "exception"):
                gone = (place[0], f"{place[1]}-{number}")
                board.plant.document(gone, payload.replace(place[1].encode(), gone[1].encode()))
                board.plant.document(gone, b"")
    assert len(board.plant._seen) == before
