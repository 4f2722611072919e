"""A database on another engine: copied row by row, and proven to be the same."""
