"""Enrolling terminals from an office: a code that is made here and told to nobody, and its sum for the hub."""

import secrets
from collections.abc import Mapping
from typing import Any

from hub.office.client import HubClient, Order
from shared.enrolment import CODE_DIGITS, code_sum


def mint_code() -> str:
    """A code nobody can guess."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def enrolment(terminal: str, code: str) -> dict[str, Any]:
    """The data of `enrol-terminal`."""
    return {"id": terminal, "code_sum": code_sum(terminal, code)}


def enrol_all(client: HubClient, posts: Mapping[str, str], code: str) -> list[str]:
    """Put terminals at their workstations, and let each of them in by this code. Returns what was refused, in words."""
    puts = [Order("put-terminal", {"id": name, "workstation": place}) for name, place in posts.items()]
    codes = [Order("enrol-terminal", enrolment(name, code)) for name in posts]
    answers = [ack for orders in (puts, codes) for ack in client.send_all(orders)]
    return [f"{ack.message} ({ack.help})" for ack in answers if ack.status != "accepted"]
