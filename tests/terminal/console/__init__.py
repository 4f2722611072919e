"""What both screens share."""
