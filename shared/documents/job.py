"""A step's frozen rules."""

from typing import Annotated, Any

from pydantic import AfterValidator
from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from shared.documents.base import Document, Q
from shared.quantity import parse


class JobMaterial(TypedDict):
    """One material line of a step, as frozen at release."""

    item: str
    description: str
    unit: str
    decimals: int
    q: Q
    per: Q
    basis: str
    scrap_pct: Q
    mode: str
    alternates: list[str]


def _computable(line: JobMaterial) -> JobMaterial:
    if line["basis"] == "batch" and parse(line["per"]) == 0:
        raise ValueError("a batch has pieces")
    return line


class JobDocument(Document):
    """`state/job/{group}/{mo}-{op}`: the step's frozen rules."""

    mo: str
    op: str
    name: str
    group: str
    item: str
    description: str
    unit: str
    decimals: int
    external_no: str
    setup_min: Q
    run_min: Q
    transfer_q: Q
    gated: bool
    before: str
    last: bool
    skill: str
    instructions: str
    material: list[Annotated[JobMaterial, AfterValidator(_computable)]]
    over_pct: Q
    spec: dict[str, Any]
