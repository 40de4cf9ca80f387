"""The contact plan: how to approach an MSO, step by step, as one user sees it for one employer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from cooperations.models import ContactEntry, ContactRequest, ContactSettings, TalkGuide
from partners.domain.portrait import with_profiles
from partners.domain.presentation import Presentation, present
from partners.models import ContactPerson, Organisation, ReachabilityWindow

from .contact_settings import settings_of
from .etiquette import Answer, may_request
from .log import attempts_of, basis_for
from .median import median_answer_days
from .slots import DatedSlot, next_slots, slot_on

LATEST = 3


@dataclass(frozen=True)
class ContactPlan:
    """What the plan shows. Without ``employer`` (somebody who only helps) the last step is left out.

    ``basis`` is the conversation that opens step three, ``attempts`` the calls that reached nobody; ``may`` says
    whether a request is possible.
    """

    mso: Organisation
    shown: Presentation
    settings: ContactSettings
    slots: list[DatedSlot]
    median: int | None
    employer: Organisation | None = None
    guide: TalkGuide | None = None
    may: Answer | None = None
    basis: ContactEntry | None = None
    attempts: list[ContactEntry] | None = None
    entries: list[ContactEntry] | None = None
    request: ContactRequest | None = None

    @property
    def phone(self) -> ContactPerson | None:
        """Return whom to call: the person of the next slot that has a number, else the first with one."""
        by_slot = [each.contact for each in self.slots if each.contact.phone]
        return next(iter([*by_slot, *(each for each in self.shown.contacts if each.phone)]), None)


def contact_plan(
    user: Any, mso: Organisation, employer: Organisation | None = None, *, now: datetime | None = None
) -> ContactPlan:
    """Return the plan for approaching ``mso``. The same number of queries whatever there is to show."""
    moment = now or timezone.now()
    shown = present(user, with_profiles(Organisation.objects.filter(pk=mso.pk)).get())
    settings = settings_of(mso)
    slots = next_slots(shown.contacts, moment)
    median = median_answer_days([mso.pk]).get(mso.pk)
    if employer is None:
        return ContactPlan(mso, shown, settings, slots, median)
    entries = ContactEntry.objects.of_pair(employer, mso).select_related("author")[:LATEST]
    return ContactPlan(
        mso,
        shown,
        settings,
        slots,
        median,
        employer=employer,
        guide=TalkGuide.objects.filter(employer=employer, mso=mso).first(),
        may=may_request(employer, mso, now=moment),
        basis=basis_for(employer, mso),
        attempts=attempts_of(employer, mso),
        entries=list(entries),
        request=ContactRequest.objects.filter(employer=employer, mso=mso).order_by("-sent_at").first(),
    )


def visible_slot(user: Any, mso: Organisation, window_pk: int, day: date) -> DatedSlot | None:
    """Return one slot of the plan for a calendar, None where ``user`` sees no such time. Two queries."""
    contacts = ContactPerson.objects.visible_to(user).filter(organisation=mso)
    window = ReachabilityWindow.objects.filter(pk=window_pk, contact__in=contacts).select_related("contact").first()
    return slot_on(window, window.contact, day, timezone.now()) if window else None
