"""Back-entry: a supervisor enters what someone did at another time. Whose work it was, and when."""

from pathlib import Path
from typing import Annotated

import typer

from hub.commandline.times import PAST_HELP, happened
from shared.cli import configured

ForOption = Annotated[
    str | None,
    typer.Option(
        "--for", help="Enter it for this person (their badge); a supervisor's right, with --badge.", show_default=False
    ),
]
AtOption = Annotated[str | None, typer.Option("--at", "--when", help=PAST_HELP, show_default=False)]
WhenOption = Annotated[str | None, typer.Option("--when", help=PAST_HELP, show_default=False)]
"""Where `--at` is the place."""


def stand_in(config: Path | None, person: str | None, when: str | None) -> dict[str, str | None]:
    """The fields of a back-entry; empty where nobody stands in for anyone."""
    return {"behalf": person, "happened": None if when is None else happened(configured(config), when)}
