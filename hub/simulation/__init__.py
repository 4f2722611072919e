"""The hub as a machine of the simulated plant: the real core on a simulated wire, database and clock."""
