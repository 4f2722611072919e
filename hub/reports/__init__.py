"""The read side: what is printed and listed."""
