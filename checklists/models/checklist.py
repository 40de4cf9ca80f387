"""Running checklists: to whom they belong."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.models import Cooperation, CooperationParty
from events.models import Event, EventParty
from partners.models import Organisation, organisation_ids
from portal.shared.models import TimestampedModel

from .list_triggers import list_shows_changes
from .template import Template, TemplateVersion
from .triggers import checklist_keeps_template, checklist_stays_closed

SUBJECTS = ("organisation", "cooperation", "event")


class ChecklistQuerySet(models.QuerySet["Checklist"]):
    """Selections of checklists."""

    def of_organisations(self, ids: set[int]) -> Self:
        """Keep the lists of the organisations with ``ids`` and of what was merged into them."""
        return self.filter(models.Q(organisation__in=ids) | models.Q(organisation__merged_into__in=ids))

    def with_shared_page(self) -> Self:
        """Keep those that ``Checklist.has_shared_page`` is true of."""
        return self.exclude(event=None, cooperation=None, about=None)

    def visible_to(self, user: Any) -> Self:
        """Keep the lists of the organisations ``user`` acts for and of cooperations and events they take part in.

        The ministry and administrators see none; go-betweens those of events they take part in.
        """
        ids = organisation_ids(user)
        parties = CooperationParty.objects.filter(
            cooperation=models.OuterRef("cooperation"),
            organisation__in=ids,
            side__in=SIGNING_SIDES,
            accepted_at__isnull=False,
            left_on=None,
        )
        own = models.Q(organisation__in=ids) | models.Q(organisation__merged_into__in=ids)
        events = EventParty.objects.of(user).accepted().filter(event=models.OuterRef("event"))
        return self.filter(own | models.Exists(parties) | models.Exists(events))


class Checklist(TimestampedModel):
    """A template for one subject. It keeps its version until somebody takes up a newer one.

    ``year`` is set where a list is made anew every year, ``about`` where an organisation makes lists about several
    others. A closed list is read only. ``revision`` counts every change
    that people see on its page, whoever writes; the database counts it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="checklists")
    version = models.ForeignKey(TemplateVersion, on_delete=models.PROTECT, related_name="checklists")
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="checklists",
    )
    cooperation = models.ForeignKey(
        Cooperation, on_delete=models.PROTECT, null=True, blank=True, related_name="checklists"
    )
    event = models.ForeignKey(Event, on_delete=models.PROTECT, null=True, blank=True, related_name="checklists")
    about = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    revision = models.PositiveBigIntegerField(default=0, editable=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["Checklist"]] = ChecklistQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-created_at"]
        verbose_name = _("checklist")
        verbose_name_plural = _("checklists")
        triggers = [checklist_keeps_template(), checklist_stays_closed(), list_shows_changes()]
        constraints = [
            # A further subject is a further column, in this condition and in a constraint of its own.
            models.CheckConstraint(
                name="checklist_has_one_subject",
                condition=models.Q(organisation__isnull=False, cooperation=None, event=None)
                | models.Q(organisation=None, cooperation__isnull=False, event=None)
                | models.Q(organisation=None, cooperation=None, event__isnull=False),
            ),
            models.CheckConstraint(
                name="checklist_about_is_of_organisation",
                condition=models.Q(about=None) | models.Q(organisation__isnull=False),
            ),
            *(
                models.UniqueConstraint(
                    fields=[subject, "template", "year", *(["about"] if subject == "organisation" else [])],
                    name=f"checklist_once_per_{subject}",
                    nulls_distinct=False,
                    condition=models.Q(**{f"{subject}__isnull": False}),
                )
                for subject in SUBJECTS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}, {self.subject}"

    @property
    def has_shared_page(self) -> bool:
        """Say whether it is shown on the page of lists that several people work on; others have one of their own."""
        return self.event_id is not None or self.cooperation_id is not None or self.about_id is not None

    @property
    def subject(self) -> Organisation | Cooperation | Event | None:
        """Whose list it is."""
        return self.organisation or self.cooperation or self.event
