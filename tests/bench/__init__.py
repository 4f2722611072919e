"""`make bench`: each row against a floor measured in the same run."""
