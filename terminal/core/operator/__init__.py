"""What the operator does: scans and keys in, commands and views out."""
