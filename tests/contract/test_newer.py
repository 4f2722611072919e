"""What comes from a newer version: unknown fields are ignored, unknown commands are named, and nothing waits behind them."""

import json
from typing import Any

import pytest

from hub.core.intake.incoming import Arrival, read
from hub.proof.verify.report import verify
from shared.envelope import Ack, PoisonError, to_bytes
from terminal.core.board.plant import Documents, Plant
from terminal.core.operator.display import display
from terminal.core.plant.replica import Replica
from terminal.screens.frame import draw
from tests.contract.frozen_things import NEWER, arrival, frozen, kept, resealed, with_newer
from tests.support.hub import START, TOPICS, Hub, chairs
from tests.support.joined import Net


@pytest.mark.parametrize("verb", sorted(set(frozen("commands")) - {"mo-create"}))
def test_unknown_fields_of_a_command_are_ignored(verb: str) -> None:
    """In the envelope, in its data and in every object inside: it means what it means without them."""
    envelope = frozen("commands")[verb]
    newer = resealed(envelope | NEWER, data=with_newer(envelope["data"]))
    assert read(arrival(verb, newer), START).data == read(arrival(verb, envelope), START).data
    assert read(arrival(verb, newer), START).nonsense is None


def test_unknown_fields_of_an_order_are_ignored_but_those_of_its_own_specification() -> None:
    """`spec` is the customer's own: what stands in it is data, not a field of the contract."""
    envelope = frozen("commands")["mo-create"]
    newer = resealed(envelope, data=envelope["data"] | NEWER)
    assert read(arrival("mo-create", newer), START).data == read(arrival("mo-create", envelope), START).data


def test_the_sum_covers_unknown_fields() -> None:
    """What is not understood is still checked: one bit of it altered on the way is found."""
    envelope = frozen("commands")["output"]
    newer = resealed(envelope, data=envelope["data"] | {"heat": "41"})
    read(arrival("output", newer), START)
    newer["data"]["heat"] = "40"
    with pytest.raises(PoisonError, match="checksum"):
        read(arrival("output", newer), START)


def test_unknown_fields_belong_to_the_commands_identity() -> None:
    """The same command again is answered the same; with another unknown field it is another command under a used id."""
    hub = chairs()
    hub.hello(epoch="k3v9x2m4q7w1")
    first = frozen("commands")["sign-on"]
    newer = resealed(first, data=first["data"] | {"heat": "41"})
    [ack] = hub.send(arrival("sign-on", newer))
    assert hub.send(arrival("sign-on", newer)) == [ack]
    [conflict] = hub.send(arrival("sign-on", resealed(first, data=first["data"] | {"heat": "40"})))
    assert (conflict["status"], conflict["code"]) == ("quarantined", "id-conflict")


