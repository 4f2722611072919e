"""The supervisor's board as a machine of the simulated plant: it only looks."""

from typing import Final

from shared.envelope import to_bytes
from shared.simulation.broker import SimBroker
from shared.simulation.wire import SimWire
from shared.topics import Topics
from shared.wire import BusEvent, Connected, Will
from terminal.board.node import BoardNode
from terminal.core.board.board import Board

LOOK_MS: Final = 1_000
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
        gone = Will(topics.client("x", NAME, "status"), to_bytes({"online": False}))
        self.wire = SimWire(
            broker, NAME, emit=self._emit, subscriptions=lambda: [topics.hub_status, *self.node.slices], will=lambda: gone
        )

    def boot(self) -> None:
        """Switch it on."""
        self.wire.start()
        self._look()

    def _emit(self, event: BusEvent) -> None:
        now = self._broker.schedule.now
        self.board.at(now)
        self.node.take(event, now)
        if isinstance(event, Connected):
            self.node.asked(event.generation)

    def _look(self) -> None:
        self.node.due(self._broker.schedule.now)
        self._broker.schedule.after(LOOK_MS, self._look)
