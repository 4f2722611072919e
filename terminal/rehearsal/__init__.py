"""Terminals and boards that are driven by a program."""
