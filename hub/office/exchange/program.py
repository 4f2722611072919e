"""The exchange as a program: a round now and then, as long as broker and hub are there."""

import fcntl
import logging
import threading
from pathlib import Path

from hub.office.client import HubClient, NoAnswerError
from hub.office.exchange.exchange import Exchange
from shared import clock
from shared.config_error import ConfigError
from shared.settings import Settings

log = logging.getLogger(__name__)


def run_exchange(settings: Settings, stop: threading.Event) -> None:
    """Serve until told to stop. Raises `ConfigError` where another exchange works in the folder."""
    chosen = settings.exchange
    folder = Path(chosen.folder)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "exchange.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ConfigError(f"another exchange works in {folder}: one folder, one exchange") from None
        exchange = Exchange(folder, release=chosen.release)
        try:
            _serve(exchange, settings.model_copy(update={"client": chosen.account}), stop)
        finally:
            exchange.close()


def _serve(exchange: Exchange, settings: Settings, stop: threading.Event) -> None:
    told = ""
    while not stop.is_set():
        try:
            with HubClient(settings, timeout=15) as client:
                told = ""
                while not stop.is_set():
                    exchange.round(client, clock.now_ms())
                    stop.wait(settings.exchange.every_s)
        except (NoAnswerError, OSError) as error:  # a full disk, too: nothing is noted as done that is not
            if str(error) != told:
                told = str(error)
                log.warning("waiting: %s", error)
            stop.wait(2.0)
