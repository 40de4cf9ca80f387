"""What an event costs and who pays. Never public."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.enums.event import CostKind

from .constraints import known
from .event import Event
from .event_triggers import event_is_touched
from .party import EventParty

WHAT_LENGTH = 160


class CostItem(models.Model):
    """One thing that costs something, in euros, or nothing (``is_free``); ``amount`` is empty until it is known."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="costs")
    kind = models.CharField(max_length=12, choices=CostKind.choices)
    what = models.CharField(max_length=WHAT_LENGTH)
    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    payer = models.ForeignKey(EventParty, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_free = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        triggers = [event_is_touched("cost")]
        constraints = [
            known("cost_kind_known", "kind", CostKind),
            models.CheckConstraint(name="cost_says_what", condition=~Q(what="")),
            models.CheckConstraint(
                name="cost_amount_or_free",
                condition=Q(amount=None) | Q(amount__gt=0, is_free=False),
                violation_error_message=_("Please give an amount greater than 0, or say that it costs nothing."),
            ),
        ]

    def __str__(self) -> str:
        return self.what
