"""The simulated surroundings of hub and terminals: time, clocks, network, broker, disks, and what goes wrong with them.

Knows neither side: what it drives is given to it. No sockets, no threads, no real clock; the same seed is the same run.
"""
