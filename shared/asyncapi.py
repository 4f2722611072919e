"""The contract as an AsyncAPI 3 document, derived from topics, verbs and schemas: `docs/asyncapi.json`.

It describes the hub: what it receives (commands, requests) and what it sends (answers, documents, events).
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from shared.ids import ID_PATTERN
from shared.schema import schemas
from shared.topics import VERSION
from shared.verbs import VERBS

FILE: Final = Path(__file__).parents[1] / "docs" / "asyncapi.json"
Json = dict[str, Any]

SAID_AT: Final = {
    "state-hub-status": "hub/status",
    "state-hub-info": "hub/info",
    "state-hub-health": "hub/health",
    "state-terminal-status": "t/{terminal}/status",
    "state-terminal-info": "t/{terminal}/info",
    "state-terminal-desired": "t/{terminal}/desired",
    "state-mo": "state/mo/{mo}",
    "state-job": "state/job/{group}/{step}",
    "state-op": "state/op/{group}/{step}",
    "state-ws": "state/ws/{workstation}",
    "state-stock": "state/stock/{item}/{location}",
    "state-exception": "state/exception/{exception}",
    "state-call": "state/call/{call}",
    "state-message": "state/message/{message}",
    "state-people": "state/people/{badge}",
    "state-ref": "state/ref/{kind}/{id}",
    "state-value-mo": "state/value/mo/{mo}",
    "state-value-stock": "state/value/stock/{item}/{location}",
    "evt": "evt/{aggregate}/{verb}",
}
"""Schema → where what it describes is published, below the site's root."""
FROM_TERMINALS: Final = frozenset({"state-terminal-status", "state-terminal-info"})
"""What terminals say themselves, and the hub hears."""
_PARAMETERS: Final = {
    "site": "the plant's id",
    "client": "a client's name: its account on the broker",
    "terminal": "a terminal's id",
    "mo": "an order's number, MO-2026-00184",
    "step": "order and operation, MO-2026-00184-010",
    "group": "a group of workstations",
    "workstation": "a workstation",
    "item": "an item",
    "location": "a place in the store or at the line",
    "exception": "its number",
    "call": "its number",
    "message": "its number",
    "badge": "a person's badge",
    "kind": "item, workstation, reason, location or alias",
    "id": "its id",
    "aggregate": "what the event is about: " + ", ".join(sorted({verb.aggregate for verb in VERBS.values()})),
    "verb": "the command's verb",
}
_RETAINED: Final[Json] = {"mqtt": {"qos": 0, "retain": True}}
_ONCE: Final[Json] = {"mqtt": {"qos": 1, "retain": False}}


def asyncapi() -> Json:
    """The whole document."""
    channels = dict(_channels())
    return {
        "asyncapi": "3.0.0",
        "info": _INFO,
        "defaultContentType": "application/json",
        "servers": {"broker": _SERVER},
        "channels": channels,
        "operations": dict(_operations(channels)),
        "components": {
            "schemas": dict(_schemas()),
            "messages": dict(_messages()),
            "parameters": {name: {"description": text} for name, text in _PARAMETERS.items()},
            "securitySchemes": {"password": {"type": "userPassword"}, "certificate": {"type": "X509"}},
        },
    }


