"""What a workstation does, and what it counted today."""

from typing import NotRequired

from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from shared.documents.base import Document, Moment, Q


class Today(TypedDict):
    """A workstation's counts of the production day."""

    day: str
    good: Q
    scrap: Q


class WsDocument(Document):
    """`state/ws/{workstation}`."""

    workstation: str
    name: str
    group: str
    status: str
    reason: NotRequired[str]
    since: Moment | None
    ops: list[str]
    people: list[str]
    today: Today
