"""What people stand in front of: terminals. May import `shared`, never `hub`."""
