"""What found no room: its sender is told, and nothing is stored or applied."""

import json

from hub.core.intake.incoming import Arrival
from tests.support.hub import chairs


def test_a_command_that_found_no_room_may_come_again() -> None:
    hub = chairs()
    hub.hello()
    first, second = (hub.sealed("sign-on", "0021", {"workstation": "CUT-01"}) for _ in range(2))
    hub.send(first)
    rows = hub.sql("SELECT count(*) FROM inbox")
    (out,) = hub.engine.put_off(second, hub.now)
    answer = json.loads(out.payload)
    assert (answer["status"], answer["code"], answer["have_through"], answer["no"]) == ("retry", "too-fast", 1, None)
    assert hub.sql("SELECT count(*) FROM inbox") == rows
    assert hub.send(second)[0]["status"] == "accepted"


def test_without_a_sequence_there_is_nothing_to_go_back_to() -> None:
    hub = chairs()
    body = b'{"id":"00000000-0000-7000-8000-000000000001","source":"erp","data":{}}'
    (out,) = hub.engine.put_off(Arrival("x", "erp", "note", body), hub.now)
    assert out.topic.endswith("x/erp/ack")
    assert json.loads(out.payload)["have_through"] is None


def test_garbage_is_not_answered() -> None:
    hub = chairs()
    assert hub.engine.put_off(Arrival("x", "erp", "note", b"garbage"), hub.now) == []
    assert hub.engine.poison.count == 1
