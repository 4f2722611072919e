"""The contract: what hub and terminal agree on, and the rules both apply. Imports neither of them."""
