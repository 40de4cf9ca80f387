"""Contact persons, their recorded consent, and when they can be reached."""

from typing import Any, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from partners.enums import Audience, ConsentWay, ContactFunction, Language, Weekday
from portal.accounts.models import SignedLink
from portal.shared.models import TimestampedModel

from .acting import audiences_of, intermediary_ids, is_ministry, organisation_ids
from .fields import choice_array
from .organisation import Organisation

HIDE_PERSON = """
    UPDATE partners_contactperson SET audience = 'own', current_consent_id = NULL WHERE current_consent_id = NEW.id;
    RETURN NEW;
"""


class Consent(models.Model):
    """A person's yes to being shown. Withdrawing it hides the person in the same statement (a trigger)."""

    contact = models.ForeignKey(
        "ContactPerson", verbose_name=_("contact person"), on_delete=models.CASCADE, related_name="consents"
    )
    audience = models.CharField(_("for"), max_length=16, choices=Audience.choices)
    wording_version = models.CharField(_("version of the wording shown"), max_length=20)
    way = models.CharField(_("given"), max_length=8, choices=ConsentWay.choices)
    given_at = models.DateTimeField(_("given at"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    # By this link the person withdraws without signing in, as long as the consent stands.
    withdrawal_link = models.OneToOneField(
        SignedLink, verbose_name=_("link"), on_delete=models.SET_NULL, null=True, blank=True, related_name="consent"
    )
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    class Meta:
        ordering = ["-given_at"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        triggers = [
            pgtrigger.Trigger(
                name="withdrawal_hides_person",
                operation=pgtrigger.Update,
                when=pgtrigger.After,
                condition=pgtrigger.Q(new__withdrawn_at__isnull=False, old__withdrawn_at__isnull=True),
                func=HIDE_PERSON,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_audience_display()} ({self.given_at:%Y-%m-%d})"


class ContactPersonQuerySet(models.QuerySet["ContactPerson"]):
    """Selections of contact persons."""

    def visible_to(self, user: Any) -> Self:
        """Keep the persons ``user`` may see (access.md): all of one's own organisations, of others only with consent.

        The narrower of the audience chosen and the audience consented to counts. Persons for intermediaries are seen
        by those who are in charge: umbrella associations of the organisation and intermediaries of its area. Nobody
        sees a person of an organisation they do not see.
        """
        own = models.Q(organisation__in=organisation_ids(user))
        audiences = audiences_of(user) - {Audience.INTERMEDIARIES}
        shown = _consented(audiences)
        if is_ministry(user):
            shown |= _consented(audiences | {Audience.INTERMEDIARIES})
        elif intermediary_ids(user):
            shown |= _consented(audiences | {Audience.INTERMEDIARIES}) & models.Q(
                organisation__in=Organisation.objects.in_charge_of(user)
            )
        return self.filter(own | (shown & models.Q(organisation__in=Organisation.objects.visible_to(user))))


def _consented(audiences: frozenset[Audience]) -> models.Q:
    return models.Q(audience__in=audiences, current_consent__audience__in=audiences, current_consent__withdrawn_at=None)


class ContactPerson(TimestampedModel):
    """A person of an organisation. Beyond the own organisation only with consent: the database holds that."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="contacts"
    )
    name = models.CharField(_("name"), max_length=120)
    function = models.CharField(_("function"), max_length=16, choices=ContactFunction.choices)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    languages = choice_array(_("languages"), Language.choices)
    is_general = models.BooleanField(_("general contact"), default=False)
    term_until = models.DateField(_("term of office until"), null=True, blank=True)
    audience = models.CharField(_("visible to"), max_length=16, choices=Audience.choices, default=Audience.OWN)
    current_consent = models.ForeignKey(
        Consent,
        verbose_name=_("consent"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )

    objects: ClassVar[models.Manager["ContactPerson"]] = ContactPersonQuerySet.as_manager()

    class Meta:
        ordering = ["-is_general", "name"]
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                name="one_general_contact",
                condition=models.Q(is_general=True),
                violation_error_message=_("There is a general contact already."),
            ),
            models.CheckConstraint(
                name="contact_visible_only_with_consent",
                condition=models.Q(audience=Audience.OWN) | models.Q(current_consent__isnull=False),
                violation_error_message=_("Nobody is shown to others without recorded consent."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ReachabilityWindow(models.Model):
    """A time of the week at which a contact person can be reached."""

    contact = models.ForeignKey(
        ContactPerson, verbose_name=_("contact person"), on_delete=models.CASCADE, related_name="windows"
    )
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday.choices)
    start = models.TimeField(_("from"))
    end = models.TimeField(_("to"))

    class Meta:
        ordering = ["weekday", "start"]
        verbose_name = _("time to be reached")
        verbose_name_plural = _("times to be reached")
        constraints = [
            models.CheckConstraint(
                name="reachability_end_after_start",
                condition=models.Q(end__gt=models.F("start")),
                violation_error_message=_("The end lies before the start."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.start:%H:%M}–{self.end:%H:%M}"
