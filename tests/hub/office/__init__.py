"""Imports and what a site is set up with."""
