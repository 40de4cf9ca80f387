"""Who keeps a cooperation: its parties, each with its own occasions and its own answer."""

from typing import Any

from cooperations.models import Cooperation, TouchPoint

from .cooperation import signing_parties_of


def can_see_touch_points(user: Any, cooperation: Cooperation) -> bool:
    """Each party of a cooperation in force sees and changes its own occasions; go-betweens and the ministry none."""
    return cooperation.is_in_force and bool(signing_parties_of(user, cooperation))


def can_change_touch_point(user: Any, touch_point: TouchPoint) -> bool:
    """Whose turn it is ticks, postpones and switches off."""
    cooperation = touch_point.cooperation
    parties = signing_parties_of(user, cooperation)
    return cooperation.is_in_force and any(party.organisation_id == touch_point.organisation_id for party in parties)


def can_answer_renewal(user: Any, cooperation: Cooperation) -> bool:
    """Whether it lives is said by everybody who acts for a party, each for their own organisation."""
    return can_see_touch_points(user, cooperation)
