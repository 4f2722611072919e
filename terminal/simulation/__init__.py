"""A terminal as a machine of the simulated plant: the real core on a simulated wire, disk and clock."""
