"""The configuration that `shopfloor init` writes: a small plant, with every kind of account."""

from pathlib import Path
from typing import Final

from shared.loopback import is_loopback
from shared.settings import TLS_PORT

IGNORED: Final = ("accounts/", "authority/", "mosquitto/", "*.db", "*.db-wal", "*.db-shm", "*.log")
"""What is nobody's business in a repository, beside the configuration itself."""


def first_configuration(*, site: str, host: str, data: Path, zone: str) -> str:
    """The file's text. `data` is the folder for what grows: database and journal."""
    alone = is_loopback(host)
    return _TEXT.format(
        site=site,
        host=host,
        port=1883 if alone else TLS_PORT,
        tls="false" if alone else "true",
        bind="127.0.0.1" if alone else "0.0.0.0",  # noqa: S104  # with TLS, and asked for
        data=data,
        zone=zone,
    )


_TEXT: Final = """\
# shopfloor: the site, as its server knows it. Terminals and other systems do not get this file: `shopfloor broker-config`
# writes one for each account, with what that one needs and nobody else's password.
site = "{site}"
client = "cli"               # the account the command line speaks as

[broker]
host = "{host}"
port = {port}
tls = {tls}
accounts = "accounts"        # beside this file; each program here takes the file of its own account

[mosquitto]                  # what broker-config writes for the broker
bind = "{bind}"

# Every user of the broker. A terminal's name is its id, a system's the client it speaks as.
[accounts.hub]
kind = "hub"

[accounts.cli]               # roles: what a system may do by itself, without a badge
kind = "system"
view = "money"               # floor, office (the default; people, no values), money
roles = ["admin", "planner", "supervisor", "accountant", "storekeeper", "setter"]

[accounts.board]             # its people give badge and PIN
kind = "system"

[accounts.wall]              # a reader writes nothing
kind = "reader"

[accounts.metrics]           # what Prometheus is told (shopfloor metrics)
kind = "reader"

[accounts.T-CUT-01]
kind = "terminal"

[hub]
database = "sqlite:///{data}/shopfloor.db"   # or postgresql+psycopg://user:password@host/shopfloor
timezone = "{zone}"         # of all times that are typed and shown
day_starts = "06:00"         # a night shift belongs to the day it began

[terminal]
id = "T-CUT-01"
workstation = "CUT-01"
journal = "{data}/terminal.db"
"""
