"""Copies of the database: made while the hub books, kept by a rule, looked into, and put in its place."""
