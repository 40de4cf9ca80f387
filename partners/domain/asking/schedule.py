"""When an organisation is asked whether its entry is still correct. Days are those of the portal's time zone.

Half a year after the last confirmation (or after the entry was made) the first mail, after 14 days the second, after
14 more the third, after 14 more the mark. Who has confirmed on the first mail is asked a year later only. A round that
could not be sent in time is sent when it can, and the next one waits 14 days from then.
"""

from datetime import date, datetime, time, timedelta

from django.db.models import BooleanField, Case, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from partners.enums import OrganisationState
from partners.models import FreshnessCampaign, Organisation
from partners.models.freshness import ROUNDS

FIRST_INTERVAL = timedelta(days=182)
LONG_INTERVAL = timedelta(days=365)
BETWEEN_ROUNDS = timedelta(days=14)
# Whose turn would come this soon is asked in the same mail as the person's other organisations.
TOGETHER = timedelta(days=30)


def interval_after(rounds: int) -> timedelta:
    """Return how long a confirmation holds that took so many rounds of mails."""
    return LONG_INTERVAL if rounds <= 1 else FIRST_INTERVAL


def may_be_confirmed_again(organisation: Organisation) -> bool:
    """Say whether the last confirmation is half a year old, or there is none. No query."""
    return organisation.confirmed_at is None or organisation.confirmed_at < timezone.now() - FIRST_INTERVAL


def to_be_asked(today: date, *, ahead: timedelta = timedelta(0)) -> QuerySet[Organisation]:
    """Return the organisations whose first mail is due by ``today`` (``ahead``: by then), in a fixed order."""
    last = FreshnessCampaign.objects.filter(organisation=OuterRef("pk")).order_by("-started_at", "-pk")
    prompt = Case(
        When(outcome=FreshnessCampaign.Outcome.CONFIRMED, rounds__lte=1, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    running = FreshnessCampaign.objects.running().values("organisation")
    spoken = Organisation.objects.filter(state=OrganisationState.PUBLISHED).annotate(
        spoke_at=Coalesce("confirmed_at", "created_at"),
        is_prompt=Coalesce(Subquery(last.values(prompt=prompt)[:1]), Value(False)),
    )
    due = Q(is_prompt=False, spoke_at__lt=_end_of(today + ahead - FIRST_INTERVAL)) | Q(
        is_prompt=True, spoke_at__lt=_end_of(today + ahead - LONG_INTERVAL)
    )
    return spoken.filter(due).exclude(pk__in=running).order_by("pk")


def next_rounds(today: date) -> QuerySet[FreshnessCampaign]:
    """Return the unanswered campaigns whose next round is due."""
    return FreshnessCampaign.objects.unanswered().filter(
        Q(last_round_on=None) | Q(last_round_on__lte=today - BETWEEN_ROUNDS), rounds__lt=ROUNDS
    )


def without_answer(today: date) -> QuerySet[FreshnessCampaign]:
    """Return the campaigns whose last round has gone unanswered for 14 days and whose organisation has no mark yet."""
    return FreshnessCampaign.objects.unanswered().filter(
        rounds=ROUNDS, last_round_on__lte=today - BETWEEN_ROUNDS, organisation__marked_at=None
    )


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
