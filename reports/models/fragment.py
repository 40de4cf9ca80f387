"""Fragments: pieces of brochures as they were set, kept so that what has not changed is not set again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Fragment(models.Model):
    """A piece under the hash of all that decides about its bytes; wanted while it has no file."""

    key = models.CharField(_("key"), max_length=64, primary_key=True, editable=False)
    html = models.TextField(_("document"), blank=True, help_text=_("What is to be set; empty once it is."))
    file = models.FileField(_("file"), upload_to="fragments/", blank=True)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    anchors = models.JSONField(_("targets of links"), default=dict, blank=True)
    used_at = models.DateTimeField(_("last used at"), auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["key"]
        verbose_name = _("fragment")
        verbose_name_plural = _("fragments")
        constraints = [
            models.CheckConstraint(
                name="fragment_wanted_or_set",
                condition=(models.Q(file="", pages__isnull=True) & ~models.Q(html=""))
                | (~models.Q(file="") & models.Q(html="", pages__gt=0)),
            ),
        ]

    def __str__(self) -> str:
        return self.key
