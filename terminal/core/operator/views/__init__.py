"""Builds the view of the screen as it stands: station in, values out; `terminal.screens` draws them."""

from terminal.core.operator.views.whole import view

__all__ = ["view"]
