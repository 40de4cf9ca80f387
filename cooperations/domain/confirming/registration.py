"""What other topics and apps ask this one."""

from cooperations.domain.lifecycle import STOP_ASKING_HOOKS
from partners.domain.departures import on_departure

from .asking import stop_asking
from .departures import organisation_lost_somebody


def register_confirming() -> None:
    """Register everything below; asked twice it is done once."""
    on_departure(organisation_lost_somebody)
    if stop_asking not in STOP_ASKING_HOOKS:
        STOP_ASKING_HOOKS.append(stop_asking)
