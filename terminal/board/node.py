"""A board on a wire, without thread or clock: what came goes into its plant, what is to be sent comes out."""

from typing import Final

from shared.topics import Topics
from shared.wire import BusEvent, Connected, Disconnected, Received
from terminal.core.board.board import Board
from terminal.core.board.errand import HubMessage

QUIET_MS: Final = 300
"""After so long without a retained document the broker has said all it keeps."""
PATIENCE_MS: Final = 3_000
SLICES: Final = (
    "ref/workstation/+",
    "people/+",
    "ref/operator/+",
    "ref/item/+",
    "ref/reason/+",
    "ref/location/+",
    "ref/alias/+",
    "ws/+",
    "mo/+",
    "op/#",
    "job/#",
    "stock/#",
    "call/+",
    "exception/+",
    "message/+",
    "value/#",
)
"""All documents; what is seen first stands first. Values come where the account may read them, people of hubs of before
from where those said them."""


class BoardNode:
    """Takes events in the order they came, each with its time."""

    def __init__(self, board: Board, topics: Topics) -> None:
        self.board = board
        self._topics = topics
        self._generation = 0
        self._asked = 0
        """The connection for which everything has been asked for."""
        self._began = 0
        self._heard = 0
        self._settled = True

    @property
    def slices(self) -> list[str]:
        """All documents, and who is online."""
        root = self._topics.root
        return [*(self._topics.state_filter(levels) for levels in SLICES), f"{root}/t/+/status", f"{root}/t/+/info"]

    @property
    def settled(self) -> bool:
        """Whether the broker has said all it keeps."""
        return self._settled

    def asked(self, generation: int) -> None:
        """Everything has been asked for on this connection."""
        self._asked = generation

    def take(self, event: BusEvent, at: int) -> None:
        """Something came."""
        plant = self.board.plant
        if isinstance(event, Disconnected):
            plant.on_disconnected(at, event.reason)
            return
        if event.generation > self._generation:
            self._generation, self._began, self._heard, self._settled = event.generation, at, at, False
            plant.begin()
        if isinstance(event, Connected):
            plant.on_connected(at)
        elif event.generation == self._generation:
            self._message(event, at)

    def due(self, now: int) -> list[HubMessage]:
        """Time passes. Returns what has to be sent."""
        quiet = self._asked == self._generation and now - self._heard >= QUIET_MS and self.board.plant.hub_online
        if not self._settled and self.board.plant.connected and (quiet or now - self._began >= PATIENCE_MS):
            self._settled = True
            self.board.plant.settle()
        return self.board.tick(now)

    def _message(self, event: Received, at: int) -> None:
        plant = self.board.plant
        levels = self._topics.parse_state(event.topic)
        if levels is not None:
            if event.retained:
                self._heard = at
            plant.document(levels, event.payload)
        elif event.topic == self._topics.hub_status:
            plant.hub(event.payload, at)
        else:
            sender = self._topics.parse_client(event.topic)
            if sender is None:
                return
            if sender.plane == "t":
                plant.terminal(sender.client, sender.channel, event.payload, at, retained=event.retained)
            elif sender.channel == "ack":
                self.board.desk.on_ack(event.payload, at)
            elif sender.channel == "res":
                self.board.desk.on_answer(event.payload, at)
