"""What is declared on a row, and what follows from it."""

from hub.core.rows import ROWS, STATUS, Balance, Call, Kept, Message, Mo, MoOp, Note, Session, Workstation, record
from hub.core.rows.talk import brought_for
from hub.core.view import View


def call(status: str) -> Call:
    """A call in a state."""
    return Call("CALL-1", "CUT-01", "help", "0021", since=5, rev=1, arrived=6, status=status)


def test_a_row_reads_its_key_and_all_its_values() -> None:
    """A key of one column is a tuple too."""
    balance = Balance("RM", "", "RAW", "", q=3)
    assert balance.key() == ("RM", "", "RAW", "")
    assert balance.values() == ("RM", "", "RAW", "", 3, 0, 0, "{}")
    assert call("open").key() == ("CALL-1",)
    assert record(balance)["location"] == "RAW"


def test_a_copy_is_changed_without_the_original() -> None:
    """Rows are compared by their values."""
    original = Workstation("CUT-01")
    copy = original.clone()
    assert copy == original
    copy.name = "Saw"
    assert original.name == ""


def test_what_a_table_is_declared_as_fits_together() -> None:
    """States stand in a column, what is never kept is only added, and named columns exist."""
    for kind in ROWS:
        named = {*kind.KEY, *kind.GROUPS, *kind.HINTS, *filter(None, (kind.ORDER, kind.CHANGED_BY))}
        assert named <= set(kind.COLUMNS), kind
        assert not kind.OPEN_STATES or STATUS in kind.COLUMNS, kind
        assert kind.APPEND_ONLY or kind.KEPT is not Kept.NEVER, kind
    assert len({kind.TABLE for kind in ROWS}) == len(ROWS)


def test_a_view_lets_go_of_what_nobody_waits_for() -> None:
    """A call stays while it is open or taken."""
    view = View()
    for status, kept in (("open", 1), ("taken", 1), ("closed", 0)):
        view.put(call(status))
        assert len(view.all(Call)) == kept
    view.put(Message("MSG-1", "board", "hello", "0021", since=1, rev=1, status="read"))
    assert not view.all(Message)


def test_what_an_order_holds_is_looked_up_by_the_order() -> None:
    """And stock by its item."""
    view = View()
    view.put(Balance("RM", "", "WIP", "MO-1", q=1))
    view.put(Balance("RM", "", "RAW", "", q=2))
    assert [row.q for row in view.find(Balance, "mo", "MO-1")] == [1]
    assert [row.q for row in view.find(Balance, "item", "RM")] == [2]


def test_an_order_is_let_go_of_with_all_that_is_its_own() -> None:
    """The one loaded first goes, unless somebody works on it; stock of the plant stays."""
    view = View()
    for number in (1, 2):
        mo = f"MO-{number}"
        own = [
            Mo(mo, "CH", q_deliver=1, q_start=1, priority=5, bom="CH", routing="CH", over_pct=0, rev=1),
            MoOp(mo, "010", "saw", "SAW", setup_min=0, run_min=0, rev=1),
            Balance("RM", "", "WIP", mo),
            Note(number, mo, "thin", "0021", at=1),
            Note(10 + number, brought_for(mo), "1 board", "0021", at=1),
        ]
        view.put_loaded(("mo", mo), own)
    view.put(Balance("RM", "", "RAW", ""))
    view.trim(1)
    assert [row.id for row in view.all(Mo)] == ["MO-2"]
    assert [row.mo for row in view.all(MoOp)] == ["MO-2"]
    assert {row.mo for row in view.all(Balance)} == {"MO-2", ""}
    assert {row.no for row in view.all(Note)} == {2, 12}
    view.put(Session(9, "0021", "MO-2", "010", "CUT-01", "run", started=1, since=1, since_boot="", since_mono=0, seen=1))
    view.trim(0)
    assert [row.id for row in view.all(Mo)] == ["MO-2"]
