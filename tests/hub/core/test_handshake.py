"""What a hub answers to `hello`: which journal a terminal writes, and from where it has to send again."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hub.core.intake.handshake import REPLACED, greet, replaced_alarm
from hub.core.intake.inbox import InboxCore
from hub.core.rows import Epoch, FloorException, Inbox
from shared.commands import Hello
from shared.commands.requests import OlderJournal
from tests.hub.core.bare import core_of, view_of
from tests.support.hub import START

SOURCE, MINE, OTHER = "t/T1", "epoch001", "epoch002"


def hello(epoch: str = MINE, last: int = 0, kept: int = 1, *older: tuple[str, int, int]) -> Hello:
    """A terminal connects; `older` are earlier numberings: epoch, last and first number kept."""
    journals = [OlderJournal(epoch=name, last_seq=last_seq, min_kept_seq=first) for name, last_seq, first in older]
    clock = datetime.fromtimestamp(START / 1000, UTC)
    return Hello(id="h", epoch=epoch, last_seq=last, min_kept_seq=kept, clock=clock, older=journals)


def greeted(core: InboxCore, said: Hello, *, alarmed: bool = False) -> dict[str, Any]:
    """The answer."""
    return greet(core, "T1", said, START, "gen1", "now", alarmed=alarmed)


def knowing(*epochs: Epoch) -> InboxCore:
    """A hub that has heard of these journals."""
    return core_of(view_of(*epochs))


def epoch(name: str, have: int, last: int, *, is_open: bool = True) -> Epoch:
    """A journal as the hub has it."""
    return Epoch(SOURCE, name, have, last, is_open, START)


def stored(core: InboxCore) -> list[str]:
    """The hub's own commands that it took: whatever changes is stored, so that a replay is exact."""
    commands: Any = core.view.appended[Inbox]
    return [row.verb for row in commands]


def missing(core: InboxCore) -> list[str]:
    """What people are asked about."""
    return [row.text for row in core.view.all(FloorException)]


def test_a_new_terminal_is_welcome_from_the_first_number_on() -> None:
    """Its journal is opened by a stored command; a second hello changes nothing."""
    core = knowing()
    answer = greeted(core, hello())
    assert answer == {
        "id": "h",
        "status": "welcome",
        "epoch": MINE,
        "have_through": 0,
        "hub_clock": "now",
        "generation": "gen1",
        "message": "",
        "older": [],
    }
    assert greeted(core, hello()) == answer
    assert stored(core) == ["hub-epoch-open"]
    assert core.view.get(Epoch, SOURCE, MINE) == epoch(MINE, 0, 0)


def test_what_is_here_need_not_be_sent_again() -> None:
    """And what the terminal has written since is remembered, for the day its journal is gone."""
    core = knowing(epoch(MINE, 7, 7))
    assert greeted(core, hello(last=9))["have_through"] == 7
    assert stored(core) == ["hub-epoch-seen"]
    assert core.view.get(Epoch, SOURCE, MINE) == epoch(MINE, 7, 9)
    assert missing(core) == []


def test_another_journal_closes_the_one_before() -> None:
    """Bookings that never arrived are asked about; the newcomer is welcome."""
    core = knowing(epoch(MINE, 7, 9))
    assert greeted(core, hello(OTHER))["status"] == "welcome"
    assert core.view.get(Epoch, SOURCE, MINE) == epoch(MINE, 7, 9, is_open=False)
    assert missing(core) == ["t/T1: bookings 8–9 of epoch epoch001 never arrived; ask the people who worked there"]


@pytest.mark.parametrize(
    ("hinted", "older", "asked"),
    [(0, (), []), (8, (), ["8–8"]), (9, ((MINE, 9, 8),), []), (9, ((MINE, 8, 8),), ["9–9"])],
)
def test_what_was_told_in_passing_counts_and_what_is_still_kept_is_coming(
    hinted: int, older: tuple[tuple[str, int, int], ...], asked: list[str]
) -> None:
    """A terminal's info had spoken of more than the hub has; what its journal keeps of it is sent after this."""
    core = knowing(epoch(MINE, 7, 7))
    core.hints[SOURCE, MINE] = hinted
    greeted(core, hello(OTHER, 0, 1, *older))
    assert [text.split(" of epoch")[0].rpartition(" ")[2] for text in missing(core)] == asked


def test_a_closed_journal_never_reopens() -> None:
    """Two devices use one name: the alarm is raised once, and the older one is told what it is."""
    core = knowing(epoch(MINE, 7, 7, is_open=False), epoch(OTHER, 0, 0))
    answer = greeted(core, hello())
    assert (answer["status"], answer["message"], answer["have_through"]) == ("closed-epoch", REPLACED, 7)
    (alarm,) = core.view.appended[Inbox]
    assert ("hub", getattr(alarm, "id", "")) == replaced_alarm("T1", MINE)
    assert greeted(core, hello(), alarmed=True)["status"] == "closed-epoch"
    assert stored(core) == ["hub-alarm"]
    assert not core.view.get(Epoch, SOURCE, MINE).is_open  # type: ignore[union-attr]  # it is there


def test_what_is_no_longer_kept_is_skipped_and_asked_about() -> None:
    """After a restore: the terminal has dropped what was confirmed to it, so nothing could ever close the gap."""
    core = knowing(epoch(MINE, 3, 9))
    assert greeted(core, hello(last=9, kept=6))["have_through"] == 5
    assert stored(core) == ["hub-epoch-skip"]
    assert missing(core) == ["t/T1: bookings 4–5 of epoch epoch001 never arrived; ask the people who worked there"]
    assert greeted(core, hello(last=9, kept=6))["have_through"] == 5
    assert len(stored(core)) == 1


def test_a_restored_hub_asks_for_what_it_has_lost() -> None:
    """Only the answer to hello may lower `have_through`."""
    core = knowing(epoch(MINE, 3, 9))
    assert greeted(core, hello(last=9, kept=4))["have_through"] == 3
    assert stored(core) == []


def test_older_numberings_are_each_answered() -> None:
    """One that a restored database never saw is opened as closed, from what is still kept on."""
    core = knowing(epoch(MINE, 4, 4), epoch(OTHER, 2, 6, is_open=False))
    answer = greeted(core, hello(MINE, 4, 1, (OTHER, 6, 3), ("epoch003", 12, 9), (MINE, 4, 1)))
    assert answer["older"] == [{"epoch": OTHER, "have_through": 2}, {"epoch": "epoch003", "have_through": 8}]
    assert stored(core) == ["hub-epoch-open"]
    assert core.view.get(Epoch, SOURCE, "epoch003") == epoch("epoch003", 8, 12, is_open=False)
    assert core.view.get(Epoch, SOURCE, MINE) == epoch(MINE, 4, 4)
