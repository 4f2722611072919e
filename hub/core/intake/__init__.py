"""How a message becomes a decided command: read, ordered, answered."""
