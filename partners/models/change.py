"""The audit trail of an organisation: who changed what, when, and why. No contents, they may be private."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.shared.models import AppendOnlyModel

from .freshness import FreshnessMail
from .organisation import Organisation


class OrganisationChange(AppendOnlyModel):
    """One change to an entry, its contact persons or its team. The moves of its state have a table of their own."""

    class Action(models.TextChoices):
        """What was done."""

        CREATED = "created", _("entry created")
        EDITED = "edited", _("profile edited")
        CONFIRMED = "confirmed", _("confirmed as still correct")
        VERIFIED = "verified", _("verified")
        CONTACT_ADDED = "contact_added", _("contact person added")
        CONTACT_EDITED = "contact_edited", _("contact person edited")
        CONTACT_DELETED = "contact_deleted", _("contact person deleted")
        AUDIENCES_CHOSEN = "audiences_chosen", _("chosen who sees what")
        CONSENT_ASKED = "consent_asked", _("person asked for consent")
        CONSENT_DECLINED = "consent_declined", _("person declined to be shown")
        CONSENT_RECORDED = "consent_recorded", _("consent recorded")
        CONSENT_WITHDRAWN = "consent_withdrawn", _("consent withdrawn")
        INVITED = "invited", _("representative invited")
        INVITATION_REVOKED = "invitation_revoked", _("invitation revoked")
        JOINED = "joined", _("representative joined")
        LEFT = "left", _("representative left")
        IMPORTED = "imported", _("stored by an import")
        IMPORT_UNDONE = "import_undone", _("import taken back")
        MERGED_HERE = "merged_here", _("another entry was merged into this one")
        MERGED_AWAY = "merged_away", _("merged into another entry")
        MERGE_UNDONE = "merge_undone", _("merge undone")

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="changes"
    )
    action = models.CharField(_("what"), max_length=20, choices=Action.choices)
    fields = ArrayField(models.CharField(max_length=60), verbose_name=_("fields"), default=list, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    mail = models.ForeignKey(
        FreshnessMail,
        verbose_name=_("by a link in the mail to"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta(AppendOnlyModel.Meta):
        ordering = ["-at", "-pk"]
        verbose_name = _("change")
        verbose_name_plural = _("changes")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_action_display()}"
