"""Terminals driven by a program."""
