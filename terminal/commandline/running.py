"""The terminal's part of the `shopfloor` command."""

import os
import signal
import sqlite3
import sys
import threading
from pathlib import Path
from typing import Annotated

import typer

from shared.cli import ConfigOption, configured, fail, log_to
from shared.config_error import ConfigError
from shared.enrolment import CODE_DIGITS
from shared.settings import TerminalSettings

app = typer.Typer(no_args_is_help=True)


@app.command("terminal")
def run_terminal(
    config: ConfigOption = None,
    workstation: Annotated[str | None, typer.Option(help="Where this terminal stands, e.g. CUT-01.")] = None,
    name: Annotated[str | None, typer.Option("--id", help="This terminal's id; its user at the broker.")] = None,
    journal: Annotated[
        Path | None, typer.Option(help="Where what waits is kept; without it <id>.db where the configured one is.")
    ] = None,
    enrol: Annotated[
        str | None, typer.Option(help="The digits of its enrolment card, if that is not to be scanned.", show_default=False)
    ] = None,
    log: Annotated[Path, typer.Option(help="Log file; the screen itself is drawn on standard error.")] = Path(
        "terminal.log"
    ),
    coach: Annotated[bool, typer.Option("--coach", help="Say on screen what to type next (used by the demo).")] = False,
) -> None:
    """Run a terminal for an operator at a workstation. Leave with Ctrl+Q."""
    settings = configured(config)
    chosen = {"id": name, "workstation": workstation, "journal": str(journal) if journal else ""}
    chosen["enrol"] = "".join(character for character in enrol or "" if character.isalnum())
    if name and name != settings.terminal.id and not journal:
        # Another terminal than the configured one must not write into that one's journal.
        chosen["journal"] = str(Path(settings.terminal.journal).with_name(f"{name}.db"))
    fields = settings.terminal.model_dump() | {key: value for key, value in chosen.items() if value}
    try:
        settings.terminal = TerminalSettings.model_validate(fields)
    except ValueError:
        fail(
            f"{name or ''} {workstation or ''}: letters, digits, - and _ make the id of a terminal or a workstation; "
            f"an enrolment code has {CODE_DIGITS} digits",
            2,
        )
    log_to(log, settings)
    # Kitty's protocol without associated text loses upper-case letters of a scan.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from terminal.console.leave import run  # noqa: PLC0415
    from terminal.shell.app import TerminalApp  # noqa: PLC0415  # Textual is only needed with a screen

    try:
        app_ = TerminalApp(settings, coach=coach)
    except ConfigError:
        raise
    except (OSError, ValueError, sqlite3.Error) as error:
        fail(str(error))
    run(app_)


@app.command("board")
def run_board(
    config: ConfigOption = None,
    client: Annotated[str | None, typer.Option(help="The x/ client it speaks as; its user at the broker.")] = None,
    log: Annotated[Path, typer.Option(help="Log file; the screen itself is drawn on standard error.")] = Path("board.log"),
    with_terminal: Annotated[
        bool, typer.Option("--with-terminal", help="Key 9 opens the terminal of the same configuration, and comes back.")
    ] = False,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="To be looked at: nothing can be done. Any account that may read will do.")
    ] = False,
    coach: Annotated[bool, typer.Option("--coach", help="Say on screen what to do next (used by the demo).")] = False,
) -> None:
    """Run the supervisor's board: workstations, orders, stock, calls, exceptions, late orders, all live.

    Keys 1 to 7 choose a view, the arrows a row, Enter opens its details, / finds anything by a part of its id or name. A
    scanned code opens its details at once.

    In details the numbers below are what can be done; badge and PIN are asked, and count until nobody has touched the board
    for two minutes.
    """
    settings = configured(config)
    if client:
        settings.client = client
    log_to(log, settings)
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    from terminal.board.app import BoardApp  # noqa: PLC0415  # Textual is only needed with a screen
    from terminal.console.leave import run  # noqa: PLC0415

    command = None
    if with_terminal:
        command = [sys.executable, "-m", "shared.cli", "terminal", "--log", str(log.with_name("terminal.log"))]
        command += ["--config", str(config)] if config else []
        command += ["--coach"] if coach else []
    run(BoardApp(settings, terminal_command=command, coach=coach, read_only=read_only))


@app.command("web")
def run_web(
    config: ConfigOption = None,
    bind: Annotated[str | None, typer.Option(help="Address to listen on.", show_default="web.bind")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, show_default="web.port")] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="A proxy before it encrypts.", show_default="web.behind_proxy")
    ] = False,
    log: Annotated[Path | None, typer.Option(help="Log to this file instead of the standard error stream.")] = None,
) -> None:
    """Show the board in a browser, read-only, on this machine unless told otherwise. Ends with Ctrl+C.

    Who opens it gives the name and the password of an account of the plant, and sees what that account may read.
    """
    try:
        from terminal.web.serving import serve  # noqa: PLC0415  # a part of its own
    except ModuleNotFoundError as error:
        fail(f"`shopfloor web` needs {error.name}: pip install 'shopfloor[web]'")
    settings = configured(config)
    chosen = {"bind": bind, "port": port, "behind_proxy": behind_proxy or None}
    settings.web = settings.web.model_copy(update={key: it for key, it in chosen.items() if it is not None})
    log_to(log, settings)
    here = Path("shopfloor.toml")
    try:
        serve(settings, config or (here if here.is_file() else None))
    except ConfigError:
        raise
    except OSError as error:
        fail(f"{settings.web.bind}:{settings.web.port} can't be listened on: {error.strerror or error}")


@app.command("operators", hidden=True)
def run_operators(
    posts: Annotated[str, typer.Argument(help="WORKSTATION=BADGE,…")],
    config: ConfigOption = None,
    folder: Annotated[Path, typer.Option(help="Where the journals go.")] = Path(),
    pause: Annotated[int, typer.Option(help="Mean milliseconds between two acts.")] = 800,
    seed: Annotated[int, typer.Option(help="Seed of their choices.")] = 1,
    speed: Annotated[
        float, typer.Option(min=0, help="1 makes pieces at the routing's standard rate, 0 as fast as they can be booked.")
    ] = 0.0,
    outage: Annotated[str, typer.Option(help="WORKSTATION:SECONDS off the network and on it, by turns.")] = "",
    log: Annotated[Path | None, typer.Option(help="Log file.")] = None,
) -> None:
    """Run simulated operators through real terminals (demo, load and fault tests). Ends with SIGTERM."""
    from terminal.rehearsal.operators import Crew, parse_outage, parse_posts  # noqa: PLC0415  # only the demo and tests need it

    settings = configured(config)
    log_to(log, settings)
    stopped = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stopped.set())
    try:
        crew = Crew(
            settings, parse_posts(posts), folder, pause_ms=pause, seed=seed, speed=speed, outage=parse_outage(outage)
        )
    except ConfigError:
        raise
    except ValueError as error:
        fail(str(error))
    drained, report = crew.run(stopped.is_set)
    typer.echo(report)
    raise typer.Exit(0 if drained else 1)
