"""The hub as it runs: the program around the engine, and what answers requests."""
