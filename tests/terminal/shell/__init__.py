"""The journal's file, and what comes from outside."""
