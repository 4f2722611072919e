"""A plant's own data on the simulated engine: what its people would book, undisturbed and with faults, compared."""
