"""Papers by which an MSO shows that an employer works with it."""

import uuid
from typing import Any, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.enums.certificate import CertificateKind, CertificateState
from partners.models import Organisation, organisation_ids
from portal.printing.models import Printout
from portal.shared.models import TransitionModel
from portal.shared.models.state_triggers import begins_as, moves

from .certificate_triggers import (
    certificate_numbered_without_gap,
    certificate_of_confirmed_cooperation,
    certificate_stays,
)
from .cooperation import Cooperation, CooperationParty

CODE_LENGTH = 16


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Selections of certificates."""

    def visible_to(self, user: Any) -> Self:
        """Keep those of cooperations that an organisation of ``user`` takes or took part in."""
        parties = CooperationParty.objects.filter(organisation__in=organisation_ids(user))
        return self.filter(cooperation__in=parties.values("cooperation"))


class Certificate(models.Model):
    """One paper, numbered without gap in its year. What stands on it is the frozen content of ``printout``.

    ``code`` opens the check page: 16 letters and digits of Crockford's base 32, 80 bits of chance.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cooperation = models.ForeignKey(
        Cooperation, verbose_name=_("cooperation"), on_delete=models.PROTECT, related_name="certificates"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=CertificateKind.choices)
    year = models.PositiveSmallIntegerField(_("year"))
    serial = models.PositiveIntegerField(_("number in the year"))
    code = models.CharField(_("check code"), max_length=CODE_LENGTH, unique=True)
    issuer = models.ForeignKey(Organisation, verbose_name=_("issued by"), on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(Organisation, verbose_name=_("issued for"), on_delete=models.PROTECT, related_name="+")
    printout = models.OneToOneField(
        Printout, verbose_name=_("printed document"), on_delete=models.PROTECT, related_name="certificate"
    )
    state = models.CharField(
        _("state"), max_length=8, choices=CertificateState.choices, default=CertificateState.ISSUED
    )
    issued_at = models.DateTimeField(_("issued at"), default=timezone.now)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("issued by (person)"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects: ClassVar[models.Manager["Certificate"]] = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "-serial"]
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        triggers = [
            begins_as("certificate_begins_as_issued", "issued"),
            moves("certificate_moves", ("issued", "revoked")),
            certificate_numbered_without_gap(),
            certificate_of_confirmed_cooperation(),
            certificate_stays(),
            pgtrigger.Protect(name="certificate_is_kept", operation=pgtrigger.Delete),
        ]
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="certificate_number_unique"),
            models.UniqueConstraint(
                fields=["cooperation", "issuer", "receiver", "kind"],
                name="certificate_valid_once",
                condition=models.Q(state="issued"),
                violation_error_message=_("There is a valid paper of this kind already."),
            ),
            models.CheckConstraint(
                name="certificate_code_readable", condition=models.Q(code__regex="^[0-9A-HJKMNP-TV-Z]{16}$")
            ),
            models.CheckConstraint(
                name="certificate_revoked_has_time",
                condition=models.Q(state="revoked", revoked_at__isnull=False)
                | models.Q(state="issued", revoked_at=None),
            ),
            models.CheckConstraint(name="certificate_kind_known", condition=models.Q(kind__in=CertificateKind.values)),
            models.CheckConstraint(name="certificate_of_two", condition=~models.Q(issuer=models.F("receiver"))),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"

    @property
    def number(self) -> str:
        """Return the number as it stands on the paper."""
        return f"{self.year}-{self.serial:06d}"

    @property
    def is_revoked(self) -> bool:
        """Say whether it was taken back."""
        return self.state == CertificateState.REVOKED


class CertificateTransition(TransitionModel):
    """A certificate was taken back; ``reason`` is for those who take part, the check page does not show it."""

    subject = models.ForeignKey(
        Certificate, verbose_name=_("certificate"), on_delete=models.PROTECT, related_name="transitions"
    )

    class Meta(TransitionModel.Meta):
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")


class CertificateWishQuerySet(models.QuerySet["CertificateWish"]):
    """Selections of wishes."""

    def open(self) -> Self:
        """Keep those that nobody has answered."""
        return self.filter(answered_at=None)


class CertificateWish(models.Model):
    """An MSO asks the employers of a cooperation for a paper. ``certificate`` is empty when they said: not now."""

    cooperation = models.ForeignKey(
        Cooperation, verbose_name=_("cooperation"), on_delete=models.CASCADE, related_name="certificate_wishes"
    )
    kind = models.CharField(_("kind"), max_length=12, choices=CertificateKind.choices)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("wished by"), on_delete=models.PROTECT, related_name="+"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("asked by"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    certificate = models.OneToOneField(
        Certificate, verbose_name=_("certificate"), on_delete=models.PROTECT, null=True, blank=True, related_name="wish"
    )

    objects: ClassVar[CertificateWishQuerySet] = CertificateWishQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("wish for a certificate")
        verbose_name_plural = _("wishes for certificates")
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "kind", "organisation"],
                name="certificate_wished_once",
                condition=models.Q(answered_at=None),
                violation_error_message=_("You have asked for this paper already."),
            ),
            models.CheckConstraint(
                name="certificate_wish_answered_by_it",
                condition=models.Q(certificate=None) | models.Q(answered_at__isnull=False),
            ),
            models.CheckConstraint(name="certificate_wish_kind", condition=models.Q(kind__in=CertificateKind.values)),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_kind_display()}"
