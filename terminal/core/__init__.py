"""Decides what a terminal shows and sends. No I/O but a SQLite connection given to it, no Textual, no clock."""
