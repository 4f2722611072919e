"""`shopfloor item list`, `show`, `set`, `off`, and so for every kind of master data: record by record."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from hub.commandline.acting import BadgeOption, act, say
from hub.commandline.common import database, table
from hub.commandline.menu import MASTER_DATA, master_help
from shared.cli import ConfigOption, configured, fail
from shared.commands import COMMANDS
from shared.plain_text import plain

if TYPE_CHECKING:
    from hub.office.importing.standing import Record

_LISTED: Final[dict[str, tuple[str, ...]]] = {
    "item": ("description", "unit", "home", "standard_cost"),
    "bom": ("item", "lines"),
    "routing": ("item", "steps"),
    "workstation": ("name", "group", "supply", "kind"),
    "operator": ("name", "roles", "skills"),
    "reason": ("kind", "text"),
    "location": ("name",),
    "alias": ("item", "lot"),
}
"""Kind → what a list shows of it."""
IdArgument = Annotated[str, typer.Argument(help="Its id.", show_default=False)]


def a(noun: str) -> str:
    """The noun with its article."""
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"


def _promised(data: dict[str, Any]) -> Iterator[str]:
    """Fields that say more than anything does yet."""
    if any(step["wait_min"] != "0" for step in data.get("steps", ())):
        yield "wait_min is kept for planning: nothing waits for it yet"
    if data.get("several") == "shared":
        yield "several=shared is kept for cost: until then it is as many"


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return str(len(value)) if value and isinstance(value[0], dict) else "|".join(map(str, value))
    return {True: "yes", False: "no", None: "-"}.get(value, str(value)) if isinstance(value, bool | None) else str(value)


def _read(settings: Any, verb: str) -> dict[str, "Record"]:
    from hub.office.importing.standing import standing

    with database(settings) as connection:
        return standing(connection).master[verb]


def _record(settings: Any, noun: str, identity: str) -> "Record":
    record = _read(settings, f"put-{noun}").get(identity)
    if record is None:
        fail(f"{noun} {plain(identity)} is not known: shopfloor {noun} list")
    return record


def _value(verb: str, name: str, text: str) -> Any:
    """A field as it was typed: lists are parted by bars, lines and steps are JSON, yes and no are what they say."""
    shape = COMMANDS[verb].model_fields[name].annotation
    if name in ("lines", "steps"):
        try:
            return json.loads(text)
        except ValueError as error:
            fail(f"{name} is a list in JSON, as `show --json` prints it: {error}")
    if name in ("roles", "skills"):
        return [word for word in text.split("|") if word]
    if shape is bool:
        if text not in ("yes", "no"):
            fail(f"{name}: say yes or no")
        return text == "yes"
    if name == "decimals":
        return int(text) if text.isdigit() else text
    return text or None


def app_of(noun: str) -> typer.Typer:
    """The commands of one kind of master data."""
    verb = f"put-{noun}"
    fields = [name for name in COMMANDS[verb].model_fields if name not in ("grant", "rev", "id")]
    app = typer.Typer(
        help=f"{master_help(noun)} Changes go through the hub, and need the role admin.",
        no_args_is_help=True,
    )

    @app.command("list")
    def list_all(config: ConfigOption = None) -> None:
        records = _read(configured(config), verb)
        columns = _LISTED[noun]
        rows = [
            [identity, *(_cell(record.data.get(name)) for name in columns), _cell(record.data["active"])]
            for identity, record in records.items()
        ]
        table([noun, *columns, "active"], rows)

    list_all.__doc__ = f"List all {MASTER_DATA[noun]}."

    @app.command("show")
    def show(
        identity: IdArgument,
        as_json: Annotated[bool, typer.Option("--json", help="As JSON, to be kept or changed.")] = False,
        config: ConfigOption = None,
    ) -> None:
        record = _record(configured(config), noun, identity)
        if as_json:
            typer.echo(json.dumps(record.data, indent=1, ensure_ascii=False))
            return
        for name, value in record.data.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                typer.echo(f"{name}:")
                heads = [key for key in value[0] if any(entry.get(key) not in (None, "", [], "0") for entry in value)]
                table(heads, [[_cell(entry.get(key)) for key in heads] for entry in value])
            else:
                typer.echo(plain(f"{name:<14} {_cell(value)}"))
        typer.echo(f"revision       {record.rev}")
        for line in _promised(record.data):
            typer.echo(f"  {line}")

    show.__doc__ = f"Show {a(noun)} with all that is known of it."

    @app.command("set")
    def set_(
        identity: IdArgument,
        changes: Annotated[
            list[str] | None, typer.Argument(metavar="[FIELD=VALUE]...", help=f"Of {', '.join(fields)}.", show_default=False)
        ] = None,
        badge: BadgeOption = None,
        config: ConfigOption = None,
    ) -> None:
        record = _read(configured(config), verb).get(identity)
        given: dict[str, Any] = {}
        for change in changes or ():
            name, equals, text = change.partition("=")
            if not equals or name not in fields:
                fail(f"{plain(change)}: write FIELD=VALUE; the fields of {a(noun)} are {', '.join(fields)}")
            given[name] = _value(verb, name, text)
        _send(noun, identity, record, given, badge, config)

    set_.__doc__ = (
        f"Make {a(noun)}, or change what is named of it; the rest stays as it is.\n\n"
        "Lists are parted by |, a bill's lines and a routing's steps are JSON, as `show --json` prints them."
    )

    @app.command("off")
    def off(identity: IdArgument, badge: BadgeOption = None, config: ConfigOption = None) -> None:
        _send(noun, identity, _record(configured(config), noun, identity), {"active": False}, badge, config)

    off.__doc__ = (
        f"Switch {a(noun)} off: it is not offered any more. What was booked with it stays; `set ID active=yes` undoes it."
    )
    return app


def _send(noun: str, identity: str, record: "Record | None", given: dict[str, Any], badge: str | None, config: Any) -> None:
    from hub.office.importing.standing import differences
    from hub.office.importing.standing import plain as spelled

    verb = f"put-{noun}"
    before = record.data if record else {}
    data = {"id": identity, **before, **given}
    values = {name: value for name, value in data.items() if value is not None}
    ack = act(config, verb, badge, **values, rev=record.rev if record else 0)
    wanted = spelled(verb, values)
    for line in differences(f"{noun} {identity}", before, wanted) if record else [f"{noun} {identity}: new"]:
        typer.echo(plain(line))
    for line in _promised(wanted):
        typer.echo(f"  {line}")
    say(f"{noun} {identity}: revision {ack.result['rev']}", ack)
