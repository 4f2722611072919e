"""The verbs, a module a family. Importing this package registers every one of them."""

from hub.core.handlers import (
    exceptions,
    master,
    order_ends,
    orders,
    people,
    production,
    reversal,
    stock,
    stock_office,
    talk,
    terminals,
    timers,
    workstation,
)

__all__ = [
    "exceptions",
    "master",
    "order_ends",
    "orders",
    "people",
    "production",
    "reversal",
    "stock",
    "stock_office",
    "talk",
    "terminals",
    "timers",
    "workstation",
]
