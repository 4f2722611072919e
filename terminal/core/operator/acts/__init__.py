"""What a scan or a key does, one module per screen. Pure: they change the workplace's state and save commands."""
