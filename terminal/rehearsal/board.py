"""The supervisor's board as a machine of the simulated plant: it only looks."""

from typing import Final

from shared.envelope import to_bytes
from shared.topics import Topics
from shared.wire import BusEvent, Connected, Will
from shared.world.broker import SimBroker
from shared.world.wire import SimWire
from terminal.board.node import BoardNode
from terminal.core.board.board import Board

LOOK_MS: Final = 10_000
"""It draws once in so long, as often as a person looks up."""
IDLE_MS: Final = 10 * 60_000
"""Nobody draws what has not changed: hours pass quickly then."""
NAME: Final = "board"


class BoardMachine:
    """A board that is always on. `make_board` is the product's; a test may give another."""

    make_board = Board

    def __init__(self, broker: SimBroker, topics: Topics) -> None:
        self.name = NAME
        self._broker = broker
        self._topics = topics
        self.board = self.make_board(source=NAME, mint=lambda: "")
        self.node = BoardNode(self.board, topics)
        self._turn = 0
        self._soon = False
        gone = Will(topics.client("x", NAME, "status"), to_bytes({"online": False}))
        self.wire = SimWire(
            broker, NAME, emit=self._emit, subscriptions=lambda: [topics.hub_status, *self.node.slices], will=lambda: gone
        )

    def boot(self) -> None:
        """Switch it on."""
        self.wire.start()
        self._look(self._turn)

    def _emit(self, event: BusEvent) -> None:
        now = self._broker.schedule.now
        self.board.at(now)
        self.node.take(event, now)
        if isinstance(event, Connected):
            self.node.asked(event.generation)
        if not self._soon:
            self._soon = True
            self._later(LOOK_MS)

    def _look(self, turn: int) -> None:
        if turn != self._turn:
            return
        self.node.due(self._broker.schedule.now)
        waits = self._soon or not self.node.settled  # the broker may have said all it keeps by the next look
        self._soon = False
        self._later(LOOK_MS if waits else IDLE_MS)

    def _later(self, ms: int) -> None:
        self._turn += 1
        self._broker.schedule.after(ms, self._look, self._turn)
