"""`shopfloor enrol | revoke | terminals`: which devices the plant listens to, and what each of them may say."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hub.commandline.acting import BadgeOption, act, ask_pin, authorise, say
from hub.commandline.common import accepted, client, database, table
from hub.reports.text import moment
from shared.cli import ConfigOption, configured, fail
from shared.plain_text import plain

if TYPE_CHECKING:
    from hub.core.rows import Terminal
    from shared.envelope import Ack
    from shared.settings import Settings

app = typer.Typer()
terminals = typer.Typer(help="The plant's terminals: where each stands, and what it may say.", no_args_is_help=True)
app.add_typer(terminals, name="terminals")

IdArgument = Annotated[str, typer.Argument(help="Its id, which is its broker user: T-CUT-01.", show_default=False)]
AtOption = Annotated[str | None, typer.Option("--at", help="The workstation it stands at.", show_default=False)]
OnlyOption = Annotated[
    list[str] | None,
    typer.Option("--only-at", help="It may report about this workstation alone; once for each.", show_default=False),
]
AnywhereOption = Annotated[bool, typer.Option("--anywhere", help="It may report about every workstation.")]
StoreOption = Annotated[
    bool | None, typer.Option("--store/--no-store", help="Whether it may book stock.", show_default=False)
]
IdleOption = Annotated[
    int | None, typer.Option("--idle", help="Minutes without a key until it asks for a badge again.", show_default=False)
]


@app.command("enrol")
def enrol(
    terminal: IdArgument,
    at: AtOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="HTML file for a card to scan at the terminal.", show_default=False)
    ] = None,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Let a terminal in: print the code that makes it one of the plant's, good once and for a day.

    Scan the card at the terminal while nobody is signed on, type its digits there with key 8, or start it with
    `shopfloor terminal --enrol DIGITS`. Where it stands is said with --at the first time.
    """
    from hub.office.enrolling import enrolment, mint_code
    from shared.enrolment import grouped

    settings, code = configured(config), mint_code()
    orders = [("put-terminal", _assigned(settings, terminal, at=at))] if at is not None else []
    ack = _send(settings, badge, [*orders, ("enrol-terminal", enrolment(terminal, code))])[-1]
    say(f"{terminal}: {grouped(code)}   good once, until {_until(settings, ack)}", ack)
    if out is not None:
        from hub.reports.labels.cards import enrolment_card_html

        out.touch(mode=0o600)
        out.write_text(enrolment_card_html(terminal, code), encoding="utf-8")
        typer.echo(plain(f"{out}: its card; print it, scan it, throw it away"))


@app.command("revoke")
def revoke(
    terminal: IdArgument,
    reason: Annotated[str, typer.Option("--reason", "-r", help="Why, in words: it is shown there.", show_default=False)],
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Shut a terminal out, from its next message on. What it has not sent stays there until it is enrolled again."""
    ack = act(config, "revoke-terminal", badge, id=terminal, reason=reason)
    say(f"{terminal} is revoked", ack)


@terminals.command("list")
def list_all(config: ConfigOption = None) -> None:
    """List all terminals, with whether each is enrolled. From the hub's database."""
    settings = configured(config)
    rows = [
        (row.id, row.workstation or "-", _standing(settings, row), *_bounds(row), row.idle_minutes or "-")
        for row in _read(settings)
    ]
    table(("TERMINAL", "AT", "ENROLLED", "REPORTS ABOUT", "STORE", ">IDLE MIN"), rows)


@terminals.command("set")
def set_(
    terminal: IdArgument,
    at: AtOption = None,
    only_at: OnlyOption = None,
    anywhere: AnywhereOption = False,
    store: StoreOption = None,
    idle: IdleOption = None,
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Make a terminal, or change where it stands and what it may say; the rest stays as it is."""
    settings = configured(config)
    data = _assigned(settings, terminal, at=at, places=[] if anywhere else only_at, store=store, idle_minutes=idle)
    (ack,) = _send(settings, badge, [("put-terminal", data)])
    say(f"terminal {terminal}: revision {ack.result['rev']}", ack)


def _send(settings: "Settings", badge: str | None, orders: list[tuple[str, dict[str, Any]]]) -> list["Ack"]:
    """One after the other, by one PIN; the first that is refused ends the program."""
    from hub.office.client import Order

    pin = ask_pin(badge) if badge else ""
    acks = []
    with client(settings) as hub:
        for verb, data in orders:
            grant = {"grant": authorise(hub, badge, pin, verb)} if badge else {}
            acks.append(accepted(hub.send_all([Order(verb, data | grant, badge=badge or "")])[0]))
    return acks


def _assigned(settings: "Settings", terminal: str, *, at: str | None, **given: Any) -> dict[str, Any]:
    """The whole record of `put-terminal`, what is given laid over what stands."""
    import json

    before = next((row for row in _read(settings) if row.id == terminal), None)
    place = at or (before.workstation if before else "")
    if not place:
        fail(plain(f"say where {terminal} stands: --at WORKSTATION"))
    data: dict[str, Any] = {"id": terminal, "rev": before.rev if before else 0, "workstation": place}
    if before is not None and before.rev:
        data |= {"idle_minutes": before.idle_minutes, "places": json.loads(before.places), "store": before.store}
    data |= {name: value for name, value in given.items() if value is not None}
    if data.get("places"):
        data["places"] = list(dict.fromkeys((place, *data["places"])))  # or nobody could even sign on there
    return data


def _read(settings: "Settings") -> list["Terminal"]:
    from hub.core.rows import Terminal as Record
    from hub.store.reading import Terminal, select

    with database(settings) as connection:
        return [Record(*row) for row in connection.execute(select(Terminal).order_by(Terminal.id))]


def _standing(settings: "Settings", row: "Terminal") -> str:
    from shared.clock import now_ms

    if row.is_enrolled:
        return f"since {moment(settings, row.enrolled)}"
    card = f"; card until {moment(settings, row.code_expires)}" if row.code_expires > now_ms() else ""
    return (f"REVOKED {moment(settings, row.revoked)}: {row.reason}" if row.revoked else "no") + card


def _bounds(row: "Terminal") -> tuple[str, str]:
    import json

    return ", ".join(json.loads(row.places)) or "all", "yes" if row.store else "no"


def _until(settings: "Settings", ack: "Ack") -> str:
    from shared.plant_time import from_iso

    return moment(settings, from_iso(str(ack.result["expires"])))
