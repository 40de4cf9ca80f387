"""Running checklists: to whom they belong, what was answered, and the history of it."""

import uuid
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from checklists.enums import AnswerState
from cooperations.enums.cooperation import SIGNING_SIDES
from cooperations.models import Cooperation, CooperationParty
from partners.models import Organisation, organisation_ids
from portal.shared.models import AppendOnlyModel, TimestampedModel

from .template import Item, Template, TemplateVersion
from .triggers import (
    answer_begins_open,
    answer_counts,
    answer_history,
    checklist_keeps_template,
    checklist_stays_closed,
)

LONGEST_NOTE = 2000
SUBJECTS = ("organisation", "cooperation")


class ChecklistQuerySet(models.QuerySet["Checklist"]):
    """Selections of checklists."""

    def of_organisations(self, ids: set[int]) -> Self:
        """Keep the lists of the organisations with ``ids`` and of what was merged into them."""
        return self.filter(models.Q(organisation__in=ids) | models.Q(organisation__merged_into__in=ids))

    def visible_to(self, user: Any) -> Self:
        """Keep the lists of the organisations ``user`` acts for and of cooperations they take part in.

        The ministry, administrators and go-betweens see none.
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
        return self.filter(own | models.Exists(parties))


class Checklist(TimestampedModel):
    """A template for one subject. It keeps its version until somebody takes up a newer one.

    ``year`` is set where a list is made anew every year. A closed list is read only.
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
    year = models.PositiveSmallIntegerField(null=True, blank=True)
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
        triggers = [checklist_keeps_template(), checklist_stays_closed()]
        constraints = [
            # A further subject is a further column, in this condition and in a constraint of its own.
            models.CheckConstraint(
                name="checklist_has_one_subject",
                condition=models.Q(organisation__isnull=False, cooperation=None)
                | models.Q(organisation=None, cooperation__isnull=False),
            ),
            *(
                models.UniqueConstraint(
                    fields=[subject, "template", "year"],
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
    def subject(self) -> Organisation | Cooperation | None:
        """Whose list it is."""
        return self.organisation or self.cooperation


class ItemState(models.Model):
    """What people say about one item of a list: the last answer. ``revision`` counts the answers so far.

    ``key`` is the slug of the item. An item of another version than the list's was dropped there and is read only;
    ``is_new`` are those that came with a newer version.
    """

    checklist = models.ForeignKey(Checklist, on_delete=models.PROTECT, related_name="answers")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=60)
    state = models.CharField(max_length=14, choices=AnswerState.choices, default=AnswerState.OPEN)
    note = models.TextField(max_length=LONGEST_NOTE, blank=True)
    link = models.URLField(max_length=500, blank=True)
    person = models.CharField(max_length=120, blank=True)
    on_date = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    is_new = models.BooleanField(default=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["checklist", "item__phase__position", "item__position"]
        verbose_name = "answer to an item"
        verbose_name_plural = "answers to items"
        triggers = [answer_begins_open(), answer_counts(), answer_history()]
        constraints = [
            models.UniqueConstraint(fields=["checklist", "key"], name="answer_once_per_item"),
            models.CheckConstraint(name="answer_state_known", condition=models.Q(state__in=AnswerState.values)),
            models.CheckConstraint(
                name="answer_not_applicable_has_reason",
                condition=~models.Q(state=AnswerState.NOT_APPLICABLE) | ~models.Q(note=""),
                violation_error_message=_("Please say in a few words why it does not apply."),
            ),
            models.CheckConstraint(
                name="answer_note_not_too_long", condition=LessThanOrEqual(Length("note"), LONGEST_NOTE)
            ),
            models.CheckConstraint(
                name="answer_has_time",
                condition=models.Q(revision=0, changed_at=None) | models.Q(revision__gt=0, changed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checklist}, {self.key}: {self.state}"


class ItemEvent(AppendOnlyModel):
    """One answer that was given, written by the database itself."""

    subject = models.ForeignKey(ItemState, on_delete=models.PROTECT, related_name="events")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=14, choices=AnswerState.choices)
    target = models.CharField(max_length=14, choices=AnswerState.choices)
    note = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    person = models.CharField(max_length=120, blank=True)
    on_date = models.DateField(null=True, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField()

    class Meta(AppendOnlyModel.Meta):
        ordering = ["-at", "-pk"]
        verbose_name = "earlier answer"
        verbose_name_plural = "earlier answers"
        constraints = [models.UniqueConstraint(fields=["subject", "number"], name="answer_event_once")]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.number}: {self.source} → {self.target}"
