"""Who signs for the parties of a cooperation, and what they ask before they do."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from cooperations.enums.confirmation import ONCE, LeftWhy, MailStage, NamedAs
from partners.models import ContactPerson, Organisation
from portal.accounts.models import SignedLink

from .cooperation import Cooperation
from .frozen import AgreementVersion

NAME_LENGTH = 120
EMAIL_LENGTH = 254
TEXT_LENGTH = 2_000


class SignatoryQuerySet(models.QuerySet["Signatory"]):
    """Selections of signatories."""

    def present(self) -> Self:
        """Keep those who have not left."""
        return self.filter(left_at=None)

    def waiting(self, version: AgreementVersion) -> Self:
        """Keep those who are to answer about ``version`` and have not yet."""
        return (
            self.present()
            .filter(
                cooperation=version.agreement.cooperation_id, organisation__in=version.parties.values("organisation")
            )
            .exclude(confirmations__version=version)
        )


class Signatory(models.Model):
    """A person who may sign for a party of a cooperation, named by its own people.

    Reached at ``email``, or at the address of ``user``. ``contact`` and ``user`` are what the portal knows the person
    as (``named_as``); when that ends they have left.
    """

    cooperation = models.ForeignKey(
        Cooperation, verbose_name=_("cooperation"), on_delete=models.PROTECT, related_name="signatories"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="signatories"
    )
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    function = models.CharField(_("function"), max_length=NAME_LENGTH)
    email = models.EmailField(_("e-mail address"), max_length=EMAIL_LENGTH, blank=True)
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    named_as = models.CharField(_("named as"), max_length=8, choices=NamedAs.choices, default=NamedAs.OTHER)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="signatory_roles",
    )
    contact = models.ForeignKey(
        ContactPerson,
        verbose_name=_("contact person"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("named by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    named_at = models.DateTimeField(_("named at"), auto_now_add=True)
    left_at = models.DateTimeField(_("left at"), null=True, blank=True)
    left_why = models.CharField(_("left because"), max_length=12, choices=LeftWhy.choices, blank=True)
    erased_at = models.DateTimeField(_("address erased at"), null=True, blank=True, editable=False)

    objects: ClassVar[SignatoryQuerySet] = SignatoryQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["organisation", "named_at", "pk"]
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        constraints = [
            models.UniqueConstraint(
                "cooperation",
                "organisation",
                Lower("email"),
                name="signatory_address_once",
                condition=models.Q(left_at=None) & ~models.Q(email=""),
                violation_error_message=_("Somebody with this address is named already."),
            ),
            models.UniqueConstraint(
                fields=["cooperation", "organisation", "user"],
                name="signatory_account_once",
                condition=models.Q(left_at=None, user__isnull=False),
                violation_error_message=_("This person is named already."),
            ),
            models.CheckConstraint(
                name="signatory_can_be_reached",
                condition=~models.Q(email="")
                | models.Q(user__isnull=False)
                | models.Q(left_at__isnull=False)
                | models.Q(erased_at__isnull=False),
                violation_error_message=_("Please give an e-mail address."),
            ),
            models.CheckConstraint(
                name="signatory_left_for_a_reason",
                condition=models.Q(left_at=None, left_why="") | (~models.Q(left_at=None) & ~models.Q(left_why="")),
            ),
            models.CheckConstraint(
                name="signatory_has_name_and_function", condition=~models.Q(name="") & ~models.Q(function="")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Where mails go: the address given, else that of the account, "" when both are gone."""
        return self.email or (self.user.email if self.user and self.user.is_active else "")


class SignatoryLink(models.Model):
    """A link in a mail to a signatory, about the version that was frozen when it was sent."""

    signatory = models.ForeignKey(
        Signatory, verbose_name=_("signatory"), on_delete=models.PROTECT, related_name="links"
    )
    link = models.OneToOneField(
        SignedLink, verbose_name=_("link"), on_delete=models.PROTECT, related_name="signatory_link"
    )
    version = models.ForeignKey(AgreementVersion, verbose_name=_("version"), on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(_("mail"), max_length=8, choices=MailStage.choices)
    sent_at = models.DateTimeField(_("sent at"), auto_now_add=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name = _("link for a signatory")
        verbose_name_plural = _("links for signatories")
        constraints = [
            models.UniqueConstraint(
                fields=["signatory", "version", "stage"],
                name="signatory_mailed_once",
                condition=models.Q(stage__in=[each.value for each in ONCE]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.signatory}: {self.get_stage_display()}"


class SignatoryQuestion(models.Model):
    """What a signatory wants to know before answering, and what their people say to it."""

    signatory = models.ForeignKey(
        Signatory, verbose_name=_("signatory"), on_delete=models.PROTECT, related_name="questions"
    )
    version = models.ForeignKey(
        AgreementVersion, verbose_name=_("version"), on_delete=models.PROTECT, related_name="questions"
    )
    text = models.CharField(_("question"), max_length=TEXT_LENGTH)
    to_both = models.BooleanField(_("the other side may read and answer it"), default=False)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    answer = models.CharField(_("answer"), max_length=TEXT_LENGTH, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("question of a signatory")
        verbose_name_plural = _("questions of signatories")
        indexes = [models.Index(fields=["version"], name="question_open", condition=models.Q(answered_at=None))]
        constraints = [
            models.CheckConstraint(name="question_has_text", condition=~models.Q(text="")),
            models.CheckConstraint(
                name="question_answered_with_words",
                condition=models.Q(answered_at=None, answer="") | (~models.Q(answered_at=None) & ~models.Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return self.text
