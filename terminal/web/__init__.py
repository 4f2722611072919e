"""The board in a browser: read-only, one process a window, signed in as an account of the broker's."""