def newer_commands(hub: Hub) -> list[tuple[str, dict[str, Any]]]:
    """A terminal's queue: what today's hub knows, between things that it does not."""
    message = {"to": "board", "text": "x"}
    sent: list[tuple[str, dict[str, Any]]] = [
        ("message", message),
        ("output", {"pieces": [{"serial": "A1", "ok": True}]}),
        ("teleport", {"from": "here"}),
        ("op-start", {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01", "kind": "teach"}),
        ("message", message),
    ]
    envelopes = [(verb, json.loads(hub.sealed(verb, "0021", data).payload)) for verb, data in sent]
    envelopes[1] = ("output", resealed(envelopes[1][1], type="shopfloor.output.v2"))
    return envelopes


@pytest.mark.parametrize("batched", [True, False])
def test_newer_commands_are_named_and_block_nothing(*, batched: bool) -> None:
    """A `.v2`, an unknown verb, an unknown word are quarantined by name, shown to people; what stands behind is booked."""
    hub = chairs()
    hub.hello()
    arrivals = [arrival(verb, envelope) for verb, envelope in newer_commands(hub)]
    acks = hub.send(*arrivals) if batched else [ack for arrival in arrivals for ack in hub.send(arrival)]
    assert [ack["status"] for ack in acks] == ["accepted", "quarantined", "quarantined", "quarantined", "accepted"]
    assert [ack["have_through"] for ack in acks] == [1, 2, 3, 4, 5]
    for ack, name in zip(acks[1:3], ("shopfloor.output.v2", "shopfloor.teleport.v1"), strict=True):
        assert ack["code"] == "verb-unknown"
        assert ack["message"] == f"{name} is not a command of this version"
        assert ack["help"] == "update the hub"
    assert acks[3]["code"] == "nonsense"
    assert "kind" in acks[3]["message"]
    assert hub.engine.poison.count == 0
    assert hub.sql("SELECT times FROM exception WHERE kind = 'quarantined' AND status = 'open'") == [(3,)]
    with hub.database.connect() as connection:
        assert verify(connection).breaches == []


def test_a_terminal_shows_that_the_hub_is_too_old() -> None:
    """The operator is told what was not booked and what would help, and the outbox is empty."""
    net = Net(chairs())
    client = net.terminal("CUT-01")
    client.badge()
    client.core._save("teleport", {"from": "here"}, subject="CUT-01", badge="0021", place="")
    client.badge()
    net.settle()
    assert "update the hub" in client.flash
    assert client.core.journal.waiting_count() == 0


@pytest.mark.parametrize("place", sorted(frozen("documents")))
def test_unknown_fields_of_a_document_are_ignored(place: str) -> None:
    """Of a newer hub, anywhere in it but in maps whose keys are data, at a terminal and at the board."""
    doc, levels = frozen("documents")[place], tuple(place.split("/"))
    open_maps = {name: doc[name] for name in ("applied", "spec") if name in doc}
    for docs in (Replica([]), Documents()):
        assert docs.put(levels, to_bytes(with_newer(doc) | open_maps)), place
        assert kept(doc, docs._get(*levels))


def test_optional_fields_may_be_missing() -> None:
    """What is only there sometimes is not needed."""
    optional = {"op": ("waits_for",), "ws": ("reason",), "mo": ("hold",), "call": ("taken_by", "taken")}
    for place, doc in frozen("documents").items():
        less = {name: value for name, value in doc.items() if name not in optional.get(place.split("/")[0], ())}
        assert Documents().put(tuple(place.split("/")), to_bytes(less)), place


def test_unknown_kinds_of_documents_disturb_nobody() -> None:
    """A newer hub's own: terminal and board go on as if they had not come, and store nothing of them."""
    net = Net(chairs())
    client = net.terminal("CUT-01")
    client.badge()
    before, screen = dict(client.core.replica.changed), [line.plain for line in draw(display(client.core))]
    plant = Plant()
    for levels in (("andon", "A1"), ("ref", "tool", "T-9"), ("job", "CUT", "extra", "deep"), ("ws",), ("",)):
        topic, payload = (
            f"{TOPICS.root}/state/{'/'.join(levels)}",
            to_bytes({"id": levels[-1], "rev": 1, "ts": "", "applied": {}}),
        )
        client.core.on_message(topic, payload, client.now)
        plant.document(levels, payload)
    client.core.on_message(f"{TOPICS.root}/hub/andon", b"{}", client.now)
    assert client.core.replica.changed == before
    assert [line.plain for line in draw(display(client.core))] == screen
    assert plant.docs.places() == set()


def test_a_time_that_is_none_is_refused() -> None:
    """The contract's pattern lets the 30th of February pass; a screen that shows the hour would end the terminal."""
    for place in ("message", "call", "exception", "mo", "op", "ws"):
        whole = next(name for name in frozen("documents") if name.startswith(place))
        doc = frozen("documents")[whole] | {"since": "2026-02-30T00:00:00Z", "due": "2026-02-30T00:00:00Z"}
        assert not Replica([]).put(tuple(whole.split("/")), to_bytes(doc)), whole


@pytest.mark.parametrize("name", sorted(frozen("acks")))
def test_unknown_fields_of_an_answer_are_ignored(name: str) -> None:
    """Of a newer hub."""
    ack = frozen("acks")[name]
    assert Ack.model_validate(ack | NEWER) == Ack.model_validate(ack)


@pytest.mark.parametrize(
    "body", [rb'{"id":"\ud800","status":"accepted"}', '{"id":"x","status":"accepted"}'.encode("utf-16")]
)
def test_an_answer_that_is_no_text_is_refused(body: bytes) -> None:
    """Half a character, another encoding: Python reads them as JSON, the journal can't keep them. A terminal ended there."""
    client = Net(chairs()).terminal("CUT-01")
    client.badge()
    half = to_bytes({"online": True, "generation": "GEN", "workstation": "GEN"}).replace(b"GEN", rb"\ud800")
    for channel in ("ack", "res", "desired"):
        client.core.on_message(TOPICS.client("t", client.name, channel), body, client.now)
        client.core.on_message(TOPICS.client("t", client.name, channel), half, client.now)
    client.core.on_message(TOPICS.hub_status, half, client.now)
    client.core.flush(client.now)
    client.op("010")
    client.card("START")
    assert client.core.work.screen == "running"


def test_half_a_character_in_a_command_has_its_place_and_its_answer() -> None:
    """A good checksum is a good checksum: quarantined, and what stands behind it is booked."""
    hub = chairs()
    hub.hello()
    odd = resealed(json.loads(hub.sealed("message", "0021", {"to": "board", "text": "x"}).payload), data={"text": "\ud800"})
    acks = hub.send(
        Arrival("t", "T1", "message", json.dumps(odd).encode()), hub.sealed("message", "0021", {"to": "board", "text": "x"})
    )
    assert [ack["status"] for ack in acks] == ["quarantined", "accepted"]
