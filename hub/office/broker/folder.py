"""All files of a site's broker: its configuration, access list, passwords and certificates, and a file for each account.

Written again they say what the configuration says now: what stands and still holds is kept, what is new is added, and an
account that is gone from the configuration is gone from everywhere.
"""

import contextlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from hub.office.broker import mosquitto as names
from hub.office.broker.account_file import account_file, password_in
from hub.office.broker.acl import access_list
from hub.office.broker.authority import Authority
from hub.office.broker.mosquitto import Listening, mosquitto_config
from hub.office.broker.passwords import is_right, line_of, lines_in, new_password
from hub.office.broker.private import private_folder, write_private
from shared.config_error import ConfigError
from shared.loopback import is_loopback
from shared.settings import Settings

HERE: Final = ("localhost", "127.0.0.1")
"""The broker's own machine may always call it so."""
_OWNER: Final = "mosquitto"


@dataclass(slots=True)
class Changed:
    """What was done to accounts, for people."""

    new: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    certified: list[str] = field(default_factory=list)


class BrokerFolder:
    """A site's files. `folder` is the broker's, `home` the one of the configuration: accounts and authority stay there."""

    def __init__(self, settings: Settings, folder: Path, home: Path) -> None:
        _check(settings)
        self._settings = settings
        self._folder = folder
        self.accounts = Path(settings.broker.accounts) if settings.broker.accounts else home / "accounts"
        self._authority = home / "authority"
        self._home = home

    def write(self, renew: Sequence[str] = ()) -> Changed:
        """Write all. `renew` are accounts whose password and certificate are void: they get others."""
        everybody, changed = self._settings.everybody, Changed()
        strangers = set(renew) - everybody.keys()
        if strangers:
            raise ConfigError(f"{', '.join(sorted(strangers))}: no such account is declared")
        for place in (self._folder, self.accounts):
            private_folder(place)
            write_private(place / ".gitignore", "*\n")
        stood = self._standing()
        changed.gone = [name for name in stood if name not in everybody]
        for name in (*changed.gone, *renew):
            self._forget(name)
            stood.pop(name, None)
        self._certificates(renew, changed)
        lines = [self._line(name, stood.get(name, ""), changed) for name in everybody]
        write_private(self._folder / names.PASSWORDS, "\n".join(lines) + "\n")
        write_private(self._folder / names.ACL, access_list(self._settings.site, everybody))
        write_private(self._folder / "mosquitto.conf", mosquitto_config(self._listening()))
        if os.geteuid() == 0:
            self._hand_over()
        return changed

    def _standing(self) -> dict[str, str]:
        path = self._folder / names.PASSWORDS
        stood = lines_in(path.read_text(encoding="utf-8")) if path.exists() else {}
        unknown = stood.keys() - self._settings.everybody.keys()
        if unknown and not self._settings.accounts:
            raise ConfigError(
                f"{path} has users that the configuration does not declare: {', '.join(sorted(unknown))}. Nothing was "
                f'written. Declare those that stay, as [accounts.{min(unknown)}] with kind = "terminal"'
            )
        return stood

    def _line(self, name: str, stood: str, changed: Changed) -> str:
        """An account's password, as it was if it had one; its file, unless it has been taken to another machine."""
        path = self.accounts / f"{name}.toml"
        password = password_in(path)
        if not password and stood and not path.exists():
            return stood
        if not password:
            password = new_password()
            changed.new.append(name)
        write_private(path, account_file(self._settings, name, self._settings.everybody[name], password))
        return stood if is_right(stood, password) else line_of(name, password)

    def _certificates(self, renew: Sequence[str], changed: Changed) -> None:
        broker, wanted = self._settings.broker, self._settings.mosquitto
        if not broker.tls:
            return
        if broker.cafile:  # the plant has an authority of its own, and puts the broker's certificate here itself
            certificate = Path(broker.cafile).read_bytes()
        else:
            authority = Authority(self._authority, self._settings.site)
            (self._authority / ".gitignore").write_text("*\n", encoding="utf-8")
            certificate = authority.certificate
            reached = list(dict.fromkeys((broker.host, *wanted.names, *HERE)))
            authority.server(self._folder / names.SERVER_CERTIFICATE, self._folder / names.SERVER_KEY, reached)
            for name in (*renew, *(authority.accounts - self._settings.everybody.keys())):
                authority.revoke(name)
            if wanted.client_certificates:
                changed.certified = [name for name in self._settings.everybody if self._certified(authority, name)]
                write_private(self._folder / names.REVOKED, authority.revoked())
        for place in (self._folder, self.accounts):
            write_private(place / names.CA, certificate)

    def _certified(self, authority: Authority, name: str) -> bool:
        return authority.client(self.accounts / f"{name}.crt", self.accounts / f"{name}.key", name)

    def _forget(self, name: str) -> None:
        for ending in ("toml", "crt", "key"):
            (self.accounts / f"{name}.{ending}").unlink(missing_ok=True)

    def _listening(self) -> Listening:
        broker, wanted = self._settings.broker, self._settings.mosquitto
        return Listening(
            port=broker.port,
            folder=wanted.installed or str(self._folder.resolve()),
            bind=wanted.bind,
            tls=broker.tls,
            client_certificates=wanted.client_certificates,
            websockets=wanted.websockets,
            data=wanted.data,
        )

    def _hand_over(self) -> None:
        """What root has written is given to its readers: accounts to the configuration's owner, the rest to Mosquitto."""
        whose = self._home.stat()
        for path in (self.accounts, *self.accounts.iterdir()):
            os.chown(path, whose.st_uid, whose.st_gid, follow_symlinks=False)  # theirs to write in: no link leads out of it
        with contextlib.suppress(LookupError):  # it is not installed here
            for path in (self._folder, *self._folder.iterdir()):
                if path == self._folder or path.is_file():
                    shutil.chown(path, _OWNER, _OWNER)


def _check(settings: Settings) -> None:
    broker, wanted = settings.broker, settings.mosquitto
    beyond = next((address for address in (wanted.bind, broker.host) if not is_loopback(address)), None)
    if beyond and not broker.tls:
        raise ConfigError(
            f"{beyond} is beyond this machine, and passwords and PINs would travel in plain text: set broker.tls = true"
            " (and broker.port = 8883); the certificates are made with it"
        )
    if wanted.client_certificates and (not broker.tls or broker.cafile):
        raise ConfigError("client certificates need broker.tls = true, and the authority made here (no broker.cafile)")
