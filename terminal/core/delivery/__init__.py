"""What brings a booking to the hub: journal and courier."""
