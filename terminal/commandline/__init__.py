"""The commands of a terminal and of the board: `shopfloor terminal`, `board`, `operators`."""
