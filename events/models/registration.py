"""Who will come: as a number, or by name where the two sides chose that."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.enums.material import GuestLanguage
from events.enums.registration import RegistrationMode
from partners.models import Organisation
from portal.accounts.models import SignedLink

from .constraints import known
from .event import Event
from .event_triggers import event_is_touched
from .registration_triggers import capacity_holds_signups, signup_has_seat

MOST_PERSONS = 10
GUEST_NAME_LENGTH = 120


class Registration(models.Model):
    """How many fit in, how many the MSO expects, and whether guests sign up. The row is the lock for seats.

    ``keeper`` is the organisation that reads the names of those who sign up; the other side reads the number.
    """

    event = models.OneToOneField(Event, on_delete=models.CASCADE, primary_key=True, related_name="registration")
    capacity = models.PositiveIntegerField(null=True, blank=True)
    expected = models.PositiveIntegerField(null=True, blank=True)
    expected_at = models.DateTimeField(null=True, blank=True)
    expected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    mode = models.CharField(max_length=8, choices=RegistrationMode.choices, default=RegistrationMode.COUNTS)
    keeper = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    closes_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        triggers = [capacity_holds_signups(), event_is_touched("registration")]
        constraints = [
            known("registration_mode_known", "mode", RegistrationMode),
            models.CheckConstraint(
                name="registration_expected_fits",
                condition=Q(expected=None) | Q(capacity=None) | Q(capacity__gte=F("expected")),
                violation_error_message=_("There is room for fewer people than are expected."),
            ),
            models.CheckConstraint(
                name="registration_capacity_positive", condition=Q(capacity=None) | Q(capacity__gt=0)
            ),
            models.CheckConstraint(
                name="registration_names_have_keeper",
                condition=~Q(mode=RegistrationMode.SIGN_UP) | Q(keeper__isnull=False),
                violation_error_message=_("Please say who keeps the names."),
            ),
            models.CheckConstraint(
                name="registration_confirmed_number",
                condition=Q(confirmed_at=None) | Q(expected__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.event)


class SignUp(models.Model):
    """A guest who signed up. Name and address are erased 30 days after the event; the number stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sign_ups")
    name = models.CharField(max_length=GUEST_NAME_LENGTH, blank=True)
    email = models.EmailField(blank=True)
    language = models.CharField(max_length=4, choices=GuestLanguage.choices, default=GuestLanguage.DE)
    persons = models.PositiveSmallIntegerField(default=1)
    link = models.ForeignKey(SignedLink, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["at", "pk"]
        triggers = [signup_has_seat()]
        constraints = [
            known("signup_language_known", "language", GuestLanguage),
            models.UniqueConstraint(
                "event",
                Lower("email"),
                name="signup_once",
                condition=~Q(email="") & Q(cancelled_at=None),
                violation_error_message=_("With this address somebody has signed up already."),
            ),
            models.CheckConstraint(
                name="signup_persons_number",
                condition=Q(persons__gte=1, persons__lte=MOST_PERSONS),
            ),
            models.CheckConstraint(
                name="signup_erased_or_named",
                condition=Q(erased_at__isnull=False, name="", email="", link=None)
                | Q(erased_at=None) & ~Q(name="") & ~Q(email=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
