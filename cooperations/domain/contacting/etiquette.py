"""May an employer ask an MSO now? The rules of politeness that the portal keeps.

No second request while one is open; none for six months after a no or a silence, 30 days after one that was taken
back; none while the MSO pauses or has had as many as it wants this month (a calendar month of the portal's time zone).
Blocks are no part of this: whoever is blocked is answered like everybody else.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cooperations.enums.contact import WAITING_STATES
from cooperations.models import ContactRequest
from partners.enums import OrganisationState
from partners.models import MsoProfile, Organisation

from .contact_settings import settings_of
from .people import people_of


@dataclass(frozen=True)
class Answer:
    """Whether a request is possible now; if not, a sentence why, and from which day on it is, where that is known."""

    ok: bool
    sentence: str = ""
    again_on: date | None = None


def may_request(employer: Organisation, mso: Organisation, *, now: datetime | None = None) -> Answer:
    """Say whether ``employer`` may ask ``mso`` at ``now``. Six queries at most."""
    today = timezone.localdate(now)
    return (
        _refusal_between(employer, mso, today)
        or _refusal_by_settings(mso, today)
        or _refusal_by_limit(mso, today)
        or _refusal_by_reach(mso)
        or Answer(ok=True)
    )


def _refusal_between(employer: Organisation, mso: Organisation, today: date) -> Answer | None:
    if mso.state != OrganisationState.PUBLISHED:
        return Answer(ok=False, sentence=_("This organisation takes no requests at the moment."))
    requests = list(ContactRequest.objects.filter(employer=employer, mso=mso))
    if any(each.state in WAITING_STATES for each in requests):
        return Answer(ok=False, sentence=_("You have asked this organisation already. Please wait for its answer."))
    days = [each.again_on for each in requests if each.again_on and each.again_on > today]
    if not days:
        return None
    return Answer(
        ok=False,
        sentence=_("Your last request came to nothing. You can ask again from %(day)s.")
        % {"day": date_format(max(days), "DATE_FORMAT")},
        again_on=max(days),
    )


def _refusal_by_settings(mso: Organisation, today: date) -> Answer | None:
    settings = settings_of(mso)
    if not settings.is_paused or (settings.paused_until and settings.paused_until < today):
        return None
    note = f" {settings.pause_note}" if settings.pause_note else ""
    if settings.paused_until is None:
        return Answer(ok=False, sentence=_("This organisation takes no requests at the moment.") + note)
    day = {"day": date_format(settings.paused_until, "DATE_FORMAT")}
    return Answer(ok=False, sentence=_("This organisation takes no requests until %(day)s.") % day + note)


def _refusal_by_limit(mso: Organisation, today: date) -> Answer | None:
    limit = MsoProfile.objects.filter(organisation=mso).values_list("monthly_request_limit", flat=True).first()
    if limit is None:
        return None
    if limit == 0:
        return Answer(ok=False, sentence=_("This organisation takes no requests at the moment."))
    month = today.replace(day=1)
    sent = ContactRequest.objects.delivered().filter(mso=mso, sent_on__gte=month).count()
    if sent < limit:
        return None
    following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return Answer(
        ok=False,
        sentence=_("This organisation takes no more requests this month. You can ask from %(day)s.")
        % {"day": date_format(following, "DATE_FORMAT")},
        again_on=following,
    )


def _refusal_by_reach(mso: Organisation) -> Answer | None:
    if people_of(mso):
        return None
    return Answer(ok=False, sentence=_("No mail reaches this organisation at the moment. Please call or visit it."))
