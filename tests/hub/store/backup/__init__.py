"""Backups: made, kept, looked into, put in the place of what they are of."""
