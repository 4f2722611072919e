"""Why there is no connection to the broker, in words that say what to do. Libraries call most of it "unspecified error"."""

import re
import socket
import ssl
from dataclasses import dataclass
from typing import Final

from shared.settings import BrokerSettings

LOOK_S: Final = 2.0
"""How long to look for the reason of a connection that ended before the broker had said anything."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What is wrong, what would help, and whether it stays so until a person has done that.

    `taken_over`: another client speaks in this one's place.
    """

    text: str
    do: str = ""
    lasting: bool = True
    taken_over: bool = False


CUT: Final = Reason("the link broke", lasting=False)
_CLOCK: Final = (
    "look at this machine's date; if that is right, renew the certificate: `shopfloor broker-config`, then reload the broker"
)
_OURS: Final = "give this account the files that `shopfloor broker-config` writes for it (broker.certfile, broker.keyfile)"
_CERTIFICATE: Final = {
    9: Reason("the broker's certificate is not valid yet", _CLOCK),
    10: Reason("the broker's certificate has expired", _CLOCK),
    62: Reason("the broker's certificate is for another name than {host}", ""),
    64: Reason("the broker's certificate is for another name than {host}", ""),
}
"""By OpenSSL's number of what it found."""
_NAMED: Final = "set broker.host to a name that stands in it, or add this one: `shopfloor broker-config --name {host}`"
_FOREIGN: Final = Reason(
    "the broker's certificate is of an authority that is not known here",
    "set broker.cafile to the plant's ca.crt; else it is not the plant's broker",
)
_ALERTS: Final = (
    ("CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE", Reason("the broker asks for a certificate of ours", _OURS)),
    ("UNKNOWN_CA", Reason("the broker does not know the authority of our certificate", _OURS)),
    ("CERTIFICATE_EXPIRED", Reason("the broker says that our certificate has expired", _OURS)),
    ("CERTIFICATE_REVOKED", Reason("the broker says that our certificate is revoked", _OURS)),
    ("BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|CERTIFICATE_UNKNOWN|DECRYPT_ERROR",
     Reason("the broker does not accept our certificate", _OURS)),
    ("PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL|VERSION_TOO_LOW|INSUFFICIENT_SECURITY|NO_PROTOCOLS",
     Reason("the broker speaks no TLS that is safe today (1.2 or newer)", "take `tls_version` out of its configuration")),
)  # fmt: skip
_NOT_TLS: Final = Reason(
    "the broker does not speak TLS on port {port}", "set broker.port to its TLS port (8883 as a rule), or broker.tls = false"
)
_TLS: Final = Reason(
    "the broker speaks TLS on port {port}, and this configuration does not", "set broker.tls = true and broker.cafile"
)
_SILENT: Final = Reason(
    "{host}:{port} ended the connection before it said anything", "is it an MQTT broker? its log says more", lasting=False
)
_START: Final = "start the broker; check broker.host and broker.port, and the firewall between"
_CODES: Final = {
    0x84: Reason("the broker does not speak MQTT {protocol}", "set broker.protocol to 3.1.1"),
    0x85: Reason("the broker refused our client id", "let it accept any client id"),
    0x86: Reason("the broker refused the password of user {user}", "check broker.username and broker.password"),
    0x87: Reason(
        "the broker refused user {user}: it is not known there, or with another password",
        "check broker.username and broker.password, and the broker's password file; reload it after a change",
    ),
    0x88: Reason("the broker is not available now", lasting=False),
    0x89: Reason("the broker is busy", lasting=False),
    0x8A: Reason("the broker has banned user {user}", "ask who runs it"),
}


def refused(code: int, said: str, broker: BrokerSettings) -> Reason:
    """The broker's own no, by its reason code."""
    if code in (0x86, 0x87) and not broker.username:
        return Reason("the broker lets nobody in without a user", "set broker.username and broker.password")
    return _filled(_CODES.get(code, Reason(f"the broker refused: {said}")), broker)


def reason_of(error: BaseException | None, broker: BrokerSettings) -> Reason:
    """What an exception while connecting means."""
    where = f"{broker.host}:{broker.port}"
    if isinstance(error, ssl.SSLCertVerificationError):
        found = _CERTIFICATE.get(error.verify_code, _FOREIGN)
        return _filled(found if found.do else Reason(found.text, _NAMED), broker)
    if isinstance(error, ssl.SSLEOFError | ConnectionResetError | BrokenPipeError) and broker.tls:
        return _filled(_NOT_TLS, broker)
    if isinstance(error, ssl.SSLError):
        name = str(error.reason or error)
        found = next((reason for pattern, reason in _ALERTS if re.search(pattern, name)), _NOT_TLS)
        return _filled(found, broker)
    if isinstance(error, socket.gaierror):
        return Reason(
            f"the name {broker.host} is not known on this machine", "check broker.host, and the name server", lasting=False
        )
    if isinstance(error, ConnectionRefusedError):
        return Reason(f"nobody listens on {where}: the broker can't be reached", _START, lasting=False)
    return Reason(f"{where} does not answer: the broker can't be reached", _START, lasting=False)


def looked_into(broker: BrokerSettings, context: ssl.SSLContext | None) -> Reason:
    """Why the broker ended a connection before it had answered: tried once more, and looked at closely."""
    try:
        with socket.create_connection((broker.host, broker.port), LOOK_S) as plain:
            if context is None:
                return _filled(_TLS if _speaks_tls(plain) else _SILENT, broker)
            with context.wrap_socket(plain, server_hostname=broker.host) as encrypted:
                encrypted.recv(1)  # TLS 1.3 tells only now what it has against our certificate
    except TimeoutError:
        return _filled(_SILENT, broker)
    except OSError as error:
        return reason_of(error, broker)
    return _filled(_SILENT, broker)


def _speaks_tls(plain: socket.socket) -> bool:
    anything = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    anything.check_hostname, anything.verify_mode = False, ssl.CERT_NONE  # nothing is said to it
    try:
        with anything.wrap_socket(plain):
            return True
    except ssl.SSLError as error:
        return bool(error.reason) and "ALERT" in str(error.reason)
    except OSError:
        return False


def _filled(reason: Reason, broker: BrokerSettings) -> Reason:
    known = {"host": broker.host, "port": broker.port, "protocol": broker.protocol, "user": repr(broker.username)}
    return Reason(reason.text.format(**known), reason.do.format(**known), reason.lasting)
