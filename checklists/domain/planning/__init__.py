"""Planning a list backwards from its day: when each item is due, and which one is the first at risk.

Pure: no database, no settings. Who takes part and which days are known is handed in.
"""

from .backwards import Due, PlannedItem, plan
from .risk import Task, Why, first_task_at_risk
from .workdays import Workdays

__all__ = ["Due", "PlannedItem", "Task", "Why", "Workdays", "first_task_at_risk", "plan"]
