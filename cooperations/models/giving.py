"""What associations need, what employers offer, what both say to a match, and what was given in the end."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.enums.giving import GivingKind, MatchSide, MatchWord, NeedAudience, NoticeState, SupportUnit
from partners.enums import INTERMEDIARY_ROLES, OrganisationState, Role
from partners.models import Organisation, organisation_ids
from partners.models.acting import audiences_of
from portal.shared.models import TimestampedModel, TransitionModel
from portal.shared.models.state_triggers import begins_as, moves

from .cooperation import Cooperation
from .support_triggers import support_within_its_cooperation

LONGEST_TEXT = 500
LONGEST_WHAT = 300
OPEN, MATCHED, CLOSED, EXPIRED = NoticeState.OPEN, NoticeState.MATCHED, NoticeState.CLOSED, NoticeState.EXPIRED
_ENDS_AND_RETURNS = ((OPEN, CLOSED), (OPEN, EXPIRED), (CLOSED, OPEN), (EXPIRED, OPEN))


class NoticeQuerySet(models.QuerySet[Any]):
    """Selections of needs and offers."""

    def of(self, user: Any) -> Self:
        """Keep those of the organisations ``user`` acts for."""
        return self.filter(organisation__in=organisation_ids(user))

    def open(self) -> Self:
        """Keep what is open and not past its last day, of published organisations; also before the nightly run."""
        current = Q(until=None) | Q(until__gte=timezone.localdate())
        return self.filter(current, state=OPEN, organisation__state=OrganisationState.PUBLISHED)

    def run_out(self) -> Self:
        """Keep what is past its last day and still stands as open."""
        return self.filter(until__lt=timezone.localdate(), state__in=(OPEN, MATCHED))


class NeedQuerySet(NoticeQuerySet):
    """Selections of needs."""

    def readable_by(self, user: Any) -> Self:
        """Keep open needs whose audience ``user`` belongs to; one's own are found by ``of``."""
        return self.open().filter(audience__in=audiences_of(user))


class OfferQuerySet(NoticeQuerySet):
    """Selections of offers."""

    def readable_by(self, user: Any) -> Self:
        """Keep open offers for those who act for an MSO or an intermediary; one's own are found by ``of``."""
        if not organisation_ids(user, Role.MSO, *INTERMEDIARY_ROLES):
            return self.none()
        return self.open()


