"""The workplace by itself: what happens to scans and keys before a screen sees them, with screens that only take notes."""

from typing import Any

import pytest

from shared.envelope import to_bytes
from shared.scan import Kind, encode
from terminal.core.delivery.journal import Entry
from terminal.core.delivery.moment import Moment
from terminal.core.operator.screen import Screen, Words
from terminal.core.operator.workplace import BADGE_HOLD_MS, DOUBLE_MS, REFUSAL_MS, NotSavedError, Workplace
from terminal.core.plant.overlay import Unconfirmed
from terminal.core.plant.replica import Replica

QTY = encode(Kind.QTY, "0005")
OK = encode(Kind.CMD, "OK")


class Note:
    """A draft."""

    def __init__(self) -> None:
        self.text = ""


class Bench:
    """A workplace with the screens `plain`, `numbers`, `listing`, `idle` and `raw`, and what they were given."""

    def __init__(self) -> None:
        self.given: list[tuple[str, object]] = []
        self.saved: list[tuple[str, str]] = []
        self.full = False
        self.mono = 0
        names = ("plain", "numbers", "listing", "idle", "raw")
        self.work = Workplace(
            screens={name: self._screen(name) for name in names},
            terminal="T1",
            workstation="CUT-01",
            replica=Replica([]),
            unconfirmed=Unconfirmed("T1"),
            saver=self._save,
            screen="plain",
        )

    def _screen(self, name: str) -> Screen[Workplace]:
        return Screen(
            name=name,
            words=Words("", ""),
            scan=lambda _, code: self.given.append((name, code.body)),
            key=lambda _, key: self.given.append((name, key)),
            foreign=lambda _, code: self.given.append((name, code.text)),
            body=lambda _: None,
            numbers=name == "numbers",
            raw_key=self._raw if name == "raw" else None,
        )

    def _raw(self, _: Workplace, key: str, character: str | None, at: int) -> None:
        self.given.append((key, (character, at)))

    def _save(self, verb: str, data: dict[str, Any], *, subject: str, badge: str, place: str) -> Entry:
        del data, subject, place
        if self.full:
            raise NotSavedError("disk full")
        self.saved.append((verb, badge))
        return Entry("E", 1, "id", verb, badge, "", "{}", 0, "queued", "")

    def now(self, later: int = 100) -> Moment:
        """A moment later."""
        self.mono += later
        return Moment(self.mono, "boot", self.mono)

    def scan(self, text: str, later: int = 2 * DOUBLE_MS) -> None:
        """A scan, long behind the last one."""
        self.work.scan(text, self.now(later))

    def key(self, key: str) -> None:
        """A key."""
        self.work.key(key, self.now())


@pytest.fixture(name="bench")
def _bench() -> Bench:
    return Bench()


def test_a_code_goes_to_the_screen_in_front(bench: Bench) -> None:
    """The plant's own parsed, another's as it is."""
    bench.scan(QTY)
    bench.scan("4006381333931")
    assert bench.given == [("plain", "0005"), ("plain", "4006381333931")]


def test_the_same_scan_twice_in_a_moment_counts_once(bench: Bench) -> None:
    """And once more a while later."""
    for later in (2 * DOUBLE_MS, DOUBLE_MS - 1, DOUBLE_MS):
        bench.scan(QTY, later)
    assert len(bench.given) == 2


def test_a_broken_code_reaches_no_screen(bench: Bench) -> None:
    """It is said what is wrong with it."""
    bench.scan(QTY[:-1] + ("A" if QTY[-1] != "A" else "B"))
    assert bench.given == []
    assert bench.work.flash is not None
    assert bench.work.flash.level == "error"


def test_the_point_opens_the_history_but_where_numbers_are_typed(bench: Bench) -> None:
    """There it is part of one; keys belong to the history while it lies above, and a scan closes it."""
    open_after: list[bool] = []
    for act, given in ((bench.key, "dot"), (bench.key, "minus"), (bench.scan, QTY)):
        act(given)
        open_after.append(bench.work.listing)
    assert open_after == [True, True, False]
    bench.work.go("numbers")
    bench.key("dot")
    assert bench.given == [("listing", "minus"), ("plain", "0005"), ("numbers", "dot")]


