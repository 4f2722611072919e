"""Configuration: a TOML file, overridden by environment variables (`SHOPFLOOR_BROKER__HOST`)."""

import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self, TypeVar, get_args, get_origin
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from shared.branches import View
from shared.config_error import ConfigError
from shared.enrolment import Code
from shared.ids import ID_PATTERN
from shared.roles import Role

TLS_PORT: Final = 8883
_FILES: Final = ("accounts", "cafile", "certfile", "keyfile")
"""Settings of the broker that name files; a relative one is meant from the configuration's own folder."""

Name = Annotated[str, Field(pattern=rf"^{ID_PATTERN}$")]


def _template(text: str) -> str:
    """A topic with fields in it: told apart by what each subject has."""
    try:
        topic = text.format(site="s", kind="k", group="g", id="i")
    except (ValueError, LookupError):
        raise ValueError("its fields are {site}, {kind}, {group} and {id}") from None
    if not topic or set("+#\0\n") & set(topic) or topic[0] in "$/":
        raise ValueError("that is no topic one can publish on")
    if "{kind}" not in text or "{id}" not in text or "{group}" not in text:
        raise ValueError("{kind}, {group} and {id} have to stand in it: else two subjects share a topic")
    return _not_ours(text)


def _not_ours(topic: str) -> str:
    if topic.partition("/")[0] == "shopfloor":
        raise ValueError("shopfloor/ is ours: what an account may there, its kind and its view say")
    return topic


Template = Annotated[str, AfterValidator(_template)]


class _Section(BaseModel):
    """A part of the configuration: a word it does not know is a mistake, not a wish."""

    model_config = ConfigDict(extra="forbid")


S = TypeVar("S", bound=_Section)


class BrokerSettings(_Section):
    """Where the broker is and who we are there."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 1883
    protocol: Literal["5", "3.1.1"] = "5"
    username: str = ""
    password: str = ""
    accounts: str = ""
    """Folder of the accounts' own files. Without a `username` each program takes the file of the account it speaks as."""
    subscribe_qos: Literal[0, 1] = 1
    """What terminals and boards ask documents with. The embedded broker hands on no more than 100 at once with 1."""
    tls: bool = False
    """Encrypt; on port 8883 unless another is said."""
    cafile: str = ""
    """Certificate of the authority that signed the broker's. Without it those that the machine knows."""
    certfile: str = ""
    keyfile: str = ""
    """Our own certificate and its private key, for a broker that asks for one."""
    keepalive: Annotated[int, Field(ge=1, le=120)] = 15
    """Seconds of silence after which the broker is asked for a sign of life: a dead link is noticed within two or three of
    them. Below 3 an idle client may be too slow for the broker's own patience, and is connected anew."""

    @model_validator(mode="after")
    def _encrypted_port(self) -> Self:
        if self.tls and "port" not in self.model_fields_set:
            self.port = TLS_PORT
        return self


class MosquittoSettings(_Section):
    """What `shopfloor broker-config` writes into the broker's own configuration."""

    bind: str = "127.0.0.1"
    """Address to listen on. Beyond this machine only with TLS."""
    names: list[str] = []
    """Names and addresses beside `broker.host` by which clients reach it: they stand in its certificate."""
    websockets: Annotated[int, Field(ge=0, le=65535)] = 0
    """Port of a second listener for browsers; 0 for none."""
    client_certificates: bool = False
    """Whether a client has to show its certificate, and is whom it names."""
    installed: str = ""
    """Folder on the broker's machine in which the files will stand, if not where they are written."""
    data: str = "/var/lib/mosquitto/"
    """Where it keeps what is retained."""


class ClientSettings(_Section):
    """An `x/` client the hub takes commands from, and what it may do. The former way to declare a system's account."""

    roles: list[Role]
    view: View = "office"


AccountKind = Literal["hub", "terminal", "system", "reader"]


Foreign = Annotated[
    str, Field(pattern=r"^(?:[^$+#/\x00\n][^+#/\x00\n]*)(?:/(?:\+|[^+#/\x00\n]+))*(?:/#)?$"), AfterValidator(_not_ours)
]
"""A topic filter outside our own tree."""


