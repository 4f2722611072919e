"""What the keyboards and scanners at both screens have in common."""

MODIFIERS = frozenset({"left_shift", "right_shift", "left_control", "right_control", "left_alt", "right_alt", "caps_lock"})
"""Keys that are no scan and no answer by themselves."""
