"""What an employer and an MSO have talked about: shared entries, and notes of one side."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.enums.contact import ContactKind
from cooperations.enums.side import Side
from partners.models import Organisation, organisation_ids
from portal.shared.models import TimestampedModel

_SIDES = [each for each in Side.choices if each[0] != Side.MEDIATOR]


class ContactEntryQuerySet(models.QuerySet["ContactEntry"]):
    """Selections of shared entries."""

    def visible_to(self, user: Any) -> Self:
        """Keep those of the pairs ``user`` belongs to."""
        own = organisation_ids(user)
        return self.filter(models.Q(employer__in=own) | models.Q(mso__in=own))

    def of_pair(self, employer: Organisation, mso: Organisation) -> Self:
        """Keep those of one pair."""
        return self.filter(employer=employer, mso=mso)


class ContactEntry(models.Model):
    """A call, visit or mail between two organisations, with the next step. Both sides read it."""

    employer = models.ForeignKey(
        Organisation, verbose_name=_("employer"), on_delete=models.PROTECT, related_name="contact_entries_as_employer"
    )
    mso = models.ForeignKey(
        Organisation, verbose_name=_("MSO"), on_delete=models.PROTECT, related_name="contact_entries_as_mso"
    )
    kind = models.CharField(_("how"), max_length=8, choices=ContactKind.choices)
    reached = models.BooleanField(_("somebody was reached"), default=True)
    on = models.DateField(_("on"), default=timezone.localdate)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    author_side = models.CharField(_("side"), max_length=8, choices=_SIDES)
    text = models.CharField(_("what was said"), max_length=2000, blank=True)
    next_step = models.CharField(_("next step"), max_length=300, blank=True)
    next_on = models.DateField(_("until"), null=True, blank=True)
    next_side = models.CharField(_("whose turn"), max_length=8, choices=_SIDES, blank=True)
    next_done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    request = models.ForeignKey(
        "ContactRequest",
        verbose_name=_("contact request"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="entries",
    )
    written_at = models.DateTimeField(_("written at"), default=timezone.now, editable=False)

    objects: ClassVar[models.Manager["ContactEntry"]] = ContactEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("contact entry")
        verbose_name_plural = _("contact entries")
        indexes = [
            models.Index(fields=["employer", "mso", "-on"], name="contact_entry_of_pair"),
            models.Index(
                fields=["next_on"],
                name="contact_entry_next",
                condition=models.Q(next_done_at=None, next_on__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="contact_entry_of_two",
                condition=~models.Q(employer=models.F("mso")),
                violation_error_message=_("An organisation has no contact with itself."),
            ),
            models.CheckConstraint(
                name="contact_entry_next_step_whole",
                condition=models.Q(next_on=None) | (~models.Q(next_step="") & ~models.Q(next_side="")),
                violation_error_message=_("A date needs a next step, and whose turn it is."),
            ),
            models.CheckConstraint(
                name="contact_entry_sides_known",
                condition=models.Q(
                    author_side__in=[Side.EMPLOYER, Side.MSO], next_side__in=["", Side.EMPLOYER, Side.MSO]
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employer} – {self.mso}: {self.get_kind_display()}, {self.on:%Y-%m-%d}"


class PrivateNoteQuerySet(models.QuerySet["PrivateNote"]):
    """Selections of notes."""

    def visible_to(self, user: Any) -> Self:
        """Keep those of the organisations ``user`` acts for; nobody else reads them, not the ministry either."""
        return self.filter(owner__in=organisation_ids(user))


class PrivateNote(TimestampedModel):
    """What one organisation notes about another for itself.

    A table of its own, so that no query for shared entries can show one.
    """

    owner = models.ForeignKey(Organisation, verbose_name=_("of"), on_delete=models.CASCADE, related_name="+")
    about = models.ForeignKey(Organisation, verbose_name=_("about"), on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    text = models.CharField(_("note"), max_length=2000)

    objects: ClassVar[models.Manager["PrivateNote"]] = PrivateNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-updated_at", "-pk"]
        verbose_name = _("private note")
        verbose_name_plural = _("private notes")
        indexes = [models.Index(fields=["owner", "about"], name="private_note_about")]
        constraints = [
            models.CheckConstraint(
                name="private_note_about_another",
                condition=~models.Q(owner=models.F("about")),
                violation_error_message=_("A note is about another organisation."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner} – {self.about}"
