"""`shopfloor doctor`: looks at everything a site stands on, and says what to do."""

from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Final

import typer

from hub.doctor.broker import judge_broker, look_at_mosquitto
from hub.doctor.certificates import judge_encryption, look_at_secrets
from hub.doctor.database import Sources, look_again, look_at_database
from hub.doctor.finding import Finding, Level
from hub.doctor.machine import look_at_clock, look_at_disk
from hub.doctor.plant import judge_hub, judge_terminals
from hub.doctor.wire import listen
from shared import clock
from shared.cli import ConfigOption, configured
from shared.plain_text import plain
from shared.schema import contract_hash
from shared.settings import Settings

app = typer.Typer()
_WIDTH: Final = 18


@app.command("doctor")
def doctor(
    seconds: Annotated[
        float, typer.Option("--listen", min=0.5, max=600, help="How many seconds to listen to the plant.")
    ] = 2.0,
    mosquitto: Annotated[Path | None, typer.Option(help="Check this mosquitto.conf too.", show_default=False)] = None,
    config: ConfigOption = None,
) -> None:
    """Look at broker, clock, database, disk, hub and terminals, and say what to do. Changes nothing; exit 1 with a failure.

    Run it where the hub runs, with the hub's configuration. One line a finding: ok, warn or fail.
    """
    levels: Counter[Level] = Counter()
    for finding in _findings(configured(config), seconds, mosquitto):
        _print(finding)
        levels[finding.level] += 1
    typer.echo(f"{levels[Level.OK]} ok, {levels[Level.WARN]} to look at, {levels[Level.FAIL]} failed")
    if levels[Level.FAIL]:
        raise typer.Exit(1)


def _findings(settings: Settings, seconds: float, mosquitto: Path | None) -> Iterator[Finding]:
    sources = Sources()
    yield from look_at_database(settings.hub.database, sources, settings.hub.pin_digits)
    yield from look_at_disk(settings.hub.database)
    yield from look_at_clock()
    yield from look_at_mosquitto(mosquitto) if mosquitto else ()
    broker = settings.broker_as(settings.client)
    yield from look_at_secrets(broker.model_copy(update={"accounts": settings.broker.accounts}))
    heard = listen(settings, seconds)
    look_again(settings.hub.database, sources)
    yield from judge_broker(settings, heard)
    yield from judge_encryption(broker, heard, clock.now_ms())
    yield from judge_hub(settings, heard, version=version("shopfloor"), schema=contract_hash(), now=clock.now_ms())
    yield from judge_terminals(heard, sources, clock.now_ms())


def _print(finding: Finding) -> None:
    typer.echo(plain(f"{finding.level:<5} {finding.subject:<{_WIDTH}} {finding.text}"))
    if finding.do:
        typer.echo(plain(f"{'':<5} {'':<{_WIDTH}} do: {finding.do}"))
