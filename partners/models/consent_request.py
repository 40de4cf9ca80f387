"""A question to a contact person, by mail, whether they may be shown."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.enums import Audience
from portal.accounts.models import SignedLink

from .contact_person import ContactPerson


class ConsentRequestQuerySet(models.QuerySet["ConsentRequest"]):
    """Selections of requests."""

    def open(self) -> Self:
        """Keep those that can be answered."""
        return self.filter(
            link__used_at=None, link__revoked_at=None, link__expires_at__gt=timezone.now(), answered_at=None
        )


class ConsentRequest(models.Model):
    """What was asked, in which language and wording, and the answer. Its signed link works once."""

    contact = models.ForeignKey(
        ContactPerson, verbose_name=_("contact person"), on_delete=models.CASCADE, related_name="consent_requests"
    )
    audience = models.CharField(_("for"), max_length=16, choices=Audience.choices)
    wording_version = models.CharField(_("version of the wording shown"), max_length=20)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    link = models.OneToOneField(
        SignedLink, verbose_name=_("link"), on_delete=models.CASCADE, related_name="consent_request"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    agreed = models.BooleanField(_("agreed"), null=True, blank=True)

    objects: ClassVar[models.Manager["ConsentRequest"]] = ConsentRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("request for consent")
        verbose_name_plural = _("requests for consent")
        constraints = [
            models.CheckConstraint(
                name="consent_request_answer_complete",
                condition=models.Q(answered_at__isnull=True, agreed__isnull=True)
                | models.Q(answered_at__isnull=False, agreed__isnull=False),
                violation_error_message=_("An answer has a time, and a time an answer."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_audience_display()} ({self.asked_at:%Y-%m-%d})"
