"""A plant as a folder of CSV files: read, checked as a whole, sent as ordinary commands."""

from hub.office.importing.compare import compared
from hub.office.importing.plant import describe, plan_import
from hub.office.importing.reader import Mistake, Plan
from hub.office.importing.send import send_plan
from hub.office.importing.standing import Standing, standing

__all__ = ["Mistake", "Plan", "Standing", "compared", "describe", "plan_import", "send_plan", "standing"]
