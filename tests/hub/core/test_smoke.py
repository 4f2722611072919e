"""The first booking."""

from tests.support.hub import chairs


def test_a_booking_moves_stock_and_wip() -> None:
    """An output at the first step takes its wood from the line's supply."""
    hub = chairs()
    assert hub.hello()["status"] == "welcome"
    place = {"mo": "MO-2026-00184", "op": "010", "workstation": "CUT-01"}
    assert hub.terminal("sign-on", workstation="CUT-01")["status"] == "accepted"
    assert hub.terminal("op-start", **place)["status"] == "accepted"
    answer = hub.terminal("output", **place, good="10")
    assert answer["status"] == "accepted", answer
    assert answer["flags"] == ["negative-stock"]
    assert hub.stock("RM-001", "L-CUT") == "-0.8"
    assert hub.document("op", "MO-2026-00184", "010")["good"] == "10"
    assert hub.document("value-mo", "MO-2026-00184")["value_wip"] == "360"
