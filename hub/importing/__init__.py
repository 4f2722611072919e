"""A plant as a folder of CSV files: read, checked as a whole, sent as ordinary commands."""

from hub.importing.plant import describe, plan_import
from hub.importing.reader import Mistake, Plan
from hub.importing.send import send_plan

__all__ = ["Mistake", "Plan", "describe", "plan_import", "send_plan"]
