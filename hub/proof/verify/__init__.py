"""The laws of the books, by subject."""
