"""Sparkplug B's payloads, and one edge node with its devices: births, data, deaths, their sequence, rebirth. No I/O.

The payload's format is declared here from the fields we use of the specification's `sparkplug_b.proto`; what others add is
skipped by the library, as protobuf has it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import DecodeError

from hub.office.bridge.numbers import Numbers
from shared.wire import Will

NAMESPACE: Final = "spBv1.0"
REBIRTH: Final = "Node Control/Rebirth"
BD_SEQ: Final = "bdSeq"
INT64, DOUBLE, BOOLEAN = 4, 10, 11
_FIELD: Final = descriptor_pb2.FieldDescriptorProto
_U32, _U64, _F64, _BOOL, _TEXT = (
    _FIELD.TYPE_UINT32,
    _FIELD.TYPE_UINT64,
    _FIELD.TYPE_DOUBLE,
    _FIELD.TYPE_BOOL,
    _FIELD.TYPE_STRING,
)
_METRIC: Final = (
    ("name", 1, _TEXT),
    ("alias", 2, _U64),
    ("timestamp", 3, _U64),
    ("datatype", 4, _U32),
    ("int_value", 10, _U32),
    ("long_value", 11, _U64),
    ("double_value", 13, _F64),
    ("boolean_value", 14, _BOOL),
)
Message = tuple[str, bytes]
"""Topic and payload."""


def _payload_class() -> Any:
    file = descriptor_pb2.FileDescriptorProto(
        name="shopfloor/sparkplug_b.proto", package="shopfloor.sparkplug", syntax="proto2"
    )
    payload = file.message_type.add(name="Payload")
    metric = payload.nested_type.add(name="Metric")
    for name, number, kind in _METRIC:
        metric.field.add(name=name, number=number, type=kind, label=_FIELD.LABEL_OPTIONAL)
    payload.field.add(name="timestamp", number=1, type=_U64, label=_FIELD.LABEL_OPTIONAL)
    payload.field.add(
        name="metrics",
        number=2,
        type=_FIELD.TYPE_MESSAGE,
        label=_FIELD.LABEL_REPEATED,
        type_name=".shopfloor.sparkplug.Payload.Metric",
    )
    payload.field.add(name="seq", number=3, type=_U64, label=_FIELD.LABEL_OPTIONAL)
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    return message_factory.GetMessageClass(pool.FindMessageTypeByName("shopfloor.sparkplug.Payload"))


_Payload: Final = _payload_class()


def asks_for_rebirth(payload: bytes) -> bool:
    """Whether an NCMD does; whatever else it is, it does not."""
    try:
        command = _Payload.FromString(payload)
    except DecodeError:
        return False
    return any(metric.name == REBIRTH and metric.boolean_value for metric in command.metrics)


class EdgeNode:
    """One session of an edge node: made anew, with the next `bd_seq`, for each connection."""

    def __init__(self, group: str, node: str, bd_seq: int) -> None:
        self._group, self._node = group, node
        self._bd_seq = bd_seq % 256
        self._seq = 0
        self._born: dict[str, dict[str, int]] = {}
        """Device → its metrics' aliases."""
        self._aliases = 0

    @property
    def commands(self) -> str:
        """The topic on which hosts ask for things."""
        return self._topic("NCMD")

    @property
    def will(self) -> Will:
        """NDEATH: what the broker says when this session is over."""
        death = _Payload()
        _put(death, BD_SEQ, INT64, self._bd_seq)
        return Will(self._topic("NDEATH"), death.SerializeToString(), retain=False)

    def birth(self, now: int) -> Message:
        """NBIRTH, with which the sequence begins anew; devices are born behind it."""
        self._seq, self._aliases = 0, 0
        self._born.clear()
        payload = _Payload(timestamp=now, seq=0)
        _put(payload, BD_SEQ, INT64, self._bd_seq, now)
        _put(payload, REBIRTH, BOOLEAN, False, now)
        return self._topic("NBIRTH"), payload.SerializeToString()

    def device(self, device: str, numbers: Numbers, now: int) -> Iterator[Message]:
        """DBIRTH where it is not born, or has other metrics now; else DDATA."""
        born = self._born.get(device)
        if born is None or numbers.keys() - born.keys():
            yield self._device_birth(device, numbers, now)
            return
        payload = self._next(now)
        for name, number in numbers.items():
            metric = _put(payload, None, DOUBLE, number, now)
            metric.alias = born[name]
        yield self._topic("DDATA", device), payload.SerializeToString()

    def deaths(self, now: int) -> Iterator[Message]:
        """DDEATH of all: what they do is not known any more."""
        for device in sorted(self._born):
            yield self._topic("DDEATH", device), self._next(now).SerializeToString()
        self._born.clear()

    def _device_birth(self, device: str, numbers: Mapping[str, float], now: int) -> Message:
        payload = self._next(now)
        aliases = self._born[device] = {}
        for name, number in numbers.items():
            self._aliases += 1
            aliases[name] = _put(payload, name, DOUBLE, number, now).alias = self._aliases
        return self._topic("DBIRTH", device), payload.SerializeToString()

    def _next(self, now: int) -> Any:
        self._seq = (self._seq + 1) % 256
        return _Payload(timestamp=now, seq=self._seq)

    def _topic(self, kind: str, device: str = "") -> str:
        return "/".join((NAMESPACE, self._group, kind, self._node, *([device] if device else [])))


def _put(payload: Any, name: str | None, datatype: int, value: float, now: int = 0) -> Any:
    metric = payload.metrics.add(datatype=datatype)
    if name is not None:
        metric.name = name
    if now:
        metric.timestamp = now
    if datatype == INT64:
        metric.long_value = int(value)
    elif datatype == BOOLEAN:
        metric.boolean_value = bool(value)
    else:
        metric.double_value = float(value)
    return metric
