"""Master data: whole records, as terminals need them."""

from typing import Any, Final, NotRequired

from pydantic import SkipValidation
from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from shared.documents.base import Document, Q


class Record(TypedDict):
    """What every master record has."""

    id: str
    rev: NotRequired[SkipValidation[int]]
    """The command that changed it last. No terminal reads it, so none loses a record by it."""
    active: bool


class ItemRecord(Record):
    """An item as terminals need it."""

    description: str
    unit: str
    decimals: int
    home: str
    lot_tracked: bool
    over_pct: NotRequired[SkipValidation[Q]]
    """How much more may be made of it; what stands in a step's rules counts, so nobody reads this one."""


class WorkstationRecord(Record):
    """A workstation."""

    name: str
    group: str
    supply: str
    several: str
    crew: str
    kind: str


class OperatorRecord(Record):
    """A person; no PIN is ever in a document."""

    name: str
    roles: list[str]
    skills: list[str]


class ReasonRecord(Record):
    """A reason."""

    kind: str
    text: str


class LocationRecord(Record):
    """A stock location."""

    name: str


class AliasRecord(Record):
    """What a foreign barcode stands for."""

    item: str
    lot: str


REF_RECORDS: Final[dict[str, Any]] = {
    "item": ItemRecord,
    "workstation": WorkstationRecord,
    "operator": OperatorRecord,
    "reason": ReasonRecord,
    "location": LocationRecord,
    "alias": AliasRecord,
}
"""Kinds below `state/ref` and the shape of their records. Hubs of before said there who people are, too."""


class PersonDocument(Document):
    """`state/people/{badge}`: a person, apart from other master data because not everybody may read who works here."""

    record: OperatorRecord


class RefDocument(Document):
    """`state/ref/{kind}/{id}`: master data, whole record."""

    kind: str
    record: dict[str, Any]
