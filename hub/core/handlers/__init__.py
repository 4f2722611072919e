"""One module per family of commands: what it needs to see, and what it decides."""
