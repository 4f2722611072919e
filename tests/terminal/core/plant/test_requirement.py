"""Two material lines of one step for the same item: what is issued of it fills one, then the other."""

from typing import Any

from shared.quantity import MICRO
from terminal.core.plant.overlay import step_of
from terminal.core.plant.requirement import issued, needed
from terminal.core.plant.supply import remaining


def step(*issued_by_line: str) -> Any:
    """A step of ten pieces whose two lines both ask for cloth, 1.4 and 0.5 m a piece."""
    line: dict[str, Any] = {"item": "CLOTH", "per": "1", "basis": "unit", "scrap_pct": "0", "alternates": []}
    job: Any = {"material": [{**line, "q": "1.4"}, {**line, "q": "0.5"}], "transfer_q": "1", "gated": False}
    doc: Any = {
        "mo": "MO-2026-00001",
        "op": "010",
        "sessions": [],
        "good": "0",
        "scrap": "0",
        "rework": "0",
        "suspect": "0",
        "q": "10",
        "upstream_good": "10",
        "upstream_done": True,
        "status": "ready",
        "applied": {},
        "rev": 1,
        "issued": [{"item": "CLOTH", "q": q, "extra": "0", "returned": "0"} for q in issued_by_line],
    }
    return step_of(doc, job)


def test_all_that_was_issued_counts() -> None:
    """Once everything is there nothing is needed any more, on whichever line the hub has put it."""
    for given in (("14", "5"), ("19", "0")):
        doc = step(*given)
        assert [issued(doc, line) for line in doc.job["material"]] == [14 * MICRO, 5 * MICRO]
        assert list(remaining(doc)) == []


def test_what_is_missing_is_missing_once() -> None:
    """Fourteen of nineteen metres are there: five are still needed."""
    doc = step("12", "2")
    assert sum(rest for _, rest in remaining(doc)) == 5 * MICRO
    assert [needed(line, doc.start_q) for line in doc.job["material"]] == [14 * MICRO, 5 * MICRO]
