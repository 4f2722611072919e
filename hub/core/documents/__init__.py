"""What the hub says of its rows in retained documents."""
