"""Configuration: a TOML file, overridden by environment variables (`SHOPFLOOR_BROKER__HOST`)."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from shared.commands import Role
from shared.ids import ID_PATTERN

Name = Annotated[str, Field(pattern=rf"^{ID_PATTERN}$")]


class BrokerSettings(BaseModel):
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


class ClientSettings(BaseModel):
    """An `x/` client the hub takes commands from, and what it may do."""

    roles: list[Role]


class HubSettings(BaseModel):
    """The hub's own part."""

    database: str = "sqlite:///shopfloor.db"
    timezone: str = "UTC"
    day_starts: Annotated[str, Field(pattern=r"^[0-9]{2}:[0-9]{2}$")] = "06:00"
    batch: Annotated[int, Field(ge=1, le=4096)] = 256
    clients: dict[Name, ClientSettings] = {}
    forgotten_hours: Annotated[int, Field(ge=1, le=720)] = 12
    """A running session in which nothing was reported for so long is closed as estimated."""
    escalate_minutes: Annotated[list[int], Field(max_length=5)] = [5, 15]
    """Ages at which an open call escalates."""
    message_hours: Annotated[int, Field(ge=1, le=720)] = 24
    """A message nobody read for so long is taken down."""


class TerminalSettings(BaseModel):
    """A terminal's own part. Without a workstation the hub's `desired` document says where it stands."""

    id: Name = "terminal-1"
    workstation: str = ""
    journal: str = "terminal.db"


class Settings(BaseSettings):
    """Everything a program of ours can be told."""

    model_config = SettingsConfigDict(env_prefix="SHOPFLOOR_", env_nested_delimiter="__", extra="ignore", defer_build=True)

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
    """Read a TOML file (or none) and the environment. Raises `ValueError` or `OSError` with what is wrong."""
    if path is None:
        return Settings()
    if not path.is_file():
        raise FileNotFoundError(f"{path} does not exist: make one with `shopfloor init`")

    class _Here(Settings):
        model_config = SettingsConfigDict(env_prefix="SHOPFLOOR_", env_nested_delimiter="__", extra="ignore", toml_file=path)

    return _Here()
