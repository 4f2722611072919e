"""The core alone: rows in a view, no database."""
