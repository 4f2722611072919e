"""The terminal's core, without a screen."""
