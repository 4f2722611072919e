"""Whether a document's values are values: the shape is known to be right, quantities and times are not yet."""

from collections.abc import Callable
from typing import Any, Final

from shared.plant_time import from_iso
from shared.quantity import parse
from terminal.core.plant.overlay import step_of
from terminal.core.plant.requirement import needed


def _same(identity: str, said: str) -> None:
    if identity != said:
        raise ValueError("it names something else")


def _times(doc: Any, *names: str) -> None:
    for name in names:
        if doc.get(name):
            from_iso(doc[name])


def _quantities(doc: Any, *names: str) -> None:
    for name in names:
        parse(doc[name])


def _check_op(doc: Any) -> None:
    _same(doc["id"], f"{doc['mo']}-{doc['op']}")
    step_of(doc, None)
    _quantities(doc, "available")
    for one in doc["sessions"]:
        _quantities(one, "pieces")
    for one in doc["issued"]:
        _quantities(one, "extra", "returned")
    _times(doc, "due")


def _check_job(doc: Any) -> None:
    _same(doc["id"], f"{doc['mo']}-{doc['op']}")
    _quantities(doc, "setup_min", "run_min", "transfer_q", "over_pct")
    for line in doc["material"]:
        needed(line, 1)


def _check_mo(doc: Any) -> None:
    _same(doc["id"], doc["mo"])
    _quantities(doc, "q_deliver", "q_start", "good", "scrap", "rework", "suspect", "received", "value_wip")
    for one in doc["ops"]:
        _quantities(one, "good", "scrap", "rework", "suspect")
    _times(doc, "due")
    _times(doc.get("hold", {}), "since")
    for one in (*doc["remarks"], *doc.get("moves", ())):
        _times(one, "at")


def _check_stock(doc: Any) -> None:
    _quantities(doc, "q", "value")
    for lot in doc["lots"]:
        _quantities(lot, "q")


def _check_ws(doc: Any) -> None:
    _same(doc["id"], doc["workstation"])
    _quantities(doc["today"], "good", "scrap")
    _times(doc, "since")


_CHECKS: Final[dict[str, Callable[[Any], None]]] = {
    "op": _check_op,
    "job": _check_job,
    "mo": _check_mo,
    "stock": _check_stock,
    "ws": _check_ws,
    "call": lambda doc: _times(doc, "since", "taken"),
    "exception": lambda doc: _times(doc, "since"),
    "message": lambda doc: _times(doc, "since"),
}


def sound(kind: str, doc: Any) -> bool:
    """Whether every quantity and time in a document is one."""
    try:
        _CHECKS.get(kind, lambda _: None)(doc)
    except (ValueError, KeyError, ArithmeticError):
        return False
    return True
