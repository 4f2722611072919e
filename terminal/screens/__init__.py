"""Draws what is on the display: one module a screen, value in, styled lines out. No decision is made here."""
