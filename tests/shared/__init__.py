"""The rules that hub and terminal share, by themselves."""
