"""Indicators of the network and values of the state, as the ministry keeps them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from reports.models import Indicator, StateValue
from reports.permissions import can_manage_indicators

from .entering import StaleValue, ValueTerms, version_of


@transaction.atomic
def save_indicator(indicator: Indicator, *, actor: Any) -> Indicator:
    """Store an indicator of the network. Raises ``PermissionDenied``."""
    if not can_manage_indicators(actor):
        raise PermissionDenied
    indicator.save()
    return indicator


@transaction.atomic
def save_state_value(indicator: Indicator, year: int, terms: ValueTerms, *, seen: str, actor: Any) -> StateValue:
    """Store the state's value of ``indicator`` in ``year``; ``seen`` is the version somebody changed.

    Raises ``PermissionDenied``, ``StaleValue``.
    """
    if actor is not None and not can_manage_indicators(actor):
        raise PermissionDenied
    Indicator.objects.select_for_update().get(pk=indicator.pk)
    row = StateValue.objects.filter(indicator=indicator, year=year).first()
    if version_of(row) != seen:
        raise StaleValue
    stored = row or StateValue(indicator=indicator, year=year)
    terms.put_into(stored)
    stored.save()
    return stored


def remove_state_value(indicator: Indicator, year: int, *, actor: Any) -> bool:
    """Take a value of the state back; False when it is gone already. Raises ``PermissionDenied``."""
    if not can_manage_indicators(actor):
        raise PermissionDenied
    return bool(StateValue.objects.filter(indicator=indicator, year=year).order_by().delete()[0])
