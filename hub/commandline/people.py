"""`shopfloor pin …`: PINs, the second half of a supervisor's, accountant's or administrator's rights."""

from typing import Annotated

import typer

from hub.commandline.acting import BadgeOption, ask_pin, authorise, granted
from hub.commandline.common import client
from shared.cli import ConfigOption, configured, fail

app = typer.Typer(no_args_is_help=True)


@app.callback()
def group() -> None:
    """PINs, for the rights that need more than a badge."""


@app.command("set")
def pin_set(
    person: Annotated[str, typer.Argument(help="The person's badge number.", show_default=False)],
    badge: BadgeOption = None,
    config: ConfigOption = None,
) -> None:
    """Set a person's PIN, 4 to 12 digits (or as many as hub.pin_digits wants), and lift a lock.

    A client with the role admin may do it for everyone; else it takes an administrator's badge and PIN, or one's own:
    `shopfloor pin set 0007 --badge 0007` asks for the old PIN first.
    """
    from pydantic import ValidationError

    from shared.commands import SetPin

    settings = configured(config)
    proof = ask_pin(badge) if badge else ""
    fresh = ask_pin(person, "New PIN of", twice=True)
    try:
        SetPin.model_validate({"id": "x", "badge": person, "pin": fresh})
    except ValidationError:  # its text holds the PIN
        fail("a badge is its number, a PIN is 4 to 12 digits")
    with client(settings) as hub:
        grant = authorise(hub, badge, proof, "set-pin") if badge else ""
        granted(hub.ask("set-pin", badge=person, pin=fresh, grant=grant))
    typer.echo(f"PIN of {person} is set")
