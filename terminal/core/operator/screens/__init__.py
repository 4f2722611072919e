"""The operator's screens, one module each; and `starting`, which opens one when a gate is closed."""
