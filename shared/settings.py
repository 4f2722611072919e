"""Configuration: a TOML file, overridden by environment variables (`SHOPFLOOR_BROKER__HOST`)."""

from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from shared.enrolment import Code
from shared.ids import ID_PATTERN
from shared.roles import Role

Name = Annotated[str, Field(pattern=rf"^{ID_PATTERN}$")]


class _Section(BaseModel):
    """A part of the configuration: a word it does not know is a mistake, not a wish."""

    model_config = ConfigDict(extra="forbid")


class BrokerSettings(_Section):
    """Where the broker is and who we are there."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] = 1883
    protocol: Literal["5", "3.1.1"] = "5"
    username: str = ""
    password: str = ""
    subscribe_qos: Literal[0, 1] = 1
    """What terminals and boards ask documents with. The embedded broker hands on no more than 100 at once with 1."""
    tls: bool = False
    cafile: str = ""
    keepalive: Annotated[int, Field(ge=1, le=120)] = 15
    """Seconds of silence after which the broker is asked for a sign of life: a dead link is noticed within two or three of
    them. Below 3 an idle client may be too slow for the broker's own patience, and is connected anew."""


class ClientSettings(_Section):
    """An `x/` client the hub takes commands from, and what it may do."""

    roles: list[Role]


class HubSettings(_Section):
    """The hub's own part."""

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


class TerminalSettings(_Section):
    """A terminal's own part. Without a workstation the hub's `desired` document says where it stands."""

    id: Name = "terminal-1"
    workstation: Annotated[str, Field(pattern=rf"^({ID_PATTERN})?$")] = ""
    journal: str = "terminal.db"
    enrol: Code = ""
    """The code of its enrolment card, for the first start."""


class Settings(BaseSettings):
    """Everything a program of ours can be told."""

    model_config = SettingsConfigDict(env_prefix="SHOPFLOOR_", env_nested_delimiter="__", extra="forbid", defer_build=True)

    site: Name = "plant"
    broker: BrokerSettings = BrokerSettings()
    hub: HubSettings = HubSettings()
    terminal: TerminalSettings = TerminalSettings()
    client: Name = "cli"
    """The `x/` client the command line speaks as."""

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
        return _load(path)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        raise ValueError("; ".join(_said(fault, path) for fault in faults)) from None
    except ValueError as error:  # the TOML itself
        raise ValueError(f"{path}: {error}") from None


def _said(fault: Any, path: Path | None) -> str:
    name = ".".join(map(str, fault["loc"]))
    where = f"{path}: " if path else ""
    if fault["type"] != "extra_forbidden":
        return f"{where}{name}: {str(fault['msg']).removeprefix('Value error, ')}"
    parts: Any = Settings
    for step in fault["loc"][:-1]:
        shape = parts.model_fields[step].annotation if step in getattr(parts, "model_fields", {}) else ClientSettings
        parts = shape if isinstance(shape, type) and issubclass(shape, BaseModel) else ClientSettings
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
