"""The topic tree of the contract: built from validated ids, parsed back into what they name."""

from dataclasses import dataclass
from typing import Final, Literal

from shared.ids import is_id

VERSION: Final = "v1"
Plane = Literal["t", "x"]


@dataclass(frozen=True, slots=True)
class ClientTopic:
    """A topic under a client's own branch: `t/{client}/cmd/{verb}` and the like."""

    plane: Plane
    client: str
    channel: str
    leaf: str


@dataclass(frozen=True, slots=True)
class Topics:
    """All topics of one site. Every argument is an id; a wrong one raises `ValueError`."""

    site: str

    def __post_init__(self) -> None:
        _checked(self.site)

    @property
    def root(self) -> str:
        """`shopfloor/v1/{site}`."""
        return f"shopfloor/{VERSION}/{self.site}"

    @property
    def hub_status(self) -> str:
        """Whether the hub is there, and its generation (retained, last will)."""
        return f"{self.root}/hub/status"

    @property
    def hub_info(self) -> str:
        """The hub's version, limits and schema hash (retained)."""
        return f"{self.root}/hub/info"

    @property
    def hub_health(self) -> str:
        """How the hub does, in figures (retained)."""
        return f"{self.root}/hub/health"

    def client(self, plane: Plane, client: str, channel: str) -> str:
        """A client's `status`, `info`, `ack`, `res` or `desired`."""
        return f"{self.root}/{plane}/{_checked(client)}/{channel}"

    def command(self, plane: Plane, client: str, verb: str) -> str:
        """Where a client sends a command."""
        return f"{self.root}/{plane}/{_checked(client)}/cmd/{verb}"

    def request(self, plane: Plane, client: str, query: str) -> str:
        """Where a client asks the hub something that is never stored."""
        return f"{self.root}/{plane}/{_checked(client)}/req/{query}"

    def event(self, aggregate: str, verb: str) -> str:
        """A committed fact."""
        return f"{self.root}/evt/{aggregate}/{verb}"

    def state(self, *levels: str) -> str:
        """A retained document."""
        return "/".join((self.root, "state", *(_checked(level) for level in levels)))

    def state_filter(self, *levels: str) -> str:
        """A subscription below `state/`; `+` and `#` are allowed."""
        return "/".join((self.root, "state", *levels))

    @property
    def from_clients(self) -> tuple[str, ...]:
        """What the hub subscribes to."""
        channels = [(plane, rest) for plane in ("t", "x") for rest in ("cmd/+", "req/+")]
        channels.append(("t", "info"))
        return tuple(f"{self.root}/{plane}/+/{rest}" for plane, rest in channels)

    def parse_client(self, topic: str) -> ClientTopic | None:
        """What a client's topic names, or None when it is not one."""
        prefix = f"{self.root}/"
        if not topic.startswith(prefix):
            return None
        levels = topic[len(prefix) :].split("/")
        if len(levels) == 3:
            levels.append("")
        if len(levels) != 4 or levels[0] not in ("t", "x") or not is_id(levels[1]):
            return None
        plane: Plane = "t" if levels[0] == "t" else "x"
        return ClientTopic(plane, levels[1], levels[2], levels[3])

    def parse_state(self, topic: str) -> tuple[str, ...] | None:
        """The levels behind `state/`, or None."""
        prefix = f"{self.root}/state/"
        return tuple(topic[len(prefix) :].split("/")) if topic.startswith(prefix) else None


def _checked(level: str) -> str:
    if not is_id(level):
        raise ValueError(f"{level!r} is not an id, so it can't be part of a topic")
    return level


def matches(pattern: str, topic: str) -> bool:
    """Whether an MQTT topic filter takes a topic."""
    wanted, levels = pattern.split("/"), topic.split("/")
    for index, level in enumerate(wanted):
        if level == "#":
            return True
        if index >= len(levels) or level not in ("+", levels[index]):
            return False
    return len(wanted) == len(levels)