class AccountSettings(_Section):
    """A user of the broker: what it is, what it is shown, and what a system may do by itself."""

    kind: AccountKind
    view: View | None = None
    roles: list[Role] = []
    writes: list[Foreign] = []
    """Topics outside `shopfloor/` that it may write and read as well: a plant's namespace of numbers."""
    reads: list[Foreign] = []
    """Topics outside `shopfloor/` that it may read as well."""

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.roles and self.kind != "system":
            raise ValueError(f"a {self.kind} has no roles of its own: they belong to systems and to people")
        if self.view and self.kind in ("hub", "terminal"):
            raise ValueError(f"a {self.kind} has no view: it is shown what it works with")
        return self

    @property
    def shown(self) -> View:
        """What it is shown: a display on the floor the floor, a system what an office sees, unless said otherwise."""
        return self.view or ("floor" if self.kind == "reader" else "office")


class HubSettings(_Section):
    """The hub's own part."""

    name: Annotated[str, Field(max_length=40)] = ""
    """What the board calls it; the machine's name when left out."""
    database: str = "sqlite:///shopfloor.db"
    timezone: str = "UTC"
    day_starts: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] = "06:00"
    batch: Annotated[int, Field(ge=1, le=4096)] = 256
    clients: dict[Name, ClientSettings] = {}
    forgotten_hours: Annotated[int, Field(ge=1, le=720)] = 12
    """A running session in which nothing was reported for so long is closed as estimated."""
    escalate_minutes: Annotated[list[int], Field(max_length=5)] = [5, 15]
    """Ages at which an open call escalates."""
    message_hours: Annotated[int, Field(ge=1, le=720)] = 24
    """A message nobody read for so long is taken down."""
    pin_digits: Annotated[int, Field(ge=4, le=12)] = 4
    """A new PIN has at least so many digits."""

    @field_validator("timezone")
    @classmethod
    def _known(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("no time zone has this name: write one as Europe/Berlin") from None
        return name


class BridgeSettings(_Section):
    """`shopfloor bridge`: the plant in numbers, for other namespaces on the same broker."""

    account: Name = "bridge"
    topics: list[Template] = []
    """Where each subject's numbers are kept, retained: `umh/v1/acme/{site}/{group}/{id}/_historian/{kind}`."""
    sparkplug: Annotated[str, Field(pattern=rf"^({ID_PATTERN})?$")] = ""
    """Group id of Sparkplug B; the edge node is the site, its devices are the workstations."""
    every_ms: Annotated[int, Field(ge=100, le=3_600_000)] = 1_000
    """A subject is said with its first change at once, then at most this often."""
    memory: str = "bridge.json"
    """File in which the counts are kept. Without it they are counted anew, from the plant's first event on."""


class ExchangeSettings(_Section):
    """`shopfloor exchange`: orders in, movements and what became of orders out, as CSV files."""

    account: Name = "exchange"
    folder: str = "exchange"
    release: bool = False
    """Whether an order is released as soon as it is made."""
    every_s: Annotated[float, Field(ge=0.2, le=3_600)] = 5.0


class TerminalSettings(_Section):
    """A terminal's own part. Without a workstation the hub's `desired` document says where it stands."""

    id: Name = "terminal-1"
    workstation: Annotated[str, Field(pattern=rf"^({ID_PATTERN})?$")] = ""
    journal: str = "terminal.db"
    enrol: Code = ""
    """The code of its enrolment card, for the first start."""
    kiosk: bool = False
    """Whether it, or a board, is all that its machine is for: Ctrl+Q does not leave it."""


class LogSettings(_Section):
    """How all programs log."""

    format: Literal["text", "json"] = "text"
    """Lines for people, or a JSON object a line."""


class MetricsSettings(_Section):
    """`shopfloor metrics`: where Prometheus comes for its figures."""

    bind: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 9464


class WebSettings(_Section):
    """`shopfloor web`: the board in a browser."""

    bind: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 8090
    certfile: str = ""
    keyfile: str = ""
    """Its own certificate and key: beyond this machine it speaks TLS only."""
    behind_proxy: bool = False
    """Whether a proxy before it encrypts."""
    boards: Annotated[int, Field(ge=1, le=200)] = 20
    """How many may be open at once: each is a process of 70 MB."""


class Settings(BaseSettings):
    """Everything a program of ours can be told."""

    model_config = SettingsConfigDict(env_prefix="SHOPFLOOR_", env_nested_delimiter="__", extra="forbid", defer_build=True)

    site: Name = "plant"
    broker: BrokerSettings = BrokerSettings()
    mosquitto: MosquittoSettings = MosquittoSettings()
    accounts: dict[Name, AccountSettings] = {}
    hub: HubSettings = HubSettings()
    bridge: BridgeSettings = BridgeSettings()
    exchange: ExchangeSettings = ExchangeSettings()
    terminal: TerminalSettings = TerminalSettings()
    log: LogSettings = LogSettings()
    metrics: MetricsSettings = MetricsSettings()
    web: WebSettings = WebSettings()
    client: Name = "cli"
    """The `x/` client the command line speaks as."""

    @model_validator(mode="after")
    def _declared_once(self) -> Self:
        twice = self.accounts.keys() & self.hub.clients.keys()
        if twice:
            name = min(twice)
            raise ValueError(f"{name} is declared twice: put what [hub.clients.{name}] says into [accounts.{name}]")
        return self

    @property
    def everybody(self) -> dict[str, AccountSettings]:
        """All users of the broker: who is declared, and, where they are left out, hub, command line and our terminal."""
        found = dict(self.accounts)
        for name, client in self.hub.clients.items():
            found[name] = AccountSettings(kind="system", view=client.view, roles=client.roles)
        if all(account.kind != "hub" for account in found.values()):
            found.setdefault("hub", AccountSettings(kind="hub"))
        found.setdefault(self.client, AccountSettings(kind="system"))
        if "id" in self.terminal.model_fields_set:
            found.setdefault(self.terminal.id, AccountSettings(kind="terminal"))
        return found

    @property
    def hub_account(self) -> str:
        """The user the hub speaks as."""
        return next(name for name, account in self.everybody.items() if account.kind == "hub")

    @property
    def client_roles(self) -> dict[str, frozenset[str]]:
        """What each `x/` client may do by itself."""
        return {name: frozenset(account.roles) for name, account in self.everybody.items() if account.kind == "system"}

    def broker_as(self, account: str) -> BrokerSettings:
        """How an account connects: as is said here, or as its own file says. Raises `ConfigError`."""
        if self.broker.username or not self.broker.accounts:
            return self.broker
        path = Path(self.broker.accounts) / f"{account}.toml"
        try:
            said = tomllib.loads(path.read_text(encoding="utf-8"))
            return _anchored(BrokerSettings.model_validate(said.get("broker")), path)
        except FileNotFoundError:
            raise ConfigError(
                f"{path} does not exist: declare [accounts.{account}], and `shopfloor broker-config` writes it"
            ) from None
        except PermissionError:
            raise ConfigError(f"{path} can't be read: it is for {account} alone, and belongs to another user") from None
        except (OSError, ValueError):
            raise ConfigError(f"{path} is no account's file: `shopfloor broker-config` writes it") from None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment over file."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(path: Path | None) -> Settings:
    """Read a TOML file (or none) and the environment.

    Raises `ValueError` or `OSError`: one line a mistake, and never a value, for it may be a password.
    """
    try:
        settings = _load(path)
        if path is not None:
            settings.broker = _anchored(settings.broker, path)
            settings.web = _anchored(settings.web, path)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        raise ValueError("; ".join(_said(fault, path) for fault in faults)) from None
    except ValueError as error:  # the TOML itself
        raise ValueError(f"{path}: {error}") from None
    return settings


def _anchored(section: S, path: Path) -> S:
    """With the files it names found from the folder of the configuration, wherever the program is started."""
    folder = path.resolve().parent
    named = {name: str(folder / value) for name in _FILES if (value := getattr(section, name, ""))}
    return section.model_copy(update=named)


def _said(fault: Any, path: Path | None) -> str:
    name = ".".join(map(str, fault["loc"]))
    where = f"{path}: " if path else ""
    if fault["type"] != "extra_forbidden":
        return where + (f"{name}: " if name else "") + str(fault["msg"]).removeprefix("Value error, ")
    parts: Any = Settings
    for step in fault["loc"][:-1]:  # a table of sections has any names, and one kind of section
        parts = get_args(parts)[1] if get_origin(parts) is dict else parts.model_fields[step].annotation
    near = get_close_matches(str(fault["loc"][-1]), parts.model_fields, 1)
    return f"{where}{name} is no setting" + (f": is {near[0]} meant?" if near else "")


def _load(path: Path | None) -> Settings:
    if path is None:
        return Settings()
    if not path.is_file():
        raise FileNotFoundError(f"{path} does not exist: make one with `shopfloor init`")

    class _Here(Settings):
        model_config = SettingsConfigDict(env_prefix="SHOPFLOOR_", env_nested_delimiter="__", extra="forbid", toml_file=path)

    return _Here()
