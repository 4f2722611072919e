"""The running hub's parts."""
