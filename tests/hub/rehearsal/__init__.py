"""Example plants and rehearsals of a plant."""
