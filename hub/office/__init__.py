"""What speaks with a running hub as a client: commands, imports, the broker's configuration."""
