"""The operator's screens, one module each, and what several of them ask: starting, calls, downtime, pieces set aside."""
