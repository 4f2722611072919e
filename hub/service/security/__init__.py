"""PINs and the grants they buy."""
