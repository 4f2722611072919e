"""Every verb this version takes, and its model."""

from typing import Final

from shared.commands import floor, master, orders, repair, stock, talk
from shared.commands.base import Command, OnOperation, OnWorkstation

COMMANDS: Final[dict[str, type[Command]]] = {
    "sign-on": OnWorkstation,
    "sign-off": OnWorkstation,
    "op-start": floor.OpStart,
    "op-pause": floor.OpPause,
    "op-resume": OnOperation,
    "op-finish": OnOperation,
    "downtime-start": floor.DowntimeStart,
    "downtime-stop": floor.DowntimeStop,
    "output": floor.Output,
    "consume": stock.Consume,
    "return": stock.Return,
    "move": stock.Move,
    "transfer": stock.Transfer,
    "count": stock.Count,
    "receive": stock.Receive,
    "adjust": stock.Adjust,
    "ship": stock.Ship,
    "price-correct": stock.PriceCorrect,
    "call": talk.Call,
    "call-take": talk.OnCall,
    "call-close": talk.OnCall,
    "note": talk.Note,
    "message": talk.Message,
    "message-read": talk.MessageRead,
    "mo-create": orders.MoCreate,
    "mo-plan": orders.OnOrder,
    "mo-release": orders.OnOrder,
    "mo-hold": orders.WithReason,
    "mo-unhold": orders.OnOrder,
    "mo-priority": orders.MoPriority,
    "mo-quantity": orders.MoQuantity,
    "mo-complete": orders.OnOrder,
    "mo-reopen": orders.OnOrder,
    "mo-close": orders.OnOrder,
    "mo-cancel": orders.WithReason,
    "reverse": repair.Reverse,
    "exception-resolve": repair.ExceptionResolve,
    "put-item": master.PutItem,
    "put-bom": master.PutBom,
    "put-routing": master.PutRouting,
    "put-workstation": master.PutWorkstation,
    "put-operator": master.PutOperator,
    "put-reason": master.PutReason,
    "put-location": master.PutLocation,
    "put-alias": master.PutAlias,
    "put-terminal": master.PutTerminal,
}

FACTS: Final = frozenset(
    {
        "sign-on", "sign-off", "op-start", "op-pause", "op-resume", "op-finish", "downtime-start", "downtime-stop",
        "output", "consume", "return", "move", "transfer", "count", "receive", "adjust",
        "call", "call-take", "call-close", "note", "message", "message-read",
    }
)  # fmt: skip
"""Verbs that report what has happened: accepted or parked, never rejected by a rule."""

AT_TERMINALS: Final = FACTS | {"reverse", "ship"}
"""Verbs a terminal may send."""

REVERSIBLE: Final = frozenset({"output", "consume", "return", "move", "transfer", "count", "receive", "adjust", "op-finish"})
"""Verbs whose effect `reverse` can take back."""

AGGREGATES: Final[dict[str, str]] = {
    **dict.fromkeys(("output", "consume", "return", "op-start", "op-pause", "op-resume", "op-finish", "reverse"), "mo"),
    **{verb: "mo" for verb in COMMANDS if verb.startswith("mo-")},
    **dict.fromkeys(("sign-on", "sign-off", "downtime-start", "downtime-stop"), "ws"),
    **dict.fromkeys(("receive", "adjust", "transfer", "move", "count", "ship", "price-correct"), "stock"),
    **dict.fromkeys(("call", "call-take", "call-close"), "call"),
    **dict.fromkeys(("note", "message", "message-read"), "message"),
    "exception-resolve": "exception",
}
"""Verb → the aggregate its event is published under (`evt/{aggregate}/{verb}`); the rest are `ref`."""
