"""The `shopfloor` command. Hub and terminal register their parts by entry points, so that neither imports the other."""

import gc
import logging
import sys
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from shared.settings import Settings, load_settings

GROUP = "shopfloor.commands"
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config", "-c", envvar="SHOPFLOOR_CONFIG", help="Configuration file; shopfloor.toml if there.", show_default=False
    ),
]


def build(word: str = "") -> typer.Typer:
    """The root command with every part that is installed, or as many as are needed to know the word.

    A terminal should be up at once, on a small machine too: it does without the hub's libraries.
    """
    app = typer.Typer(
        name="shopfloor",
        help="Shop-floor terminal and messaging system. Start with `shopfloor demo`.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    missing: list[str] = []
    for point in sorted(entry_points(group=GROUP), key=lambda one: one.name, reverse=True):
        try:
            part: typer.Typer = point.load()
            app.add_typer(part)
            if any(command.name == word for command in part.registered_commands):
                break
        except ModuleNotFoundError as error:
            missing.append(f"{point.name} (pip install 'shopfloor[{point.name}]': {error.name} is missing)")

    @app.command("version")
    def show_version() -> None:
        """Print the version, and which parts are not installed."""
        typer.echo(version("shopfloor"))
        for one in missing:
            typer.echo(f"not installed: {one}", err=True)

    return app


def configured(path: Path | None) -> Settings:
    """Read the configuration or end with a sentence that says what is wrong.

    Without a name it is `shopfloor.toml` in the working directory, if there is one.
    """
    here = Path("shopfloor.toml")
    try:
        return load_settings(path or (here if here.is_file() else None))
    except (OSError, ValueError) as error:
        fail(str(error), 2)


def fail(message: str, code: int = 1) -> NoReturn:
    """End the program with a message for people."""
    typer.echo(f"shopfloor: {message}", err=True)
    raise typer.Exit(code)


def log_to(path: Path | None) -> None:
    """Log to a file, or to the standard error stream. A terminal's screen is drawn there, so it needs a file."""
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        **({"filename": str(path)} if path else {"stream": sys.stderr}),
    )


def main() -> None:
    """Entry point."""
    # Nothing that is imported is garbage, and looking for it costs a sixth of the start.
    gc.disable()
    command = build(sys.argv[1] if len(sys.argv) > 1 else "")
    gc.freeze()
    gc.enable()
    command()


if __name__ == "__main__":
    main()
