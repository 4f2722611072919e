"""Draws `View`s: one pure function a screen, value in, styled lines out. No decision is made here."""
