"""What terminal and board draw with, and how both are left."""
