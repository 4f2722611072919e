"""The figures by name: each is declared here once, and taken from a document of the contract."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

Kind = Literal["gauge", "counter"]
ANSWERS: Final = ("accepted", "parked", "rejected", "quarantined", "retry", "repeated")
"""Fields of `hub/health` that are one figure, `shopfloor_commands`, by answer."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. `field` is that of the document; times there are milliseconds, here seconds."""

    name: str
    kind: Kind
    help: str
    field: str = ""
    scale: float = 1.0

    @property
    def shown(self) -> str:
        """Its name as Prometheus has it."""
        return f"{self.name}_total" if self.kind == "counter" else self.name


OF_HEALTH: Final = (
    Figure("shopfloor_batches", "counter", "Batches of messages that were decided and stored.", "batches"),
    Figure("shopfloor_busy_seconds", "counter", "Time in which the hub decided and stored.", "busy_ms", 0.001),
    Figure("shopfloor_longest_batch_seconds", "gauge", "The longest batch of the last ten seconds.", "longest_ms", 0.001),
    Figure("shopfloor_waiting_messages", "gauge", "Messages that wait for their turn in the hub.", "waiting"),
    Figure("shopfloor_waiting_bytes", "gauge", "Their size.", "waiting_bytes"),
    Figure("shopfloor_dropped_messages", "counter", "Messages of clients that send too fast, dropped unread.", "dropped"),
    Figure("shopfloor_untrusted_messages", "counter", "Messages that could not be trusted.", "poison"),
    Figure("shopfloor_database_failures", "counter", "How often the database took nothing.", "database_failures"),
    Figure("shopfloor_events_waiting", "gauge", "Committed events that are not published yet.", "events_waiting"),
    Figure("shopfloor_open_exceptions", "gauge", "Exceptions that wait for a person.", "exceptions"),
    Figure("shopfloor_open_calls", "gauge", "Calls that nobody has closed.", "calls"),
    Figure("shopfloor_database_bytes", "gauge", "Size of a SQLite database.", "database_bytes"),
    Figure("shopfloor_disk_free_bytes", "gauge", "Room on its disk.", "disk_free_bytes"),
)
COMMANDS: Final = Figure("shopfloor_commands", "counter", "Commands by their answer.")
OF_LINKS: Final = (
    Figure("shopfloor_broker_connected", "gauge", "1 while these figures come from the broker, 0 while they are old."),
    Figure("shopfloor_hub_online", "gauge", "1 while a hub serves the site."),
    Figure("shopfloor_hub_started_timestamp_seconds", "gauge", "When it started."),
    Figure("shopfloor_hub_health_timestamp_seconds", "gauge", "When the hub has said last how it does."),
)
OF_TERMINALS: Final = (
    Figure("shopfloor_terminal_online", "gauge", "1 while a terminal is there."),
    Figure("shopfloor_terminal_waiting_bookings", "gauge", "Bookings in its journal that are not confirmed."),
)
ALL: Final = (*OF_LINKS, COMMANDS, *OF_HEALTH, *OF_TERMINALS)


def number(said: Mapping[str, Any], field: str) -> float | None:
    """A figure of a document; None where it says none, or nonsense."""
    value = said.get(field)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 2**63:
        return None
    return float(value)
