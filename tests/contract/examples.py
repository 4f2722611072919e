"""The examples of `docs/contract.md`, made by the real hub: `python -m tests.contract.examples` writes them into the page.

A place for one is a comment, `<!-- example: TOPIC -->`, and a block of JSON behind it. The topic is the one below
`shopfloor/v1/{site}`; a word in brackets tells two examples of one topic apart.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from hub.core.intake.incoming import Arrival
from hub.service.fairness import Lines
from hub.service.health import Health
from hub.service.node import status_of
from shared.envelope import seal, stamped, to_bytes
from shared.topics import Plane
from terminal.shell.node import will_of
from tests.support.hub import START, TOPICS, Hub
from tests.support.paths import ROOT

PAGE: Final = ROOT / "docs" / "contract.md"
BLOCK: Final = re.compile(r"<!-- example: ([^\n]+?) -->\n+```json\n(.*?)\n```", re.DOTALL)
TERMINAL, EPOCH, BADGE = "T-CUT-01", "k3v9x2m4q7w1", "0021"
CODE: Final = "471108152342"
STEP: Final = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01"}
_PLANT: Final[tuple[tuple[str, dict[str, Any]], ...]] = (
    ("put-location", {"id": "RAW", "name": "Raw material"}),
    ("put-location", {"id": "L-CUT", "name": "Beside the saws"}),
    ("put-location", {"id": "FG", "name": "Finished goods"}),
    ("put-item", {"id": "CH-100", "description": "Chair", "home": "FG"}),
    ("put-item", {"id": "RM-001", "description": "Beech", "unit": "m3", "decimals": 3, "home": "RAW"}),
    ("put-alias", {"id": "4006381333931", "item": "RM-001"}),
    ("put-workstation", {"id": "CUT-01", "name": "Panel saw", "group": "CUT", "supply": "L-CUT"}),
    ("put-workstation", {"id": "PACK-01", "name": "Packing", "group": "PACK"}),
    ("put-operator", {"id": BADGE, "name": "Omar", "roles": ["operator"], "skills": ["saw"]}),
    ("put-operator", {"id": "0011", "name": "Ines", "roles": ["supervisor"]}),
    ("put-reason", {"id": "DIM", "kind": "scrap", "text": "wrong dimension"}),
    ("put-bom", {"id": "CH-100", "item": "CH-100", "lines": [{"item": "RM-001", "q": "0.08", "step": "010"}]}),
    (
        "put-routing",
        {"id": "CH-100", "item": "CH-100", "steps": [{"op": "010", "group": "CUT"}, {"op": "020", "group": "PACK"}]},
    ),
    ("receive", {"item": "RM-001", "location": "RAW", "q": "20", "cost": "450"}),
    ("mo-create", {"mo": STEP["mo"], "item": "CH-100", "q": "100"}),
    ("mo-release", {"mo": STEP["mo"]}),
    ("put-terminal", {"id": TERMINAL, "workstation": "CUT-01", "idle_minutes": 15}),
)


class _Play:
    """A small plant, in which what the page shows happens."""

    def __init__(self) -> None:
        self.hub = Hub(secret=lambda: "5e" * 32)
        self.payloads: dict[str, bytes] = {}
        self.hub.enrol(TERMINAL)
        for verb, data in _PLANT:
            answer = self.hub.office(verb, **data)
            assert answer["status"] == "accepted", answer

    def keep(self, name: str, payload: bytes) -> None:
        """An example as it travels."""
        self.payloads[name] = payload if name.split("/")[2:3] == ["cmd"] else stamped(payload)

    def ask(self, plane: Plane, client: str, query: str, word: str = "", **body: Any) -> dict[str, Any]:
        """A request and its answer, both kept."""
        asked = to_bytes({key.rstrip("_"): value for key, value in body.items()})
        (answer,) = self.hub.engine.ask(plane, client, query, asked, self.hub.now)
        self.keep(f"{plane}/{client}/req/{query}", asked)
        self.keep(f"{plane}/{client}/res{word}", answer.payload)
        said: dict[str, Any] = json.loads(answer.payload)
        return said

    def tell(
        self, verb: str, data: dict[str, Any], *, word: str = "", kept: bool = False, sequence: int | None = None
    ) -> None:
        """A command of the terminal's, and the answer."""
        numbered: dict[str, Any] = {} if sequence is None else {"sequence": sequence}
        arrival = self.hub.sealed(
            verb, BADGE, data, TERMINAL, EPOCH, subject=f"{STEP['mo']} 010", boot="b7", mono=self.hub.now % 10**7, **numbered
        )
        self.hub.now += 1_000
        for out in self.hub.engine.take([arrival], self.hub.now):
            if kept:
                self.keep(f"t/{TERMINAL}/cmd/{verb}", arrival.payload)
            if word:
                self.keep(f"t/{TERMINAL}/ack ({word})", out.payload)

    def order(self, word: str, **data: Any) -> None:
        """A command of an ERP's, as short as it may be, and the answer."""
        sealed = seal(verb="mo-create", identity=self.hub.identity(), source="office", time=self.hub.clock(), data=data)
        least = {name: sealed[name] for name in ("specversion", "type", "id", "source", "time", "data")}
        if word == "accepted":
            self.keep("x/office/cmd/mo-create", to_bytes(least))
        self.hub.now += 1_000
        for out in self.hub.engine.take([Arrival("x", "office", "mo-create", to_bytes(least))], self.hub.now):
            self.keep(f"x/office/ack ({word})", out.payload)


