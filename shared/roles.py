"""What people and clients may be."""

from typing import Literal

Role = Literal["operator", "setter", "storekeeper", "quality", "supervisor", "planner", "accountant", "admin"]
