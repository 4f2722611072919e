"""The `shopfloor` command. Hub and terminal register their parts by entry points, so that neither imports the other."""

import gc
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from shared.menu import DISTRIBUTION, Menu, group_of, missing

if TYPE_CHECKING:
    from shared.settings import Settings

GROUP = "shopfloor.commands"
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config", "-c", envvar="SHOPFLOOR_CONFIG", help="Configuration file; shopfloor.toml if there.", show_default=False
    ),
]


def build() -> typer.Typer:
    """The root command with the words of every part; a word's module is loaded when it is meant."""
    menu: Menu = {
        point.name: list(point.load()) for point in sorted(entry_points(group=GROUP), key=lambda entry: entry.name)
    }
    app = typer.Typer(
        name="shopfloor",
        cls=group_of(menu),
        help="Shop-floor terminal and messaging system. Start with `shopfloor demo`.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback()(lambda: None)

    @app.command("version")
    def show_version() -> None:
        """Print the version, and which parts are not installed."""
        typer.echo(version(DISTRIBUTION))
        for part in menu:
            without = missing(part)
            if without:
                typer.echo(
                    f"not installed: {part} (pip install '{DISTRIBUTION}[{part}]': {', '.join(without)} missing)", err=True
                )

    return app


def configured(path: Path | None) -> "Settings":
    """Read the configuration or end with a sentence that says what is wrong.

    Without a name it is `shopfloor.toml` in the working directory, if there is one.
    """
    from shared.settings import load_settings  # noqa: PLC0415  # a help needs none

    here = Path("shopfloor.toml")
    try:
        return load_settings(path or (here if here.is_file() else None))
    except (OSError, ValueError) as error:
        fail(str(error), 2)


def fail(message: str, code: int = 1) -> NoReturn:
    """End the program with a message for people."""
    typer.echo(f"shopfloor: {message}", err=True)
    raise typer.Exit(code)


def log_to(path: Path | None, settings: "Settings") -> None:
    """Log to a file, or to the standard error stream. A terminal's screen is drawn there, so it needs a file."""
    from shared import logs  # noqa: PLC0415  # who prints once logs nothing

    logs.begin(path, settings.log.format)


def main() -> None:
    """Entry point."""
    # Nothing that is imported is garbage, and looking for it costs a sixth of the start.
    gc.disable()
    command = build()
    gc.freeze()
    gc.enable()
    command()


if __name__ == "__main__":
    main()