@cache
def examples() -> dict[str, bytes]:
    """Topic below the site's root (and a word where there are several) → the bytes that travel."""
    play = _Play()
    hub = play.hub
    clock = hub.clock().isoformat().replace("+00:00", "Z")
    hello = {"id": f"hello-{EPOCH}-1", "epoch": EPOCH, "last_seq": 0, "min_kept_seq": 1, "app_version": "2026.11.0"}
    hello["enrol"] = CODE
    play.ask("t", TERMINAL, "hello", " (hello)", **hello, clock=clock)
    play.tell("sign-on", {"workstation": "CUT-01"})
    play.tell("op-start", STEP)
    play.tell("output", {**STEP, "good": "5", "scrap": [{"q": "1", "reason": "DIM"}]}, word="accepted", kept=True)
    play.tell("output", {**STEP, "mo": "MO-2026-00999", "good": "2"}, word="parked")
    play.tell("output", {**STEP, "good": "1"}, word="retry", sequence=9)
    hub.sequences[TERMINAL, EPOCH] = 4
    play.tell("call", {"workstation": "CUT-01", "kind": "material", "item": "RM-001", "note": "nearly out"})
    play.tell("message", {"to": "CUT-01", "text": "come by, please"})
    play.order("accepted", item="CH-100", q="20")
    play.order("rejected", item="CH-999", q="20")
    play.ask("x", "office", "set-pin", id="p-1", badge="0011", pin="4711")
    play.payloads["x/office/res (set-pin)"] = play.payloads.pop("x/office/res")
    play.ask("x", "board", "authorise", " (authorise)", id="a-1", badge="0011", pin="4711", for_="mo-release")
    hub.engine.take([Arrival("x", "erp", "output", b"{}")] * 3, hub.now)
    play.ask("x", "office", "security", " (security)", id="s-1")
    play.ask("x", "erp", "events", " (events)", id="e-1", after=19, topics=["mo/output"])
    for _, out in hub.engine.events.after(0):
        if out.topic.endswith("/evt/mo/output"):
            play.keep("evt/mo/output", out.payload)
    for out in hub.engine.every_document(hub.now):
        play.keep(out.topic.removeprefix(f"{TOPICS.root}/"), out.payload)
    _statuses(play)
    return play.payloads


def _statuses(play: _Play) -> None:
    hub = play.hub
    play.keep("hub/status", status_of(hub.engine, hub.now, online=True, name="hub-a", since=hub.now - 60_000))
    play.keep("hub/health", Health(hub.engine, Lines(lambda: 0), "sqlite://", START).said(hub.now, events_waiting=0))
    play.payloads[f"t/{TERMINAL}/status"] = will_of(TOPICS, TERMINAL, hub.now).payload  # a will, so without a checksum
    info = {"app_version": "2026.11.0", "epoch": EPOCH, "outbox": 3, "last_seq": 9, "workstation": "CUT-01"}
    play.keep(f"t/{TERMINAL}/info", to_bytes(info))


def laid_out(payload: bytes) -> str:
    """JSON for people: a line for each member, what stands inside it in one line where that is short enough."""
    message = json.loads(payload)
    return "{\n" + ",\n".join(f"  {json.dumps(name)}: {_inner(value)}" for name, value in message.items()) + "\n}"


def _inner(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    if len(text) <= 110 or not isinstance(value, dict | list):
        return text
    if isinstance(value, list):
        return "[\n" + ",\n".join(f"    {json.dumps(element, ensure_ascii=False)}" for element in value) + "\n  ]"
    members = (f"    {json.dumps(name)}: {json.dumps(member, ensure_ascii=False)}" for name, member in value.items())
    return "{\n" + ",\n".join(members) + "\n  }"


def shown(page: str) -> Iterator[tuple[str, bytes]]:
    """The examples of a page: name, and what is shown as it would travel."""
    for name, block in BLOCK.findall(page):
        yield name, to_bytes(json.loads(block))


def main() -> None:
    """Write the page's examples anew."""
    page = PAGE.read_text(encoding="utf-8")
    written = examples()
    fresh = BLOCK.sub(lambda m: f"<!-- example: {m[1]} -->\n```json\n{laid_out(written[m[1]])}\n```", page)
    PAGE.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    main()
