"""The parts of a replay: deciding recorded commands again, and comparing two databases. Reads one, writes an empty one."""
