"""Print-ready sheets with Code 128."""
