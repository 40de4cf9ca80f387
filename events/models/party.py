"""The organisations that hold an event together."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.enums.side import Side
from partners.models import Organisation, organisation_ids

from .constraints import known
from .event_triggers import event_is_touched, event_keeps_both_sides


class EventPartyQuerySet(models.QuerySet["EventParty"]):
    """Selections of parties."""

    def present(self) -> Self:
        """Keep those who take part or are asked to."""
        return self.filter(left_on=None)

    def accepted(self) -> Self:
        """Keep those who take part."""
        return self.filter(left_on=None, accepted_at__isnull=False)

    def of(self, user: Any) -> Self:
        """Keep those for which ``user`` acts, and which take part or are asked to."""
        return self.present().filter(organisation__in=organisation_ids(user), is_silenced=False)


class EventParty(models.Model):
    """An organisation that takes part, on one side. ``accepted_at`` is empty as long as it is only asked.

    ``is_silenced``: it has blocked who asked; it is told nothing, and who asked does not learn of that.
    """

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="event_parties")
    side = models.CharField(max_length=8, choices=Side.choices)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    invited_at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    is_silenced = models.BooleanField(default=False, editable=False)
    left_on = models.DateField(null=True, blank=True)

    objects: ClassVar[EventPartyQuerySet] = EventPartyQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["side", "invited_at", "pk"]
        triggers = [event_keeps_both_sides(), event_is_touched("party")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organisation"],
                name="event_party_once",
                condition=Q(left_on=None),
                violation_error_message=_("This organisation takes part already."),
            ),
            known("event_party_side_known", "side", Side),
        ]

    def __str__(self) -> str:
        return str(self.organisation)
