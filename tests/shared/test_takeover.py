"""Whether another program has taken a client's place: what the broker says, and what it does not say."""

from shared.takeover import CUT, CUT_AGAIN_S, FOUGHT, TAKEN, TAKEN_OVER, Place


def test_a_broker_that_says_so_is_believed() -> None:
    assert Place().cut(TAKEN_OVER, 0.0, connected=True) is TAKEN


def test_two_cuts_within_a_minute_are_a_fight() -> None:
    place = Place()
    assert place.cut(CUT, 0.0, connected=True) is None
    assert place.cut(CUT, CUT_AGAIN_S - 1, connected=True) is FOUGHT
    assert place.cut(CUT, CUT_AGAIN_S, connected=True) is None, "told once: under its new id it begins anew"


def test_cuts_far_apart_are_a_network() -> None:
    place = Place()
    assert place.cut(CUT, 0.0, connected=True) is None
    assert place.cut(CUT, CUT_AGAIN_S, connected=True) is None


def test_a_broker_that_restarts_is_no_fight() -> None:
    place = Place()
    assert place.cut(CUT, 0.0, connected=True) is None
    place.unreachable()
    assert place.cut(CUT, 5.0, connected=True) is None


def test_a_link_that_never_was_is_no_fight() -> None:
    place = Place()
    assert place.cut(CUT, 0.0, connected=True) is None
    assert place.cut(CUT, 1.0, connected=False) is None
    assert place.cut(CUT, 2.0, connected=True) is None
