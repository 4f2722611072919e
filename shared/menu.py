"""The words after `shopfloor`: known by name and help at once, their modules loaded when one is meant.

A terminal, a report, a help should be up at once, on a small machine too, without the libraries of all the others.
"""

import re
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distribution, requires
from typing import Any, Final

import typer
from typer.core import TyperGroup

from shared.config_error import ConfigError

DISTRIBUTION: Final = "shopfloor"
OURS: Final = ("shared", "hub", "terminal")
_REQUIREMENT: Final = re.compile(r"([A-Za-z0-9._-]+).*extra == ['\"]([a-z]+)['\"]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One word. `home` is the module and name of its Typer application, or of a function from the word to one."""

    name: str
    home: str
    help: str
    hidden: bool = False

    def load(self) -> Any:
        """The command, or the group of commands. Raises `ModuleNotFoundError` where its part is not installed."""
        module, _, name = self.home.partition(":")
        target = getattr(import_module(module), name)
        app: typer.Typer = target if isinstance(target, typer.Typer) else target(self.name)
        app.rich_markup_mode = None  # loading Rich takes longer than everything else
        group = typer.main.get_group(app)
        command = group.commands.get(self.name, group)
        command.name = self.name
        return command


Menu = dict[str, list[Entry]]
"""Part (an extra of the distribution) → its words."""


class _Loading(MutableMapping[str, Any]):
    """Word → command, loaded when it is looked at."""

    def __init__(self, menu: Menu, own: dict[str, Any]) -> None:
        self._parts = {entry.name: part for part, entries in menu.items() for entry in entries}
        self._entries = {entry.name: entry for entries in menu.values() for entry in entries}
        self._loaded = own

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            try:
                self._loaded[name] = self._entries[name].load()
            except ModuleNotFoundError as error:
                if str(error.name).partition(".")[0] in OURS:
                    raise
                part = self._parts[name]
                words = f"`shopfloor {name}` needs {error.name}: pip install '{DISTRIBUTION}[{part}]'"
                typer.echo(f"shopfloor: {words}", err=True)
                raise typer.Exit(1) from None
        return self._loaded[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        yield from dict.fromkeys((*self._entries, *self._loaded))

    def __len__(self) -> int:
        return len({*self._entries, *self._loaded})

    def help(self, name: str) -> str | None:
        """What a list says of a word; None for one that is not to be listed."""
        entry = self._entries.get(name)
        if entry is None:
            return str(self._loaded[name].get_short_help_str(limit=200))
        return None if entry.hidden else entry.help


def group_of(menu: Menu) -> type[TyperGroup]:
    """The root group: what is on the menu."""

    class Root(TyperGroup):
        def __init__(self, **attributes: Any) -> None:
            super().__init__(**attributes)
            self.commands = self._words = _Loading(menu, dict(self.commands))

        def invoke(self, ctx: Any) -> Any:
            """A file of the configuration that can't be used is one line, whichever command finds it."""
            try:
                return super().invoke(ctx)
            except ConfigError as error:
                typer.echo(f"shopfloor: {error}", err=True)
                raise typer.Exit(2) from None

        def format_commands(self, ctx: Any, formatter: Any) -> None:
            """From the menu: a list loads nothing."""
            del ctx
            said = ((name, self._words.help(name)) for name in self._words)
            with formatter.section("Commands"):
                formatter.write_dl([(name, words) for name, words in said if words is not None])

    return Root


def missing(part: str) -> list[str]:
    """Which libraries of a part are not installed."""
    needed = [
        match[1]
        for requirement in requires(DISTRIBUTION) or ()
        if (match := _REQUIREMENT.match(requirement)) and match[2] == part
    ]
    return [name for name in needed if not _is_here(name)]


def _is_here(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
