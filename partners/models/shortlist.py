"""The shortlist: which organisations a person wants to come back to."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation

LONGEST_NOTE = 2000


class ShortlistEntry(models.Model):
    """An organisation a person remembers. The note is for that person alone.

    ``name`` is what the organisation was called when the person saw it: if the entry goes off the directory later,
    the list can still say which one it was without showing anything new. ``shared_with`` are the colleagues of one
    organisation who see that the person remembers it.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("user"), on_delete=models.CASCADE, related_name="shortlist"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(_("name when remembered"), max_length=200)
    note = models.TextField(_("note"), max_length=LONGEST_NOTE, blank=True)
    shared_with = models.ForeignKey(
        Organisation,
        verbose_name=_("shared with colleagues of"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    added_at = models.DateTimeField(_("remembered on"), auto_now_add=True)

    class Meta:
        ordering = ["-added_at", "-pk"]
        verbose_name = _("entry of a shortlist")
        verbose_name_plural = _("entries of shortlists")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation"],
                name="shortlist_entry_once",
                violation_error_message=_("This organisation is on your shortlist already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
