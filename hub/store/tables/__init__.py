"""The SQLModel tables by subject. Importing this package fills `SQLModel.metadata`."""

from hub.store.tables import contract, master, orders, stock, talk

__all__ = ["contract", "master", "orders", "stock", "talk"]
