"""What was answered to the items of lists, what is planned for them, and the history of answers."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.translation import gettext_lazy as _

from checklists.enums import AnswerState, AssignedSide, DuePart
from portal.shared.models import AppendOnlyModel

from .checklist import Checklist
from .list_triggers import plan_history
from .template import Item
from .triggers import answer_begins_open, answer_counts, answer_history

LONGEST_NOTE = 2000


class ItemState(models.Model):
    """What people say about one item of a list: the last answer. ``revision`` counts the answers so far.

    ``key`` is the slug of the item. An item of another version than the list's was dropped there and is read only;
    ``is_new`` are those that came with a newer version. ``fact_mark`` is the mark of the facts the last answer rests
    on (``domain.standing``). ``list_revision`` is that of the list at the last change people see here.

    Planning is no answer: ``due_on`` and ``due_part`` are reckoned, ``own_due_on`` is a day that people chose.
    ``planned_by`` chose the day or the person last.
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
    fact_mark = models.CharField(max_length=16, blank=True, editable=False)
    due_on = models.DateField(null=True, blank=True)
    due_part = models.CharField(max_length=7, choices=DuePart.choices, blank=True)
    own_due_on = models.DateField(null=True, blank=True)
    assigned_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="assigned_items"
    )
    assigned_side = models.CharField(max_length=8, choices=AssignedSide.choices, blank=True)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    list_revision = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta:
        ordering = ["checklist", "item__phase__position", "item__position"]
        verbose_name = "answer to an item"
        verbose_name_plural = "answers to items"
        triggers = [answer_begins_open(), answer_counts(), answer_history(), plan_history()]
        indexes = [
            models.Index(
                fields=["due_on"],
                name="answer_open_due",
                condition=models.Q(state=AnswerState.OPEN, due_on__isnull=False),
            ),
            models.Index(fields=["checklist", "list_revision"], name="answer_changed_since"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["checklist", "key"], name="answer_once_per_item"),
            models.CheckConstraint(
                name="answer_due_part_known", condition=models.Q(due_part="") | models.Q(due_part__in=DuePart.values)
            ),
            models.CheckConstraint(
                name="answer_side_known",
                condition=models.Q(assigned_side="") | models.Q(assigned_side__in=AssignedSide.values),
            ),
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
