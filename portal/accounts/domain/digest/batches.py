"""Who gets an overview now, and writing it once, two hundred people at a time.

Due means due until done: a week that began without workers is made up for on its next day. A batch is written in one
transaction, so that a worker that dies leaves nothing behind and the next one writes all of it.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from django.db import transaction
from django.utils import timezone, translation

from portal.accounts.models import Digest, Rhythm, User
from portal.outbox.domain.enqueue import enqueue_job

from .mail import Overview, send_overviews
from .rhythm import lines_to_tell, next_rhythms, period_of
from .sources import lines_of_many, people_in_a_hurry, people_with_lines

ROUND_JOB: Final = "accounts.digests"
BATCH_JOB: Final = "accounts.digest_batch"
PEOPLE_AT_ONCE: Final = 200


@transaction.atomic
def start(rhythm: Rhythm) -> None:
    """Store the job of the present week or day, once, and those of people whose mail was withdrawn meanwhile."""
    period = period_of(rhythm, timezone.localdate())
    enqueue_job(ROUND_JOB, {"rhythm": rhythm.value, "period": period}, key=f"digests:{period}")
    mine = Digest.objects.filter(rhythm=rhythm, period=period)
    withdrawn = mine.exclude(withdrawn_at=None).exclude(user__in=mine.filter(withdrawn_at=None).values("user"))
    for digest in withdrawn.order_by("created_at"):
        _enqueue([digest.user_id], rhythm, period, part=f"after:{digest.pk}")


def ask_for_digests(rhythm: Rhythm, period: str) -> int:
    """Store a job for every two hundred people for whom something may be open; return how many people that are.

    Belongs into the transaction that ends the job of the week or day.
    """
    today = timezone.localdate()
    if period_of(rhythm, today) != period:
        return 0
    people = people_with_lines(today) if rhythm == Rhythm.WEEKLY else people_in_a_hurry(today)
    wanted = User.objects.filter(pk__in=people, is_active=True, wants_weekly_digest=True)
    users = list(wanted.order_by("language", "pk").values_list("pk", flat=True))
    for start_at in range(0, len(users), PEOPLE_AT_ONCE):
        _enqueue(users[start_at : start_at + PEOPLE_AT_ONCE], rhythm, period, part=str(start_at))
    return len(users)


def _enqueue(users: list[int], rhythm: Rhythm, period: str, *, part: str) -> None:
    payload = {"users": users, "rhythm": rhythm.value, "period": period}
    enqueue_job(BATCH_JOB, payload, key=f"digests:{period}:{part}")


@transaction.atomic
def write_digests(user_ids: Iterable[int], rhythm: Rhythm, period: str) -> list[Digest]:
    """Put the overviews of these people into the outbox, of those for whom something is open and who want it.

    Whoever has had theirs gets no other one. The rows of the people are locked: whoever comes second finds the
    overviews of the first. As many queries for two hundred people as for one who reads the same language.
    """
    today = timezone.localdate()
    if period_of(rhythm, today) != period:
        return []
    locked = User.objects.select_for_update(no_key=True).filter(pk__in=list(user_ids)).order_by("pk")
    users = [user for user in locked if is_wanted(user)]
    due = next_rhythms(users, rhythm, today)
    readers = sorted((user for user in users if user.pk in due), key=lambda user: user.language)
    overviews: list[Overview] = []
    for language, group in groupby(readers, key=lambda user: user.language):
        with translation.override(language):
            mine = list(group)
            found = lines_of_many(mine, today)
        told = ((user, due[user.pk], lines_to_tell(due[user.pk], found[user.pk])) for user in mine)
        overviews += [Overview(user, each, period_of(each, today), lines) for user, each, lines in told if lines]
    return send_overviews(overviews)


def is_wanted(user: User) -> bool:
    """Say whether ``user`` wants overviews at all."""
    return user.is_active and user.wants_weekly_digest
