"""Sending a command as the client itself or as a person: badge, PIN, grant, and the hub's answer in words."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from hub.commandline.common import accepted, client
from hub.office.helping import office_help
from shared.cli import configured, fail
from shared.plain_text import plain
from shared.rules import in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hub.office.client import HubClient
    from shared.commands import Answer
    from shared.envelope import Ack

BadgeOption = Annotated[
    str | None,
    typer.Option(
        "--badge",
        "-b",
        help="Act as this person and ask for the PIN; else the client's own roles decide.",
        show_default=False,
    ),
]
WhyOption = Annotated[str, typer.Option("--reason", "-r", help="Why, in words.", show_default=False)]
LotOption = Annotated[str | None, typer.Option("--lot", help="The lot, where the item has lots.", show_default=False)]

_LOOKS: Final = {
    "mo": "an order's number looks like MO-2026-00184",
    "op": "an operation's number looks like 020",
    "priority": "a priority is 1 (first) to 9",
    "command": "a booking is named by its number in the inbox, or its id",
    "receipt": "a receipt is named by its number in the inbox, or its id",
    "behalf": "a badge is its number, as 0021",
    "workstation": "a workstation is its id, as CUT-01",
    "scrap": "scrapped pieces and their reason, as 2:DIM",
    "how": "an exception is settled by apply, reverse, charge or dismiss",
    "reason": "give a reason",
    "text": "give a text of at most 400 characters",
}
_AN_ID: Final = "letters, digits, - and _ make an id, at most 64 of them"


def act(config: Path | None, verb: str, badge: str | None, /, **data: Any) -> "Ack":
    """Send one command and return its answer if it was accepted; whatever else ends the program with a sentence.

    Arguments that are None are left out; a trailing `_` keeps a field's name from being a Python word.
    """
    from shared.verbs import FACTS

    values = {key.rstrip("_"): value for key, value in data.items() if value is not None}
    if verb in FACTS:
        values["attended"] = True
    return accepted(act_on_all(config, verb, badge, [values])[0])


def act_on_all(config: Path | None, verb: str, badge: str | None, data: "Sequence[dict[str, Any]]") -> "list[Ack]":
    """Send a command for each of some data, with one PIN for all of them; their answers, whatever they say."""
    from hub.office.client import Order

    for values in data:
        _check(verb, values)
    settings = configured(config)
    pin = ask_pin(badge) if badge else ""
    with client(settings) as hub:
        grant = {"grant": authorise(hub, badge, pin, verb)} if badge else {}
        return hub.send_all([Order(verb, values | grant, badge=badge or "") for values in data])


def say(words: str, ack: "Ack") -> None:
    """Print what was done, and what the hub flagged about it."""
    typer.echo(plain(words))
    for flag in ack.flags:
        typer.echo(f"  flagged: {flag} ({in_words(flag)})")


def worth(config: Path | None, ack: "Ack", name: str, words: str) -> str:
    """What it came to in money, as `, value 615`, out of the books; nothing where they can't be read."""
    from sqlalchemy.exc import ArgumentError, DBAPIError

    from hub.reports.results import kept_result
    from hub.store.database import open_database

    try:
        engine = open_database(configured(config).hub.database, read_only=True)
        with engine.connect() as connection:
            amount = kept_result(connection, ack.no or 0).get(name, "")
            connection.rollback()
        engine.dispose()
    except (ArgumentError, DBAPIError, ImportError):
        return ""
    return f", {words} {amount}" if amount else ""


def ask_pin(badge: str, words: str = "PIN of", *, twice: bool = False) -> str:
    """A person's PIN, unseen; a line of the input where that is no keyboard.

    It is asked on the error stream, so that the output stays what it is.
    """
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    return str(typer.prompt(f"{words} {badge}", hide_input=True, confirmation_prompt=twice, err=True))


def authorise(hub: "HubClient", badge: str, pin: str, verb: str) -> str:
    """The grant for one verb; ends the program when badge or PIN are refused."""
    from pydantic import ValidationError

    from shared.commands import Authorise

    try:
        Authorise.model_validate({"id": "x", "badge": badge, "pin": pin, "for": verb})
    except ValidationError:  # its text holds the PIN
        fail("a badge is its number, a PIN is 4 to 12 digits")
    answer = granted(hub.ask("authorise", badge=badge, pin=pin, **{"for": verb}))
    if answer.message:  # the PIN was right, and is to be renewed
        typer.echo(plain(f"{answer.message}: {answer.help}"), err=True)
    return answer.grant


def granted(answer: "Answer") -> "Answer":
    """The answer to a request, when it was granted; ends the program with the refusal otherwise."""
    if answer.status != "ok":
        helped = office_help(answer.code, answer.help)
        fail(plain(f"refused by the rule {answer.code}: {answer.message}\n  what would help: {helped}", keep="\n"))
    return answer


def quantity(text: str, *, signed: bool = False) -> str:
    """A quantity as a person types it, comma or point, as the contract writes it."""
    from shared.quantity import QuantityError, parse_typed, show

    sign = "-" if signed and text.startswith("-") else ""
    try:
        return f"{sign}{show(parse_typed(text.removeprefix(sign)))}"
    except QuantityError as error:
        fail(plain(f"quantity {text}: {error}"))


def _check(verb: str, values: dict[str, Any]) -> None:
    """Nonsense is said here, in the words of the command line."""
    from pydantic import ValidationError

    from shared.commands import COMMANDS

    try:
        COMMANDS[verb].model_validate(values)
    except ValidationError as error:
        fault = error.errors(include_url=False, include_context=False)[0]
        if not fault["loc"]:
            fail(fault["msg"].removeprefix("Value error, "))
        name = str(fault["loc"][0])
        problem = fault["msg"].removeprefix("Value error, ")
        if name in _LOOKS:
            problem = _LOOKS[name]
        elif fault["type"] == "string_pattern_mismatch":
            problem = _AN_ID
        fail(plain(f"{name} {str(values.get(name, ''))!r}: {problem}"))
