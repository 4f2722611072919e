"""Quantities and values: postings, prices, shares of places."""
