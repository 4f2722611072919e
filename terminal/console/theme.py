"""How both screens look: the floor's grey, and the three colours that say something."""

from textual.theme import Theme

FLOOR_GREY = Theme(
    name="floor-grey",
    primary="#56B4E9",
    background="#1c1c1c",
    surface="#1c1c1c",
    panel="#2e2e2e",
    foreground="#d0d0d0",
    warning="#E69F00",
    error="#D55E00",
    dark=True,
)
