"""TLS to the broker: the context of a configuration, or one line that says which file is wrong."""

import contextlib
import ssl
from pathlib import Path
from typing import Final

from shared.config_error import ConfigError
from shared.settings import BrokerSettings

_SETTINGS: Final = ("cafile", "certfile", "keyfile")


def context_of(broker: BrokerSettings) -> ssl.SSLContext | None:
    """What connections to the broker are encrypted with; None for plain text. Raises `ConfigError`."""
    if not broker.tls:
        return None
    for setting in _SETTINGS:
        _readable(setting, getattr(broker, setting))
    if broker.keyfile and not broker.certfile:
        raise ConfigError("broker.keyfile is the key of a certificate: name that as broker.certfile")
    try:
        context = ssl.create_default_context(cafile=broker.cafile or None)
    except ssl.SSLError:
        raise ConfigError(f"broker.cafile: {broker.cafile} holds no certificate") from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        _show(context, broker)
    except (ssl.SSLError, OSError):
        said = f"{broker.certfile} and {broker.keyfile or 'the key in it'}"
        raise ConfigError(f"broker.certfile: {said} are no certificate and its private key") from None
    return context


def read_again(context: ssl.SSLContext, broker: BrokerSettings) -> None:
    """A certificate that was renewed meanwhile is shown with the next connection; a broken one is not."""
    with contextlib.suppress(ssl.SSLError, OSError):
        _show(context, broker)


def _show(context: ssl.SSLContext, broker: BrokerSettings) -> None:
    if broker.certfile:
        # A key with a passphrase would be asked for on the screen, where nobody sits.
        context.load_cert_chain(broker.certfile, broker.keyfile or None, password="")


def _readable(setting: str, path: str) -> None:
    if not path:
        return
    try:
        with Path(path).open("rb"):
            return
    except OSError as error:
        why = "does not exist" if isinstance(error, FileNotFoundError) else f"can't be read: {error.strerror}"
        raise ConfigError(f"broker.{setting}: {path} {why}") from None
