"""Who may be seen or heard in pictures, what for and until when. The portal keeps no pictures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cooperations.models.months import add_months
from events.domain.hooks import has_changed
from events.models import Event, MediaConsent
from events.permissions.after import can_read_names_of_release, can_record_release
from events.permissions.event import holding_parties_of
from partners.models import Organisation

from .writing import event_to_write, refuse_stranger

# Nobody can say today what becomes of a picture in eleven years.
LONGEST_MONTHS = 120


@dataclass(frozen=True)
class Consent:
    """What somebody allows. ``guardian`` agrees for people under 18; ``paper_at`` says where the paper lies."""

    who: str
    in_media: Sequence[str]
    purposes: Sequence[str]
    until: date | None
    way: str
    is_minor: bool = False
    guardian: str = ""
    paper_at: str = ""


@dataclass(frozen=True)
class Consents:
    """What one reader sees: ``own`` rows with names; of the other side, how many count today, by purpose."""

    own: list[MediaConsent]
    others: dict[str, int]


@transaction.atomic
def record_consent(event: Event, recorded_for: Organisation, consent: Consent, *, actor: Any) -> MediaConsent:
    """Write down what somebody allowed. The same person, purposes and day given again are one row.

    Raises ``PermissionDenied``, ``ValidationError`` with sentences by field.
    """
    present = event_to_write(event, actor, can_record_release)
    refuse_stranger(present, actor, recorded_for.pk)
    _refuse_incomplete(consent)
    values = {**vars(consent), "media": list(consent.in_media), "purposes": list(consent.purposes)}
    del values["in_media"]
    if not consent.is_minor:
        values["guardian"] = ""
    known = MediaConsent.objects.filter(event=present, recorded_for=recorded_for, withdrawn_at=None, **values).first()
    if known is not None:
        return known
    row = MediaConsent.objects.create(event=present, recorded_for=recorded_for, recorded_by=actor, **values)
    has_changed(present, "consents")
    return row


@transaction.atomic
def withdraw_consent(consent: MediaConsent, *, actor: Any) -> bool:
    """Take a consent back at the person's word; False when that was done before. The name goes 30 days later.

    Raises ``PermissionDenied``.
    """
    present = event_to_write(consent.event, actor, lambda user, each: bool(holding_parties_of(user, each)))
    refuse_stranger(present, actor, consent.recorded_for_id)
    row = MediaConsent.objects.select_for_update().get(pk=consent.pk)
    if row.withdrawn_at is not None:
        return False
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    has_changed(present, "consents")
    return True


def consents_of(user: Any, event: Event, today: date) -> Consents:
    """Return what ``user`` reads: names of the own organisation, of the other one only how many. One query."""
    own: list[MediaConsent] = []
    others: Counter[str] = Counter()
    for row in MediaConsent.objects.filter(event=event, erased_at=None).order_by("who", "pk"):
        if can_read_names_of_release(user, event, row):
            own.append(row)
        elif row.withdrawn_at is None and row.until >= today:
            others.update(row.purposes)
    return Consents(own, dict(others))


def _refuse_incomplete(consent: Consent) -> None:
    refused: dict[str, str] = {}
    today = timezone.localdate()
    if not consent.in_media:
        refused["in_media"] = _("Please say what the person may be seen or heard in.")
    if not consent.purposes:
        refused["purposes"] = _("Please say what for.")
    if consent.until is None:
        refused["until"] = _("Please say until when. A consent without an end is none that people can oversee.")
    elif consent.until < today:
        refused["until"] = _("This day is over. Please choose one that is still to come.")
    elif consent.until > add_months(today, LONGEST_MONTHS):
        refused["until"] = _("At most ten years are possible. Ask again when they are over.")
    if consent.is_minor and not consent.guardian:
        refused["guardian"] = _("For people under 18 a guardian has to agree. Please give the name.")
    if refused:
        raise ValidationError(refused)
