"""The pieces of sessions after a reversal: lowered in those that were counted in, running, paused or closed by now."""

import json

import pytest

from hub.core.intake.incoming import Arrival
from shared.envelope import seal, to_bytes
from shared.quantity import show
from tests.hub.floor import FIRST, ago, back, clean, done, floor
from tests.support.hub import Hub
from tests.support.plants import OPERATOR, SETTER, STOOLS


@pytest.fixture(name="hub")
def _hub() -> Hub:
    return floor()


def pieces(hub: Hub) -> dict[tuple[str, int], str]:
    """What was reported in the sessions, by badge and in their order."""
    rows = hub.sql("SELECT badge, pieces FROM session ORDER BY id")
    return {(badge, n): show(q) for n, (badge, q) in enumerate(rows)}


@pytest.mark.parametrize("restart", [False, True])
def test_a_closed_session_loses_the_pieces_of_a_reversed_booking(hub: Hub, restart: bool) -> None:
    """Of two who were there only one still is; who paused then and who began later keep what they have."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("op-start", SETTER, **FIRST))
    answer = done(hub.terminal("output", OPERATOR, **FIRST, good="4"))
    done(hub.terminal("op-pause", SETTER, **FIRST, reason="BRK"))
    done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    done(hub.terminal("op-finish", OPERATOR, **FIRST), "finished-short")
    done(hub.terminal("op-start", OPERATOR, **FIRST), "operation-reopened")
    done(hub.terminal("output", OPERATOR, **FIRST, good="2"))
    if restart:
        hub.restart()
    assert pieces(hub) == {(OPERATOR, 0): "5", (SETTER, 1): "4", (OPERATOR, 2): "2"}
    done(back(hub, answer))
    assert pieces(hub) == {(OPERATOR, 0): "1", (SETTER, 1): "0", (OPERATOR, 2): "2"}
    assert [session["pieces"] for session in hub.document("op", STOOLS, "010")["sessions"]] == ["2"]
    clean(hub)


def test_a_session_in_a_pause_kept_its_pieces_although_it_runs_again(hub: Hub) -> None:
    """Whether it still runs or not."""
    done(hub.terminal("op-start", SETTER, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="3"))
    done(hub.terminal("op-pause", SETTER, **FIRST, reason="BRK"))
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    first, two = (done(hub.terminal("output", OPERATOR, **FIRST, good=q)) for q in ("1", "2"))
    done(hub.terminal("op-resume", SETTER, **FIRST))
    done(back(hub, first))
    assert pieces(hub) == {(SETTER, 0): "3", (OPERATOR, 1): "2"}
    done(hub.terminal("op-finish", OPERATOR, **FIRST), "finished-short")
    done(back(hub, two))
    assert pieces(hub) == {(SETTER, 0): "3", (OPERATOR, 1): "0"}
    clean(hub)


def test_pieces_booked_while_a_finish_stood_are_in_no_session(hub: Hub) -> None:
    """Finished too early, the finish taken back, and then what was booked in between: the session runs on as it was."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    done(hub.terminal("output", OPERATOR, **FIRST, good="3"))
    finish = done(hub.terminal("op-finish", OPERATOR, **FIRST), "finished-short")
    between = done(hub.terminal("output", OPERATOR, **FIRST, good="2"), "not-started")
    hub.now += 59_000
    done(back(hub, finish))
    after = done(hub.terminal("output", OPERATOR, **FIRST, good="1"))
    done(back(hub, between))
    assert pieces(hub) == {(OPERATOR, 0): "4"}
    done(back(hub, after))
    assert pieces(hub) == {(OPERATOR, 0): "3"}
    assert hub.sql("SELECT ms FROM session_slice WHERE kind = 'paused'") == [(61_000,)]
    clean(hub)


def test_a_booking_entered_for_the_time_before_the_session_gives_its_pieces_back(hub: Hub) -> None:
    """It was counted in the session that ran when it came, so it leaves that one."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    data = {**FIRST, "good": "2", "behalf": SETTER, "happened": ago(hub, 90)}
    answer = done(hub.office("output", **data))
    assert pieces(hub) == {(OPERATOR, 0): "2"}
    done(back(hub, answer))
    assert pieces(hub) == {(OPERATOR, 0): "0"}
    clean(hub)


@pytest.mark.parametrize("cut", range(7))
def test_sessions_lose_their_pieces_however_it_is_cut_into_batches(hub: Hub, cut: int) -> None:
    """Start, two bookings, finish; both reversed, from a session that is closed already or in the same batch."""
    story = [hub.sealed("op-start", OPERATOR, FIRST)]
    story += [hub.sealed("output", OPERATOR, {**FIRST, "good": q}) for q in ("1", "2")]
    story.append(hub.sealed("op-finish", OPERATOR, FIRST))
    for of in (3, 2, 1):
        identity = json.loads(story[of].payload)["id"]
        story.append(hub.sealed("reverse", OPERATOR, {"command": identity, "reason": "x"}))
        if of == 3:
            story.append(hub.sealed("op-finish", OPERATOR, FIRST))
            identity = json.loads(story[-1].payload)["id"]
            story.append(hub.sealed("reverse", OPERATOR, {"command": identity, "reason": "x"}))
    answers = [*hub.send(*story[: cut + 1]), *hub.send(*story[cut + 1 :])]
    assert [answer["status"] for answer in answers] == ["accepted"] * len(story)
    assert pieces(hub) == {(OPERATOR, 0): "0"}
    clean(hub)


def test_several_reversals_of_a_closed_sessions_bookings_in_one_batch(hub: Hub) -> None:
    """Each lowers what the one before has left."""
    done(hub.terminal("op-start", OPERATOR, **FIRST))
    booked = [done(hub.terminal("output", OPERATOR, **FIRST, good=q)) for q in ("1", "2", "4")]
    done(hub.terminal("op-finish", OPERATOR, **FIRST), "finished-short")
    arrivals = [
        Arrival(
            "x",
            "office",
            "reverse",
            to_bytes(
                seal(
                    verb="reverse",
                    identity=hub.identity(),
                    source="office",
                    time=hub.clock(),
                    authid="",
                    data={"command": str(booked[n]["no"]), "reason": "x"},
                )
            ),
        )
        for n in (0, 2)
    ]
    assert [answer["status"] for answer in hub.send(*arrivals)] == ["accepted", "accepted"]
    assert pieces(hub) == {(OPERATOR, 0): "2"}
    clean(hub)
