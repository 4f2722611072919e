"""What both brokers are told alike."""

from typing import Final

PAYLOAD_LIMIT: Final = 1_048_576
"""Bytes of the largest message: far above what hub and terminals send."""
