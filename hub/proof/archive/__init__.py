"""A year's orders in a file of their own, which proves itself."""
