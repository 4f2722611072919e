"""A state machine of commands drives the real hub; a model, laws read from the tables, and `verify` watch it."""
