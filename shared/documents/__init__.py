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
from shared.documents.status import DesiredDocument, HubHealth, HubStatus, TerminalInfo, TerminalStatus
from shared.documents.step import Issued, OpDocument, OpSession
from shared.documents.stock import StockDocument, StockLot
from shared.documents.talk import CallDocument, ExceptionDocument, MessageDocument
from shared.documents.value import OrderValueDocument, StockValueDocument
from shared.documents.workstation import Today, WsDocument

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


def kind_at(levels: Sequence[str]) -> str:
    """The name of the document with these levels below `state/`, whether or not there is such a kind."""
    return "-".join(levels[:2]) if levels[0] == "value" else levels[0]


__all__ = [
    "DOCUMENTS",
    "REF_RECORDS",
    "AliasRecord",
    "Applied",
    "CallDocument",
    "DesiredDocument",
    "Document",
    "ExceptionDocument",
    "Hold",
    "HubHealth",
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
