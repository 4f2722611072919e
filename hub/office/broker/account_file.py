"""An account's own file: all that one program or device needs to come to the broker, and nobody else's business."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from shared.settings import AccountSettings, Settings

_TAKEN_OVER: Final = ("protocol", "subscribe_qos", "keepalive")
"""What the site's configuration says of the broker holds for every account."""


def account_file(settings: Settings, name: str, account: AccountSettings, password: str) -> str:
    """The file. Certificates stand beside it."""
    return "\n".join(_lines(settings, name, account, password)) + "\n"


def password_in(path: Path) -> str:
    """The password in an account's file; `""` when there is none."""
    try:
        return str(tomllib.loads(path.read_text(encoding="utf-8"))["broker"]["password"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _lines(settings: Settings, name: str, account: AccountSettings, password: str) -> Iterator[str]:
    broker = settings.broker
    yield f"# shopfloor: the account {name}, written by `shopfloor broker-config`. It is for {name} alone."
    yield f"site = {json.dumps(settings.site)}"
    if account.kind in ("system", "reader"):
        yield f"client = {json.dumps(name)}"
    yield "\n[broker]"
    yield f"host = {json.dumps(broker.host)}"
    yield f"port = {broker.port}"
    yield f"username = {json.dumps(name)}"
    yield f"password = {json.dumps(password)}"
    yield from (f"{key} = {json.dumps(getattr(broker, key))}" for key in _TAKEN_OVER if key in broker.model_fields_set)
    if broker.tls:
        yield 'tls = true\ncafile = "ca.crt"'
        if settings.mosquitto.client_certificates:
            yield f"certfile = {json.dumps(f'{name}.crt')}\nkeyfile = {json.dumps(f'{name}.key')}"
    if account.kind == "terminal":
        yield f"\n[terminal]\nid = {json.dumps(name)}\njournal = {json.dumps(f'{name}.db')}"
        if settings.terminal.id == name and settings.terminal.workstation:
            yield f"workstation = {json.dumps(settings.terminal.workstation)}"
