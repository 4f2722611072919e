"""What goes out of events and answers: no money, and in events nobody's name; what is kept is whole."""

import json
from typing import Any

import pytest

from hub.service.published import answer, event
from shared.commands import COMMANDS
from shared.commands.confined import confined
from tests.hub.floor import done, floor
from tests.support.hub import Hub
from tests.support.plants import STOOLS

SECRETS = ("98765", "Omar Said", "purser")
ITEM = {"id": "GOLD", "home": "RAW", "standard_cost": "98765.25"}


def told(hub: Hub, verb: str) -> dict[str, Any]:
    """The last event of a verb, as it is published."""
    bodies = [json.loads(out.payload) for _, out in hub.engine.events.after(0) if out.topic.endswith(f"/{verb}")]
    said: dict[str, Any] = bodies[-1]
    return said


def test_which_fields_are_confined() -> None:
    """Declared by their types: a field of money that is added to a command is one of them."""
    fields = {verb: confined(verb) for verb in COMMANDS if confined(verb)}
    assert fields == {
        "receive": {"cost"},
        "price-correct": {"cost"},
        "put-item": {"standard_cost"},
        "put-operator": {"name", "roles", "skills"},
    }
    assert confined("hub-rules") == frozenset()


def test_no_event_and_no_answer_says_what_anything_is_worth_or_who_somebody_is() -> None:
    """Of all that has happened in a plant; and the database still holds it."""
    hub = floor()
    answers = [done(hub.office("put-item", **ITEM))]
    answers.append(done(hub.office("put-operator", id="0099", name="Omar Said", roles=["operator"], skills=["purser"])))
    receipt = done(hub.office("receive", item="GOLD", location="RAW", q="2", cost="98765.25"))
    answers += [receipt, done(hub.office("price-correct", receipt=str(receipt["no"]), cost="98765.5"))]
    answers.append(done(hub.office("ship", item="GOLD", location="RAW", q="1")))
    answers.append(done(hub.office("mo-cancel", mo=STOOLS, reason="x")))
    done(hub.terminal("sign-on", "0099", workstation="CUT-01"))
    said = json.dumps(answers) + "".join(out.payload.decode() for _, out in hub.engine.events.after(0))
    assert not [secret for secret in SECRETS if secret in said]
    assert not [word for word in ('"value"', '"variance"', '"cost"', '"standard_cost"') if word in said]
    assert told(hub, "receive")["data"] == {"item": "GOLD", "location": "RAW", "q": "2"}
    assert told(hub, "put-operator")["data"] == {"id": "0099"}
    assert told(hub, "sign-on")["result"] == {}
    kept = json.dumps(hub.sql("SELECT body FROM event")) + json.dumps(hub.sql("SELECT ack FROM inbox"))
    assert not [secret for secret in SECRETS if secret not in kept]
    assert hub.result(receipt) == {"value": "197530.5"}


def test_who_signs_on_is_told_their_name() -> None:
    """In the answer: it is the terminal's own."""
    hub = floor()
    assert hub.terminal("sign-on", "0021", workstation="CUT-01")["result"] == {"name": "Omar"}


@pytest.mark.parametrize(
    "text",
    ['{"result":null,"data":null}', '{"result":{"mo":"MO-1"},"data":{"cost":"1"}}', '{"data":{"name":"Saw"}}', "{}"],
)
def test_what_holds_nothing_of_it_goes_as_it_is_kept(text: str) -> None:
    """A cost of an order is none of ours, a workstation's name nobody's."""
    assert event("mo/mo-create", text) == answer(text) == text.encode()
