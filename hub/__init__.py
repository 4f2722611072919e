"""The hub: the one writer of truth. May import `shared`, never `terminal`."""
