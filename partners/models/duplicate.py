"""Pairs of entries that may be the same organisation, and how far the search for them is."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.enums import OrganisationState, SuspectState
from portal.shared.models import TimestampedModel

from .acting import intermediary_ids, is_ministry
from .organisation import Organisation

GONE = (OrganisationState.MERGED, OrganisationState.ARCHIVED)


class DuplicateSuspectQuerySet(models.QuerySet["DuplicateSuspect"]):
    """Selections of suspects."""

    def visible_to(self, user: Any) -> Self:
        """Keep all for the ministry, what they suggested themselves for intermediaries (access.md)."""
        return self if is_ministry(user) else self.filter(suggested_by__in=intermediary_ids(user))

    def waiting(self) -> Self:
        """Keep pairs nobody has decided about, of entries that are there still."""
        return self.filter(state=SuspectState.OPEN).exclude(one__state__in=GONE).exclude(other__state__in=GONE)


class DuplicateSuspect(TimestampedModel):
    """Two entries that may be the same organisation. ``one`` has the lower id, so that a pair is stored once.

    ``reasons`` are pairs of code and weight (``partners.domain.duplicates.ReasonCode``); what was compared is not
    kept. ``data_hash`` is that of the data compared: a pair that was set aside comes back only when it changes.
    """

    one = models.ForeignKey(Organisation, verbose_name=_("one entry"), on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(
        Organisation, verbose_name=_("the other entry"), on_delete=models.CASCADE, related_name="+"
    )
    score = models.PositiveSmallIntegerField(_("score"), validators=[MaxValueValidator(100)])
    reasons = models.JSONField(_("reasons"), default=list)
    data_hash = models.CharField(max_length=64, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=SuspectState.choices, default=SuspectState.OPEN)
    suggested_by = models.ForeignKey(
        Organisation,
        verbose_name=_("suggested by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    note = models.TextField(_("why"), max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects: ClassVar[models.Manager["DuplicateSuspect"]] = DuplicateSuspectQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "pk"]
        verbose_name = _("duplicate suspect")
        verbose_name_plural = _("duplicate suspects")
        indexes = [
            models.Index(
                models.F("score").desc(), "id", name="suspect_waiting", condition=models.Q(state=SuspectState.OPEN)
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="suspect_once"),
            models.CheckConstraint(name="suspect_in_order", condition=models.Q(one__lt=models.F("other"))),
            models.CheckConstraint(name="suspect_score_possible", condition=models.Q(score__lte=100)),
            models.CheckConstraint(
                name="suspect_decided_with_time",
                condition=models.Q(state=SuspectState.OPEN) | models.Q(decided_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"


class DuplicateSearch(models.Model):
    """How far the search for duplicates is; there is one row.

    Everything changed before ``searched_until`` has been compared. While a search runs, ``running_until`` is where
    it will end and ``last_organisation`` the id up to which it has come; a new worker goes on there.
    """

    searched_until = models.DateTimeField(null=True)
    running_until = models.DateTimeField(null=True)
    last_organisation = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "search for duplicates"
        verbose_name_plural = "searches for duplicates"
        constraints = [models.CheckConstraint(name="one_duplicate_search", condition=models.Q(pk=1))]

    def __str__(self) -> str:
        return str(self.searched_until)