class Notice(TimestampedModel):
    """What a need and an offer have in common."""

    kind = models.CharField(_("kind"), max_length=12, choices=GivingKind.choices)
    text = models.CharField(_("text"), max_length=LONGEST_TEXT)
    until = models.DateField(_("until"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=NoticeState.choices, default=OPEN)

    class Meta:
        abstract = True
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"


class Need(Notice):
    """What an MSO needs."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="needs"
    )
    audience = models.CharField(
        _("audience"), max_length=12, choices=NeedAudience.choices, default=NeedAudience.EMPLOYERS
    )

    objects: ClassVar[models.Manager["Need"]] = NeedQuerySet.as_manager()

    class Meta(Notice.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        indexes = [models.Index(fields=["kind"], name="need_open_kind", condition=Q(state=OPEN))]
        constraints = [
            models.CheckConstraint(name="need_kind_known", condition=Q(kind__in=GivingKind.values)),
            models.CheckConstraint(name="need_audience_known", condition=Q(audience__in=NeedAudience.values)),
            models.CheckConstraint(
                name="need_says_what",
                condition=~Q(text=""),
                violation_error_message=_("Please say in a sentence what it is about."),
            ),
        ]
        triggers = [
            begins_as("need_begins_open", OPEN),
            moves(
                "need_moves",
                *_ENDS_AND_RETURNS,
                (OPEN, MATCHED),
                (MATCHED, OPEN),
                (MATCHED, CLOSED),
                (MATCHED, EXPIRED),
            ),
        ]


class Offer(Notice):
    """What an employer offers."""

    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="offers"
    )

    objects: ClassVar[models.Manager["Offer"]] = OfferQuerySet.as_manager()

    class Meta(Notice.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        indexes = [models.Index(fields=["kind"], name="offer_open_kind", condition=Q(state=OPEN))]
        constraints = [
            models.CheckConstraint(name="offer_kind_known", condition=Q(kind__in=GivingKind.values)),
            models.CheckConstraint(
                name="offer_says_what",
                condition=~Q(text=""),
                violation_error_message=_("Please say in a sentence what it is about."),
            ),
        ]
        triggers = [begins_as("offer_begins_open", OPEN), moves("offer_moves", *_ENDS_AND_RETURNS)]


class NeedTransition(TransitionModel):
    """One move of a need."""

    subject = models.ForeignKey(Need, verbose_name=_("need"), on_delete=models.PROTECT, related_name="history")


class OfferTransition(TransitionModel):
    """One move of an offer."""

    subject = models.ForeignKey(Offer, verbose_name=_("offer"), on_delete=models.PROTECT, related_name="history")


class MatchAnswer(TimestampedModel):
    """What one side said to a need and an offer that fit."""

    need = models.ForeignKey(Need, verbose_name=_("need"), on_delete=models.CASCADE, related_name="answers")
    offer = models.ForeignKey(Offer, verbose_name=_("offer"), on_delete=models.CASCADE, related_name="answers")
    by_side = models.CharField(_("side"), max_length=8, choices=MatchSide.choices)
    answer = models.CharField(_("answer"), max_length=12, choices=MatchWord.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("answer to a match")
        verbose_name_plural = _("answers to matches")
        constraints = [
            models.UniqueConstraint(fields=["need", "offer", "by_side"], name="match_answered_once"),
            models.CheckConstraint(name="match_side_known", condition=Q(by_side__in=MatchSide.values)),
            models.CheckConstraint(name="match_answer_known", condition=Q(answer__in=MatchWord.values)),
        ]

    def __str__(self) -> str:
        return self.get_answer_display()


class SupportQuerySet(models.QuerySet["Support"]):
    """Selections of support."""

    def visible_to(self, user: Any) -> Self:
        """Keep what the organisations ``user`` acts for gave or received."""
        mine = organisation_ids(user)
        return self.filter(Q(giver__in=mine) | Q(receiver__in=mine))

    def confirmed(self) -> Self:
        """Keep what the receiver confirmed: only that counts."""
        return self.exclude(confirmed_at=None)

    def waiting(self) -> Self:
        """Keep what the receiver has said nothing about yet."""
        return self.filter(confirmed_at=None, refused_at=None)


class Support(TimestampedModel):
    """Support that one organisation gave another. It counts once the receiver has confirmed it.

    Where it belongs to a ``cooperation``, both take or took part in that.
    """

    giver = models.ForeignKey(
        Organisation, verbose_name=_("giver"), on_delete=models.PROTECT, related_name="support_given"
    )
    receiver = models.ForeignKey(
        Organisation, verbose_name=_("receiver"), on_delete=models.PROTECT, related_name="support_received"
    )
    need = models.ForeignKey(
        Need, verbose_name=_("need"), on_delete=models.SET_NULL, null=True, blank=True, related_name="supports"
    )
    offer = models.ForeignKey(
        Offer, verbose_name=_("offer"), on_delete=models.SET_NULL, null=True, blank=True, related_name="supports"
    )
    cooperation = models.ForeignKey(
        Cooperation,
        verbose_name=_("cooperation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="supports",
    )
    kind = models.CharField(_("kind"), max_length=12, choices=GivingKind.choices)
    what = models.CharField(_("text"), max_length=LONGEST_WHAT)
    amount = models.DecimalField(_("amount"), max_digits=10, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=8, choices=SupportUnit.choices, blank=True)
    on = models.DateField(_("on"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("recorded by"), on_delete=models.SET_NULL, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("confirmed on"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    refused_at = models.DateTimeField(_("not confirmed"), null=True, blank=True)

    objects: ClassVar[models.Manager["Support"]] = SupportQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = _("support")
        verbose_name_plural = _("support")
        indexes = [
            models.Index(fields=["giver", "on"], name="support_given_on"),
            models.Index(fields=["receiver", "on"], name="support_received_on"),
        ]
        constraints = [
            models.CheckConstraint(
                name="support_between_two",
                condition=~Q(giver=F("receiver")),
                violation_error_message=_("Nobody supports themselves."),
            ),
            models.CheckConstraint(
                name="support_counted",
                condition=Q(amount=None, unit="") | Q(amount__gt=0, unit__in=SupportUnit.values),
                violation_error_message=_("Please give a number greater than 0 and what it counts, or neither."),
            ),
            models.CheckConstraint(
                name="support_confirmed_or_not", condition=Q(confirmed_at=None) | Q(refused_at=None)
            ),
            models.CheckConstraint(name="support_kind_known", condition=Q(kind__in=GivingKind.values)),
            models.CheckConstraint(
                name="support_says_what",
                condition=~Q(what=""),
                violation_error_message=_("Please say in a sentence what it is about."),
            ),
        ]
        triggers = [support_within_its_cooperation()]

    def __str__(self) -> str:
        return self.what