def test_raw_keys_reach_only_a_screen_that_asks_for_them(bench: Bench) -> None:
    """There scans are judged as they came, too, however often."""
    bench.work.raw_key("a", "a", 1)
    bench.work.go("raw")
    bench.work.raw_key("b", "b", 2)
    bench.scan(QTY)
    bench.scan(QTY, 1)
    assert bench.given == [("b", ("b", 2)), ("raw", QTY), ("raw", QTY)]


@pytest.mark.parametrize("answer", ["enter", OK])
def test_a_question_is_answered_by_enter_or_ok(bench: Bench, answer: str) -> None:
    """Either repeats what asked it, confirmed; the screen does not see it."""
    done: list[bool] = []

    def act(wp: Workplace) -> None:
        if wp.confirm("sure", "sure?", act):
            done.append(True)

    act(bench.work)
    assert not done
    if answer == "enter":
        bench.key(answer)
    else:
        bench.scan(answer)
    assert done == [True]
    assert bench.given == []


def test_a_question_is_forgotten_with_any_other_input(bench: Bench) -> None:
    """And Enter is a key of the screen again."""
    bench.work.confirm("sure", "sure?", lambda wp: wp.go("numbers"))
    bench.key("5")
    bench.key("enter")
    assert bench.work.screen == "plain"
    assert bench.given == [("plain", "5"), ("plain", "enter")]


def test_a_refusal_goes_after_a_while_and_a_result_with_its_screen(bench: Bench) -> None:
    """So that nobody reads what was said about something else."""
    bench.work.refuse("nothing-selected")
    bench.work.tick(bench.now(REFUSAL_MS + 1_000))
    assert bench.work.flash is None
    bench.work.say("done")
    bench.key("1")
    assert bench.work.flash is not None


def test_a_scan_before_the_badge_is_done_behind_it(bench: Bench) -> None:
    """For as long as one needs to reach for a badge."""
    bench.work.hold(QTY)
    bench.work.replay_held()
    assert bench.given == [("plain", "0005")]
    bench.work.hold(QTY)
    bench.work.now = bench.now(BADGE_HOLD_MS + 1)
    bench.work.replay_held()
    assert len(bench.given) == 1


def test_a_draft_is_empty_until_one_is_put(bench: Bench) -> None:
    """And stays what it is until another of its kind is put."""
    bench.work.draft(Note).text = "typed"
    assert bench.work.draft(Note).text == "typed"
    bench.work.put(Note())
    assert bench.work.draft(Note).text == ""


def test_who_is_away_is_locked_out_with_all_that_was_filled_in(bench: Bench) -> None:
    """A PIN may be among it."""
    bench.work.place.badge = "0021"
    bench.work.draft(Note).text = "1234"
    bench.work.touch(bench.now())
    bench.work.tick(bench.now(bench.work.idle_ms + 1))
    assert (bench.work.place.badge, bench.work.screen) == ("", "idle")
    assert bench.work.draft(Note).text == ""


def test_nothing_is_saved_for_a_badge_without_the_role(bench: Bench) -> None:
    """It is said which role it takes."""
    assert bench.work.save("sign-on", {"workstation": "CUT-01"}) is None
    assert bench.saved == []


def test_nothing_changes_when_there_is_no_room_for_a_command(bench: Bench) -> None:
    """With room it is laid over what the documents say."""
    record = {"id": "0021", "name": "Omar", "roles": ["operator"], "skills": [], "active": True}
    doc = {"id": "0021", "rev": 1, "ts": "2026-11-18T11:00:00.000Z", "applied": {}, "kind": "operator", "record": record}
    assert bench.work.replica.put(("ref", "operator", "0021"), to_bytes(doc))
    bench.work.place.badge = "0021"
    bench.full = True
    assert bench.work.save("sign-on", {"workstation": "CUT-01"}) is None
    assert not bench.work.unconfirmed.entries
    bench.full = False
    assert bench.work.save("sign-on", {"workstation": "CUT-01"}) is not None
    assert [entry.verb for entry in bench.work.unconfirmed.entries] == ["sign-on"]
