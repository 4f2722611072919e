"""What the commands share: a client that speaks to the hub, the database for reading, and plain endings."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from sqlalchemy.exc import DBAPIError

from hub.client import HubClient, NoAnswerError
from hub.store.database import open_database
from shared.cli import fail
from shared.envelope import Ack
from shared.settings import Settings

OutOption = Annotated[Path, typer.Option("--out", "-o", help="HTML file to write.")]


@contextmanager
def client(settings: Settings) -> Iterator[HubClient]:
    """A connected client; ends the program with a sentence when broker or hub do not answer."""
    try:
        with HubClient(settings) as connected:
            yield connected
    except NoAnswerError as error:
        fail(str(error))


@contextmanager
def database(settings: Settings) -> Iterator[Any]:
    """The hub's database, read-only; ends the program with a sentence when it can't be read."""
    url = settings.hub.database
    file = url.removeprefix("sqlite:///")
    if file != url and not Path(file).is_file():
        fail(f"{file} does not exist: has the hub run here? Name its configuration with --config")
    engine = open_database(url, read_only=True)
    try:
        with engine.connect() as connection:
            yield connection
            connection.rollback()
    except DBAPIError as error:
        fail(f"{url} can't be read: {error.orig}")
    finally:
        engine.dispose()


def accepted(ack: Ack) -> Ack:
    """The answer, when it was accepted; ends the program with the refusal otherwise."""
    if ack.status != "accepted":
        fail(f"{ack.status}: {ack.message} ({ack.help})")
    return ack
