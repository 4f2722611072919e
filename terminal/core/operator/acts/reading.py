"""What is written about an operation and its order, to be read whole."""

from terminal.core.operator.workplace import Workplace


def open_reading(wp: Workplace) -> None:
    """From the running operation."""
    wp.page = 0
    wp.go("reading")


def key(wp: Workplace, pressed: str) -> None:
    """Plus turns the page, any other key goes back."""
    if pressed == "plus":
        wp.page += 1
    else:
        wp.go("running")
