"""The daily work: end what was answered, mark who stays silent, write to those whose turn it is.

Each step looks at what is due by now, so a day without it is made up for by the next. Run twice it does nothing more.
"""

from collections import defaultdict
from datetime import date

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from partners.enums import OrganisationState
from partners.models import FreshnessCampaign, FreshnessMail, Organisation

from .mail import write_mail
from .recipients import Recipient, organisations_of, recipients_of
from .schedule import TOGETHER, next_rounds, to_be_asked, without_answer

BATCH = 200
OVER = (OrganisationState.ARCHIVED, OrganisationState.MERGED)


def run_campaigns() -> int:
    """Do all that is due today; return how many mails were written."""
    today = timezone.localdate()
    end_campaigns(today)
    mark_silent(today)
    written = 0
    postponed: set[int] = set()
    while (result := ask_some(today, postponed)) is not None:
        written += result
    return written


def end_campaigns(today: date) -> None:
    """End campaigns whose organisation was confirmed since they began, or has no entry any more."""
    running = FreshnessCampaign.objects.running()
    answered = Organisation.objects.filter(pk=OuterRef("organisation"), confirmed_at__gte=OuterRef("started_at"))
    running.filter(Exists(answered)).update(ended_on=today, outcome=FreshnessCampaign.Outcome.CONFIRMED)
    running.filter(organisation__state__in=OVER).update(ended_on=today, outcome=FreshnessCampaign.Outcome.DROPPED)


@transaction.atomic
def mark_silent(today: date) -> int:
    """Mark the organisations that did not answer three rounds of mails; return how many."""
    silent = list(without_answer(today).values_list("organisation", flat=True))
    list(Organisation.objects.select_for_update(of=("self",)).filter(pk__in=silent).order_by("pk").values_list("pk"))
    # Under the lock: somebody may have confirmed a moment ago.
    still = without_answer(today).filter(organisation__in=silent).values("organisation")
    return Organisation.objects.filter(pk__in=still).update(marked_at=timezone.now())


@transaction.atomic
def ask_some(today: date, postponed: set[int]) -> int | None:
    """Write to the people of up to ``BATCH`` organisations and what else is due for these people soon.

    Return how many mails were written, None when nothing is left for today. Organisations with somebody who has got a
    mail today already are added to ``postponed``: their turn is tomorrow.
    """
    first = to_be_asked(today).exclude(pk__in=postponed).values_list("pk", flat=True)[:BATCH]
    further = next_rounds(today).exclude(organisation__in=postponed).values_list("organisation", flat=True)[:BATCH]
    due = {*first, *further}
    if not due:
        return None
    people = {each.address for each in recipients_of(due)}
    same_people = (
        to_be_asked(today, ahead=TOGETHER).filter(pk__in=organisations_of(people)).values_list("pk", flat=True)
    )
    locked = list(
        Organisation.objects.select_for_update(of=("self",))
        .filter(pk__in={*due, *same_people} - postponed)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    return _ask(locked, today, postponed)


def _ask(organisation_ids: list[int], today: date, postponed: set[int]) -> int:
    """Ask about the organisations, whose rows are locked, as far as they are due still."""
    recipients = recipients_of(organisation_ids)
    had_mail = set(
        FreshnessMail.objects.filter(sent_on=today, recipient__in={each.address for each in recipients}).values_list(
            "recipient", flat=True
        )
    )
    postponed |= {each.organisation_id for each in recipients if each.address in had_mail}
    chosen = set(organisation_ids) - postponed
    campaigns = {each.organisation_id: each for each in _next_round_of(chosen, today)}
    return _write_to([each for each in recipients if each.organisation_id in campaigns], campaigns, today)


def _next_round_of(organisation_ids: set[int], today: date) -> list[FreshnessCampaign]:
    new = to_be_asked(today, ahead=TOGETHER).filter(pk__in=organisation_ids)
    now = timezone.now()
    FreshnessCampaign.objects.bulk_create([FreshnessCampaign(organisation=each, started_at=now) for each in new])
    due = list(next_rounds(today).filter(organisation__in=organisation_ids).values_list("pk", flat=True))
    FreshnessCampaign.objects.filter(pk__in=due).update(rounds=F("rounds") + 1, last_round_on=today)
    return list(FreshnessCampaign.objects.filter(Q(pk__in=due)).select_related("organisation"))


def _write_to(recipients: list[Recipient], campaigns: dict[int, FreshnessCampaign], today: date) -> int:
    by_person: dict[str, list[Recipient]] = defaultdict(list)
    for each in recipients:
        by_person[each.address].append(each)
    for address, theirs in by_person.items():
        asked = sorted((campaigns[each.organisation_id] for each in theirs), key=lambda each: each.organisation.name)
        write_mail(address, theirs[0].language, asked, today)
    return len(by_person)
