"""`shopfloor rehearse`: a plant worked on twice, once with everything going wrong."""
