"""What Prometheus reads: the plant's health as figures, by a client of the broker that is no part of the hub."""
