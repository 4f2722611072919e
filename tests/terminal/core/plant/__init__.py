"""The plant as a terminal knows it."""
