"""The storekeeper's work: which kinds there are, what is filled in, what labels fill, and how it is booked."""
