"""Decides. No I/O, no SQL, no clock: takes `(now, input)` and returns effects. Imports `shared` only."""
