"""A plant as a folder of CSV files: read, checked as a whole, sent as ordinary commands."""

from hub.importing.compare import compared
from hub.importing.plant import describe, plan_import
from hub.importing.reader import Mistake, Plan
from hub.importing.send import send_plan
from hub.importing.standing import Standing, standing

__all__ = ["Mistake", "Plan", "Standing", "compared", "describe", "plan_import", "send_plan", "standing"]
