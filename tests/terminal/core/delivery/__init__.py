"""Journal and courier."""
