"""`shopfloor hub`, `shopfloor demo`: what goes on until it is ended."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from shared.cli import ConfigOption, configured, fail, log_to

app = typer.Typer()


@app.command("hub")
def run_hub(
    config: ConfigOption = None,
    log: Annotated[Path | None, typer.Option(help="Log to this file instead of the standard error stream.")] = None,
    standby: Annotated[
        bool,
        typer.Option(
            "--standby", help="Wait while another hub writes this database or serves this site, and take over then."
        ),
    ] = False,
    new: Annotated[
        bool, typer.Option("--new", help="Begin with an empty database, though a hub on another one has served this site.")
    ] = False,
    backed_up: Annotated[
        bool,
        typer.Option("--backed-up", help="Upgrade without a backup of its own: there is one already."),
    ] = False,
    again: Annotated[bool, typer.Option("--again", hidden=True)] = False,
) -> None:
    """Run the hub: the one writer of orders, stock and WIP. Ends with Ctrl+C.

    A second hub on the same database or the same site is refused, or waits with --standby. One on PostgreSQL that loses
    the server begins again by itself, and goes on when it is back, or stands by when another hub has taken over.
    """
    import signal
    from contextlib import ExitStack
    from importlib.metadata import version

    from sqlalchemy import make_url
    from sqlalchemy.exc import OperationalError, SQLAlchemyError

    from hub.service.neighbours import OtherHubError
    from hub.service.program import HubService
    from hub.store.backup.kinds import upgrade_backed_up
    from hub.store.database import DatabaseError, make_private, newest_revision, shown
    from hub.store.ownership import OwnedError, begin_again, owning

    settings = configured(config)
    log_to(log, settings)
    waits = standby or again
    with ExitStack() as held:
        try:
            make_private(settings.hub.database)
            newest_revision()  # what is needed at once later is read while there is time
            held.enter_context(owning(settings.hub.database, wait=waits, patient=waits, lost=begin_again))
            upgrade_backed_up(settings.hub.database, by_other_means=backed_up)
            service = HubService(settings, version=version("shopfloor"), standby=waits, new=new)
        except OwnedError as error:
            fail(str(error))
        except (SQLAlchemyError, DatabaseError, OSError) as error:
            server = not settings.hub.database.startswith("sqlite")
            if waits and server and isinstance(error, OperationalError):  # gone again, before the lock's own watch saw it
                begin_again(shown(settings.hub.database))
            said = str(getattr(error, "orig", None) or error).strip().partition("\n")[0]
            password = make_url(settings.hub.database).password if "://" in settings.hub.database else None
            fail(f"{shown(settings.hub.database)} can't be used: {said.replace(str(password), '***') if password else said}")
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: service.stop.set())
        try:
            service.run()
        except OtherHubError as error:
            fail(str(error))


@app.command("metrics")
def run_metrics(
    config: ConfigOption = None,
    client: Annotated[
        str | None, typer.Option(help="The account it listens as.", show_default="metrics, where it is declared")
    ] = None,
    bind: Annotated[str | None, typer.Option(help="Address to listen on.", show_default="metrics.bind")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, show_default="metrics.port")] = None,
    log: Annotated[Path | None, typer.Option(help="Log to this file instead of the standard error stream.")] = None,
) -> None:
    """Give Prometheus the plant's health. A client of the broker like others; ends with Ctrl+C."""
    import signal
    import threading

    try:
        from hub.metrics.serving import serve
    except ModuleNotFoundError as error:
        fail(f"`shopfloor metrics` needs {error.name}: pip install 'shopfloor[metrics]'")
    settings = configured(config)
    settings.client = client or ("metrics" if "metrics" in settings.accounts else settings.client)
    chosen = {"bind": bind, "port": port}
    settings.metrics = settings.metrics.model_copy(update={key: it for key, it in chosen.items() if it is not None})
    log_to(log, settings)
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    try:
        serve(settings, stop)
    except OSError as error:
        fail(f"{settings.metrics.bind}:{settings.metrics.port} can't be listened on: {error.strerror or error}")


@app.command("demo")
def demo(
    headless: Annotated[int | None, typer.Option(help="Run without a screen for so many seconds, then verify.")] = None,
    folder: Annotated[Path, typer.Option(help="Where the demo keeps its files.")] = Path(".demo"),
    plant: Annotated[Path | None, typer.Option(help="A plant's folder; the chairs when left out.")] = None,
) -> None:
    """Try it: broker, hub, a plant and its people on this machine, and a terminal for you; all is stopped when you leave."""
    from hub.rehearsal.demo import DemoError, run_demo

    try:
        sys.exit(run_demo(folder, plant, headless))
    except DemoError as error:
        fail(str(error))


@app.command("bridge")
def bridge(
    config: ConfigOption = None,
    log: Annotated[Path | None, typer.Option(help="Log to this file instead of the standard error stream.")] = None,
) -> None:
    """Say the plant in numbers: retained JSON for any namespace, and Sparkplug B.

    It speaks beside the plant's documents, and ends with Ctrl+C.

    Where, and how often, stands in [bridge] of the configuration.
    """
    import signal

    from hub.office.bridge.program import Bridge

    settings = configured(config)
    log_to(log, settings)
    if not settings.bridge.topics and not settings.bridge.sparkplug:
        fail("nothing to say: give topics or a Sparkplug group in [bridge] of the configuration", 2)
    running = Bridge(settings)
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: running.stop.set())
    running.run()


@app.command("exchange")
def exchange(
    config: ConfigOption = None,
    log: Annotated[Path | None, typer.Option(help="Log to this file instead of the standard error stream.")] = None,
) -> None:
    """Exchange CSV files: orders in, movements and what became of orders out.

    For who has no MQTT. Ends with Ctrl+C.

    The folder stands in [exchange] of the configuration; in it, `in` is looked at, and `out` is filled.
    """
    import signal
    import threading

    from hub.office.exchange.program import run_exchange

    settings = configured(config)
    log_to(log, settings)
    stop = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: stop.set())
    run_exchange(settings, stop)
