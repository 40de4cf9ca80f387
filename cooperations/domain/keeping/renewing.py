"""The yearly question: asking, reminding, falling asleep. Due means due until done, and nothing is asked twice."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from cooperations.enums.cooperation import CooperationState
from cooperations.enums.keeping import RenewalStage
from cooperations.models import Cooperation, Renewal
from cooperations.states.cooperation import FALL_ASLEEP, move_cooperation

from .renewal_mail import write_mails

REMIND_AFTER = timedelta(weeks=3)
SLEEP_AFTER = timedelta(weeks=6)


def ask_all() -> int:
    """Ask, remind and let fall asleep whatever is due today or was before; return how many steps that were.

    Each step is stored by itself; safe to run twice, and late. One run makes one step with each cooperation.
    """
    today = timezone.localdate()
    open_ones = Renewal.objects.open()
    due = Cooperation.objects.in_force().filter(state=CooperationState.CONFIRMED, next_renewal_on__lte=today)
    steps: list[tuple[Callable[[Cooperation, date], bool], list[Cooperation]]] = [
        (fall_asleep, [each.cooperation for each in open_ones.filter(**_ready_to_sleep(today))]),
        (remind, [each.cooperation for each in open_ones.filter(**_ready_to_remind(today))]),
        (ask, list(due.exclude(renewals__in=open_ones))),
    ]
    return sum(step(cooperation, today) for step, cooperations in steps for cooperation in cooperations)


def _ready_to_remind(today: date) -> dict[str, object]:
    return {"reminded_on": None, "asked_on__lte": today - REMIND_AFTER}


def _ready_to_sleep(today: date) -> dict[str, object]:
    return {
        "fell_asleep_on": None,
        "asked_on__lte": today - SLEEP_AFTER,
        "reminded_on__lte": today - (SLEEP_AFTER - REMIND_AFTER),
    }


@transaction.atomic
def ask(cooperation: Cooperation, today: date) -> bool:
    """Open the yearly question and write to everybody who acts for a party; False when it is open or not due."""
    locked = _locked(cooperation)
    due_on = locked.next_renewal_on
    is_due = locked.state == CooperationState.CONFIRMED and due_on is not None and due_on <= today
    if not is_due or due_on is None or Renewal.objects.open().filter(cooperation=locked).exists():
        return False
    renewal, is_new = Renewal.objects.get_or_create(cooperation=locked, due_on=due_on, defaults={"asked_on": today})
    if is_new:
        write_mails(renewal, RenewalStage.FIRST)
    return is_new


@transaction.atomic
def remind(cooperation: Cooperation, today: date) -> bool:
    """Write once more to the parties that have not answered; False when that was done before."""
    renewal = _open_renewal(_locked(cooperation))
    if renewal is None or renewal.reminded_on or renewal.asked_on > today - REMIND_AFTER:
        return False
    renewal.reminded_on = today
    renewal.save(update_fields=["reminded_on", "updated_at"])
    write_mails(renewal, RenewalStage.REMINDER)
    return True


@transaction.atomic
def fall_asleep(cooperation: Cooperation, today: date) -> bool:
    """Let a cooperation rest that nobody spoke for, six weeks after asking and three after reminding.

    One whose boards are being asked for a new version lives: the question stays open and is looked at again later.
    """
    locked = _locked(cooperation)
    renewal = _open_renewal(locked)
    if renewal is None or renewal.fell_asleep_on or locked.state != CooperationState.CONFIRMED:
        return False
    limits = _ready_to_sleep(today)
    if not Renewal.objects.filter(pk=renewal.pk, **limits).exists():
        return False
    renewal.fell_asleep_on = today
    renewal.save(update_fields=["fell_asleep_on", "updated_at"])
    return move_cooperation(FALL_ASLEEP, locked, actor=None)


def _locked(cooperation: Cooperation) -> Cooperation:
    return Cooperation.objects.select_for_update(of=("self",)).get(pk=cooperation.pk)


def _open_renewal(cooperation: Cooperation) -> Renewal | None:
    return Renewal.objects.open().filter(cooperation=cooperation).first()
