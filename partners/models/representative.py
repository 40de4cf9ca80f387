"""Users who act for an organisation, and invitations to do so."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.enums import RepresentativeRole
from portal.accounts.models import SignedLink

from .organisation import Organisation


class RepresentativeQuerySet(models.QuerySet["Representative"]):
    """Selections of representatives."""

    def current(self) -> Self:
        """Keep those whose time has begun and not ended."""
        today = timezone.localdate()
        return self.filter(models.Q(until=None) | models.Q(until__gte=today), since__lte=today)


class Representative(models.Model):
    """A user who acts for an organisation in one role."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE, related_name="representations"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="representatives"
    )
    role = models.CharField(_("role"), max_length=8, choices=RepresentativeRole.choices)
    since = models.DateField(_("since"), default=timezone.localdate)
    until = models.DateField(_("until"), null=True, blank=True)

    objects: ClassVar[models.Manager["Representative"]] = RepresentativeQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name", "pk"]
        verbose_name = _("representative")
        verbose_name_plural = _("representatives")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                name="representative_once",
                condition=models.Q(until=None),
                violation_error_message=_("This person represents the organisation already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.organisation} ({self.get_role_display()})"


class Invitation(models.Model):
    """An invitation by e-mail to represent an organisation; its signed link works once."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(_("role"), max_length=8, choices=RepresentativeRole.choices)
    link = models.OneToOneField(SignedLink, verbose_name=_("link"), on_delete=models.CASCADE, related_name="invitation")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("invited by"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("accepted by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self) -> str:
        return f"{self.email}: {self.organisation}"
