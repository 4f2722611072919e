"""The terminal's part of the `shopfloor` command."""

import os
import signal
import threading
from pathlib import Path
from typing import Annotated

import typer

from shared.cli import ConfigOption, configured, fail, log_to
from terminal.operators import Crew, parse_posts

app = typer.Typer(no_args_is_help=True)


@app.command("terminal")
def run_terminal(
    config: ConfigOption = None,
    workstation: Annotated[str | None, typer.Option(help="Where this terminal stands, e.g. CUT-01.")] = None,
    name: Annotated[str | None, typer.Option("--id", help="This terminal's id; its user at the broker.")] = None,
    log: Annotated[Path, typer.Option(help="Log file; the screen itself is drawn on standard error.")] = Path(
        "terminal.log"
    ),
    coach: Annotated[bool, typer.Option("--coach", help="Say on screen what to type next (used by the demo).")] = False,
) -> None:
    """Run a terminal for an operator at a workstation. Leave with Ctrl+Q."""
    settings = configured(config)
    chosen = {key: value for key, value in (("id", name), ("workstation", workstation)) if value}
    settings.terminal = settings.terminal.model_copy(update=chosen)
    log_to(log)
    # Kitty's protocol without associated text loses upper-case letters of a scan.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from terminal.app import TerminalApp  # noqa: PLC0415  # Textual is only needed with a screen

    TerminalApp(settings, coach=coach).run(mouse=False)


@app.command("operators", hidden=True)
def run_operators(
    posts: Annotated[str, typer.Argument(help="WORKSTATION=BADGE,…")],
    config: ConfigOption = None,
    folder: Annotated[Path, typer.Option(help="Where the journals go.")] = Path(),
    pause: Annotated[int, typer.Option(help="Mean milliseconds between two acts.")] = 800,
    seed: Annotated[int, typer.Option(help="Seed of their choices.")] = 1,
    log: Annotated[Path | None, typer.Option(help="Log file.")] = None,
) -> None:
    """Run simulated operators through real terminals (demo, load and fault tests). Ends with SIGTERM."""
    settings = configured(config)
    log_to(log)
    stopped = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopped.set())
    try:
        crew = Crew(settings, parse_posts(posts), folder, pause_ms=pause, seed=seed)
    except ValueError as error:
        fail(str(error))
    drained, report = crew.run(stopped.is_set)
    typer.echo(report)
    raise typer.Exit(0 if drained else 1)
