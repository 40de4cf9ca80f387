"""Searches a person keeps, and the mails about what is new in them."""

from typing import ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import MD5
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.enums import DigestRhythm
from portal.accounts.models import SignedLink
from portal.outbox.models import Message
from portal.shared.models import TimestampedModel


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    """Selections of saved searches."""

    def due(self) -> Self:
        """Keep searches whose digest is due today or was due before, of people who can still sign in."""
        return self.filter(due_on__lte=timezone.localdate(), is_paused=False, user__is_active=True)


class SavedSearch(TimestampedModel):
    """A search of the directory with a name.

    ``query`` is its address in normal form (``partners.domain.search_address``). ``known`` are the ids of the
    organisations the person has been told of or saw when saving; only others are news. ``due_on`` is the day of the
    next digest, None without one.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE, related_name="saved_searches"
    )
    name = models.CharField(_("name"), max_length=120)
    query = models.TextField(_("search"), blank=True)
    rhythm = models.CharField(
        _("digest by e-mail"), max_length=8, choices=DigestRhythm.choices, default=DigestRhythm.WEEKLY
    )
    is_paused = models.BooleanField(_("paused"), default=False)
    due_on = models.DateField(_("next digest on"), null=True, blank=True)
    told_at = models.DateTimeField(_("last digest"), null=True, blank=True)
    known = ArrayField(models.BigIntegerField(), verbose_name=_("known organisations"), default=list, blank=True)

    objects: ClassVar[models.Manager["SavedSearch"]] = SavedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        indexes = [models.Index(fields=["due_on"], name="saved_search_due", condition=models.Q(is_paused=False))]
        constraints = [
            models.UniqueConstraint(
                models.F("user"),
                MD5("query"),
                name="saved_search_once",
                violation_error_message=_("You have saved this search already."),
            ),
            models.CheckConstraint(
                name="saved_search_due_with_rhythm",
                condition=models.Q(rhythm=DigestRhythm.NEVER, due_on__isnull=True)
                | (~models.Q(rhythm=DigestRhythm.NEVER) & models.Q(due_on__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SearchDigest(models.Model):
    """One mail with news: whom it goes to, what it tells, and the link in it that ends such mails without signing in.

    ``told`` holds the ids of organisations by the id of the search. ``seen_as`` is a digest of what the mail shows of
    them: before it is sent, that is compared with what the person may see then.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE, related_name="+"
    )
    link = models.OneToOneField(
        SignedLink, verbose_name=_("link"), on_delete=models.CASCADE, related_name="search_digest"
    )
    message = models.OneToOneField(
        Message, verbose_name=_("message"), on_delete=models.CASCADE, related_name="search_digest"
    )
    told = models.JSONField(_("organisations told of"), default=dict)
    seen_as = models.CharField(_("as they were shown"), max_length=64)
    withdrawn_at = models.DateTimeField(_("not sent after all"), null=True, blank=True)

    class Meta:
        verbose_name = _("digest of saved searches")
        verbose_name_plural = _("digests of saved searches")

    def __str__(self) -> str:
        return str(self.message)
