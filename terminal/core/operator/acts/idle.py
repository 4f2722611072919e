"""S1: nobody is signed on."""

from shared.scan import Kind, Scan, encode, encode_op
from terminal.core.operator.acts.common import info_of, not_here, open_manual, sign_on
from terminal.core.operator.forms import KeyTest
from terminal.core.operator.workplace import Workplace


def scan(wp: Workplace, code: Scan) -> None:
    """A badge signs on; an operation waits 10 s for one."""
    if code.kind is Kind.EMP:
        sign_on(wp, code.body)
    elif code.kind in (Kind.OP, Kind.MO):
        wp.hold(encode(Kind.MO, code.mo) if code.kind is Kind.MO else encode_op(code.mo, code.op))
        wp.refuse("badge-first")
    elif code.kind is Kind.CMD and code.body == "CALL":
        wp.hold(encode(Kind.CMD, "CALL"))
        wp.refuse("badge-first")
    elif code.kind in (Kind.LOT, Kind.ITM):
        info_of(wp, code)
    else:
        not_here(wp, code, "scan your badge")


def key(wp: Workplace, pressed: str) -> None:
    """0 types a badge, 9 commissions the scanner."""
    if pressed == "0":
        open_manual(wp, "EMP")
    elif pressed == "9":
        wp.keytest = KeyTest()
        wp.go("keytest")
