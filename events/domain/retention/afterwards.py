"""Words of guests and consents: how long they are kept."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from cooperations.models.months import add_months
from events.domain.planning import locked
from events.models import Feedback, MediaConsent, Quote

from .times import days_before, months_before

UNRELEASED_MONTHS = 6
FEEDBACK_MONTHS = 24
CONSENT_MONTHS = 12
WITHDRAWN_DAYS = 30


def forget_quotes(today: date) -> int:
    """Empty quotes that nobody released within half a year; return how many."""
    limit = months_before(today, UNRELEASED_MONTHS)
    return _empty(Quote.objects.filter(released_for=[], recorded_at__lt=limit), ("text", "speaker"))


def forget_quotes_that_ran_out(today: date) -> int:
    """Empty quotes whose release ended half a year ago; return how many."""
    return _empty(Quote.objects.filter(released_until__lt=add_months(today, -UNRELEASED_MONTHS)), ("text", "speaker"))


def forget_consents(today: date) -> int:
    """Empty the names of consents a year after they ended, 30 days after they were taken back; return how many.

    Until then somebody may have to prove that a picture was allowed.
    """
    ended = Q(until__lt=add_months(today, -CONSENT_MONTHS))
    withdrawn = Q(withdrawn_at__lt=days_before(today, WITHDRAWN_DAYS))
    return _empty(MediaConsent.objects.filter(ended | withdrawn), ("who", "guardian", "paper_at"))


def forget_feedback(today: date) -> int:
    """Empty the texts of feedback after two years; the grades stay. Return how many."""
    old = Feedback.objects.filter(on__lt=add_months(today, -FEEDBACK_MONTHS)).exclude(text="")
    return old.update(text="")


def _empty(rows: QuerySet[Any], columns: Iterable[str]) -> int:
    due = rows.filter(erased_at=None).values_list("event", flat=True).order_by("event").distinct()
    return sum(_empty_in(event, rows, columns) for event in list(due))


@transaction.atomic
def _empty_in(event: Any, rows: QuerySet[Any], columns: Iterable[str]) -> int:
    locked(event)
    empty = dict.fromkeys(columns, "")
    return rows.filter(event=event, erased_at=None).update(**empty, erased_at=timezone.now())
