"""What keeps cooperations alive at set times."""

from celery import shared_task

from cooperations.domain.keeping.planning import plan_cycles
from cooperations.domain.keeping.renewing import ask_all


@shared_task(name="cooperations.plan_cycles")
def plan_cycles_daily() -> None:
    """Plan the occasions of every year that has begun; safe to run twice, and late."""
    plan_cycles()


@shared_task(name="cooperations.ask_for_renewal")
def ask_for_renewal_daily() -> None:
    """Ask whether cooperations live, remind, let fall asleep; what was due while nobody worked is done now."""
    ask_all()
