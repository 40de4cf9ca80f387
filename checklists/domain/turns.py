"""Whose turn an item is."""

from django.utils.translation import gettext as _

from checklists.enums import AssignedSide
from checklists.models import ItemState
from cooperations.enums.side import Side


def side_in_charge(row: ItemState) -> str:
    """Return which side, or both, an item was given to, else that of the template."""
    return row.assigned_side or row.item.owner


def turn_of(row: ItemState) -> str:
    """Return whose turn an item is: the person or side it was given to, else that of the template."""
    if row.assigned_user is not None:
        return str(row.assigned_user.name)
    return side_name(side_in_charge(row))


def side_name(side: str) -> str:
    """Return the word for a side, or for both."""
    return _("both sides") if side == AssignedSide.BOTH else str(Side(side).label)
