"""The terminal's screens under Pilot, and their pictures."""
