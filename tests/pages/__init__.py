"""The repository's pages held against the code."""
