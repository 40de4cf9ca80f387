"""Links that let a person do one thing without signing in, or join by invitation."""

import hashlib
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def hash_token(token: str) -> str:
    """Return the form in which a token is stored: SHA-256, hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()


class SignedLinkQuerySet(models.QuerySet["SignedLink"]):
    """Selections of links."""

    def usable(self) -> Self:
        """Keep links that are neither used, revoked nor expired."""
        return self.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())


class SignedLink(models.Model):
    """A single-purpose link: only the hash of its token is stored, it expires and can be revoked."""

    class State(models.TextChoices):
        """What a link is good for now."""

        USABLE = "usable", _("usable")
        USED = "used", _("used")
        REVOKED = "revoked", _("revoked")
        EXPIRED = "expired", _("expired")

    purpose = models.CharField(_("purpose"), max_length=40)
    token_hash = models.CharField(_("hash of the token"), max_length=64, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires at"))
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects: ClassVar[models.Manager["SignedLink"]] = SignedLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("signed link")
        verbose_name_plural = _("signed links")

    def __str__(self) -> str:
        return f"{self.purpose} ({self.state})"

    @property
    def state(self) -> State:
        """Say what the link is good for now; a link that is both used and expired counts as used."""
        if self.used_at:
            return self.State.USED
        if self.revoked_at:
            return self.State.REVOKED
        if self.expires_at <= timezone.now():
            return self.State.EXPIRED
        return self.State.USABLE
