"""The operation in front."""

from terminal.core.operator.workplace import Workplace


def where(wp: Workplace) -> dict[str, str]:
    """The operation in front, as commands name it."""
    return {"mo": wp.place.mo, "op": wp.place.op, "workstation": wp.workstation}


def subject(wp: Workplace) -> str:
    """The operation in front, for people."""
    return f"{wp.place.mo} {wp.place.op}"


def gone(wp: Workplace) -> bool:
    """Whether the operation in front is there no more (closed, cancelled): said, and back to the list."""
    if wp.current is not None:
        return False
    wp.refuse("order-unknown", mo=wp.place.mo)
    wp.place.mo = wp.place.op = ""
    wp.go("dispatch")
    return True


def select(wp: Workplace, mo: str, op: str) -> bool:
    """Put a step in front. False (and said why) when it is not known here or belongs elsewhere."""
    step = wp.step(mo, op)
    if step is None:
        _refuse_unknown(wp, mo, op)
        return False
    if step.doc["group"] != wp.record.get("group"):
        wp.refuse("operation-elsewhere", op=op, group=step.doc["group"])
        return False
    wp.place.mo, wp.place.op = mo, op
    wp.pick(mo, op)
    return True


def _refuse_unknown(wp: Workplace, mo: str, op: str) -> None:
    order = wp.replica.mo(mo)
    group = next((step["group"] for step in order["ops"] if step["op"] == op), "") if order else ""
    if order is None:
        wp.refuse("order-unknown", mo=mo)
    elif group:
        wp.refuse("operation-elsewhere", op=op, group=group)
    else:
        wp.refuse("operation-unknown", mo=mo, op=op)
