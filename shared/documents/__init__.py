"""Retained documents as typed JSON objects, by subject. The JSON Schemas come from here."""

from collections.abc import Sequence
from typing import Any, Final

from shared.documents.base import Applied, Document, Moment, Q
from shared.documents.job import JobDocument, JobMaterial
from shared.documents.master import (
    REF_RECORDS,
    AliasRecord,
    ItemRecord,
    LocationRecord,
    OperatorRecord,
    PersonDocument,
    ReasonRecord,
    RefDocument,
    WorkstationRecord,
)
from shared.documents.order import Hold, MoDocument, MoOp, Remark
from shared.documents.status import DesiredDocument, HubHealth, HubInfo, HubStatus, TerminalInfo, TerminalStatus
from shared.documents.step import Issued, OpDocument, OpSession
from shared.documents.stock import StockDocument, StockLot
from shared.documents.talk import CallDocument, ExceptionDocument, MessageDocument
from shared.documents.value import OrderValueDocument, StockValueDocument
from shared.documents.workstation import Today, WsDocument
from shared.event import EventDocument

DOCUMENTS: Final[dict[str, Any]] = {
    "mo": MoDocument,
    "job": JobDocument,
    "op": OpDocument,
    "ws": WsDocument,
    "stock": StockDocument,
    "exception": ExceptionDocument,
    "call": CallDocument,
    "message": MessageDocument,
    "people": PersonDocument,
    "ref": RefDocument,
    "value-mo": OrderValueDocument,
    "value-stock": StockValueDocument,
    "hub-status": HubStatus,
    "hub-health": HubHealth,
    "terminal-status": TerminalStatus,
    "terminal-info": TerminalInfo,
}
"""Every document of the contract by name, for schemas and validation."""
SAID: Final[dict[str, Any]] = {
    **{f"state-{name}": kind for name, kind in DOCUMENTS.items()},
    "state-hub-info": HubInfo,
    "state-terminal-desired": DesiredDocument,
    "evt": EventDocument,
}
"""All that is published and is neither command nor request nor answer, by the name of its schema."""


def kind_at(levels: Sequence[str]) -> str:
    """The name of the document with these levels below `state/`, whether or not there is such a kind."""
    return "-".join(levels[:2]) if levels[0] == "value" else levels[0]


__all__ = [
    "DOCUMENTS",
    "REF_RECORDS",
    "SAID",
    "AliasRecord",
    "Applied",
    "CallDocument",
    "DesiredDocument",
    "Document",
    "EventDocument",
    "ExceptionDocument",
    "Hold",
    "HubHealth",
    "HubInfo",
    "HubStatus",
    "Issued",
    "ItemRecord",
    "JobDocument",
    "JobMaterial",
    "LocationRecord",
    "MessageDocument",
    "MoDocument",
    "MoOp",
    "Moment",
    "OpDocument",
    "OpSession",
    "OperatorRecord",
    "OrderValueDocument",
    "PersonDocument",
    "Q",
    "ReasonRecord",
    "RefDocument",
    "Remark",
    "StockDocument",
    "StockLot",
    "StockValueDocument",
    "TerminalInfo",
    "TerminalStatus",
    "Today",
    "WorkstationRecord",
    "WsDocument",
    "kind_at",
]
