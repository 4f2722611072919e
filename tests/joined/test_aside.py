"""What is to be reworked and what is set aside: listed, taken up by key, and called by one word."""

from dataclasses import astuple
from typing import Any

import pytest

from shared.scan import Kind, encode
from terminal.core.operator.display import display
from terminal.core.operator.screens.reasons import ReasonsBody
from terminal.screens.frame import draw
from tests.joined.shift import MO, furnished, running
from tests.support.joined import Client, Net


@pytest.fixture(name="net")
def _net() -> Net:
    return furnished()


@pytest.fixture(name="client")
def _client(net: Net) -> Client:
    """Five good, two to rework and one set aside; the operator has left the operation."""
    net.hub.office("put-operator", id="0014", name="Aziz", roles=["quality"])
    client = running(net)
    client.keys("enter", "5", "star", "2", "star", "1", "enter")
    client.card("PAUSE")
    client.scan(encode(Kind.RSN, "BRK"))
    client.keys("slash")
    return client


def listed(client: Client) -> list[str]:
    """What stands in the list."""
    body = display(client.core).body
    assert isinstance(body, ReasonsBody)
    return [text for _, _, text in body.options]


def screen(client: Client) -> str:
    """The whole screen as text."""
    return "\n".join(str(line) for line in draw(display(client.core)))


def test_what_waits_is_listed_and_rework_starts(client: Client) -> None:
    """Both buckets of the workstation's steps, and who judges."""
    client.keys("9")
    assert listed(client) == [f"2 to rework  OP 010 {MO} Chair", f"1 set aside  OP 010 {MO} Chair | quality judges"]
    client.keys("1")
    assert client.core.work.screen == "running"
    assert client.core.journal.recent(1)[0].data["kind"] == "rework"


def test_quality_judges_by_key(net: Net, client: Client) -> None:
    """An operator is told who may; an inspector takes it up without a card."""
    client.badge("0022")
    client.keys("9", "2")
    assert "needs the role quality" in client.flash
    assert client.core.work.screen == "dispatch"
    client.badge("0014")
    client.keys("9", "2")
    assert "1 piece set aside: good, rework or scrap?" in client.flash
    client.keys("1", "enter")
    step: Any = net.hub.document("op", MO, "010")
    assert (step["good"], step["suspect"]) == ("6", "0")
    client.keys("9")
    assert listed(client) == [f"2 to rework  OP 010 {MO} Chair"]


def test_a_step_that_is_done_is_listed_too(net: Net, client: Client) -> None:
    """Its pieces still wait, though the step is in no list any more."""
    client.badge("0014")
    client.op("010")
    client.card("START", "FINISH")
    client.keys("enter", "enter")
    assert net.hub.document("op", MO, "010")["status"] == "done"
    assert all(step.op != "010" for step in client.core.work.steps())
    client.keys("9")
    assert len(listed(client)) == 2


def test_nothing_waits(net: Net) -> None:
    """Said, and nothing is opened."""
    client = running(net)
    client.keys("slash", "9")
    assert "nothing is set aside here" in client.flash
    assert client.core.work.screen == "dispatch"


def test_one_word_on_every_screen(net: Net, client: Client) -> None:
    """Nobody reads the contract's word: not in the list, the counters, the history, nor a refusal."""
    seen = [screen(client)]
    client.keys("9")
    seen.append(screen(client))
    client.keys("slash", "dot")
    seen.append(screen(client))
    client.keys("slash")
    client.badge("0014")
    client.op("010")
    client.card("SUSPECT")
    client.keys("5", "enter")
    seen += [screen(client), client.flash]
    client.card("CANCEL", "SETUP", "PAUSE")
    client.badge("0021")
    client.op("010")
    seen += [screen(client), *map(str, astuple(display(client.core)))]
    assert all("suspect" not in text.lower() for text in seen)
    assert sum("set aside" in text.lower() for text in seen) >= 5
    del net
