"""Secret addresses under which calendar programs fetch events."""

from typing import Any, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from partners.models import Organisation, organisation_ids

MOST_OPEN = 5
LABEL_LENGTH = 80


class CalendarFeedQuerySet(models.QuerySet["CalendarFeed"]):
    """Selections of feeds."""

    def open(self) -> Self:
        """Keep those that nobody has revoked."""
        return self.filter(revoked_at=None)

    def visible_to(self, user: Any) -> Self:
        """Keep one's own and those of organisations one acts for."""
        return self.filter(Q(user=user) | Q(organisation__in=organisation_ids(user)))


class CalendarFeed(models.Model):
    """The events of one person or one organisation. Only the hash of the secret is stored.

    ``last_asked_on`` is the day on which a calendar program came last, so that people see which one they still use.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="calendar_feeds"
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="calendar_feeds",
    )
    label = models.CharField(max_length=LABEL_LENGTH, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_asked_on = models.DateField(null=True, blank=True)

    objects: ClassVar[CalendarFeedQuerySet] = CalendarFeedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["created_at", "pk"]
        triggers = [
            pgtrigger.Trigger(
                name="feed_stays_revoked",
                operation=pgtrigger.UpdateOf("revoked_at", "token_hash"),
                when=pgtrigger.Before,
                func="""
                    IF OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at
                        OR NEW.token_hash <> OLD.token_hash
                    THEN
                        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'feed_stays_revoked',
                            MESSAGE = 'feed_stays_revoked: an address that was revoked never opens again';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="feed_of_one",
                condition=Q(user__isnull=False, organisation=None) | Q(user=None, organisation__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(self.pk)
