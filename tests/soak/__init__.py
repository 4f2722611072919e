"""A long day of a whole plant: what its processes hold and what its files weigh, and whether that stays as it is."""
