"""Who gets an overview this week, writing it once, and asking again right before it is sent.

Due means due until done: a week that began without workers is made up for on its next day, and a mail that waited
longer than its week is not sent, because the overview of the next week tells the same. So nobody has two in a week.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone, translation

from portal.accounts.models import User, WeeklyDigest
from portal.outbox.domain.enqueue import enqueue_job
from portal.outbox.guards import register_guard
from portal.outbox.models import Message

from .mail import GUARD, send_digest_mail
from .sources import lines_for, people_with_lines

WEEK_JOB = "accounts.weekly_digests"
DIGEST_JOB = "accounts.weekly_digest"


def week_of(day: date) -> str:
    """Return the ISO week of ``day``, like "2026-W47"."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


@transaction.atomic
def start_week() -> None:
    """Store the job of the week, once, and those of people whose mail of this week was withdrawn."""
    week = week_of(timezone.localdate())
    enqueue_job(WEEK_JOB, {"week": week}, key=f"weekly-digests:{week}")
    mine = WeeklyDigest.objects.filter(week=week)
    withdrawn = mine.exclude(withdrawn_at=None).exclude(user__in=mine.filter(withdrawn_at=None).values("user"))
    for digest in withdrawn.order_by("created_at"):
        _enqueue(digest.user_id, week, after=str(digest.pk))


def ask_for_digests(week: str) -> int:
    """Store a job for each person for whom something may be open; return how many that are.

    Belongs into the transaction that ends the job of the week.
    """
    today = timezone.localdate()
    if week_of(today) != week:
        return 0
    wanted = User.objects.filter(pk__in=people_with_lines(today), is_active=True, wants_weekly_digest=True)
    users = list(wanted.order_by("pk").values_list("pk", flat=True))
    for user in users:
        _enqueue(user, week)
    return len(users)


def _enqueue(user: int, week: str, *, after: str = "first") -> None:
    enqueue_job(DIGEST_JOB, {"user": user, "week": week}, key=f"weekly-digest:{user}:{week}:{after}")


@transaction.atomic
def write_digest(user_id: int, week: str) -> WeeklyDigest | None:
    """Put the overview into the outbox, unless nothing is open, nobody wants it, the week is over or it was written.

    The person's row is locked: whoever comes second finds the overview of the first.
    """
    today = timezone.localdate()
    user = User.objects.select_for_update(no_key=True).filter(pk=user_id).first()
    if user is None or not _is_wanted(user) or week_of(today) != week:
        return None
    if WeeklyDigest.objects.filter(user=user, week=week, withdrawn_at=None).exists():
        return None
    with translation.override(user.language):
        lines = lines_for(user, today)
        return send_digest_mail(user, week, lines) if lines else None


@register_guard(GUARD)
def is_still_right(message: Message) -> bool:
    """Say whether the person wants the overview, this week, and everything it tells is open and reads the same.

    If not, it is withdrawn, and the next run writes one of what is open then.
    """
    digest = WeeklyDigest.objects.select_related("user").filter(message=message).first()
    if digest is None or digest.withdrawn_at:
        return False
    if _is_right(digest):
        return True
    WeeklyDigest.objects.filter(pk=digest.pk).update(withdrawn_at=timezone.now())
    return False


def _is_right(digest: WeeklyDigest) -> bool:
    today = timezone.localdate()
    if not _is_wanted(digest.user) or week_of(today) != digest.week:
        return False
    with translation.override(digest.user.language):
        return {*digest.told} <= {line.fingerprint for line in lines_for(digest.user, today)}


def _is_wanted(user: User) -> bool:
    return user.is_active and user.wants_weekly_digest