_INFO: Final[Json] = {
    "title": "shopfloor",
    "version": VERSION,
    "description": "What hub, terminals and other programs of a plant say to each other over MQTT. Quantities and money are "
    "decimal strings. Every message but commands and wills ends with a checksum, `crc`. An empty retained payload takes a "
    "document away. Unknown fields are ignored, and fields are only added.",
    "license": {"name": "Apache-2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
}
_SERVER: Final[Json] = {
    "host": "{host}:{port}",
    "protocol": "secure-mqtt",
    "protocolVersion": "5.0",
    "description": "The plant's broker. It speaks MQTT 3.1.1 too, and over WebSockets where the configuration says so.",
    "variables": {"host": {"default": "localhost"}, "port": {"default": "8883"}},
    "security": [{"$ref": "#/components/securitySchemes/password"}, {"$ref": "#/components/securitySchemes/certificate"}],
}


# --- schemas: draft 07, as AsyncAPI reads them -----------------------------------------------------------------


def _schemas() -> Iterator[tuple[str, Json]]:
    """Each schema, and what it defines for itself, under names of their own."""
    for file, schema in schemas().items():
        name = file.removesuffix(".json")
        own = {key: value for key, value in schema.items() if key != "$defs"}
        yield name, _as_draft_07(own, name)
        for inner, definition in schema.get("$defs", {}).items():
            yield f"{name}.{inner}", _as_draft_07(definition, name)


def _as_draft_07(value: Any, home: str) -> Any:
    if isinstance(value, list):
        return [_as_draft_07(element, home) for element in value]
    if not isinstance(value, dict):
        return value
    if "prefixItems" in value:
        value = {**value, "items": value["prefixItems"], "additionalItems": False}
        del value["prefixItems"]
    return {key: _reference(part, home) if key == "$ref" else _as_draft_07(part, home) for key, part in value.items()}


def _reference(pointer: str, home: str) -> str:
    return f"#/components/schemas/{home}.{pointer.rpartition('/')[2]}"


def _schema(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


# --- messages --------------------------------------------------------------------------------------------------


def _messages() -> Iterator[tuple[str, Json]]:
    for verb, declared in VERBS.items():
        data = {"properties": {"data": _schema(f"cmd-{verb}"), "type": {"const": f"shopfloor.{verb}.v1"}}}
        what = "reports what has happened" if declared.fact else "a plan: may be rejected by a rule"
        yield f"cmd-{verb}", {"name": verb, "summary": what, "payload": {"allOf": [_schema("envelope"), data]}}
    for name in schemas():
        kind = name.removesuffix(".json")
        if kind in SAID_AT or kind.startswith(("req-", "res", "ack")):
            yield kind, {"name": kind, "payload": _schema(kind)}


# --- channels and operations -----------------------------------------------------------------------------------


def _channels() -> Iterator[tuple[str, Json]]:
    requests = [name.removesuffix(".json") for name in schemas() if name.startswith("req-")]
    for plane in ("t", "x"):
        where = f"{plane}/{{client}}"
        for verb, declared in VERBS.items():
            if plane == "x" or declared.at_terminals:
                yield f"{plane}-cmd-{verb}", _channel(f"{where}/cmd/{verb}", f"cmd-{verb}")
        for request in requests:
            if plane == "t" or request != "req-hello":
                yield f"{plane}-{request}", _channel(f"{where}/req/{request.removeprefix('req-')}", request)
        yield f"{plane}-ack", _channel(f"{where}/ack", "ack")
        answers = [name.removesuffix(".json") for name in schemas() if re.match(r"res[-.]", name)]
        yield f"{plane}-res", _channel(f"{where}/res", *answers)
    for name, address in SAID_AT.items():
        yield name, _channel(address, name)


def _channel(address: str, *messages: str) -> Json:
    full = f"shopfloor/{VERSION}/{{site}}/{address}"
    named = re.findall(r"\{(\w+)\}", full)
    return {
        "address": full,
        "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in messages},
        "parameters": {name: {"$ref": f"#/components/parameters/{name}"} for name in named},
    }


def _operations(channels: Json) -> Iterator[tuple[str, Json]]:
    for name in channels:
        plane, _, kind = name.partition("-")
        if plane in ("t", "x") and kind.startswith(("cmd-", "req-")):
            answer = f"{plane}-{'ack' if kind.startswith('cmd-') else 'res'}"
            reply = {"channel": {"$ref": f"#/channels/{answer}"}}
            yield f"receive-{name}", {**_operation("receive", name, _ONCE), "reply": reply}
        elif plane in ("t", "x"):
            yield f"send-{name}", _operation("send", name, _ONCE)
        elif name in FROM_TERMINALS:
            yield f"receive-{name}", _operation("receive", name, {"mqtt": {"qos": 1, "retain": True}})
        else:
            told = {"mqtt": {"qos": 1, "retain": True}} if name.startswith("state-hub") else _RETAINED
            yield f"send-{name}", _operation("send", name, _ONCE if name == "evt" else told)


def _operation(action: str, channel: str, bindings: Json) -> Json:
    return {"action": action, "channel": {"$ref": f"#/channels/{channel}"}, "bindings": bindings}


def pattern_of(address: str) -> re.Pattern[str]:
    """The topics that a channel's address stands for."""
    return re.compile(re.sub(r"\\\{\w+\\\}", f"(?:{ID_PATTERN})", re.escape(address)))


def write(path: Path = FILE) -> None:
    """Write the document (`make schemas`)."""
    path.write_text(json.dumps(asyncapi(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
