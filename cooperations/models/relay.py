"""Messages between the sides of a request: addresses to answer to, messages, who got them."""

import secrets
from base64 import b32encode
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.enums.relay import HeldWhy, RelayKind, RelayState, RelayWay
from cooperations.enums.side import Side
from partners.models import organisation_ids
from portal.outbox.models import Message
from portal.shared.models import TransitionModel
from portal.shared.models.state_triggers import moves

from .request import ContactRequest

TEXT_LENGTH = 100_000
# What is written in place of a hidden address may be longer than the address.
HIDDEN_FACTOR = 4


def make_token() -> str:
    """Return 26 letters that nobody guesses and no mail program changes (130 bits)."""
    return b32encode(secrets.token_bytes(17)).decode().lower()[:26]


class RelayAddress(models.Model):
    """Where one side of a request writes to. Stored in clear: it stands in every mail and only lets one write."""

    request = models.ForeignKey(
        ContactRequest, verbose_name=_("contact request"), on_delete=models.CASCADE, related_name="relay_addresses"
    )
    side = models.CharField(_("side"), max_length=8, choices=Side.choices)
    token = models.CharField(_("mark in the address"), max_length=26, unique=True, default=make_token)

    class Meta:
        verbose_name = _("address for answers")
        verbose_name_plural = _("addresses for answers")
        constraints = [
            models.UniqueConstraint(fields=["request", "side"], name="relay_address_once"),
            models.CheckConstraint(
                name="relay_token_in_lower_case",
                condition=models.Q(token__regex=r"^[a-z2-7]{26}$"),  # noqa: S106 -- a pattern
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request} ({self.get_side_display()})"


class RelayMailQuerySet(models.QuerySet["RelayMail"]):
    """Selections of messages."""

    def visible_to(self, user: Any) -> Self:
        """Keep those of readable requests; what is held or thrown away is seen by its own side only."""
        own = organisation_ids(user)
        sides = models.Q(side=Side.EMPLOYER, request__employer__in=own) | models.Q(
            side=Side.MEDIATOR, request__mediator__in=own
        )
        sides |= models.Q(side=Side.MSO, request__mso__in=own)
        return self.filter(request__in=ContactRequest.objects.visible_to(user)).filter(
            models.Q(state=RelayState.DELIVERED) | sides
        )

    def held(self) -> Self:
        """Keep those that wait for a word of their side."""
        return self.filter(state=RelayState.HELD)


class RelayMail(models.Model):
    """One message of one side. What a mail quoted below it is for the own side only: it may hold links of theirs.

    ``sender`` is the address of a held mail, by which the own side recognises it; never shown to the others.
    """

    request = models.ForeignKey(
        ContactRequest, verbose_name=_("contact request"), on_delete=models.CASCADE, related_name="relay_mails"
    )
    side = models.CharField(_("side"), max_length=8, choices=Side.choices)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    author_name = models.CharField(_("name"), max_length=200, blank=True)
    way = models.CharField(_("way"), max_length=6, choices=RelayWay.choices)
    kind = models.CharField(_("kind"), max_length=10, choices=RelayKind.choices, default=RelayKind.MESSAGE)
    text = models.TextField(_("text"), blank=True)
    quoted = models.TextField(_("what the mail quoted"), blank=True)
    state = models.CharField(_("state"), max_length=9, choices=RelayState.choices)
    held_why = models.CharField(_("held because"), max_length=14, choices=HeldWhy.choices, blank=True)
    sender = models.EmailField(_("sender"), blank=True, editable=False)
    at = models.DateTimeField(_("at"), default=timezone.now)
    found_nobody = models.BooleanField(_("no usable address on the other side"), default=False, editable=False)
    # Of the mail's own number, so that a mail which arrives on two ways is one message.
    mark = models.CharField(max_length=64, blank=True, editable=False)

    objects: ClassVar[models.Manager["RelayMail"]] = RelayMailQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            models.Index(fields=["request", "at"], name="relay_thread"),
            models.Index(fields=["at"], name="relay_held", condition=models.Q(state=RelayState.HELD)),
        ]
        triggers = [
            moves("relay_moves", ("held", "delivered"), ("held", "refused")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "side", "mark"], name="relay_mail_once", condition=~models.Q(mark="")
            ),
            models.CheckConstraint(name="relay_state_known", condition=models.Q(state__in=RelayState.values)),
            models.CheckConstraint(
                name="relay_held_has_reason",
                condition=~models.Q(state=RelayState.HELD) | ~models.Q(held_why=""),
            ),
            models.CheckConstraint(
                name="relay_automatic_is_empty",
                condition=~models.Q(kind=RelayKind.AUTO_REPLY) | models.Q(text="", quoted=""),
            ),
            models.CheckConstraint(
                name="relay_text_has_measure",
                condition=LessThanOrEqual(Length("text"), HIDDEN_FACTOR * TEXT_LENGTH),
                violation_error_message=_("The message is too long."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request} ({self.get_side_display()}, {self.at:%Y-%m-%d})"


class RelayTransition(TransitionModel):
    """One move of a held message."""

    subject = models.ForeignKey(
        RelayMail, verbose_name=_("message"), on_delete=models.CASCADE, related_name="transitions"
    )

    class Meta(TransitionModel.Meta):
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")


class RelayDelivery(models.Model):
    """That a message went to one person of another side. What became of it, the outbox knows."""

    mail = models.ForeignKey(RelayMail, verbose_name=_("message"), on_delete=models.CASCADE, related_name="deliveries")
    to_side = models.CharField(_("side"), max_length=8, choices=Side.choices)
    recipient = models.CharField(_("recipient"), max_length=20)
    message = models.OneToOneField(
        Message, verbose_name=_("mail"), on_delete=models.SET_NULL, null=True, related_name="relay_delivery"
    )

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(fields=["mail", "to_side", "recipient"], name="relay_delivered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.mail} → {self.get_to_side_display()}"
